"""The vote button: the whole way from the form to the number, as page and as fragment."""

import re

import pytest

from qa.posts.models import Post
from qa.votes.models import Vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def shown_score(html: str, post) -> int:
    box = html[html.index(f'id="post-{post.pk}-votes"') :]
    return int(re.search(r'data-score="(-?\d+)"', box)[1])


@pytest.mark.parametrize(
    ("kinds", "score"), [(["up"], 1), (["down"], -1), (["up", "none"], 0), (["up", "down"], -1), (["up", "up"], 1)]
)
def test_a_vote_is_counted_and_shown(browser, headers, kinds, score):
    given = answer(to=question())
    page = browser(member(points=500))
    for kind in kinds:
        response = page.post(f"/posts/{given.pk}/vote", {"kind": kind}, headers=headers)
    assert Post.objects.get(pk=given.pk).score == score
    if headers:
        assert response.status_code == 200
        assert response.text.strip().startswith("<div")
        assert shown_score(response.text, given) == score
    else:
        assert (response.status_code, response["Location"]) == (303, given.get_absolute_url())
    assert shown_score(page.get(given.parent.get_absolute_url()).text, given) == score


def test_a_refusal_comes_with_its_reason_into_the_box_or_as_a_page(browser, headers):
    asked = question()
    response = browser(asked.author).post(f"/posts/{asked.pk}/vote", {"kind": "up"}, headers=headers)
    assert response.status_code == 403
    assert "This is your own post" in response.text
    assert (f'id="post-{asked.pk}-votes"' in response.text) is bool(headers)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("kind", ["", "UP", "1", "sideways"])
def test_a_vote_of_no_kind_is_422(browser, headers, kind):
    response = browser(member()).post(f"/posts/{question().pk}/vote", {"kind": kind}, headers=headers)
    assert response.status_code == 422
    assert not Vote.objects.exists()


def test_a_visitor_is_asked_to_log_in_and_a_hidden_post_is_404(browser, headers):
    asked = question()
    assert browser().post(f"/posts/{asked.pk}/vote", {"kind": "up"}, headers=headers).status_code == 403
    assert browser(member()).post("/posts/999999999/vote", {"kind": "up"}, headers=headers).status_code == 404


def test_my_own_vote_is_marked_for_me_alone(browser):
    asked, fan = question(), member(points=500)
    page = browser(fan)
    page.post(f"/posts/{asked.pk}/vote", {"kind": "up"})
    assert 'aria-pressed="true"' in page.get(asked.get_absolute_url()).text
    assert 'aria-pressed="true"' not in browser(member(points=500)).get(asked.get_absolute_url()).text
