"""Deleting, restoring, holding: who may, who still sees it, and that it is gone from everywhere else."""
# ruff: noqa: E501 - tables of cases read better in one line each

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.core.verdict import Conflict, Refusal
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question, lock_post, reopen_question, unlock_post
from qa.posts.services.concealing import approve_post, delete_post, reject_post, restore_post
from qa.posts.services.writing import Guest
from qa.tags.models import Category, Tag
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
TITLE = "How do marmots sleep through a whole winter?"


def fresh(post) -> Post:
    return Post.objects.get(pk=post.pk)


def held(asked=None) -> Post:
    return answer(to=asked or question(), guest=Guest("Ada", "", "key"), network="n")


def test_who_asked_deletes_unless_others_work_would_go_with_it():
    asked = question()
    first = answer(to=asked)
    delete_post(post=asked, by=asked.author)
    restore_post(post=fresh(asked), by=asked.author)
    cast_vote(post=first, by=member(points=200), kind="up")
    with pytest.raises(Refusal, match="Others have answered"):
        delete_post(post=asked, by=asked.author)
    other = question()
    answer(to=other)
    answer(to=other)
    with pytest.raises(Refusal, match="Others have answered"):
        delete_post(post=other, by=other.author)
    delete_post(post=other, by=member(staff=True))
    assert not fresh(other).is_public


def test_an_accepted_answer_stays():
    asked = question()
    given = answer(to=asked)
    accept_answer(answer=given, by=asked.author)
    with pytest.raises(Refusal, match="accepted"):
        delete_post(post=given, by=given.author)


def test_nobody_else_deletes():
    for who in (member(points=90_000),):
        with pytest.raises(Refusal, match="Only its author or a moderator"):
            delete_post(post=question(), by=who)


def test_authors_restore_what_they_deleted_and_moderators_everything():
    asked, moderator = question(), member(staff=True)
    delete_post(post=asked, by=asked.author)
    with pytest.raises(Refusal, match="Only a moderator"):
        restore_post(post=fresh(asked), by=member(points=5000))
    restore_post(post=fresh(asked), by=asked.author)
    delete_post(post=asked, by=moderator)
    with pytest.raises(Refusal, match="Only a moderator"):
        restore_post(post=fresh(asked), by=asked.author)
    restore_post(post=fresh(asked), by=moderator)
    assert fresh(asked).is_public


def test_deleting_twice_is_one_deletion():
    asked = question()
    for _n in range(2):
        delete_post(post=fresh(asked), by=asked.author)
    assert asked.concealments.count() == 1
    assert Tag.objects.get(name="sleep").question_count == 0
    for _n in range(2):
        restore_post(post=fresh(asked), by=asked.author)
    assert Tag.objects.get(name="sleep").question_count == 1


def test_a_locked_post_is_not_deleted_by_its_author():
    asked = question()
    lock_post(post=asked, by=member(staff=True), reason="It was heated.")
    with pytest.raises(Refusal, match="heated"):
        delete_post(post=asked, by=asked.author)


@pytest.mark.parametrize("state", ["deleted by its author", "deleted by a moderator", "held"])
def test_what_is_hidden_is_404_but_for_its_author_and_moderators(browser, state):
    moderator = member(staff=True)
    asked = question(title=TITLE)
    if state == "held":
        given, author = held(asked), None
    else:
        given = answer(to=asked)
        author = given.author
        delete_post(post=given, by=author if "author" in state else moderator)
    paths = (f"/a/{given.pk}", f"/posts/{given.pk}/revisions", f"/posts/{given.pk}/comments", f"/posts/{given.pk}/edit")
    for path in paths:
        for reader in (browser(), browser(member(points=5000)), browser(asked.author)):
            assert reader.get(path).status_code == 404
        assert browser(moderator).get(path).status_code in (200, 302)
        if author:
            assert browser(author).get(path).status_code in (200, 302, 403)
    thread = asked.get_absolute_url()
    assert f'id="post-{given.pk}"' not in browser().get(thread).text
    assert f'id="post-{given.pk}"' in browser(moderator).get(thread).text
    assert (f'id="post-{given.pk}"' in browser(author).get(thread).text) is bool(author)


