"""Newcomers and guests put at most two links to other sites into a text."""

import pytest

from qa.core.verdict import Invalid
from qa.posts.services.editing import base_of, edit_post
from qa.site.models import RateCounter, SiteSettings
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
LINKS = "Look at https://one.example and https://two.example, both helped me a great deal."
MORE = f"{LINKS} And https://three.example too."


@pytest.fixture(autouse=True)
def _grown(db):
    SiteSettings.objects.update(founding=False)


def test_two_are_fine_three_are_refused_with_the_reason():
    asked = question(by=member(points=1), body=LINKS)
    with pytest.raises(Invalid, match=r"at most 2 links.*You need 10 points") as refused:
        answer(to=asked, by=member(points=9), body=MORE)
    assert refused.value.field == "body"
    answer(to=asked, by=member(points=10), body=MORE)


def test_links_within_the_forum_do_not_count():
    asked = question()
    inside = f"See /questions/1 and [this](/questions/2), [that](/questions/3) and [more](/tags). {LINKS}"
    assert answer(to=asked, by=member(points=1), body=inside).pk


def test_who_edits_is_not_blamed_for_links_that_were_there():
    author = member(points=50)
    asked = question(by=author, body=MORE)
    type(author).objects.filter(pk=author.pk).update(reputation=1)
    author.refresh_from_db()
    edit_post(post=asked, by=author, base=base_of(asked), body=f"{MORE} A word more.", title=asked.title)
    asked.refresh_from_db()
    RateCounter.objects.all().delete()
    with pytest.raises(Invalid, match="at most 2 links"):
        edit_post(post=asked, by=author, base=base_of(asked), body=f"{MORE} https://four.example", title=asked.title)
