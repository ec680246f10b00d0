"""What guests hear, and how little is kept of them."""

from datetime import timedelta

import pytest
from django.db import connection

from qa.notifications.models import OutgoingMail
from qa.notifications.services.delivery import deliver_due
from qa.posts.models import GuestAuthor
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.posts.services.answering import answer_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import approve_post
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from tests.factories import BODY, VISITOR, member, question
from tests.qa.notifications.people import GUEST, address_of, confirmed_member, guest_answer, html, link, links_of, text

pytestmark = pytest.mark.django_db

COMMENT = "This is a thought that I had while reading <this> & that."


def comment(post):
    RateCounter.objects.all().delete()
    return add_comment(post=post, by=member(points=500, display_name="Noor"), body=COMMENT)


def published_guest_answer(**fields):
    asker = fields.pop("asker", None) or member()
    post = guest_answer(question(by=asker), **fields)
    approve_post(post=post, by=member(staff=True))
    return post


def test_the_guest_is_asked_once_to_confirm_while_the_answer_is_still_held(mail_server, client):
    post = guest_answer(question(title="Who waters the plants in August?"))
    assert deliver_due() == 1
    approve_post(post=post, by=member(staff=True))
    assert deliver_due() == 0
    (message,) = mail_server.to(GUEST)
    assert "Who waters the plants in August?" in text(message)

    address = link(message, "confirm")
    page = client.get(address)
    assert page.status_code == 200
    assert not page.cookies
    assert GUEST not in page.text
    assert GuestAuthor.objects.get(pk=post.pk).email_confirmed_at is None  # a mail scanner has only looked
    page = client.post(address)
    assert page.status_code == 200
    assert GUEST not in page.text
    assert GuestAuthor.objects.get(pk=post.pk).email_confirmed_at


def test_without_an_address_nothing_is_sent():
    guest_answer(question(), email="")
    assert not OutgoingMail.objects.exists()


def test_without_a_confirmation_nothing_else_is_sent(mail_server):
    asker = member()
    post = published_guest_answer(asker=asker)
    assert deliver_due() == 1
    comment(post)
    accept_answer(answer=post, by=asker)
    assert deliver_due() == 0
    assert len(mail_server.received) == 1


def test_being_selected_is_heard_of(mail_server):
    asker = member()
    post = published_guest_answer(asker=asker, confirmed=True)
    deliver_due()
    mail_server.received.clear()
    accept_answer(answer=post, by=asker)
    assert deliver_due() == 1
    (message,) = mail_server.to(GUEST)
    assert "was selected" in message["Subject"]
    assert post.get_absolute_url() in text(message)
    unaccept_answer(answer=post, by=asker)
    assert deliver_due() == 0


def test_comments_are_heard_of_each_once(mail_server):
    post = published_guest_answer(confirmed=True)
    deliver_due()
    mail_server.received.clear()
    comment(post)
    comment(post)
    assert deliver_due() == 2
    first, second = mail_server.to(GUEST)
    assert COMMENT in text(first)
    assert "Noor has commented on your answer" in text(first)
    assert first["References"] == second["References"]


def test_what_happens_elsewhere_is_not_heard_of(mail_server):
    asker = confirmed_member()
    post = published_guest_answer(asker=asker, confirmed=True)
    deliver_due()
    mail_server.received.clear()
    comment(post.parent)
    guest_answer(post.parent, email="")
    assert deliver_due() == 0


def test_one_click_in_any_message_erases_the_address_everywhere(mail_server, client):
    post = published_guest_answer(confirmed=True)
    comment(post)
    deliver_due()
    comment(post)  # waits
    for message in mail_server.to(GUEST):
        address = link(message, "forget")
        assert message["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000{address}>"
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(address).status_code == 200
    assert address_of(post) == GUEST

    reply = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (reply.status_code, not reply.cookies) == (200, True)
    assert address_of(post) is None
    assert not OutgoingMail.objects.filter(key__startswith=f"guest-{post.pk}-").exists()
    comment(post)
    assert deliver_due() == 0
    assert not anywhere(GUEST)
    assert client.post(address).status_code == 200
    confirm = link(mail_server.to(GUEST)[0], "confirm")
    assert client.post(confirm).status_code == 200
    assert address_of(post) is None


def test_each_mail_has_both_parts_with_working_links_and_the_way_out(mail_server, client):
    asker = member()
    post = published_guest_answer(asker=asker, confirmed=True)
    comment(post)
    accept_answer(answer=post, by=asker)
    assert deliver_due() == 3
    for message in mail_server.to(GUEST):
        assert message.get_content_type() == "multipart/alternative"
        assert link(message, "forget") in html(message)
        assert message["From"] == "Askwell <forum@localhost>"
        for found in links_of(message):
            assert client.get(found).status_code == 200, found
    assert "&lt;this&gt; &amp; that" in html(mail_server.to(GUEST)[1])


def test_the_address_of_one_guest_does_not_take_that_of_another(client, mail_server):
    asked = question()
    posts = [guest_answer(asked, email=f"guest{n}@example.net") for n in range(11)]
    deliver_due()
    client.post(link(mail_server.to("guest0@example.net")[0], "forget"))
    assert [address_of(post) for post in posts].count(None) == 1
    assert OutgoingMail.objects.count() == 10


def test_nobody_can_fill_the_box_of_somebody_else():
    for n in range(5):
        guest = Guest(email=GUEST if n % 2 else GUEST.upper(), key="k")
        answer_question(question=question_kept_counters(), by=VISITOR, body=BODY, network=f"net{n}", guest=guest)
    assert OutgoingMail.objects.count() == 3
    assert not RateCounter.objects.filter(key__icontains="@").exists()


def question_kept_counters():
    counters = list(RateCounter.objects.all())
    asked = question()
    RateCounter.objects.all().delete()
    RateCounter.objects.bulk_create(counters)
    return asked


def test_no_page_shows_the_address(client, mail_server):
    post = published_guest_answer(confirmed=True)
    moderator = member(staff=True)
    client.force_login(moderator)
    for path in (post.parent.get_absolute_url(), f"/posts/{post.pk}/revisions", "/search?q=guest"):
        assert GUEST not in client.get(path).text


def test_what_was_sent_is_not_kept():
    post = guest_answer(question())
    deliver_due()
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject, mail.body, mail.html, mail.unsubscribe_url) == ("", "", "", "", "")
    OutgoingMail.objects.update(created_at=mail.created_at - timedelta(days=31))
    deliver_due()
    assert not OutgoingMail.objects.exists()
    assert address_of(post) == GUEST


def test_a_guests_post_that_is_erased_takes_its_mail_along():
    post = guest_answer(question())
    post.delete()
    assert not anywhere(GUEST)


def anywhere(text_to_find: str) -> list[str]:
    """The tables with a row that contains the text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text ILIKE %s', [f"%{text_to_find}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found
