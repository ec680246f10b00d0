"""The thread as its readers see it: what the contract asks for, orders, pages, short and old links, views."""
# ruff: noqa: E501 - tables of cases read better in one line each

import pytest

from qa.posts import view_counting
from qa.posts.models import Post
from qa.posts.services.commenting import add_comment
from qa.tags.models import Category
from tests.factories import BODY, answer, category, member, question

pytestmark = pytest.mark.django_db


def texts(response) -> str:
    return " ".join(response.text.split())


def test_a_thread_shows_what_its_readers_expect(client):
    root = category("life", "Life")
    below = Category.objects.create(slug="family", name="Family", parent=root)
    asker, helper = member(points=5_512, display_name="Ada Lovelace"), member(points=999, display_name="Bob")
    asked = question(by=asker, category=below, title="How do you speak with a brother who is silent?")
    given = answer(to=asked, by=helper)
    posted = add_comment(post=asked, by=asker, body="He is older than I am.")
    Post.objects.filter(pk=asked.pk).update(score=281, up_count=281)
    page = texts(client.get(asked.get_absolute_url()))
    for shown in (
        f'<article id="post-{asked.pk}"', f'id="post-{asked.pk}-votes"', 'data-score="281"', "+281", "Family", "Ada Lovelace", "5.5k points",
        f'<article id="post-{given.pk}"', f'id="{given.pk}"', "999 points", f'id="comment{posted.pk}_{asked.pk}"', "Your answer",
        "Your name to display (optional)", "Email me when my answer is selected or commented on",
        "Privacy: Your email address will only be used for sending these notifications.", 'name="guest_name"', 'name="guest_email"',
        f'rel="canonical" href="http://testserver{asked.get_absolute_url()}"', '<html lang="en" dir="ltr">',
    ):  # fmt: skip
        assert shown in page, shown


@pytest.mark.parametrize(
    "path",
    [
        "/questions/{id}",
        "/questions/{id}/wrong",
        "/questions/{id}/How-Do",
        "/questions/{id}/{slug}x",
        "/questions/{id}/%ff",
    ],
)
def test_a_wrong_or_missing_slug_is_a_permanent_redirect_that_keeps_the_query(client, path):
    asked = question()
    slug = asked.get_absolute_url().rsplit("/", 1)[1]
    response = client.get(path.format(id=asked.pk, slug=slug) + "?answers=newest")
    assert (response.status_code, response["Location"]) == (301, f"{asked.get_absolute_url()}?answers=newest")


def test_a_title_without_a_slug_has_an_address_too(client):
    asked = question(title="Что сказать, когда трудно?")
    assert client.get(f"/questions/{asked.pk}").status_code == 200
    assert client.get(f"/questions/{asked.pk}/anything").status_code == 301


def test_short_and_old_links(client):
    asked = question()
    given = answer(to=asked)
    place = f"{asked.get_absolute_url()}#{given.pk}"
    for path, target in (
        (f"/q/{asked.pk}", asked.get_absolute_url()), (f"/q/{asked.pk}/7", asked.get_absolute_url()), (f"/a/{given.pk}", place),
        (f"/a/{given.pk}/7", place), (f"/questions/{asked.pk}/any-slug/{given.pk}", place), (f"/a/{asked.pk}", asked.get_absolute_url()),
    ):  # fmt: skip
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (302, target)
    for path in (f"/q/{given.pk}", "/q/0", "/a/0", f"/questions/{asked.pk}/x/{asked.pk}", f"/questions/{given.pk}/x"):
        assert client.get(path).status_code == 404


def test_orders_of_answers(client):
    asked = question()
    first, second, third = (answer(to=asked) for _n in range(3))
    Post.objects.filter(pk=second.pk).update(score=2, up_count=2)
    for order, expected in {
        "": [second, first, third],
        "votes": [second, first, third],
        "newest": [third, second, first],
        "oldest": [first, second, third],
    }.items():
        shown = client.get(asked.get_absolute_url(), {"answers": order} if order else {}).context["answers"]
        assert shown == expected
    assert client.get(asked.get_absolute_url() + "?answers=wrong").status_code == 404


def test_answers_have_pages_and_their_links_lead_to_the_right_one(client):
    asked = question()
    answers = [answer(to=asked) for _n in range(31)]
    first = client.get(asked.get_absolute_url())
    assert 'rel="next"' in first.text
    assert len(first.context["answers"]) == 30
    assert client.get(f"/a/{answers[-1].pk}")["Location"] == f"{asked.get_absolute_url()}?page=2#{answers[-1].pk}"
    assert 'rel="prev"' in client.get(asked.get_absolute_url() + "?page=2").text
    assert client.get(asked.get_absolute_url() + "?page=3").status_code == 404


def test_views_are_counted_without_a_write_for_each(client, monkeypatch):
    monkeypatch.setattr(view_counting, "FLUSH_SECONDS", 3600)
    asked = question()
    view_counting.flush()
    for _n in range(3):
        client.get(asked.get_absolute_url(), headers={"user-agent": "Firefox"})
    client.get(asked.get_absolute_url(), headers={"user-agent": "SomeBot/1.0"})
    client.get(asked.get_absolute_url(), headers={"user-agent": "Firefox", "sec-purpose": "prefetch"})
    client.head(asked.get_absolute_url(), headers={"user-agent": "Firefox"})
    client.force_login(asked.author)
    client.get(asked.get_absolute_url(), headers={"user-agent": "Firefox"})
    assert view_counting.flush() == 3
    asked.refresh_from_db()
    assert asked.view_count == 3
    assert view_counting.flush() == 0


def test_lists_order_and_page(client):
    posts = [question() for _n in range(16)]
    Post.objects.filter(pk=posts[3].pk).update(score=9, up_count=9)
    page = client.get("/questions?sort=votes&pagesize=15")
    assert page.context["questions"][0] == posts[3]
    assert len(page.context["questions"]) == 15
    assert 'rel="next"' in page.text
    assert f'data-question-id="{posts[3].pk}"' in page.text
    assert client.get("/questions?sort=newest").context["questions"][0] == posts[-1]
    answered = answer(to=posts[0])
    Post.objects.filter(pk=answered.pk).update(score=1, up_count=1)
    assert posts[0] not in client.get("/questions?sort=unanswered&pagesize=50").context["questions"]
    assert client.get("/questions?sort=active").context["questions"][0] == posts[0]
    assert len(client.get("/?sort=hot&pagesize=50").context["questions"]) == 16


def test_lists_by_several_tags_and_by_odd_names(client):
    both = question(tags=["c++", "java"])
    one = question(tags=["java"])
    for path in (
        "/questions/tagged/c%2B%2B+java",
        "/questions/tagged/c+++java",
        "/questions/tagged/java+c++",
        "/questions/tagged/JAVA+c++",
    ):
        assert client.get(path).context["questions"] == [both]
    assert set(client.get("/questions/tagged/java").context["questions"]) == {one, both}
    assert client.get("/questions/tagged/nobody-uses-this").status_code == 404


def test_a_text_with_every_sign_comes_back_as_it_was(browser):
    body = BODY + "\n\nÄöü ß — „Anführung“ 🌱 &amp; <b> \\ % {{ x }} 中文"
    asked = question(body=body)
    page = browser(asked.author).get(f"/posts/{asked.pk}/edit")
    assert page.context["form"]["body"].value() == body
