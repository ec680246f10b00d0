"""The front page of a quiet forum, and what accepting and deleting do to each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.posts.models import Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.concealing import delete_post, restore_post
from qa.posts.services.writing import Guest
from qa.reputation.services.reconciling import differences
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def test_a_forum_that_has_been_quiet_for_years_still_has_a_front_page(client):
    old, older = question(), question()
    long_ago = timezone.now() - timedelta(days=3000)
    Post.objects.filter(pk=old.pk).update(created_at=long_ago, active_at=long_ago)
    much_before = long_ago - timedelta(days=200)
    Post.objects.filter(pk=older.pk).update(created_at=much_before, active_at=much_before)
    page = client.get("/").text
    assert f'data-question-id="{old.pk}"' in page
    assert f'data-question-id="{older.pk}"' not in page


def test_each_order_has_its_own_canonical_address(client):
    question()
    assert 'rel="canonical" href="http://testserver/"' in client.get("/?sort=hot").text
    assert 'rel="canonical" href="http://testserver/?sort=newest"' in client.get("/?sort=newest&pagesize=15").text


def test_a_deleted_answer_is_not_accepted_any_more():
    asker, helper = member(), member()
    asked = question(by=asker)
    given = answer(to=asked, by=helper)
    accept_answer(answer=given, by=asker)
    moderator = member(staff=True)
    delete_post(post=given, by=moderator)
    asked.refresh_from_db()
    helper.refresh_from_db()
    assert (asked.accepted_answer_id, helper.reputation) == (None, 1)
    restore_post(post=given, by=moderator)
    asked.refresh_from_db()
    assert asked.accepted_answer_id is None
    assert not any(differences().values())


def test_accepting_a_guests_answer_gives_no_points():
    asker = member()
    asked = question(by=asker)
    given = answer(to=asked, guest=Guest(name="A passer-by", key="k"))
    Post.objects.filter(pk=given.pk).update(concealment=None)
    accept_answer(answer=Post.objects.get(pk=given.pk), by=asker)
    asker.refresh_from_db()
    assert asker.reputation == 1
    assert differences()["ledger entries"] == 0
