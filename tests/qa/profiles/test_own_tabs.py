"""What a member sees on their own profile, and nobody else: votes, drafts, the way to the next privilege and badge."""

import pytest

from qa.posts.models import Draft
from qa.posts.services.concealing import delete_post
from qa.posts.services.drafts import save_draft
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
OWN = ["votes", "drafts", "following", "saved"]


@pytest.fixture
def ada():
    return member("ada", points=600, display_name="Ada")


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def labels(response) -> list[str]:
    return [tab["label"] for tab in response.context["tabs"]]


@pytest.mark.parametrize("tab", ["votes", "drafts"])
def test_they_do_not_exist_for_others_moderators_included(client, ada, tab):
    cast_vote(post=question(title="A question that somebody voted on"), by=ada, kind="up")
    address = f"{ada.get_absolute_url()}?tab={tab}"
    for viewer in (None, member(), member(staff=True), member(staff=True, is_superuser=True)):
        client.logout()
        if viewer:
            client.force_login(viewer)
        assert client.get(address).status_code == 404
        assert not {"Votes", "Drafts", "Following", "Saved"} & set(labels(client.get(ada.get_absolute_url())))
    client.force_login(ada)
    assert client.get(address).status_code == 200
    assert {"Votes", "Drafts", "Following", "Saved"} <= set(labels(client.get(ada.get_absolute_url())))


def test_votes_are_listed_by_kind_on_what_can_still_be_seen(client, ada):
    liked, gone = question(title="A question that is found useful"), question(title="A question that goes away soon")
    poor = answer(to=liked)
    for post, kind in ((liked, "up"), (gone, "up"), (poor, "down")):
        cast_vote(post=post, by=ada, kind=kind)
    delete_post(post=gone, by=gone.author)
    client.force_login(ada)
    address = f"{ada.get_absolute_url()}?tab=votes"
    shown = {}
    for kind in ("", "up", "down", "x\x00"):
        shown[kind] = [vote.post_id for vote in client.get(f"{address}&votes={kind}").context["page"]]
    assert shown == {"": [poor.pk, liked.pk], "up": [liked.pk], "down": [poor.pk], "x\x00": [poor.pk, liked.pk]}
    assert "goes away soon" not in text(client.get(address))


def test_drafts_lead_to_where_they_go_on_and_can_be_thrown_away(client, ada):
    asked, mine = question(), question(by=ada)
    gone = question()
    save_draft(member=ada, purpose="ask", post=None, body="Half a thought")
    save_draft(member=ada, purpose="answer", post=asked, body="Half an answer")
    save_draft(member=ada, purpose="edit", post=mine, body="Half an edit")
    save_draft(member=ada, purpose="answer", post=gone, body="Words for nobody")
    delete_post(post=gone, by=gone.author)
    save_draft(member=member(), purpose="ask", post=None, body="Somebody else's")
    client.force_login(ada)
    page = text(client.get(f"{ada.get_absolute_url()}?tab=drafts"))
    links = ["/questions/ask", f"{asked.get_absolute_url()}#your-answer", f"/posts/{mine.pk}/edit"]
    said = ["without a title", "Half an edit", "Words for nobody", "cannot see any more"]
    for words in [*(f'href="{link}"' for link in links), *said]:
        assert words in page
    assert "Somebody else" not in page
    assert gone.title not in page
    draft = Draft.objects.get(member=ada, purpose="ask")
    response = client.post(f"/accounts/drafts/{draft.pk}/delete")
    assert response["Location"] == f"{ada.get_absolute_url()}?tab=drafts"
    assert not Draft.objects.filter(pk=draft.pk).exists()


def test_nobody_throws_away_the_drafts_of_others(client, ada):
    save_draft(member=ada, purpose="ask", post=None, body="Half a thought")
    address = f"/accounts/drafts/{Draft.objects.get().pk}/delete"
    assert client.post(address)["Location"].startswith("/accounts/login/")
    for viewer in (member(), member(staff=True)):
        client.force_login(viewer)
        assert client.post(address).status_code == 404
    client.force_login(ada)
    assert client.get(address).status_code == 405
    assert Draft.objects.exists()


def test_the_next_privilege_and_badges_are_for_ones_own_eyes(client, ada):
    words = "With 750 points you can"
    assert words not in text(client.get(ada.get_absolute_url()))
    client.force_login(member(staff=True))
    assert words not in text(client.get(ada.get_absolute_url()))
    client.force_login(ada)
    page = text(client.get(ada.get_absolute_url()))
    assert words in page
    assert "you have 600." in page
    assert 'class="goals"' in page


@pytest.mark.parametrize("fields", [{"points": 100_000}, {"staff": True}])
def test_who_may_do_everything_is_on_no_way(client, fields):
    someone = member(**fields)
    client.force_login(someone)
    assert "points you can" not in text(client.get(someone.get_absolute_url()))


@pytest.mark.parametrize(("tab", "queries"), [("profile", 13), ("votes", 9), ("drafts", 9), ("badges", 11)])
def test_three_rows_cost_as_many_queries_as_one(client, ada, django_assert_num_queries, tab, queries):
    client.force_login(ada)
    client.get("/questions")
    for rows in (1, 2):
        for _row in range(rows):
            cast_vote(post=question(), by=ada, kind="up")
            save_draft(member=ada, purpose="answer", post=question(), body="Half an answer")
        with django_assert_num_queries(queries):
            assert client.get(f"{ada.get_absolute_url()}?tab={tab}").status_code == 200
