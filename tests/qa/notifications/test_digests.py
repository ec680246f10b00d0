"""The weekly digest: Monday morning where the member lives, once a week, nothing of their own."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from qa.following.models import Follow, Mute
from qa.notifications.models import OutgoingMail, Preference
from qa.notifications.services import digests
from qa.notifications.services.delivery import deliver_due
from qa.posts.models import CloseReason, Post
from qa.posts.services.closing import close_question
from qa.posts.services.concealing import delete_post
from qa.votes.services import cast_vote
from tests.factories import answer, category, member, question, tag
from tests.qa.notifications.people import confirmed_member, html, links_of, text
from tests.threads import at_once

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def reader(name: str = "ida", **fields):
    user = confirmed_member(name, display_name=name.title(), **fields)
    Preference.objects.create(member=user, weekly_digest=True)
    return user


def written_now(*posts) -> None:
    """As if these were written the day before `MONDAY`."""
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(created_at=MONDAY - timedelta(days=1))


def helpful(to, **fields):
    given = answer(to=to, **fields)
    cast_vote(post=given, by=member(points=500), kind="up")
    return given


def sent(*members, at=MONDAY) -> dict[str, str]:
    """The digests by their reader's address."""
    for one in members:
        digests.send(one.pk, at)
    return dict(OutgoingMail.objects.filter(key__contains="-digest-").values_list("to", "body"))


@pytest.mark.django_db
class TestWhat:
    def test_the_best_of_the_week_with_working_links(self, mail_server, client):
        ida = reader()
        open_one = question(title="Who waters the plants in August?")
        given = helpful(question(title="Is honey a medicine?"), by=member(display_name="Noor"))
        written_now(open_one, given)
        assert digests.send(ida.pk, MONDAY)
        deliver_due()
        (message,) = mail_server.to("ida@example.org")
        assert message["Subject"] == "[Askwell] The week in questions and answers"
        assert "Who waters the plants in August?" in text(message)
        assert "Noor answered “Is honey a medicine?”" in text(message)
        assert "Noor answered “Is honey a medicine?”" in html(message)
        assert message["References"] is None
        for link in links_of(message) - {"/inbox/settings"}:
            assert client.get(link).status_code == 200, link
        client.post(message["List-Unsubscribe"].strip("<> \n").removeprefix("http://127.0.0.1:8000"))
        assert not Preference.objects.get(member=ida).weekly_digest

    def test_only_where_the_member_follows_something(self):
        tagged, in_category, everywhere = reader("tagged"), reader("placed"), reader("everywhere")
        Follow.objects.create(member=tagged, tag=tag("tea"))
        Follow.objects.create(member=in_category, category=category("health"))
        tea = question(tags=["tea"], title="A question about tea")
        health = question(category=category("health"), title="A question about health")
        given = helpful(question(tags=["tea"], title="Another one about tea"), by=member(display_name="Noor"))
        written_now(tea, health, given)
        bodies = sent(tagged, in_category, everywhere)
        found = {
            to.partition("@")[0]: ["about tea" in body, "about health" in body, "Noor" in body]
            for to, body in bodies.items()
        }
        assert found == {
            "tagged": [True, False, True], "placed": [False, True, False], "everywhere": [True, True, True],
        }  # fmt: skip

    @pytest.mark.parametrize("helped", [False, True], ids=["a question", "an answer"])
    @pytest.mark.parametrize("case", ["own", "muted", "muted person", "deleted", "closed", "old", "nothing wrong"])
    def test_what_does_not_belong_in_it_is_left_out(self, case, helped):
        """A question that waits for help, or an answer that helped in a question too old to be told of itself."""
        ida, noor, staff = reader(), member(), member(staff=True, points=5000)
        asked = question(by=noor if helped or case != "own" else ida)
        posts = [helpful(asked, by=ida if case == "own" else member())] if helped else [asked]
        if case == "muted":
            Mute.objects.create(member=ida, question=asked)
        if case == "muted person":
            Mute.objects.create(member=ida, person=noor)
        if case == "deleted":
            delete_post(post=asked, by=staff)
        if case == "closed":
            close_question(question=asked, by=staff, reason=CloseReason.objects.get(slug="off-topic"), note="")
        Post.objects.update(created_at=MONDAY - timedelta(days=9))
        if case != "old":
            written_now(*posts)
        assert (sent(ida) != {}) is (case == "nothing wrong")

    def test_not_what_they_have_answered_nor_what_was_helped(self):
        ida = reader()
        mine, helped = question(), question()
        answer(to=mine, by=ida)
        given = helpful(helped)
        written_now(mine, helped)
        Post.objects.filter(pk=given.pk).update(created_at=MONDAY - timedelta(days=9))
        assert sent(ida) == {}

    def test_nor_answers_of_people_they_have_muted(self):
        ida, noor = reader(), member()
        given = helpful(question(), by=noor)
        Mute.objects.create(member=ida, person=noor)
        Post.objects.update(created_at=MONDAY - timedelta(days=9))
        written_now(given)
        assert sent(ida) == {}

    def test_a_discreet_one_tells_nothing(self, mail_server):
        ida = reader()
        Preference.objects.update(discreet=True)
        written_now(question(title="Who waters the plants in August?"))
        digests.send(ida.pk, MONDAY)
        deliver_due()
        (message,) = mail_server.received
        whole = (str(message.items()) + text(message) + html(message)).lower()
        for secret in ("plants", "august", "askwell", "digest", "week", "question", "ida,"):
            assert secret not in whole

    def test_at_most_five_of_each_in_the_same_queries(self, django_assert_num_queries):
        ida, bo = reader(), reader("bo")
        written_now(question(), helpful(question()))
        with django_assert_num_queries(15):
            digests.send(ida.pk, MONDAY)
        for _ in range(6):
            written_now(question(), helpful(question()))
        with django_assert_num_queries(15):
            digests.send(bo.pk, MONDAY)
        assert OutgoingMail.objects.get(to="bo@example.org").body.count("/questions/") == 10


