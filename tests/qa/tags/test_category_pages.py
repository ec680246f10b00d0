"""The pages of categories."""

import pytest

from qa.posts.services.concealing import delete_post
from qa.tags.defaults import ensure_default_category
from qa.tags.models import Category
from tests.factories import member, question

pytestmark = pytest.mark.django_db


def branch(slug: str, parent: Category | None = None, **fields) -> Category:
    return Category.objects.create(name=slug.title(), slug=slug, parent=parent, **fields)


@pytest.fixture
def tree() -> dict[str, Category]:
    Category.objects.all().delete()
    health = branch("health", position=2, description="Body & soul")
    love = branch("love", position=1)
    sleep = branch("sleep", parent=health)
    return {"health": health, "love": love, "sleep": sleep, "dreams": branch("dreams", parent=sleep)}


def test_the_tree_in_its_order(client, tree):
    question(category=tree["dreams"])
    question(category=tree["health"])
    rows = client.get("/categories").context["categories"]
    shown = [(row.slug, row.depth, row.question_count, row.total_count) for row in rows]
    assert shown == [("love", 0, 0, 0), ("health", 0, 1, 2), ("sleep", 1, 0, 1), ("dreams", 2, 1, 1)]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_takes_two_queries(client, django_assert_num_queries, rows):
    Category.objects.all().delete()
    parent = None
    for n in range(rows):
        parent = branch(f"level{n}", parent)
    with django_assert_num_queries(2):  # settings, categories
        assert len(client.get("/categories").context["categories"]) == rows


def test_a_category_holds_what_is_in_it_and_below(client, tree):
    above, below = question(category=tree["health"]), question(category=tree["dreams"])
    question(category=tree["love"])
    hidden = question(category=tree["dreams"])
    delete_post(post=hidden, by=member(staff=True))
    page = client.get("/categories/health")
    assert {row.pk for row in page.context["questions"]} == {above.pk, below.pk}
    assert "Body &amp; soul" in page.text
    assert 'href="/categories/sleep"' in page.text
    assert client.get("/categories/love?sort=newest").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_category_takes_seven_queries(client, django_assert_num_queries, tree, rows):
    for n in range(rows):
        question(category=tree["sleep"])
        branch(f"nap{n}", tree["sleep"])
    with django_assert_num_queries(7):  # category, tree, settings, count, questions, tags, subcategories
        page = client.get("/categories/sleep")
    assert len(page.context["questions"]) == rows


@pytest.mark.parametrize("path", ["unknown", "%00", "x" * 300, "%2e%2e", "a%20b"])
def test_unknown_categories_are_404(client, path):
    assert client.get(f"/categories/{path}").status_code == 404


def test_an_empty_category_says_how_to_begin(client, tree):
    page = client.get("/categories/love")
    assert "Nobody has asked here yet." in page.text


def test_a_fresh_forum_has_one_category():
    Category.objects.all().delete()
    ensure_default_category()
    ensure_default_category()
    assert [(row.name, row.slug) for row in Category.objects.all()] == [("General", "general")]


def test_where_there_are_categories_none_is_added(tree):
    ensure_default_category()
    assert Category.objects.count() == 4
