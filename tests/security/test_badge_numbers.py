"""Numbers that the owner gives badges: what no database can reckon with is refused, and never stops the others."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from qa.badges.models import Award, Badge
from qa.badges.services.sweeping import sweep
from qa.posts.services.editing import edit_post
from tests.factories import BODY, member, question

pytestmark = pytest.mark.django_db
DIGGING = "archaeologist"


@pytest.mark.parametrize(
    "numbers",
    [
        {"months": 10_000_000},
        {"months": "1"},
        {"months": True},
        {"months": 1.5},
        {"1) OR (1": 1},
        ["months"],
        {"posts": 0},
    ],
)
def test_numbers_that_are_none_are_refused(numbers):
    badge = Badge.objects.get(slug=DIGGING)
    badge.numbers = numbers
    with pytest.raises(ValidationError):
        badge.full_clean()


def test_one_badge_that_fails_holds_up_no_other():
    ada, post = member("ada", points=5000), question()
    edit_post(post=post, by=ada, base="", title=post.title, body=f"{BODY} And more.", check_base=False)
    Badge.objects.filter(slug=DIGGING).update(numbers={"months": 10_000_000, "posts": 1})
    with pytest.raises(ExceptionGroup) as raised:
        sweep()
    assert all(isinstance(error, DatabaseError) for error in raised.value.exceptions)
    assert Award.objects.filter(badge__slug="editor", member=ada).exists()
