"""Erasing for good: the owner's alone, only after deleting, and the books agree after."""

import pytest
from django.urls import reverse

from qa.core.verdict import Conflict, Refusal
from qa.moderation.models import LogEntry
from qa.moderation.services.purging import purge_post
from qa.posts.models import CloseReason, Comment, Post, Revision
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.writing import Guest
from qa.reputation.services.reconciling import differences
from qa.site.models import SiteSettings
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    SiteSettings.objects.update(founding=True)
    return member("owner", staff=True, is_superuser=True)


@pytest.fixture
def thread(owner):
    """A closed question with an accepted answer, a guest's answer that waits, votes and a comment."""
    asker, helper = member(), member()
    asked = question(by=asker)
    given = answer(to=asked, by=helper)
    answer(to=asked, guest=Guest(name="Lena", email="lena@example.org", key="k"))
    for by in (helper, owner):
        cast_vote(post=asked, by=by, kind="up")
    cast_vote(post=given, by=owner, kind="down")
    accept_answer(answer=given, by=asker)
    add_comment(post=asked, by=asker, body="A comment that goes with its question.")
    close_question(question=asked, by=owner, reason=CloseReason.objects.get(slug="needs-focus"))
    return asked


def test_a_question_goes_with_all_that_hangs_on_it(thread, owner):
    asker = thread.author
    delete_post(post=thread, by=owner)
    purge_post(post=thread, by=owner, reason="Held somebody's address.")
    assert not Post.objects.exists()
    assert not Vote.objects.exists()
    assert not Comment.objects.exists()
    assert not Revision.objects.exists()
    asker.refresh_from_db()
    owner.refresh_from_db()
    assert (asker.reputation, owner.reputation) == (1, 1)
    assert not any(differences().values())
    entry = LogEntry.objects.filter(action="purge").get()
    assert (entry.target, entry.reason) == (f"question {thread.pk}", "Held somebody's address.")


def test_an_answer_goes_alone_and_is_accepted_no_more(thread, owner):
    given = thread.answers.get(author__isnull=False)
    delete_post(post=given, by=owner)
    purge_post(post=given, by=owner)
    thread.refresh_from_db()
    assert (thread.answer_count, thread.accepted_answer_id, thread.answers.count()) == (0, None, 1)
    assert not any(differences().values())


def test_what_is_public_or_waiting_is_not_erased(thread, owner):
    waiting = thread.answers.get(author=None)
    for post in (thread, waiting):
        with pytest.raises(Conflict, match="Delete it first"):
            purge_post(post=post, by=owner)


def test_a_moderator_neither_may_nor_is_offered_it(thread, owner, client):
    moderator = member("mod", staff=True)
    delete_post(post=thread, by=owner)
    with pytest.raises(Refusal, match="Only the owner"):
        purge_post(post=thread, by=moderator)
    page = reverse("admin:posts_question_change", args=[thread.pk])
    erase = reverse("admin:posts_question_act", args=[thread.pk, "purge"])
    client.force_login(moderator, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert erase not in client.get(page).text
    assert client.post(erase, {"reason": "x", "confirmed": "1"}).status_code == 302
    assert Post.objects.filter(pk=thread.pk).exists()


def test_the_owner_does_it_in_the_admin(thread, owner, client):
    delete_post(post=thread, by=owner)
    client.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    erase = reverse("admin:posts_question_act", args=[thread.pk, "purge"])
    assert erase in client.get(reverse("admin:posts_question_change", args=[thread.pk])).text
    response = client.post(erase, {"reason": "Spam", "confirmed": "1"}, follow=True)
    assert "Erased." in response.text
    assert not Post.objects.filter(pk=thread.pk).exists()
