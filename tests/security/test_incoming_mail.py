"""What anybody can send to the address for answers: no header and no text makes the forum fail, wait or believe."""

import time

import pytest
from anymail.inbound import AnymailInboundMessage

from qa.notifications.links import stop_link
from qa.notifications.models import IncomingMail
from qa.notifications.services import replies
from qa.notifications.services.answering_by_mail import receive
from qa.notifications.services.incoming import sender_of
from qa.notifications.services.quoting import own_words
from qa.posts.models import Comment
from tests.factories import answer, question
from tests.qa.notifications.people import confirmed_member

WORDS = "Thank you, I will try that tonight."


def mail(headers: str, body: bytes = WORDS.encode()) -> AnymailInboundMessage:
    return AnymailInboundMessage.parse_raw_mime_bytes(headers.encode("utf-8") + b"\r\n\r\n" + body)


@pytest.mark.parametrize(
    "sender",
    [
        "ida@example.org <mallory@elsewhere.example>",
        "ida@example.org, mallory@elsewhere.example",
        "mallory@elsewhere.example\r\nFrom: ida@example.org",
        "=?utf-8?b?aWRhQGV4YW1wbGUub3Jn?=",  # all of it encoded, where no address may be
        "=?utf-8?q?ida=40example=2Eorg=2C?= <mallory@elsewhere.example>",
        '"ida@example.org" mallory@elsewhere.example',
        "mallory@elsewhere.example," + "x" * 6000 + ", ida@example.org",
        "",
    ],
)
def test_a_sender_that_can_be_read_in_two_ways_is_not_believed(sender):
    assert sender_of(mail(f"From: {sender}")) != "ida@example.org"


@pytest.mark.parametrize("sender", ["ida@example.org", "Ida <IDA@example.org>", '"x@y.example" <ida@example.org>'])
def test_an_ordinary_sender_is_read(sender):
    assert sender_of(mail(f"From: {sender}")) == "ida@example.org"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "body", "outcome"),
    [
        ("To: undisclosed-recipients:;", WORDS.encode(), "posted"),
        ("To: <<>>\r\nCc: @@@, ,,", WORDS.encode(), "posted"),
        ("Content-Type: text/plain; charset=nobody-knows", b"\xff\xfe", "refused"),
        ("X: y", b"a\x00b", "refused"),
        ("Message-ID: <\x00>", WORDS.encode(), "posted"),
    ],
)
def test_what_is_not_well_formed_is_no_error(settings, more, body, outcome):
    settings.INBOUND_MAIL_ADDRESS = "reply@in.example.org"
    ida = confirmed_member("ida")
    post = answer(to=question(by=ida))
    to = replies.address_for(ida.pk, post.pk)
    assert receive(mail(f"From: ida@example.org\r\nDelivered-To: {to}\r\n{more}", body)) == outcome
    assert Comment.objects.count() == (outcome == "posted")
    assert IncomingMail.objects.get().outcome == outcome


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", "<style>" * 14_000),
        ("", "<p>From: x" * 9_000),
        ("", "From: a<br>" * 9_000),
        ("", "<div " * 20_000),
        ("From: a\n" * 2_500, ""),
        ("\n>" * 10_000, ""),
    ],
)
def test_no_text_keeps_the_forum_busy(text, html):
    began = time.process_time()
    own_words(text, html)
    assert time.process_time() - began < 3  # it was up to 50 seconds


@pytest.mark.django_db
def test_what_only_the_member_may_know_is_not_posted(settings):
    """Programs quote in many ways: what could not be told from the answer must not stand under it in public."""
    settings.INBOUND_MAIL_ADDRESS = "reply@in.example.org"
    ida = confirmed_member("ida")
    post = answer(to=question(by=ida))
    to = replies.address_for(ida.pk, post.pk)
    for number, line in enumerate((stop_link(ida.pk), to)):
        body = f"{WORDS}\n\n(something that quotes)\n{line}\n".encode()
        assert receive(mail(f"From: ida@example.org\r\nTo: {to}\r\nMessage-ID: <{number}@x>", body)) == "refused"
    assert not Comment.objects.exists()
