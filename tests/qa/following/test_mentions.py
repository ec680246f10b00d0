"""Names offered while typing `@na`."""

import pytest
from django.test import Client

from qa.following.limits import LOOKS
from qa.following.services.muting import mute
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.site.models import RateCounter
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def names(browser, q: str, asked=None) -> list[str]:
    response = browser.get("/mentions", {"q": q, "question": asked.pk if asked else ""})
    assert response.status_code == 200
    return [row["username"] for row in response.json()]


def test_the_people_of_the_thread_come_first(browser, ada):
    nadia, nora = member("nadia"), member("nora", points=500)
    asked = question(by=nora)
    given = answer(to=asked, by=member("ned"))
    RateCounter.objects.all().delete()
    add_comment(post=given, by=nora, body="A comment, long enough to be one.")
    assert names(browser, "n", asked) == ["ned", "nora"]  # one letter: only of the thread
    assert names(browser, "na", asked) == [nadia.username]
    assert names(browser, "", asked) == ["ned", "nora"]
    assert names(browser, "n") == names(browser, "") == []


def test_either_name_whatever_the_case_and_no_address(browser):
    member("quill", display_name="Wilhelmine", email="wilhelmine@private.example")
    response = browser.get("/mentions?q=WILH")
    assert response.json() == [{"username": "quill", "name": "Wilhelmine", "here": False}]
    assert names(browser, "wilhelmine@pr") == []
    assert names(browser, "%") == names(browser, "__") == []
    assert names(browser, "Quill") == ["quill"]


def test_quiet_members_only_where_they_take_part(browser):
    quiet = member("nadia", is_quiet=True)
    asked = question(by=quiet)
    assert names(browser, "na") == []
    assert names(browser, "na", question()) == []
    assert names(browser, "na", asked) == ["nadia"]


def test_not_oneself_the_muted_the_departed_or_the_authors_of_what_is_hidden(browser, ada):
    muted, gone, hidden = member("nadia"), member("nate", is_active=False), member("nahid", is_quiet=True)
    asked = question(by=muted)
    mute(member=ada, thing=muted)
    given = answer(to=asked, by=hidden)
    delete_post(post=given, by=hidden)
    assert names(browser, "na", asked) == []
    assert names(browser, "ada", asked) == []
    assert gone.pk


def test_a_thread_that_one_does_not_see_tells_nothing(browser):
    asked = question(by=member("nadia", is_quiet=True))
    delete_post(post=asked, by=asked.author)
    assert names(browser, "na", asked) == []
    for number in ("x", "9" * 30, "-1"):
        assert browser.get("/mentions", {"q": "na", "question": number}).json() == []


def test_at_most_eight_for_a_fixed_price(browser, django_assert_num_queries):
    asked = question()
    for n in range(6):
        member(f"nadia{n}")
        answer(to=asked, by=member(f"naomi{n}"))
    with django_assert_num_queries(10):
        found = names(browser, "na", asked)
    assert found == [*(f"naomi{n}" for n in range(6)), "nadia0", "nadia1"]


def test_members_only_and_not_too_often(browser):
    assert Client().get("/mentions?q=na").status_code == 403
    browser.get("/mentions?q=na")
    RateCounter.objects.filter(key__startswith=LOOKS.name).update(count=LOOKS.count)
    assert browser.get("/mentions?q=na").status_code == 429
