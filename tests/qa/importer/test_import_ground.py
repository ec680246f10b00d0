"""Importing into a forum that is not quite empty: the demo goes, staff stay, and life goes on after."""

import pytest
from django.db import connection

from accounts.models import User
from qa.importer.demo import load_demo, mark
from qa.importer.stackexchange import import_dump
from qa.posts.models import Post
from qa.reputation.services import reconciling
from qa.site.models import SiteSettings
from qa.tags.models import Category, Tag
from qa.votes.models import Vote
from tests import factories
from tests.qa.importer.conftest import PERSON

pytestmark = pytest.mark.django_db


def test_it_replaces_an_untouched_demo(dump):
    load_demo()
    owner = factories.member("owner", staff=True)
    shelf = Category.objects.create(slug="own-shelf", name="Own")
    import_dump(dump())
    assert set(Post.objects.values_list("pk", flat=True)) == {1, 2}
    assert set(User.objects.filter(pk__gt=0).values_list("username", flat=True)) == {"ann", "owner"}
    assert User.objects.get(username="owner").pk == owner.pk
    assert list(Tag.objects.values_list("name", flat=True)) == ["talking"]
    assert Category.objects.filter(pk=shelf.pk).exists()
    assert not Category.objects.filter(slug="couples").exists()
    assert not mark.is_here()
    assert SiteSettings.objects.get().tagline == ""
    assert not Vote.objects.exists()


def test_staff_accounts_move_to_free_ids(dump):
    owner = factories.member("ann", staff=True)
    owner.emailaddress_set.create(email="ann@example.org", primary=True)
    import_dump(
        dump(
            Users=[
                PERSON,
                {**PERSON, "Id": owner.pk, "DisplayName": "Cy"},
                {**PERSON, "Id": owner.pk + 5, "DisplayName": "Di"},
            ]
        )
    )
    moved = User.objects.get(username="ann")
    assert (moved.pk, moved.is_staff, moved.emailaddress_set.count()) == (owner.pk + 6, True, 1)
    assert User.objects.get(pk=owner.pk).username == "cy"
    assert User.objects.get(pk=1).username == ("ann-1" if owner.pk != 1 else "cy")


def test_the_forum_lives_on_after_an_import(dump, monkeypatch):
    import_dump(dump(Users=[PERSON, {**PERSON, "Id": -1, "DisplayName": "Community"}]))
    asked = factories.question(by=factories.member("newcomer"), tags=["talking"])
    assert asked.pk > 2
    factories.answer(to=Post.objects.get(pk=1), by=User.objects.get(username="newcomer"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert set(reconciling.differences().values()) == {0}
