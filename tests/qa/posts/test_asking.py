"""Asking: what a question needs, what is kept when it is refused, and how often one may ask."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services.suspending import suspend
from qa.core.verdict import Invalid, TooOften
from qa.posts.models import Draft, Post, Revision
from qa.posts.services.asking import ask_question
from qa.site.models import RateCounter
from qa.tags.models import Category, Tag
from tests.factories import BODY, category, member, question, tag

pytestmark = pytest.mark.django_db


def ask(**fields):
    tag("sleep")
    given = {
        "by": fields.pop("by", None) or member(),
        "title": "A title of a good length",
        "body": BODY,
        "tag_names": ["sleep"],
    }
    return ask_question(**given | {"category": category()} | fields)


def test_a_question_is_published_with_its_first_revision_and_counted():
    asked = ask()
    assert asked.is_public
    assert asked.body_html.startswith("<p")
    first = Revision.objects.get(post=asked)
    assert (first.number, first.title, first.tag_names, first.category_id) == (
        1,
        asked.title,
        ["sleep"],
        asked.category_id,
    )
    assert Tag.objects.get(name="sleep").question_count == 1
    assert Category.objects.get(slug="everyday").question_count == 1


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"title": "x" * 14}, "title", "at least 15"),
        ({"title": " x" * 8 + "   " * 9}, "title", None),
        ({"title": "x" * 151}, "title", "at most 150"),
        ({"title": "\u200b" * 40}, "title", "at least 15"),
        ({"body": "x" * 29}, "body", "at least 30"),
        ({"body": "x" * 30_001}, "body", "at most 30000"),
        ({"body": " \n" * 40}, "body", "at least 30"),
        ({"tag_names": []}, "tags", "at least 1 tag"),
        ({"tag_names": ["a", "b", "c", "d", "e", "f"]}, "tags", "At most 5 tags"),
        ({"tag_names": ["two words"]}, "tags", "cannot be a tag"),
        ({"tag_names": ["x" * 36]}, "tags", "cannot be a tag"),
        ({"category": None}, "category", "choose a category"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field_and_nothing_is_written(fields, field, words):
    if words is None:
        assert ask(**fields).title == ("x " * 8).strip()
        return
    with pytest.raises(Invalid, match=words) as refused:
        ask(**fields)
    assert refused.value.field == field
    assert not Post.objects.exists()
    assert not RateCounter.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"title": "x" * 15}, {"title": "x" * 150}, {"body": "x" * 30}, {"body": "x" * 30_000}]
)
def test_the_limits_themselves_are_allowed(fields):
    assert ask(**fields).pk


def test_without_categories_none_is_asked_for():
    Category.objects.all().delete()
    tag("sleep")
    assert (
        ask_question(
            by=member(), title="A title of a good length", body=BODY, tag_names=["sleep"], category=None
        ).category
        is None
    )


def test_new_tags_take_the_privilege_except_while_founding(grown, set_site):
    with pytest.raises(Invalid, match="You need 150 points to create tags; you have 149"):
        ask(by=member(points=149), tag_names=["unheard-of"])
    assert not Tag.objects.filter(name="unheard-of").exists()
    ask(by=member(points=150), tag_names=["unheard-of"])
    set_site(founding=True)
    ask(by=member(), tag_names=["other-new"])
    assert Tag.objects.get(name="other-new").question_count == 1


def test_tags_keep_their_order_and_each_stands_once():
    for name in ("sleep", "anger"):
        tag(name)
    asked = ask(tag_names=["sleep", "anger", "sleep"])
    assert [row.tag.name for row in asked.post_tags.select_related("tag")] == ["sleep", "anger"]


def test_the_form_leads_to_the_question(browser, typed):
    response = browser(member()).post("/questions/ask", typed)
    asked = Post.objects.get()
    assert (response.status_code, response["Location"]) == (303, asked.get_absolute_url())


@pytest.mark.parametrize(
    ("field", "value"), [("title", "Short"), ("body", "Short"), ("tags", ""), ("category", ""), ("category", "none")]
)
def test_a_refused_form_is_422_and_keeps_all_that_was_typed(browser, typed, field, value):
    response = browser(member()).post("/questions/ask", typed | {field: value})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    for name in {"title", "body", "tags"} - {field}:
        assert typed[name] in response.text
    assert not Post.objects.exists()


def test_a_visitor_is_led_to_the_login_and_back(client):
    response = client.get("/questions/ask?tags=sleep")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/questions/ask%3Ftags%3Dsleep")


def test_the_draft_is_offered_and_gone_once_posted(browser, typed):
    asker = member()
    page = browser(asker)
    assert page.post("/posts/draft", {"purpose": "ask", **typed}).status_code == 204
    shown = page.get("/questions/ask")
    assert typed["title"] in shown.text
    assert typed["body"] in shown.text
    page.post("/questions/ask", typed)
    assert not Draft.objects.exists()


def test_newcomers_wait_forty_minutes_but_not_while_founding(browser, typed, grown, set_site):
    asker = member(points=124)
    page = browser(asker)
    assert page.post("/questions/ask", typed).status_code == 303
    refused = page.post("/questions/ask", typed)
    assert refused.status_code == 429
    assert "wait 40 minutes" in refused.text
    assert typed["body"] in refused.text
    set_site(founding=True)
    assert page.post("/questions/ask", typed).status_code == 303


def test_six_a_day_for_everybody_but_staff():
    asker, staff = member(points=5000), member(staff=True)
    for _n in range(6):
        ask(by=asker)
        ask(by=staff)
    with pytest.raises(TooOften) as refused:
        ask(by=asker)
    assert refused.value.retry_after > 86_000
    assert ask(by=staff).pk


def test_the_owner_may_set_other_limits(set_site):
    set_site(custom_limits={"ask-day": [1, 86_400]})
    asker = member(points=5000)
    ask(by=asker)
    with pytest.raises(TooOften):
        ask(by=asker)


def test_twenty_an_hour_from_one_network():
    for _n in range(20):
        ask(network="one")
    with pytest.raises(TooOften):
        ask(network="one")
    assert ask(network="another").pk


def test_a_suspended_member_reads_why(browser, typed):
    paused = member()
    suspend(user=paused, by=member(staff=True), until=timezone.now() + timedelta(days=2), reason="Insults")
    response = browser(paused).post("/questions/ask", typed)
    assert response.status_code == 403
    assert "Insults" in response.text
    assert typed["body"] in response.text


def test_the_address_has_a_readable_end():
    assert question(title="What do you say — and when?").get_absolute_url().endswith("/what-do-you-say-and-when")
    bare = question(title="Что сказать, когда трудно?")
    assert bare.get_absolute_url() == f"/questions/{bare.pk}"
