"""Each act of a moderator through the admin: what it does, and its row in the log."""

import pytest
from django.urls import reverse

from qa.moderation.models import LogEntry
from qa.posts.defaults import ensure_close_reasons
from qa.posts.models import CloseReason, Post
from qa.posts.services.writing import Guest
from tests.admin.acting import act, in_bulk
from tests.factories import answer, question
from tests.qa.bounties.giving import offer, old_question, rich

FIRST_STEPS = {
    "reopen": ("close", {"reason": "off-topic"}),
    "restore": ("hide", {"reason": "a mistake"}),
    "unlock": ("lock", {"reason": "a quarrel"}),
}
ACTS = [
    ("close", {"reason": "off-topic", "note": "See the rules"}, "close", "Not a subject of this forum – See the rules"),
    ("reopen", {}, "reopen", ""),
    ("hide", {"reason": "spam"}, "delete", "spam"),
    ("restore", {}, "restore", ""),
    ("lock", {"reason": "a quarrel", "until": "2099-01-01"}, "lock", "a quarrel"),
    ("unlock", {}, "unlock", ""),
]


@pytest.mark.parametrize(("name", "fields", "action", "reason"), ACTS)
def test_act_on_a_question(moderator, name, fields, action, reason):
    post = question()
    if name in FIRST_STEPS:
        before, said = FIRST_STEPS[name]
        act(moderator, post, before, **said)
    response = act(moderator, post, name, **fields)
    assert response.status_code == 302
    entry = LogEntry.objects.first()
    assert (entry.action, entry.actor, entry.post_id, entry.reason) == (action, moderator.user, post.pk, reason)
    assert entry.target == f"question {post.pk}: {post.title}"


def test_close_and_reopen(moderator):
    post, original = question(), question()
    act(
        moderator,
        post,
        "close",
        reason="duplicate",
        duplicate_of=f"http://testserver/questions/{original.pk}/some-slug",
    )
    post.refresh_from_db()
    assert post.closure.duplicate_of_id == original.pk
    assert post.closure.by == moderator.user
    act(moderator, post, "reopen")
    post.refresh_from_db()
    assert not post.is_closed


def test_a_refusal_keeps_what_was_typed(moderator):
    post = question()
    response = act(moderator, post, "close", reason="duplicate", note="as you see")
    assert response.status_code == 422
    assert "Say which question this one repeats." in response.content.decode()
    assert "as you see" in response.content.decode()
    assert not LogEntry.objects.exists()


def test_a_lock_until_a_past_day_is_refused(moderator):
    response = act(moderator, question(), "lock", reason="a quarrel", until="2001-01-01")
    assert response.status_code == 422
    assert "Choose a date in the future." in response.content.decode()


def test_what_fits_no_more_is_told(moderator):
    post = question()
    response = moderator.post(reverse("admin:posts_question_act", args=[post.pk, "reopen"]), follow=True)
    assert "perhaps somebody else was quicker" in response.content.decode()
    assert not LogEntry.objects.exists()


def test_hiding_an_answer_takes_it_from_the_thread(moderator):
    post = answer(to=question())
    act(moderator, post, "hide", reason="spam")
    post.refresh_from_db()
    assert post.concealment.kind == "deleted"
    assert Post.objects.get(pk=post.parent_id).answer_count == 0
    act(moderator, post, "restore")
    assert Post.objects.get(pk=post.parent_id).answer_count == 1


def test_the_page_offers_what_fits(moderator):
    post = question()
    page = moderator.get(reverse("admin:posts_question_change", args=[post.pk])).content.decode()
    assert f"/admin/posts/question/{post.pk}/act/close/" in page
    assert f"/admin/posts/question/{post.pk}/act/reopen/" not in page


