"""Names of tags that nobody expects."""

import pytest

from qa.tags.models import Tag
from qa.tags.services.naming import slug_for, tags_named
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "names",
    [
        ["c++", "c-2b-2b"],
        ["fish", "ﬁsh"],
        ["a" + "+" * 34],
        ["c", "c+", "c#", "c.", "c_"],
        ["²", "2"],
        ["a_", "a"],
        ["日本" + "#" * 30],
    ],
)
def test_alike_and_long_names_become_tags_of_their_own(names):
    made = tags_named(names, by=member(staff=True))
    assert [one.name for one in made] == names
    assert len({one.slug for one in made}) == len(names)


def test_no_name_can_take_the_slug_of_another():
    by = member(staff=True)
    stolen = slug_for("c++")
    assert [one.name for one in tags_named([stolen, "c++"], by=by)] == [stolen, "c++"]
    assert Tag.objects.count() == 2
