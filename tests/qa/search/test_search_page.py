"""The page `/search`."""

import pytest
from django.test import Client

from qa.posts.models import Post
from qa.posts.services.concealing import delete_post
from qa.tags.models import TagSynonym
from tests.factories import answer, member, question, tag

pytestmark = pytest.mark.django_db


def found(client: Client, **query) -> list[int]:
    return [result["post"].pk for result in client.get("/search", query).context["results"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, rows):
    for _ in range(rows):
        asked = question(title="Why does the fountain sing at night?")
        answer(to=asked, body="The fountain sings because air is caught in its pipes.")
    with django_assert_num_queries(6):  # settings, words, count, page, tags, excerpts
        page = client.get("/search", {"q": "fountain"})
    assert len(page.context["results"]) == 2 * rows
    assert page.context["paging"].count == 2 * rows


def test_an_answer_is_shown_with_its_question(client):
    asked = question(title="What keeps a sourdough alive?")
    given = answer(to=asked, body="Feed it daily with rye flour and patience, nothing more.")
    page = client.get("/search", {"q": "rye"})
    assert page.context["results"][0]["question"] == asked
    assert f'href="{asked.get_absolute_url()}#{given.pk}"' in page.text
    assert "<mark>rye</mark>" in page.text


def test_titles_weigh_more_than_texts(client):
    body = question(title="How do you spend a rainy evening?", body="I build kites all day, and then some more kites.")
    title = question(title="Which kites fly in light wind?")
    assert found(client, q="kites") == [title.pk, body.pk]


def test_other_orders(client):
    first, second = question(title="A first word on marmots here"), question(title="Marmots, marmots and marmots again")
    Post.objects.filter(pk=first.pk).update(up_count=3, score=3)
    assert found(client, q="marmots") == [second.pk, first.pk]
    assert found(client, q="marmots", tab="newest") == [second.pk, first.pk]
    assert found(client, q="marmots", tab="votes") == [first.pk, second.pk]
    assert found(client, q="marmots", tab="nonsense") == [second.pk, first.pk]


def test_phrases_and_exclusions(client):
    one = question(title="The red door of the house")
    two = question(title="The door was painted red once")
    assert found(client, q='"red door"') == [one.pk]
    assert found(client, q="door -painted") == [one.pk]
    assert set(found(client, q="house or painted")) == {one.pk, two.pk}


def test_what_is_hidden_is_found_by_nobody(client):
    moderator = member(staff=True)
    hidden = question(title="A question about the axolotl")
    delete_post(post=hidden, by=moderator)
    client.force_login(moderator)
    assert found(client, q="axolotl") == []


def test_excerpts_cannot_carry_html(client):
    question(
        title="About a strange heron",
        body="A heron wrote `<script>alert(1)</script>` and `<img src=x onerror=alert(2)>` and \ue000marks\ue001.",
    )
    page = client.get("/search", {"q": "heron"}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(2)&gt; and marks" in page
    assert page.count("<mark>") == page.count("</mark>") == 1
    assert "<mark>heron</mark>" in page


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\x00", "a\x00b", "the of and", "-word", "!", "'", '"', "((", ":*", "\\", "\ud800", "&|!<->",
     "x" * 10_000, "word " * 5000, "[", "[]", "[ ]", "%", "😀", "a:*|b", "<b>"],
)  # fmt: skip
def test_no_text_is_an_error(client, typed):
    question()
    page = client.get("/search", {"q": typed.encode("utf-8", "surrogatepass")})
    assert page.status_code == 200
    assert page.context["results"] == []
    assert page.context["message"]
    assert str(page.context["message"]) in page.text


def test_broken_encoding_is_no_error(client):
    assert client.get("/search?q=%ff%fe&page=1").status_code == 200


def test_what_nobody_can_turn_to_is_not_counted(client, monkeypatch):
    monkeypatch.setattr("qa.core.paging.LAST_NUMBERED_PAGE", 1)
    for _ in range(15):
        question(title="Why is the sea salty at all?")
    assert "15 results" in client.get("/search?q=salty").text
    question(title="Why is the sea salty at all?")
    assert "More than 15 results" in client.get("/search?q=salty").text


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "9" * 30])
def test_pages_that_cannot_be(client, page):
    question(title="Only one fountain in town")
    assert client.get("/search", {"q": "fountain", "page": page}).status_code == 404


def test_paging(client):
    for _ in range(16):
        question(title="Why is the sea salty at all?")
    first = client.get("/search", {"q": "salty", "tab": "newest"})
    assert len(first.context["results"]) == 15
    assert first.context["paging"].count == 16
    second = client.get(first.context["paging"].next_url)
    assert len(second.context["results"]) == 1
    assert 'rel="prev"' in second.text


def test_a_tag_in_brackets_narrows(client):
    inside = question(title="A walk in the fog", tags=["weather"])
    below = answer(to=inside, body="I love the fog and go out whenever it comes down.")
    question(title="Fog in my head all day", tags=["tiredness"])
    TagSynonym.objects.create(name="climate", target=tag("weather"))
    assert set(found(client, q="fog [weather]")) == {inside.pk, below.pk}
    assert set(found(client, q="[climate] fog")) == {inside.pk, below.pk}
    assert found(client, q="fog [unknown]") == []


def test_tags_alone_lead_to_their_questions(client):
    question(tags=["c++", "sleep"])
    reply = client.get("/search", {"q": "[c++] [sleep]"})
    assert (reply.status_code, reply["Location"]) == (302, "/questions/tagged/c%2B%2B+sleep")


def test_the_words_stay_in_the_field_and_in_the_tabs(client):
    question(title="Bread & butter in the morning")
    page = client.get("/search", {"q": 'bread & "butter"'})
    assert 'value="bread &amp; &quot;butter&quot;"' in page.text
    assert [tab["current"] for tab in page.context["tabs"]] == [True, False, False]
    assert page.context["tabs"][1]["url"] == "/search?q=bread+%26+%22butter%22&tab=newest"


def test_visitors_get_no_cookie(client):
    question()
    reply = client.get("/search", {"q": "calm"})
    assert not reply.cookies
    assert "csrfmiddlewaretoken" not in reply.text