def test_an_act_that_does_not_exist_is_404(moderator):
    post = question()
    assert act(moderator, post, "close").status_code == 422
    assert moderator.get(f"/admin/posts/question/{post.pk}/act/burn/").status_code == 404
    assert moderator.get("/admin/posts/question/999999999/act/close/").status_code == 404
    assert moderator.get(f"/admin/posts/question/{10**30}/act/close/").status_code == 404


def test_bulk_asks_for_the_reason_then_does_it(moderator):
    posts = [question(), question()]
    asked = in_bulk(moderator, "posts_question", "close", posts)
    assert "Choose a reason" in asked.content.decode()
    assert not Post.objects.exclude(closure=None).exists()
    done = in_bulk(moderator, "posts_question", "close", posts, confirmed="1", reason="needs-focus")
    assert "2 done." in done.content.decode()
    assert Post.objects.exclude(closure=None).count() == 2
    assert LogEntry.objects.filter(action="close").count() == 2


def test_bulk_tells_what_was_refused(moderator):
    closed, still_open = question(), question()
    act(moderator, closed, "close", reason="off-topic")
    done = in_bulk(moderator, "posts_question", "reopen", [closed, still_open])
    assert "1 done. 1 not:" in done.content.decode()


def test_bulk_without_its_reason_asks_again(moderator):
    post = question()
    asked = in_bulk(moderator, "posts_question", "lock", [post], confirmed="1", until="2099-01-01")
    assert asked.status_code == 422
    assert "2099-01-01" in asked.content.decode()
    refused = in_bulk(moderator, "posts_question", "close", [post], confirmed="1", reason="duplicate", note="kept")
    assert refused.status_code == 422
    assert "kept" in refused.content.decode()


@pytest.mark.parametrize(("name", "action"), [("approve", "approve"), ("reject", "reject")])
def test_held_posts_one_by_one(moderator, name, action):
    post = answer(to=question(), guest=Guest(name="Pat"))
    assert "Pat" in moderator.get(reverse("admin:moderation_heldpost_changelist")).content.decode()
    page = moderator.get(reverse("admin:moderation_heldpost_change", args=[post.pk]))
    assert page.status_code == 200
    response = act(moderator, post, name, model="moderation_heldpost")
    assert response["Location"] == reverse("admin:moderation_heldpost_changelist")
    post.refresh_from_db()
    assert post.is_public is (name == "approve")
    assert LogEntry.objects.get().action == action


def test_held_posts_in_bulk(moderator):
    posts = [answer(to=question(), guest=Guest(name="Pat")) for _ in range(2)]
    index = moderator.get(reverse("admin:index")).content.decode()
    assert "<strong data-count>2</strong> posts wait to be approved" in index
    in_bulk(moderator, "moderation_heldpost", "approve", posts)
    assert Post.objects.answers_only().public().count() == 2
    assert LogEntry.objects.filter(action="approve").count() == 2


def test_close_reasons_ship_and_survive_a_change(moderator):
    CloseReason.objects.get(slug="opinion-based").delete()
    ensure_close_reasons()
    slugs = list(CloseReason.objects.values_list("slug", flat=True))
    assert slugs == ["duplicate", "needs-details", "needs-focus", "off-topic"]


def test_a_moderator_ends_a_bounty_and_its_giver_has_the_points_back(moderator):
    giver = rich()
    bounty = offer(on=old_question(), by=giver)
    page = moderator.get(reverse("admin:bounties_bounty_change", args=[bounty.pk]))
    assert "give the points back" in page.text
    assert giver.username in page.text
    url = reverse("admin:bounties_bounty_act", args=[bounty.pk, "return"])
    response = moderator.post(url, {"reason": "A misunderstanding.", "confirmed": "1"})
    assert response.status_code == 302
    giver.refresh_from_db()
    assert giver.reputation == 1000
    assert LogEntry.objects.get(action="return-bounty").reason == "A misunderstanding."
    assert "give the points back" not in moderator.get(reverse("admin:bounties_bounty_change", args=[bounty.pk])).text
