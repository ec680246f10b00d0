"""The inbox page: lines, groups, filters, reading, and how long it is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.models import Event, Notification
from qa.notifications.services.retention import tidy
from qa.notifications.services.telling import tell
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import approve_post, delete_post
from qa.posts.services.writing import Guest
from qa.site.current import forget
from qa.site.models import RateCounter, SiteSettings
from tests.factories import answer, member, question
from tests.qa.notifications.cast import tell_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(client):
    user = member("ida", points=500)
    client.force_login(user)
    client.get("/inbox")  # the first page of the day notes the visit
    return user


def answers(asked, times: int = 1, title: str = "") -> None:
    for _n in range(times):
        answer(
            to=asked, by=member(display_name="Noor <b>"), body="Warmth helps, <b>and</b> so does a kind word & rest."
        )
    tell_all()


def unread(user) -> int:
    return Notification.objects.filter(member=user, read_at=None).count()


def test_a_visitor_is_sent_to_log_in(client):
    for path in ("/inbox", "/inbox/1", "/inbox/settings"):
        assert client.get(path).status_code == 302
    assert client.post("/inbox/read").status_code == 302


def test_an_empty_inbox_says_what_could_be_here(client, ida):
    assert "Here you will read of answers" in client.get("/inbox").text
    assert "Nothing of this kind has happened yet." in client.get("/inbox?kind=badge").text


def test_a_line_says_what_happened_and_leads_there(client, ida):
    asked = question(by=ida, title="How do “tea & honey” help a cold?")
    answers(asked)
    page = client.get("/inbox").text
    assert "Noor &lt;b&gt; answered your question “How do “tea &amp; honey” help a cold?”." in page
    assert "Warmth helps, and so does a kind word &amp; rest." in page
    row = Notification.objects.get(member=ida, kind="answer")
    assert f'href="/inbox/{row.pk}"' in page
    reply = client.get(f"/inbox/{row.pk}")
    assert reply.status_code == 303
    assert reply.url == row.event.post.get_absolute_url()
    assert unread(ida) == 0


def test_unread_lines_of_one_thread_are_one(client, ida):
    asked, other = question(by=ida, title="How do you keep calm?"), question(by=ida, title="What helps you to sleep?")
    answers(asked, 3)
    answers(other)
    page = client.get("/inbox").text
    assert "3 new answers to “How do you keep calm?”." in page
    assert page.count('class="inbox-row is-unread"') == 2
    newest = Notification.objects.filter(member=ida, question=asked).latest("pk")
    client.get(f"/inbox/{newest.pk}")
    assert unread(ida) == 1
    page = client.get("/inbox").text
    assert page.count('class="inbox-row"') == 3  # what was read stands alone


def test_other_kinds_and_what_is_hidden_do_not_join_a_group(client, ida):
    asked = question(by=ida)
    answers(asked, 2)
    add_comment(post=asked, by=member(points=500), body="I have thought about this for long.")
    tell_all()
    hidden = Event.objects.filter(kind="answer").first().post
    delete_post(post=hidden, by=hidden.author)
    page = client.get("/inbox").text
    assert page.count('class="inbox-row is-unread"') == 3
    assert "Something that is not public any more." in page


def test_filter_by_kind(client, ida):
    asked = question(by=ida)
    answers(asked)
    add_comment(post=asked, by=member(points=500), body="I have thought about this for long.")
    tell_all()
    page = client.get("/inbox?kind=comment").text
    assert "commented on your question" in page
    assert "answered your question" not in page
    assert client.get("/inbox?kind=nonsense").text.count('class="inbox-row') == 2


def test_marking_all_or_one_kind_as_read(client, ida):
    asked = question(by=ida)
    answers(asked)
    add_comment(post=asked, by=member(points=500), body="I have thought about this for long.")
    tell_all()
    assert client.get("/inbox/read").status_code == 405
    reply = client.post("/inbox/read", {"kind": "comment", "next": "/inbox?kind=comment"})
    assert (reply.status_code, reply.url) == (303, "/inbox?kind=comment")
    assert list(Notification.objects.filter(member=ida, read_at=None).values_list("kind", flat=True)) == ["answer"]
    assert client.post("/inbox/read", {"next": "https://elsewhere.example/"}).url == "/inbox"
    assert unread(ida) == 0


def test_nobody_reads_or_marks_what_is_somebody_elses(client, ida):
    other = member()
    answers(question(by=other))
    row = Notification.objects.get(member=other, kind="answer")
    assert client.get(f"/inbox/{row.pk}").status_code == 404
    client.post("/inbox/read")
    assert "inbox-row" not in client.get("/inbox").text
    assert unread(other) == 1


def test_opening_the_thread_reads_what_was_told_of_it(client, ida):
    asked, other = question(by=ida), question(by=ida)
    answers(asked)
    answers(other)
    assert "Inbox, 2 unread" in client.get("/about").text
    page = client.get(asked.get_absolute_url()).text
    assert "Inbox, 1 unread" in page
    assert list(Notification.objects.filter(member=ida, read_at=None).values_list("question", flat=True)) == [other.pk]


def test_a_message_is_read_in_the_inbox_itself(client, ida):
    tell(kinds.MESSAGE, key="message-1", member=ida, text="Thank you.\n\n<b>Truly</b>.")
    tell_all()
    page = client.get("/inbox").text
    assert "<p>Thank you.</p>" in page
    assert "&lt;b&gt;Truly&lt;/b&gt;" in page
    reply = client.get(f"/inbox/{Notification.objects.get(member=ida).pk}")
    assert reply.url == "/inbox?kind=message"
    assert unread(ida) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_for_any_number_of_lines(client, ida, django_assert_num_queries, rows):
    for _n in range(rows):
        asked = question(by=ida)
        answers(asked)
        add_comment(post=asked, by=member(points=500), body="I have thought about this for long.")
        RateCounter.objects.all().delete()
    tell_all()
    with django_assert_num_queries(8):  # session, member, settings, count, lines, events, members, the bell
        page = client.get("/inbox")
    assert page.text.count('class="inbox-row is-unread"') == 2 * rows


def test_the_bell_counts_to_ninety_nine(client, ida):
    assert '<span class="visually-hidden">Inbox</span>' in client.get("/about").text
    event = Event.objects.create(kind="message", key="k", member=ida)
    others = [Event(kind="message", key=f"k{n}", member=ida) for n in range(120)]
    rows = [Notification(event=one, member=ida, kind="message", reason="member") for one in
            [event, *Event.objects.bulk_create(others)]]  # fmt: skip
    Notification.objects.bulk_create(rows)
    page = client.get("/about").text
    assert "Inbox, 99+ unread" in page
    assert 'class="bell-count" aria-hidden="true">99+<' in page


def test_who_has_switched_points_off_finds_nothing_about_them(client, ida):
    tell(kinds.PRIVILEGE, key="privilege-1", member=ida, name="vote-up")
    tell_all()
    assert "Inbox, 1 unread" in client.get("/inbox").text
    ida.without_points = True
    ida.save()
    page = client.get("/inbox").text
    for gone in ("unread", "You may do something new", 'value="badge"'):
        assert gone not in page
    assert 'name="mail-badge"' not in client.get("/inbox/settings").text


def test_a_guest_without_a_name_is_somebody(client, ida):
    held = answer(to=question(by=ida), guest=Guest(key="key"))
    approve_post(post=held, by=member(staff=True))
    tell_all()
    assert "Somebody answered your question" in client.get("/inbox").text


def test_a_visitors_page_has_no_bell(client):
    assert "bar-bell" not in client.get("/about").text


def test_what_is_read_goes_after_the_owners_days_and_the_rest_after_twice_as_many():
    SiteSettings.objects.update(notifications_kept_days=90)
    forget()
    ida, now = member("ida"), timezone.now()
    ages = {"fresh": (1, True), "read": (91, True), "unread": (91, False), "old": (181, False)}
    for name, (days, read) in ages.items():
        then = now - timedelta(days=days)
        event = Event.objects.create(kind="message", key=name, member=ida, created_at=then, told_at=then)
        Notification.objects.create(
            event=event, member=ida, kind="message", reason="member", created_at=then, read_at=then if read else None
        )
    then = now - timedelta(days=400)
    for kind in ("privilege", "question"):
        Event.objects.create(kind=kind, key=kind, member=ida, told_at=then)
    Event.objects.create(kind="question", key="not told yet", created_at=then)
    tidy()
    assert {event.key for event in Event.objects.all()} == {"fresh", "unread", "privilege", "not told yet"}
    assert Notification.objects.count() == 2
