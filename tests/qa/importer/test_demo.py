"""The demo community."""

import re

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from qa.importer.demo import demo_logins, load_demo, mark, reading
from qa.importer.models import DemoMark
from qa.importer.refusal import Refused
from qa.notifications.models import Notification
from qa.posts.models import Comment, Post
from qa.posts.services.commenting import add_comment
from qa.reputation.services import reconciling
from qa.search.models import PostDocument
from qa.site.models import SiteSettings
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import member
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    load_demo()


def test_everything_in_the_files_is_there_and_the_books_agree(demo):
    threads = reading.threads()
    answers = [answer for thread in threads for answer in thread.get("answers", [])]
    comments = [comment for post in [*threads, *answers] for comment in post.get("comments", [])]
    votes = sum(
        post.get("score_up", post.get("up", 0)) + post.get("score_down", post.get("down", 0))
        for post in [*threads, *answers]
    )
    assert Post.objects.filter(kind=1).count() == len(threads) >= 30
    assert Post.objects.filter(kind=2).count() == len(answers)
    assert Comment.objects.count() == len(comments)
    assert Vote.objects.count() == votes
    assert not Vote.objects.filter(voter=None).exists()
    assert set(reconciling.differences().values()) == {0}


def test_it_shows_what_a_forum_can_hold(demo):
    assert Post.objects.exclude(closure=None).count() == 1
    assert Post.objects.filter(kind=2, author=None).exclude(author_name="").exists()
    assert Post.objects.filter(concealment__kind="held").count() == 1
    assert Post.objects.exclude(accepted_answer=None).exists()
    edited = Post.objects.get(revision_number=2, kind=1, title__contains="should I prepare")
    assert edited.revisions.get(number=1).title != edited.title == edited.revisions.get(number=2).title
    assert PostDocument.objects.count() == Post.objects.public().count()


def test_who_logs_in_finds_something_in_the_inbox(demo):
    run_tasks()
    for _label, username, _password in demo_logins():
        theirs = Notification.objects.filter(member__username=username)
        assert {"answer", "comment"} & set(theirs.values_list("kind", flat=True)), username


def test_nothing_happens_in_the_future_or_out_of_order(demo):
    now = timezone.now()
    for post in Post.objects.select_related("parent", "author").all():
        assert post.created_at <= post.active_at <= now
        assert post.author is None or post.author.date_joined < post.created_at, post
        assert post.parent is None or post.parent.created_at < post.created_at
    assert not Comment.objects.filter(created_at__gt=now).exists()
    for vote in Vote.objects.select_related("post", "voter"):
        assert max(vote.post.created_at, vote.voter.date_joined) <= vote.created_at <= now
        assert vote.voter_id != vote.post.author_id


def test_its_pages_hold_no_unrendered_text(demo):
    for html in Post.objects.values_list("body_html", flat=True):
        assert html.startswith("<")
        assert not re.search(r"\*\*|\n- ", html)


def test_the_two_logins_work_and_the_others_have_no_password(demo):
    logins = demo_logins()
    assert [(label, name) for label, name, _password in logins] == [("member", "juna"), ("moderator", "maren")]
    for label, username, password in logins:
        user = authenticate(None, username=username, password=password)
        validate_password(password, user)
        assert user.is_staff == (label == "moderator")
        assert not user.is_superuser
    others = User.objects.filter(pk__gt=0).exclude(username__in=["juna", "maren"])
    assert others.count() > 20
    assert not any(user.has_usable_password() for user in others)


def test_words_for_the_welcome_box_unless_the_owner_has_some(demo):
    site = SiteSettings.objects.get()
    assert site.name in site.welcome_html
    assert "{" not in site.welcome_html
    assert site.tagline


def test_no_logins_without_a_demo():
    assert demo_logins() == []


def test_never_in_production(demo, settings):
    settings.PRODUCTION = True
    assert demo_logins() == []
    DemoMark.objects.all().delete()
    with pytest.raises(CommandError) as error:
        call_command("load_demo")
    assert error.value.returncode == 2


def test_not_beside_real_people():
    member("somebody")
    before = Post.objects.count()
    with pytest.raises(CommandError, match="empty forum") as error:
        call_command("load_demo")
    assert error.value.returncode == 2
    assert Post.objects.count() == before
    with pytest.raises(Refused):
        load_demo()


def test_staff_accounts_may_be_there_before(capsys):
    member("owner", staff=True)
    call_command("load_demo")
    assert "demo-member-1" in capsys.readouterr().out
    call_command("load_demo")
    assert "already" in capsys.readouterr().out


def test_untouched_until_somebody_does_something(demo):
    assert mark.untouched()
    member("owner", staff=True)
    assert mark.untouched()


@pytest.mark.parametrize("act", ["join", "comment", "vote", "profile", "password"])
def test_touched_after(demo, act):
    juna, post = User.objects.get(username="juna"), Post.objects.filter(kind=1).exclude(author__username="juna").first()
    if act == "join":
        member("newcomer")
    elif act == "comment":
        add_comment(post=post, by=juna, body="Thank you for asking this here.")
    elif act == "vote":
        other = (
            Post.objects.filter(kind=2).exclude(author=juna).exclude(votes__voter=juna).filter(concealment=None).first()
        )
        cast_vote(post=other, by=juna, kind="up")
    elif act == "profile":
        User.objects.filter(pk=juna.pk).update(about="Somebody else now.")
    elif act == "password":
        someone = User.objects.get(username="bram")
        someone.set_password("correct-horse-7")
        someone.save()
    assert not mark.untouched()
