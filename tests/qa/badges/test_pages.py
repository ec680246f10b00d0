"""The catalogue, the page of one badge, and what other pages show."""

import pytest
from django.urls import reverse

from qa.badges.models import Award, Badge
from qa.badges.services.progress import progress_of
from qa.badges.services.showing import badges_of, counts_of
from qa.badges.services.sweeping import sweep
from tests.factories import VISITOR, member, question, tag
from tests.qa.badges.rows import asked, deleted, voted

pytestmark = pytest.mark.django_db

LIST = {"visitor": 2, "member": 6}
DETAIL = {"visitor": 6, "member": 10}


def given(slug: str, who, **fields) -> Award:
    return Award.objects.create(badge=Badge.objects.get(slug=slug), member=who, **fields)


def page(client, slug: str = "", query: str = "") -> str:
    address = reverse("badges:badge", args=[slug]) if slug else reverse("badges:badges")
    response = client.get(address + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def reader(client, request):
    """The role of the test's parameter `role`, logged in where it is a member."""
    if request.getfixturevalue("role") == "member":
        client.force_login(member("reader"))
        client.get("/help/badges")  # the first page of the day notes the visit
    return client


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("role", LIST)
def test_the_catalogue_costs_the_same_whatever_was_given(reader, role, rows, django_assert_num_queries):
    for _number in range(rows):
        given("student", member())
    with django_assert_num_queries(LIST[role]):
        text = page(reader)
    assert f"given {rows} time" in text
    assert text.count("data-badge=") == Badge.objects.offered().count()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("role", DETAIL)
def test_the_page_of_a_badge_costs_the_same_however_many_have_it(reader, role, rows, django_assert_num_queries):
    for _number in range(rows):
        post = question()
        given("nice-question", post.author, post=post, key=f"post-{post.pk}")
    with django_assert_num_queries(DETAIL[role]):
        text = page(reader, "nice-question")
    assert text.count("data-award-id=") == rows


def test_the_old_address_leads_here(client):
    assert client.get("/badges").headers["Location"] == "/help/badges"


def test_mine_are_marked_unless_i_want_to_see_none(client):
    who = member()
    given("student", who)
    assert ">yours<" not in page(client)
    client.force_login(who)
    assert page(client).count(">yours<") == 1
    assert ">yours<" in page(client, "student")
    who.without_points = True
    who.save()
    text = page(client)
    assert ">yours<" not in text
    assert 'href="/help/badges"' not in text  # nor does the menu name the page


def test_who_has_it_newest_first_and_quiet_members_only_counted(client):
    for name in ("ann", "ben"):
        given("student", member(name))
    given("student", member("quiet-one", is_quiet=True))
    text = page(client, "student")
    assert text.index("ben") < text.index("ann")
    assert "quiet-one" not in text
    assert "and 1 who prefers not to be listed" in text


def test_a_badge_that_only_a_quiet_member_has_is_not_said_to_be_free(client):
    given("student", member(is_quiet=True))
    assert "Nobody has it yet" not in page(client, "student")
    assert "Nobody has it yet" in page(client, "scholar")


def test_posts_that_are_not_public_are_not_named(client):
    post = asked()
    given("student", post.author, post=post)
    assert post.title in page(client, "student")
    deleted(post, member())
    text = page(client, "student")
    assert post.title not in text
    assert post.author.display_name in text


def test_a_badge_by_tag_has_a_page_for_each_tag(client):
    for name in ("sleep", "c++"):
        given("tag-gold", member(f"knows-{len(name)}"), tag=tag(name), key=f"tag-{name}")
    text = page(client, "tag-gold")
    assert "?tag=c%2B%2B" in text
    one = page(client, "tag-gold", "?tag=c%2B%2B")
    assert "knows-3" in one
    assert "knows-5" not in one
    assert client.get("/help/badges/tag-gold?tag=nothing").status_code == 404
    assert client.get("/help/badges/student?tag=sleep").status_code == 404


def test_badges_that_are_switched_off_have_no_page_and_no_place(client):
    who = member()
    given("student", who)
    Badge.objects.filter(slug="student").update(enabled=False)
    assert 'data-badge="student"' not in page(client)
    assert client.get("/help/badges/student").status_code == 404
    assert badges_of(who, VISITOR) == []
    assert counts_of([who.pk])[who.pk].total == 0


def test_words_have_the_numbers_in_force(client):
    Badge.objects.filter(slug="nice-question").update(numbers={"score": 7})
    assert "Ask a question with a score of 7 or more." in page(client)


def test_the_badges_of_a_member(django_assert_num_queries):
    who = member()
    for number in range(3):
        given("nice-question", who, key=f"post-{number}")
    given("tag-gold", who, tag=tag("sleep"), key="tag-1")
    given("tag-gold", who, tag=tag("calm"), key="tag-2")
    with django_assert_num_queries(1):
        found = badges_of(who, VISITOR)
    assert [(one.title, one.times) for one in found] == [("calm", 1), ("sleep", 1), ("Nice Question", 3)]
    assert badges_of(who, member(without_points=True)) == []


def test_counts_beside_names(django_assert_num_queries):
    ann, ben = member(), member()
    given("student", ann)
    given("teacher", ann)
    given("guru", ann, key="post-1")
    with django_assert_num_queries(1):
        counts = counts_of([ann.pk, ben.pk])
    assert (counts[ann.pk].gold, counts[ann.pk].silver, counts[ann.pk].bronze) == (0, 1, 2)
    assert counts[ben.pk].total == 0


def test_the_next_badges_are_named_with_how_far_they_are(django_assert_num_queries):
    who = member()
    Badge.objects.create(slug="talker", name="Talker", own=True, rule="questions", own_number=4)
    for _number in range(2):
        asked(who, score=1)
    asked(who, score=8)
    voted(who, asked())
    sweep()
    with django_assert_num_queries(4):
        found = {one.badge.slug: (one.current, one.needed) for one in progress_of(who, 20)}
    assert found["nice-question"] == (8, 10)
    assert found["talker"] == (3, 4)
    assert found["civic-duty"] == (1, 300)
    assert not {"student", "good-question", "great-question"} & found.keys()
    assert next(iter(found)) == "nice-question"
