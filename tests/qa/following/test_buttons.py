"""Follow, Mute and Save where they stand, pressed with htmx and without."""

import pytest
from django.test import Client

from qa.following.services.muting import mute
from qa.following.services.saving import save_post
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.site.models import RateCounter
from tests.factories import answer, category, member, question, tag

pytestmark = pytest.mark.django_db
FOLD = "A post by somebody you have muted – show"


def things():
    asked = question(category=category())
    return {"question": asked, "tag": tag("sleep"), "category": asked.category, "person": asked.author}


@pytest.mark.parametrize("column", ["question", "tag", "category", "person"])
def test_follow_and_following(browser, ada, headers, column):
    thing = things()[column]
    url = f"/follow/{column}/{thing.pk}"
    response = browser.post(url, headers=headers)
    if headers:
        assert response.status_code == 200
        assert "Following" in response.text
        assert f'id="follow-{column}-{thing.pk}"' in response.text
    else:
        assert (response.status_code, response["Location"]) == (303, thing.get_absolute_url())
    assert ada.follows.filter(**{column: thing}).exists()
    response = browser.post(url, {"undo": "1", "next": "/following?tab=tags"}, headers=headers)
    assert headers or response["Location"] == "/following?tab=tags"
    assert not ada.follows.exists()


@pytest.mark.parametrize("column", ["question", "person"])
def test_mute_and_hear_again(browser, ada, headers, column):
    thing = things()[column]
    url = f"/mute/{column}/{thing.pk}"
    response = browser.post(url, headers=headers)
    assert response.status_code == (200 if headers else 303)
    assert ada.mutes.filter(**{column: thing}).exists()
    browser.post(url, {"undo": "1"}, headers=headers)
    assert not ada.mutes.exists()


def test_save_and_saved_also_when_it_is_gone(browser, ada, headers):
    given = answer(to=question())
    url = f"/posts/{given.pk}/save"
    response = browser.post(url, headers=headers)
    saved = ada.saved_posts.get()
    if headers:
        assert f'href="/saved/{saved.pk}"' in response.text
    else:
        assert response["Location"] == given.get_absolute_url()
    delete_post(post=given, by=given.author)
    assert browser.post(url, headers=headers).status_code == 404
    assert browser.post(url, {"undo": "1"}, headers=headers).status_code == (200 if headers else 303)
    assert not ada.saved_posts.exists()


@pytest.mark.parametrize(
    "path",
    ["/follow/nothing/1", "/follow/question/999999", "/mute/tag/1", "/posts/999999/save", "/follow/person/999999"],
)
def test_what_is_not_there_cannot_be_followed(browser, path):
    assert browser.post(path).status_code == 404


def test_visitors_are_told_to_log_in_and_see_no_buttons():
    parts = things()
    visitor = Client()
    for path in (f"/follow/tag/{parts['tag'].pk}", f"/mute/person/{parts['person'].pk}", "/posts/1/save"):
        assert visitor.post(path).status_code == 403
    for thing in parts.values():
        page = visitor.get(thing.get_absolute_url()).text
        assert "/follow/" not in page
        assert "/save" not in page
        assert "mention-list" not in page


def test_pages_show_my_marks(browser, ada):
    for column, thing in things().items():
        url = thing.get_absolute_url()
        assert "Follow</button>" in browser.get(url).text
        browser.post(f"/follow/{column}/{thing.pk}")
        assert 'Following<span class="visually-hidden">' in browser.get(url).text
    assert 'Following<span class="visually-hidden">' in browser.get("/tags/sleep/info").text


def test_ones_own_profile_and_a_moderators_have_no_mute(browser, ada):
    assert "/follow/person/" not in browser.get(ada.get_absolute_url()).text
    moderator = member(staff=True)
    page = browser.get(moderator.get_absolute_url()).text
    assert f"/follow/person/{moderator.pk}" in page
    assert "/mute/person/" not in page


def test_what_a_muted_person_wrote_is_folded_and_keeps_its_place(browser, ada):
    troll, asked = member("troll", points=500), question()
    given, other = answer(to=asked, by=troll), answer(to=asked)
    for post in (given, other):
        RateCounter.objects.all().delete()
        add_comment(post=post, by=troll, body="A comment that somebody does not want to read.")
    page = browser.get(asked.get_absolute_url()).text
    assert "folded" not in page
    mute(member=ada, thing=troll)
    page = browser.get(asked.get_absolute_url()).text
    assert page.count(FOLD) == 1
    assert page.count("A comment by somebody you have muted – show") == 2
    assert all(f'<article id="post-{post.pk}"' in page for post in (asked, given, other))
    assert browser.get(f"/posts/{other.pk}/comments", headers={"hx-request": "true"}).text.count("folded") == 1
    assert FOLD not in Client().get(asked.get_absolute_url()).text
    troll.is_staff = True
    troll.save()
    assert "folded" not in browser.get(asked.get_absolute_url()).text


@pytest.mark.parametrize("rows", [1, 3])
def test_marks_cost_a_thread_one_query(browser, ada, django_assert_num_queries, rows):
    asked = question()
    for _n in range(rows):
        given = answer(to=asked)
        save_post(member=ada, post=given)
        mute(member=ada, thing=given.author)
    browser.get(asked.get_absolute_url())
    with django_assert_num_queries(16):
        page = browser.get(asked.get_absolute_url()).text
    assert page.count(FOLD) == rows
    assert page.count('">Note and reminder') == rows
