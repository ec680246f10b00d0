"""Badges of the owner's own: by rule or by hand, in the admin."""

import pytest

from qa.badges.models import Award, Badge
from qa.badges.own import OwnRule
from qa.badges.services.giving import give_badge, take_back
from qa.badges.services.sweeping import sweep
from qa.core.verdict import Conflict, Refusal
from qa.moderation.models import LogEntry
from tests.factories import member
from tests.qa.badges.rows import ago, answered, asked
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def own(rule: str, number: int = 1, **fields) -> Badge:
    return Badge.objects.create(
        slug=f"own-{rule}", name=f"Own {rule}", own=True, rule=rule, own_number=number, **fields
    )


def two_of(make):
    def build(enough):
        who = member()
        for _number in range(2 if enough else 1):
            make(who)
        return who

    return build


BUILD = {
    OwnRule.POINTS: (100, lambda enough: member(points=100 if enough else 99)),
    OwnRule.QUESTIONS: (2, two_of(asked)),
    OwnRule.ANSWERS: (2, two_of(lambda who: answered(asked(), who))),
    OwnRule.ACCEPTED: (2, two_of(lambda who: answered(asked(), who, accepted=True))),
    OwnRule.DAYS: (10, lambda enough: member(date_joined=ago(11 if enough else 9))),
    OwnRule.SCORE: (5, lambda enough: answered(asked(), score=5 if enough else 4).author),
}


@pytest.mark.parametrize("rule", BUILD)
def test_a_rule_of_the_owners(rule):
    number, build = BUILD[rule]
    badge = own(rule, number)
    lucky, unlucky = build(True), build(False)
    sweep()
    have = set(badge.awards.values_list("member", flat=True))
    assert lucky.pk in have
    assert unlucky.pk not in have
    assert str(number) in badge.condition


def test_every_rule_is_tried():
    assert set(BUILD) | {OwnRule.HAND} == set(OwnRule)


def test_a_post_with_a_score_can_count_each_time():
    badge, who = own("score", 5, many=True), member()
    for _number in range(2):
        asked(who, score=5)
    sweep()
    assert badge.awards.count() == 2


def test_given_and_taken_back_by_hand_with_a_trace():
    badge, who, moderator = own("hand"), member("kind"), member(staff=True)
    award = give_badge(badge=badge, member=who, by=moderator, note="For  welcoming\nnewcomers.")
    assert (award.given_by, award.note) == (moderator, "For welcoming newcomers.")
    with pytest.raises(Conflict):
        give_badge(badge=badge, member=who, by=moderator)
    for _time in range(2):
        take_back(award=award, by=moderator, reason="A mistake.")
    assert not Award.objects.in_force().exists()
    give_badge(badge=badge, member=who, by=moderator)
    assert Award.objects.in_force().get().pk == award.pk
    assert list(LogEntry.objects.order_by("id").values_list("action", "member")) == [
        ("add", who.pk), ("remove", who.pk), ("add", who.pk),
    ]  # fmt: skip


def test_who_may_give_what():
    badge, who = own("hand"), member()
    for giver in (member(), who):
        with pytest.raises(Refusal):
            give_badge(badge=badge, member=who, by=giver)
    moderator = member(staff=True)
    with pytest.raises(Refusal, match="to themselves"):
        give_badge(badge=badge, member=moderator, by=moderator)
    with pytest.raises(Refusal):
        give_badge(badge=Badge.objects.get(slug="student"), member=who, by=moderator)
    with pytest.raises(Refusal):
        give_badge(badge=own("points", 5), member=who, by=moderator)
    Badge.objects.filter(pk=badge.pk).update(enabled=False)
    badge.refresh_from_db()
    with pytest.raises(Refusal):
        give_badge(badge=badge, member=who, by=moderator)


@pytest.mark.django_db(transaction=True)
def test_two_givers_at_once_give_one():
    badge, who, moderator = own("hand"), member(), member(staff=True)
    outcomes = at_once(*[lambda: give_badge(badge=badge, member=who, by=moderator)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["Award", "Conflict"]
    assert Award.objects.count() == 1


@pytest.fixture
def owner(client):
    client.force_login(member("owner", staff=True, is_superuser=True))
    return client


@pytest.fixture
def moderator(client):
    client.force_login(member("mo", staff=True))
    return client


def test_the_owner_makes_one_in_the_admin(owner):
    fields = {"name": "Good Neighbour", "rank": 3, "rule": "answers", "own_number": 2, "summary": "", "enabled": "on"}
    assert owner.post("/admin/badges/badge/add/", fields).status_code == 302
    badge = Badge.objects.get(slug="good-neighbour")
    assert (badge.own, badge.rank, badge.condition) == (True, 3, "Write 2 answers.")
    page = owner.get("/help/badges").content.decode()
    assert "Good Neighbour" in page
    assert owner.post("/admin/badges/badge/add/", fields).status_code == 200  # the name is taken
    assert owner.post("/admin/badges/badge/add/", fields | {"name": "Other", "rule": ""}).status_code == 200
    assert owner.post("/admin/badges/badge/add/", fields | {"name": "Third", "many": "on"}).status_code == 200
    assert Badge.objects.filter(own=True).count() == 1


def test_the_owner_changes_numbers_and_switches(owner):
    badge = Badge.objects.get(slug="nice-question")
    address = f"/admin/badges/badge/{badge.pk}/change/"
    assert owner.post(address, {"numbers": '{"score": 5}', "enabled": "on"}).status_code == 302
    badge.refresh_from_db()
    assert badge.numbers_in_force == {"score": 5}
    for wrong in ('{"points": 5}', '{"score": 0}', '{"score": "5"}', '{"score": true}', "[1]"):
        assert owner.post(address, {"numbers": wrong, "enabled": "on"}).status_code == 200
    owner.post(address, {"numbers": "{}"})
    badge.refresh_from_db()
    assert (badge.enabled, badge.numbers_in_force) == (False, {"score": 10})
    assert owner.post(f"/admin/badges/badge/{badge.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_moderator_gives_one_and_takes_it_back(moderator):
    badge, who = own("hand"), member("kind")
    fields = {"member": who.pk, "badge": badge.pk, "note": "Thank you."}
    assert moderator.post("/admin/badges/award/add/", fields).status_code == 302
    award = badge.awards.get()
    assert award.given_by.username == "mo"
    again = moderator.post("/admin/badges/award/add/", fields)
    assert again.status_code == 409
    assert "has this badge already" in again.content.decode()
    moderator.post(f"/admin/badges/award/{award.pk}/act/take-back/", {"reason": "By mistake."})
    award.refresh_from_db()
    assert award.revoked_at


def test_a_moderator_neither_makes_nor_changes_badges(moderator):
    assert moderator.get("/admin/badges/badge/").status_code == 200
    badge = Badge.objects.get(slug="student")
    assert moderator.get("/admin/badges/badge/add/").status_code == 403
    moderator.post(f"/admin/badges/badge/{badge.pk}/change/", {"numbers": '{"score": 5}'})
    badge.refresh_from_db()
    assert badge.numbers == {}
