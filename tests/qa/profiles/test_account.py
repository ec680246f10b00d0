"""What members do with their own account: edit the profile, take a copy, leave."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from accounts.services.suspending import suspend
from qa.notifications.models import OutgoingMail
from qa.posts.models import Draft, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.commenting import add_comment
from qa.posts.services.drafts import save_draft
from qa.reputation.services.reconciling import differences
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
PROFILE = {
    "display_name": "Ada L.",
    "about": "I **count**. <script>x</script>",
    "location": "Ockham",
    "website": "ada.example.org",
}


@pytest.fixture
def ada(client):
    ada = member("ada", display_name="Ada Lovelace")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.force_login(ada)
    return ada


@pytest.mark.parametrize("path", ["/accounts/settings", "/accounts/export", "/accounts/leave"])
def test_visitors_are_asked_to_log_in(client, path):
    assert client.get(path)["Location"] == f"/accounts/login/?next={path}"


def test_the_profile_is_rendered_once_and_safe(client, ada):
    assert client.get("/accounts/settings").status_code == 200
    response = client.post("/accounts/settings", PROFILE)
    assert response.status_code == 303
    assert response["Location"] == f"/users/{ada.pk}/ada-l"
    ada.refresh_from_db()
    assert "<strong>count</strong>" in ada.about_html
    assert "<script" not in ada.about_html
    assert ada.website == "https://ada.example.org"
    client.post("/accounts/settings", {**PROFILE, "about": "  "})
    ada.refresh_from_db()
    assert ada.about_html == ""


@pytest.mark.parametrize(
    "change",
    [
        {"display_name": ""},
        {"display_name": "x" * 41},
        {"display_name": "\u200b\u202e"},
        {"website": "javascript:alert(1)"},
        {"about": "y" * 5001},
        {"location": "nul\x00l"},
    ],
)
def test_a_refused_profile_keeps_what_was_typed(client, ada, change):
    response = client.post("/accounts/settings", {**PROFILE, **change})
    assert response.status_code == 422
    assert "I **count**" in response.content.decode() or "about" in change
    ada.refresh_from_db()
    assert ada.display_name == "Ada Lovelace"


def test_a_paused_member_cannot_edit_but_can_take_the_data_and_leave(client, ada):
    suspend(user=ada, by=member(staff=True), until=timezone.now() + timedelta(days=1), reason="Heated.")
    assert "is paused until" in client.get("/accounts/settings").content.decode()
    assert client.post("/accounts/settings", PROFILE).status_code == 403
    assert client.get("/accounts/export").status_code == 200
    client.post("/accounts/leave", {"name": "keep", "password": "correct-horse-7"})
    assert not User.objects.filter(pk=ada.pk).exists()


def written_by(ada) -> dict:
    """A life on the forum: what `ada` wrote, did and received."""
    asker, reader = member(), member(points=1000)
    User.objects.filter(pk=ada.pk).update(reputation=1000)
    ada.refresh_from_db()
    thread = question(by=ada, title="How do I begin a difficult letter?")
    theirs = question(by=asker)
    helpful, poor = (
        answer(to=theirs, by=ada, body="Begin with the thing you are most afraid to say."),
        answer(to=theirs, by=reader),
    )
    add_comment(post=theirs, by=ada, body="This is a comment of some length.")
    cast_vote(post=helpful, by=reader, kind="up")
    cast_vote(post=theirs, by=ada, kind="up")
    cast_vote(post=poor, by=ada, kind="down")
    accept_answer(answer=helpful, by=asker)
    got = answer(to=thread, by=reader)
    accept_answer(answer=got, by=ada)
    save_draft(member=ada, purpose=Draft.Purpose.ASK, post=None, title="Not yet asked")
    return {"thread": thread, "theirs": theirs, "helpful": helpful, "poor": poor, "asker": asker, "reader": reader}


def test_the_copy_holds_everything(client, ada):
    made = written_by(ada)
    response = client.get("/accounts/export")
    assert 'attachment; filename="ada-' in response["Content-Disposition"]
    content = json.loads(response.content)
    assert content["profile"]["display_name"] == "Ada Lovelace"
    assert content["email_addresses"][0]["email"] == "ada@example.org"
    assert {post["id"] for post in content["posts"]} == {made["thread"].pk, made["helpful"].pk}
    assert content["posts"][0]["tags"] == ["sleep"]
    assert content["comments"][0]["body"] == "This is a comment of some length."
    assert [vote["value"] for vote in content["votes"]] == [1, -1]
    assert content["drafts"][0]["title"] == "Not yet asked"
    assert {entry["event"] for entry in content["points"]} == {"answer-up", "down-voter", "accepted", "accepting"}
    assert len(content["edits"]) == 2
    assert client.post("/accounts/export").status_code == 200


def test_copies_are_limited(client, ada):
    for _time in range(20):
        client.get("/accounts/export")
    assert client.get("/accounts/export").status_code == 429


@pytest.mark.parametrize(("choice", "name"), [("keep", "Ada Lovelace"), ("anonymous", "")])
def test_leaving_erases_the_person_and_keeps_what_helped(client, ada, choice, name):
    made = written_by(ada)
    before = {field: getattr(Post.objects.get(pk=made["theirs"].pk), field) for field in ("score", "up_count")}
    OutgoingMail.objects.create(key="k", to=ada.email, subject="s", body="b", next_attempt_at=timezone.now())
    asker_points = User.objects.get(pk=made["asker"].pk).reputation

    response = client.post("/accounts/leave", {"name": choice, "password": "correct-horse-7"})
    assert "Your account is deleted" in response.content.decode()
    assert "_auth_user_id" not in client.session

    post = Post.objects.get(pk=made["helpful"].pk)
    assert (post.author_id, post.author_name, post.body) == (None, name, made["helpful"].body)
    assert made["theirs"].comments.get().author_name == name
    assert post.revisions.get().editor_name == name
    assert not User.objects.filter(username="ada").exists()
    assert not EmailAddress.objects.exists()
    assert not Draft.objects.exists()
    assert not OutgoingMail.objects.exists()
    after = Post.objects.get(pk=made["theirs"].pk)
    assert {field: getattr(after, field) for field in before} == before
    assert Vote.objects.filter(voter=None).count() == 2
    assert User.objects.get(pk=made["asker"].pk).reputation == asker_points


def test_after_leaving_the_books_still_agree(client, ada):
    made = written_by(ada)
    wrong = differences()
    client.post("/accounts/leave", {"name": "keep", "password": "correct-horse-7"})
    after = differences()
    assert {name: count for name, count in after.items() if name != "points of members"} == {
        name: 0 for name in after if name != "points of members"
    }
    assert after["points of members"] <= wrong["points of members"]  # the factory gives points out of nothing
    assert made


@pytest.mark.parametrize(
    "sent", [{}, {"name": "keep"}, {"name": "keep", "password": "wrong"}, {"name": "x", "password": "correct-horse-7"}]
)
def test_nobody_leaves_by_mistake(client, ada, sent):
    assert client.post("/accounts/leave", sent).status_code == 422
    assert User.objects.filter(pk=ada.pk).exists()


def test_without_a_password_the_username_confirms(client, ada):
    ada.set_unusable_password()
    ada.save()
    client.force_login(ada)
    assert client.post("/accounts/leave", {"name": "keep", "username": "someone"}).status_code == 422
    client.post("/accounts/leave", {"name": "keep", "username": "ADA"})
    assert not User.objects.filter(pk=ada.pk).exists()


def test_the_last_owner_stays_until_there_is_another(client):
    owner = User.objects.create_superuser("owner1", "o@example.org", "correct-horse-7")
    client.force_login(owner)
    assert "You are the last owner" in client.get("/accounts/leave").content.decode()
    assert client.post("/accounts/leave", {"name": "keep", "password": "correct-horse-7"}).status_code == 403
    User.objects.create_superuser("owner2", "o2@example.org", "x")
    client.post("/accounts/leave", {"name": "keep", "password": "correct-horse-7"})
    assert not User.objects.filter(pk=owner.pk).exists()
