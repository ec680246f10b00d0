"""One mail handed in twice at the same moment is one comment."""

import pytest
from anymail.inbound import AnymailInboundMessage

from qa.notifications.models import IncomingMail
from qa.notifications.services import replies
from qa.notifications.services.answering_by_mail import receive
from qa.posts.models import Comment
from tests.factories import answer, question
from tests.qa.notifications.people import confirmed_member
from tests.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_comment(settings):
    settings.INBOUND_MAIL_ADDRESS = "reply@in.example.org"
    ida = confirmed_member("ida")
    post = answer(to=question(by=ida))
    to = replies.address_for(ida.pk, post.pk)

    def hand_in():
        raw = f"From: ida@example.org\nTo: {to}\nMessage-ID: <1@x>\n\nThank you, I will try that tonight.\n"
        return receive(AnymailInboundMessage.parse_raw_mime(raw))

    assert at_once(hand_in, hand_in, hand_in) == ["posted"] * 3
    assert Comment.objects.count() == IncomingMail.objects.count() == 1
