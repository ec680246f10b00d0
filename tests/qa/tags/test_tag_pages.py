"""The pages of tags."""

import pytest

from qa.tags.models import Tag, TagSynonym
from tests.factories import question, tag

pytestmark = pytest.mark.django_db


def names(page) -> list[str]:
    return [row.name for row in page.context["tags"]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_three_queries(client, django_assert_num_queries, rows):
    question(tags=[f"tag{n}" for n in range(rows)])
    with django_assert_num_queries(3):  # settings, count, rows
        page = client.get("/tags")
    assert len(names(page)) == rows


def test_orders_and_the_filter(client):
    question(tags=["zebra", "ant"])
    question(tags=["zebra"])
    question(tags=["moth"])
    tag("unused")
    assert names(client.get("/tags")) == ["zebra", "ant", "moth"]
    assert names(client.get("/tags?tab=name")) == ["ant", "moth", "zebra"]
    assert names(client.get("/tags?tab=new"))[0] == "moth"
    assert names(client.get("/tags?tab=other")) == ["zebra", "ant", "moth"]
    assert names(client.get("/tags?q=OT")) == ["moth"]
    assert names(client.get("/tags", {"q": "%"})) == []
    assert client.get("/tags", {"q": "\x00"}).status_code == 200


def test_paging(client):
    Tag.objects.bulk_create(Tag(name=f"t{n:02}", slug=f"t{n:02}", question_count=1) for n in range(40))
    first = client.get("/tags?tab=name")
    assert len(names(first)) == 36
    second = client.get(first.context["paging"].next_url)
    assert names(second) == ["t36", "t37", "t38", "t39"]
    assert client.get("/tags?page=3").status_code == 404


@pytest.mark.parametrize(
    ("name", "path"), [("c++", "c%2B%2B"), ("c#", "c%23"), ("naïve", "na%C3%AFve"), ("net", "net")]
)
def test_what_a_tag_is_for(client, name, path):
    question(tags=[name])
    Tag.objects.filter(name=name).update(description="For <this> & that.")
    TagSynonym.objects.create(name="another-name", target=tag(name))
    page = client.get(f"/tags/{path}/info")
    assert page.status_code == 200
    assert "For &lt;this&gt; &amp; that." in page.text
    assert "another-name" in page.text
    assert "1 question with this tag" in page.text
    assert client.get(page.context["tag"].get_absolute_url()).status_code == 200


@pytest.mark.parametrize("synonyms", [1, 3])
def test_it_takes_three_queries(client, django_assert_num_queries, synonyms):
    target = tag("sleep")
    for n in range(synonyms):
        TagSynonym.objects.create(name=f"sleep{n}", target=target)
    with django_assert_num_queries(3):  # settings, tag, synonyms
        client.get("/tags/sleep/info")


def test_synonyms_and_capitals_lead_to_the_tag(client):
    TagSynonym.objects.create(name="cpp", target=tag("c++"))
    for path in ("cpp", "CPP", "C%2B%2B"):
        reply = client.get(f"/tags/{path}/info")
        assert (reply.status_code, reply["Location"]) == (301, "/tags/c++/info")
    assert client.get("/tags/c++/info").status_code == 200


@pytest.mark.parametrize("path", ["unknown", "%00", "%FF", "x" * 500, "%2e%2e", "a%20b"])
def test_unknown_tags_are_404(client, path):
    assert client.get(f"/tags/{path}/info").status_code == 404


def suggested(client, text: str) -> list[str]:
    return [row["name"] for row in client.get("/tags/suggest", {"q": text}).json()]


def test_suggestions_begin_with_what_was_typed(client):
    for name, count in (("sleep", 3), ("sleeplessness", 9), ("lucid-sleep", 20), ("insomnia", 50), ("work", 99)):
        row = tag(name)
        row.question_count, row.description = count, f"About {name}."
        row.save()
    TagSynonym.objects.create(name="sleepless", target=tag("insomnia"))
    assert suggested(client, "sle") == ["sleeplessness", "sleep", "insomnia", "lucid-sleep"]
    assert suggested(client, "SLEEP") == ["sleep", "sleeplessness", "insomnia", "lucid-sleep"]
    assert suggested(client, "") == ["work", "insomnia", "lucid-sleep", "sleeplessness", "sleep"]
    assert suggested(client, "_") == []
    assert suggested(client, "\x00'\"%") == []
    first = client.get("/tags/suggest?q=wor").json()[0]
    assert first == {"name": "work", "count": 99, "description": "About work."}


@pytest.mark.parametrize("rows", [1, 30])
def test_suggestions_take_one_query_and_are_ten_at_most(client, django_assert_num_queries, rows):
    for n in range(rows):
        tag(f"pet{n}")
    with django_assert_num_queries(1):
        assert len(suggested(client, "pet")) == min(rows, 10)
