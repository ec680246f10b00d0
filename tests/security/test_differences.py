"""Whoever edits cannot make the page of versions slow, or endless."""

import time

import pytest
from django.test import Client
from django.utils import timezone

from qa.posts.differences import Effort, difference
from qa.posts.models import Revision
from tests.factories import question

# Texts of few words repeated: comparing the first pair word by word takes 40 seconds, the second by lines minutes.
SLOW = [
    ("a b " * 7000, "b a c " * 5000),
    ("a\nb\n" * 6000, "b\na\nc\n" * 5000),
    ("a b a b\n" * 3000, "b a c b\n" * 3000),
]


@pytest.mark.parametrize(
    ("before", "after"), [*SLOW, ("I am sad today.\n", "I was sad today, really.\n"), ("", "new"), ("old", "")]
)
def test_the_pieces_are_both_texts_and_soon_there(before, after):
    began = time.monotonic()
    pieces = difference(before, after)
    assert time.monotonic() - began < 3
    assert "".join(piece.text for piece in pieces if piece.op != "del") == after
    assert "".join(piece.text for piece in pieces if piece.op != "add") == before


def test_one_effort_is_shared_by_a_page():
    effort = Effort()
    difference("a b " * 100, "b a c " * 70, effort)
    assert effort.left < Effort().left


@pytest.mark.django_db
def test_a_post_edited_often_has_pages_of_versions():
    asked = question()
    for number in range(2, 46):
        before, after = SLOW[number % 3]
        text = before if number % 2 else after
        Revision.objects.create(
            post=asked, number=number, body=text[:30_000], title=asked.title, created_at=timezone.now()
        )
    asked.revision_number = 45
    asked.save(update_fields=["revision_number"])
    began = time.monotonic()
    first, last = (Client().get(f"/posts/{asked.pk}/revisions", {"page": page}) for page in (1, 3))
    assert time.monotonic() - began < 6
    assert [row["revision"].number for row in first.context["revisions"]] == list(range(45, 25, -1))
    assert [row["revision"].number for row in last.context["revisions"]] == [5, 4, 3, 2, 1]
    assert "page=2" in first.text
    assert Client().get(f"/posts/{asked.pk}/revisions", {"page": 4}).status_code == 404