@pytest.mark.django_db
class TestWhen:
    @pytest.mark.parametrize(
        ("zone", "at", "due"),
        [
            ("", "2026-11-23T06:59", False), ("", "2026-11-23T07:00", True), ("", "2026-11-24T23:00", True),
            ("", "2026-11-25T08:00", False), ("", "2026-11-22T08:00", False),
            ("Asia/Tokyo", "2026-11-22T22:00", True), ("Asia/Tokyo", "2026-11-22T21:00", False),
            ("America/New_York", "2026-11-23T11:59", False), ("America/New_York", "2026-11-23T12:00", True),
            ("Nowhere/Land", "2026-11-23T07:00", True),
        ],
    )  # fmt: skip
    def test_on_monday_morning_on_their_own_clock(self, zone, at, due):
        ida = reader(time_zone=zone)
        moment = datetime.fromisoformat(f"{at}+00:00")
        assert list(digests.due(moment)) == ([[ida.pk]] if due else [])
        Post.objects.filter(pk=question().pk).update(created_at=moment - timedelta(days=1))
        assert digests.send(ida.pk, moment) is due

    def test_not_in_quiet_hours(self):
        ida = reader()
        Preference.objects.update(quiet_from="22:00", quiet_until="09:30")
        written_now(question())
        assert sent(ida) == {}
        assert sent(ida, at=MONDAY + timedelta(minutes=30)).keys() == {"ida@example.org"}

    def test_once_a_week_and_again_the_next(self):
        ida = reader()
        written_now(question())
        assert sent(ida)
        OutgoingMail.objects.all().delete()
        assert not sent(ida, at=MONDAY + timedelta(hours=1))
        assert list(digests.due(MONDAY + timedelta(hours=1))) == []
        next_week = MONDAY + timedelta(days=7)
        Post.objects.update(created_at=next_week - timedelta(days=1))
        assert list(digests.due(next_week)) == [[ida.pk]]
        assert sent(ida, at=next_week)

    def test_nothing_to_say_is_no_mail(self):
        ida = reader()
        assert sent(ida) == {}
        assert Preference.objects.get().digest_week == "2026-W48"

    @pytest.mark.parametrize("case", ["off", "away", "bounced", "unconfirmed"])
    def test_not_to_who_does_not_want_or_cannot_have_it(self, case):
        ida = reader()
        written_now(question())
        if case == "off":
            Preference.objects.update(weekly_digest=False)
        if case == "away":
            type(ida).objects.filter(pk=ida.pk).update(is_active=False)
        if case == "bounced":
            Preference.objects.update(mail_stopped_at=timezone.now())
        if case == "unconfirmed":
            ida.emailaddress_set.update(verified=False)
        assert sent(ida) == {}

    def test_many_go_in_batches(self, monkeypatch):
        monkeypatch.setattr(digests, "BATCH", 2)
        people = [reader(f"member-{number}") for number in range(5)]
        assert [len(batch) for batch in digests.due(MONDAY)] == [2, 2, 1]
        assert {pk for batch in digests.due(MONDAY) for pk in batch} == {one.pk for one in people}


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one():
    ida = reader()
    written_now(question())
    outcomes = at_once(*[lambda: digests.send(ida.pk, MONDAY)] * 3)
    assert sorted(outcomes) == [False, False, True]
    assert OutgoingMail.objects.filter(key__contains="-digest-").count() == 1
