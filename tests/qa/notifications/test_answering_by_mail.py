"""A notification answered by mail becomes a comment: once, only from the member, and only what is theirs to post."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.models import IncomingMail, OutgoingMail, Preference
from qa.notifications.services import replies
from qa.notifications.services.answering_by_mail import KEPT, forget_old
from qa.notifications.services.delivery import deliver_due
from qa.posts.models import Comment
from qa.posts.services.closing import lock_post
from qa.posts.services.concealing import delete_post
from qa.site.models import RateCounter
from tests.factories import answer, member, question
from tests.qa.notifications.people import confirmed_member, notice, text, told

pytestmark = pytest.mark.django_db
WORDS = "Thank you, I will try that tonight."
QUOTED = (
    f"{WORDS}\n\nOn Mon, 23 Nov 2026 at 10:00, Askwell <forum@localhost> wrote:\n> Hello ida,\n>\n> Noor answered\n"
)


@pytest.fixture(autouse=True)
def _set_up(settings):
    settings.INBOUND_MAIL_ADDRESS = "reply@in.example.org"


@pytest.fixture
def ida(db):
    return confirmed_member("ida")


@pytest.fixture
def post(ida):
    return answer(to=question(by=ida), by=member(display_name="Noor"))


def incoming(to: str, sender: str = "ida@example.org", body: str = QUOTED, number: int = 1, **more) -> dict:
    """As Postmark's documentation shows it."""
    headers = [
        {"Name": "Return-Path", "Value": f"<{sender}>"},
        {"Name": "Message-ID", "Value": f"<reply-{number}@mail.example.org>"},
        *({"Name": name, "Value": value} for name, value in more.pop("headers", {}).items()),
    ]
    return {
        "FromName": "Ida", "From": sender, "FromFull": {"Email": sender, "Name": "Ida", "MailboxHash": ""},
        "To": to, "ToFull": [{"Email": to, "Name": "", "MailboxHash": ""}], "CcFull": [], "BccFull": [],
        "OriginalRecipient": to, "Subject": "Re: [Askwell] x", "MessageID": f"id-{number}", "ReplyTo": "",
        "Date": "Mon, 23 Nov 2026 10:05:00 +0000", "TextBody": body, "HtmlBody": "", "StrippedTextReply": "",
        "Tag": "", "Headers": headers, "Attachments": [], **more,
    }  # fmt: skip


def comments() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("body", flat=True))


def test_a_notification_can_be_answered(ida, post, mail_server, provider):
    notice(ida, kinds.ANSWER, post=post)
    told(ida)
    deliver_due()
    (message,) = mail_server.received
    assert "Reply to this mail to comment." in text(message)
    assert provider("inbound", incoming(message["Reply-To"])).status_code == 200
    comment = Comment.objects.get()
    assert (comment.body, comment.author, comment.post_id) == (WORDS, ida, post.pk)
    assert IncomingMail.objects.get().outcome == "posted"


def test_the_same_mail_twice_is_one_comment(ida, post, provider):
    to = replies.address_for(ida.pk, post.pk)
    for _ in range(3):
        assert provider("inbound", incoming(to)).status_code == 200
        RateCounter.objects.all().delete()
    assert comments() == [WORDS]
    assert not OutgoingMail.objects.filter(key__contains="reply").exists()


@pytest.mark.parametrize("secret", [None, "provider:guessed"])
def test_nobody_but_the_provider_can_hand_mail_in(ida, post, provider, secret):
    assert provider("inbound", incoming(replies.address_for(ida.pk, post.pk)), secret).status_code == 400
    assert comments() == []


def test_an_address_in_capitals_or_among_the_copies_is_found(ida, post, provider):
    to = replies.address_for(ida.pk, post.pk)
    other = incoming("someone@example.org") | {"CcFull": [{"Email": to.upper(), "Name": "", "MailboxHash": ""}]}
    provider("inbound", other)
    assert comments() == [WORDS]


def test_a_forged_token_is_ignored(ida, post, provider):
    bo = confirmed_member("bo")
    genuine = replies.address_for(ida.pk, post.pk)
    for forged in (
        genuine[:-20] + ("aaaa" if genuine[-20:-16] != "aaaa" else "bbbb") + genuine[-16:],
        genuine.replace(f"+{replies._base36(ida.pk)}-", f"+{replies._base36(bo.pk)}-"),
        "reply+x@in.example.org",
        "reply@in.example.org",
        genuine.replace("in.example.org", "example.org"),
    ):
        assert forged != genuine
        provider("inbound", incoming(forged))
        provider("inbound", incoming(forged, sender="bo@example.org"))
    assert comments() == []
    assert not IncomingMail.objects.exists()
    assert not OutgoingMail.objects.filter(key__contains="reply").exists()


def test_another_sender_posts_nothing_and_only_the_member_is_told(ida, post, provider, mail_server):
    ida.emailaddress_set.create(email="unconfirmed@example.org", verified=False)
    confirmed_member("bo")
    to = replies.address_for(ida.pk, post.pk)
    for number, sender in enumerate(["unconfirmed@example.org", "bo@example.org", "x@example.com"]):
        provider("inbound", incoming(to, sender, number=number))
    assert comments() == []
    deliver_due()
    assert {message["To"] for message in mail_server.received} == {"ida@example.org"}
    assert "not confirmed as yours" in text(mail_server.received[0])
    assert WORDS not in text(mail_server.received[0])


def test_another_confirmed_address_of_the_member_is_theirs(ida, post, provider):
    ida.emailaddress_set.create(email="second@example.org", verified=True)
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk), "Second@example.org"))
    assert comments() == [WORDS]


