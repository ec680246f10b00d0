"""Every badge of the catalogue: what just earns it, what just does not, and the numbers of the rules."""

import pytest

from qa.badges.catalogue import BY_SLUG, CATALOGUE
from qa.badges.conditions.measures import MEASURES
from qa.badges.declaring import Per, Rank
from qa.badges.models import Award, Badge
from qa.badges.services.awarding import settle
from qa.badges.services.finding import EVERYTHING
from qa.badges.services.keeping import ensure_badges
from qa.badges.services.sweeping import sweep
from tests.qa.badges.situations import SITUATIONS
from tests.qa.badges.situations_of_posts import closed_as

pytestmark = pytest.mark.django_db

RULES = {  # rules B.3: the numbers of the badges that come in threes, twos or alone
    "student": [1], "nice-question": [10], "good-question": [25], "great-question": [100],
    "popular-question": [1000], "notable-question": [2500], "famous-question": [10000],
    "favorite-question": [25], "stellar-question": [100], "curious": [5], "inquisitive": [30], "socratic": [100],
    "teacher": [1], "nice-answer": [10], "good-answer": [25], "great-answer": [100], "enlightened": [10], "guru": [40],
    "populist": [10, 2], "revival": [30, 2], "necromancer": [60, 5], "self-learner": [3], "explainer": [1, 12],
    "refiner": [50, 12], "illuminator": [500, 12], "generalist": [15, 20, 40], "tenacious": [5, 20],
    "unsung-hero": [10, 25], "lifejacket": [5, 2, 2], "lifeboat": [20, 3, 3], "favorite-answer": [25],
    "stellar-answer": [100], "tag-bronze": [100, 20], "tag-silver": [400, 80], "tag-gold": [1000, 200],
    "suffrage": [30], "vox-populi": [40], "civic-duty": [300], "electorate": [600, 25], "sportsmanship": [100],
    "commentator": [10], "pundit": [10, 5], "strunk-white": [80], "copy-editor": [500], "excavator": [1, 6],
    "archaeologist": [100, 6], "taxonomist": [50], "disciplined": [3], "peer-pressure": [3], "enthusiast": [30],
    "fanatic": [100], "yearling": [200], "mortarboard": [200, 1], "epic": [200, 50], "legendary": [200, 150],
    "announcer": [25, 3], "booster": [300, 4], "publicist": [1000, 5],
}  # fmt: skip


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_situation_that_just_earns_it_and_one_that_just_does_not(slug):
    numbers, build = SITUATIONS[slug]
    badge = Badge.objects.get(slug=slug)
    badge.numbers = numbers
    lucky, unlucky = build(True), build(False)
    settle(badge, badge.declared, EVERYTHING)
    have = set(badge.awards.values_list("member", flat=True))
    assert lucky.pk in have
    assert unlucky.pk not in have


def test_the_numbers_are_those_of_the_rules():
    assert {declared.slug: list(declared.numbers.values()) for declared in CATALOGUE if declared.numbers} == RULES


def test_every_declaration_makes_sense():
    assert len(BY_SLUG) == len(CATALOGUE)
    for declared in CATALOGUE:
        assert str(declared.words) % declared.numbers
        assert not declared.measure or (declared.measure[0] in MEASURES and declared.measure[1] in declared.numbers), (
            declared.slug
        )
        assert declared.revocable == (declared.per == Per.TAG)


def test_each_declaration_has_its_row_and_what_the_owner_decided_stays():
    Badge.objects.filter(slug="student").update(enabled=False, numbers={"score": 3}, rank=Rank.GOLD)
    Badge.objects.create(slug="long-gone", name="Long gone")
    ensure_badges()
    student = Badge.objects.get(slug="student")
    assert (student.enabled, student.numbers, student.rank) == (False, {"score": 3}, Rank.BRONZE)
    assert not Badge.objects.get(slug="long-gone").enabled
    assert Badge.objects.filter(own=False, enabled=True).count() == len(CATALOGUE) - 1


@pytest.mark.parametrize(("reason", "well"), [("duplicate", True), ("off-topic", False)])
def test_a_duplicate_is_well_received_all_the_same(reason, well):
    Badge.objects.filter(slug="curious").update(numbers={"days": 2})
    who = closed_as(reason)
    sweep()
    assert Award.objects.filter(badge__slug="curious", member=who).exists() == well
