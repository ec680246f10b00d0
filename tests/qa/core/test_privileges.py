"""What points allow, on each ladder; staff always, visitors and suspended members never."""
# ruff: noqa: E501 - tables of cases read better in one line each

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services.suspending import suspend
from qa.core import privileges
from qa.core.privileges import ALL, BY_NAME, has
from qa.site.current import forget
from qa.site.models import SiteSettings
from tests.factories import VISITOR, member

pytestmark = pytest.mark.django_db
# Rules B.2, Stack Exchange's own numbers: private beta, small site, full site.
LADDERS = {
    "create-posts": (1, 1, 1), "post-links": (1, 10, 10), "vote-up": (1, 15, 15), "comment-everywhere": (1, 50, 50),
    "set-bounty": (75, 75, 75), "vote-down": (1, 125, 125), "create-tags": (1, 150, 300), "vote-counts": (100, 750, 1000), "edit": (500, 1000, 2000),
}  # fmt: skip


def site(**fields) -> SiteSettings:
    SiteSettings.objects.update(**{"founding": False} | fields)
    forget()
    return SiteSettings.objects.get(pk=1)


def test_every_privilege_has_its_numbers():
    assert {privilege.name for privilege in ALL} == set(LADDERS)


@pytest.mark.parametrize(("place", "ladder"), list(enumerate(["private", "small", "full"])))
@pytest.mark.parametrize("name", LADDERS)
def test_one_point_below_is_no_and_the_number_itself_is_yes(name, place, ladder):
    site(ladder=ladder)
    needed = LADDERS[name][place]
    assert BY_NAME[name].threshold(SiteSettings.objects.get(pk=1)) == needed
    assert has(member(points=needed), BY_NAME[name])
    if needed > 1:
        refused = has(member(points=needed - 1), BY_NAME[name])
        assert not refused
        assert f"You need {needed} points" in refused.reason


def test_the_owners_own_numbers_and_the_small_ones_for_the_rest():
    here = site(ladder="custom", custom_thresholds={"vote-up": 5})
    assert (privileges.VOTE_UP.threshold(here), privileges.EDIT.threshold(here)) == (5, 1000)


def test_while_founding_voting_pictures_and_new_tags_are_free():
    here = site(founding=True)
    assert {p.name for p in ALL if p.threshold(here) == 1} == {
        "create-posts",
        "post-links",
        "vote-up",
        "vote-down",
        "create-tags",
    }


def test_staff_may_visitors_and_suspended_members_may_not():
    site()
    paused = member(points=90_000)
    suspend(user=paused, by=member(staff=True), until=timezone.now() + timedelta(days=1), reason="Insults")
    paused.refresh_from_db()
    for privilege in ALL:
        assert has(member(staff=True), privilege)
        assert "log in" in has(VISITOR, privilege).reason
        assert "Insults" in has(paused, privilege).reason