@pytest.mark.parametrize(
    "more",
    [
        {"headers": {"Auto-Submitted": "auto-replied"}},
        {"headers": {"Auto-Submitted": "auto-generated (vacation)"}},
        {"headers": {"Precedence": "bulk"}},
        {"headers": {"X-Autoreply": "yes"}},
        {"headers": {"List-Id": "<friends.example.org>"}},
        {"headers": {"X-Spam-Status": "Yes"}},
        {"sender": "mailer-daemon@example.org"},
    ],
)
def test_machines_are_not_answered(ida, post, provider, more):
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk), **more))
    assert comments() == []
    assert not OutgoingMail.objects.filter(key__contains="reply").exists()


def test_a_bounce_has_no_sender(ida, post, provider):
    payload = incoming(replies.address_for(ida.pk, post.pk))
    payload["Headers"][0]["Value"] = "<>"
    provider("inbound", payload)
    assert comments() == []
    assert not IncomingMail.objects.exists()


@pytest.mark.parametrize(
    ("body", "why"),
    [("Thanks!", "write a little more"), ("w " * 400, "longer than we can take"), ("", "write a little more")],
)
def test_what_cannot_be_posted_comes_back_with_the_reason(ida, post, provider, mail_server, body, why):
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk), body=body))
    assert comments() == []
    assert deliver_due() >= 1
    message = mail_server.received[-1]
    assert message["To"] == "ida@example.org"
    assert message["Subject"] == "[Askwell] Your reply was not posted"
    assert message["In-Reply-To"] == "<reply-1@mail.example.org>"
    assert message["Auto-Submitted"] == "auto-replied"
    assert why in text(message)
    assert body.strip() in text(message)
    assert post.get_absolute_url() in text(message)


def test_the_pause_between_comments_holds_by_mail_too(ida, post, provider, mail_server):
    to = replies.address_for(ida.pk, post.pk)
    provider("inbound", incoming(to))
    provider("inbound", incoming(to, body="And another thought that came at once.", number=2))
    assert comments() == [WORDS]
    deliver_due()
    assert "And another thought that came at once." in text(mail_server.received[-1])


def test_locked_deleted_and_late_are_refused_with_their_reason(ida, post, provider, mail_server):
    moderator = member(staff=True)
    to = replies.address_for(ida.pk, post.pk)
    lock_post(post=post.parent, by=moderator, reason="Heated.")
    provider("inbound", incoming(to, number=1))
    delete_post(post=post, by=moderator)
    provider("inbound", incoming(to, number=2))
    deliver_due()
    first, second = (text(message) for message in mail_server.received if "not posted" in message["Subject"])
    assert "This post is locked: Heated." in first
    assert "not there any more" in second
    assert comments() == []


def test_an_address_is_good_for_thirty_days(ida, post, provider, monkeypatch):
    today = replies._today()
    to = replies.address_for(ida.pk, post.pk)
    monkeypatch.setattr(replies, "_today", lambda: today + 30)
    assert not replies.read_address(to).expired
    monkeypatch.setattr(replies, "_today", lambda: today + 31)
    provider("inbound", incoming(to))
    assert comments() == []
    assert "too old" in OutgoingMail.objects.get(key__contains="reply").body


def test_nobody_is_written_to_without_end(ida, post, provider):
    to = replies.address_for(ida.pk, post.pk)
    for number in range(25):
        provider("inbound", incoming(to, body="Short", number=number))
    assert OutgoingMail.objects.filter(key__contains="-reply-").count() == 20


def test_those_who_are_gone_post_nothing(ida, post, provider):
    ida.is_active = False
    ida.save()
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk)))
    assert comments() == []
    assert not OutgoingMail.objects.filter(key__contains="reply").exists()


def test_discreet_members_and_forums_without_incoming_mail_get_no_address(ida, post, settings):
    Preference.objects.create(member=ida, discreet=True)
    notice(ida, kinds.ANSWER, post=post)
    told(ida)
    Preference.objects.update(discreet=False)
    settings.INBOUND_MAIL_ADDRESS = ""
    notice(ida, kinds.ANSWER, post=post)
    told(ida)
    assert [mail.reply_to for mail in OutgoingMail.objects.all()] == ["", ""]


def test_a_refusal_is_discreet_too(ida, post, provider):
    Preference.objects.create(member=ida, discreet=True)
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk), body="Short"))
    mail = OutgoingMail.objects.get(key__contains="reply")
    assert mail.subject == "There is news for you"
    assert "Short" not in mail.body + mail.html


def test_only_what_is_about_one_post_can_be_answered(ida, post):
    other = answer(to=question(by=ida))
    notice(ida, kinds.ANSWER, post=post)
    notice(ida, kinds.ANSWER, post=other)
    told(ida)
    notice(ida, kinds.BADGE, name="Teacher")
    told(ida)
    assert {mail.reply_to for mail in OutgoingMail.objects.all()} == {""}


def test_the_address_fits_every_mail_server():
    address = replies.address_for(2**40, 2**50)
    assert len(address.partition("@")[0]) <= 64
    assert address == address.lower()
    assert replies.read_address(address.upper()).post_id == 2**50


def test_traces_are_kept_longer_than_an_address_is_good(ida, post, provider):
    provider("inbound", incoming(replies.address_for(ida.pk, post.pk)))
    assert timedelta(days=replies.DAYS) < KEPT
    assert forget_old() == 0
    IncomingMail.objects.update(received_at=timezone.now() - KEPT - timedelta(days=1))
    assert forget_old() == 1