def test_a_deleted_question_is_gone_from_every_public_place(browser):
    asked = question(title=TITLE, tags=["marmots"])
    answer(to=asked, body="They curl up together and wait for the spring to come.")
    path, author = asked.get_absolute_url(), asked.author
    public = ["/", "/questions", "/questions?sort=newest", "/questions?sort=unanswered", "/questions/tagged/marmots", "/categories/everyday",
              "/search?q=marmots", "/search?q=curl", "/feeds/questions", "/sitemap-questions.xml", author.get_absolute_url(),
              author.get_absolute_url() + "?tab=questions", author.get_absolute_url() + "?tab=activity"]  # fmt: skip
    seen = [place for place in public if TITLE in browser().get(place).text or path in browser().get(place).text]
    assert len(seen) >= len(public) - 3  # it is in these places before
    delete_post(post=asked, by=member(staff=True))
    for place in public:
        page = browser().get(place)
        assert TITLE not in page.text, place
        assert path not in page.text, place
    for gone in (
        path,
        f"/q/{asked.pk}",
        f"/questions/{asked.pk}",
        f"/a/{asked.answers.get().pk}",
        f"/posts/{asked.answers.get().pk}/revisions",
    ):
        assert browser().get(gone).status_code == 404
    assert browser(author).get(path).status_code == 200
    assert 'content="noindex"' in browser(author).get(path).text
    assert Tag.objects.get(name="marmots").question_count == 0
    assert Category.objects.get(slug="everyday").question_count == 0


def test_the_buttons_of_an_author(browser):
    asked = question()
    page = browser(asked.author)
    assert page.post(f"/posts/{asked.pk}/delete").status_code == 303
    assert page.get(asked.get_absolute_url()).status_code == 200
    assert page.post(f"/posts/{asked.pk}/restore").status_code == 303
    assert browser(member()).post(f"/posts/{asked.pk}/delete").status_code == 403


def test_an_approved_answer_is_counted_and_brings_the_question_up():
    given, moderator = held(), member(staff=True)
    before = fresh(given.parent).active_at
    with pytest.raises(Refusal, match="Only moderators"):
        approve_post(post=given, by=given.parent.author)
    approve_post(post=given, by=moderator)
    asked = fresh(given.parent)
    assert asked.answer_count == 1
    assert asked.active_at > before
    with pytest.raises(Conflict, match="somebody else has decided"):
        reject_post(post=fresh(given), by=moderator)


def test_a_rejected_answer_can_still_be_restored_by_a_moderator():
    given, moderator = held(), member(staff=True)
    reject_post(post=given, by=moderator, reason="An advertisement.")
    with pytest.raises(Conflict):
        approve_post(post=fresh(given), by=moderator)
    restore_post(post=fresh(given), by=moderator)
    assert fresh(given).is_public


def test_closing_keeps_everything_but_new_answers(browser):
    asked, moderator = question(), member(staff=True)
    reason = CloseReason.objects.get(slug="needs-details")
    with pytest.raises(Refusal, match="Only moderators"):
        close_question(question=asked, by=asked.author, reason=reason)
    close_question(question=asked, by=moderator, reason=reason, note="Since when?")
    page = browser().get(asked.get_absolute_url()).text
    for shown in (reason.label, "Since when?", moderator.display_name):
        assert shown in page
    cast_vote(post=fresh(asked), by=member(points=200), kind="up")
    close_question(question=asked, by=moderator, reason=CloseReason.objects.get(slug="off-topic"))
    assert asked.closures.count() == 2
    assert asked.closures.filter(ended_at=None).count() == 1
    reopen_question(question=fresh(asked), by=moderator)
    reopen_question(question=fresh(asked), by=moderator)
    assert not fresh(asked).is_closed


def test_a_lock_with_an_end_ends_by_itself(browser):
    asked, moderator = question(), member(staff=True)
    lock = lock_post(post=asked, by=moderator, reason="It was heated.", until=timezone.now() + timedelta(hours=1))
    assert "It was heated." in browser().get(asked.get_absolute_url()).text
    with pytest.raises(Refusal, match="heated"):
        cast_vote(post=fresh(asked), by=member(points=200), kind="up")
    lock.until = timezone.now() - timedelta(seconds=1)
    lock.save()
    assert fresh(asked).lock_in_force is None
    unlock_post(post=fresh(asked), by=moderator)
    assert fresh(asked).lock_id is None
