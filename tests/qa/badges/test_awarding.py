"""Nothing is given twice, tag badges can be lost, numbers and switches hold, and the sweep finds what was missed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.models import User
from qa.badges.models import Award, Badge, ShareVisit
from qa.badges.services.awarding import check
from qa.badges.services.sweeping import forget_visits, sweep
from qa.badges.signals import badge_awarded, badge_revoked
from qa.badges.tasks import check_badges
from qa.posts.models import Post
from qa.site.models import SiteSettings
from tests.factories import member
from tests.qa.badges.rows import ago, answered, asked, deleted, edited, voted
from tests.qa.badges.situations_of_people import yearling
from tests.qa.badges.situations_of_posts import tag_badge
from tests.tasks import run_tasks
from tests.threads import at_once


@pytest.fixture
def heard():
    """(what, slug, member id) of every signal."""
    found = []

    def on_awarded(sender, award, **kwargs):
        found.append(("awarded", award.badge.slug, award.member_id))

    def on_revoked(sender, award, **kwargs):
        found.append(("revoked", award.badge.slug, award.member_id))

    badge_awarded.connect(on_awarded, dispatch_uid="test_on_awarded")
    badge_revoked.connect(on_revoked, dispatch_uid="test_on_revoked")
    yield found
    badge_awarded.disconnect(dispatch_uid="test_on_awarded")
    badge_revoked.disconnect(dispatch_uid="test_on_revoked")


@pytest.mark.django_db
def test_a_second_look_gives_nothing_more(heard):
    post = asked(score=10)
    for _time in range(2):
        check("question-voted", [post.author_id], [post.pk])
    sweep(tell=True)
    assert sorted(heard) == [("awarded", "nice-question", post.author_id), ("awarded", "student", post.author_id)]


@pytest.mark.django_db
def test_badges_for_posts_come_once_for_each_post():
    who = member()
    for _number in range(2):
        asked(who, score=10)
    assert sweep() == 3
    assert Award.objects.filter(badge__slug="nice-question", member=who).count() == 2
    assert Award.objects.filter(badge__slug="student", member=who).count() == 1


@pytest.mark.django_db
def test_yearling_comes_for_each_year():
    who = yearling(True)
    User.objects.filter(pk=who.pk).update(date_joined=ago(800))
    who.day_totals.create(day=ago(600).date(), capped=200)
    who.day_totals.create(day=ago(500).date(), capped=200)
    sweep()
    assert Award.objects.filter(badge__slug="yearling", member=who).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_checks_at_once_give_one_award():
    post = asked(score=10)
    outcomes = at_once(*[lambda: check("question-voted", [post.author_id], [post.pk])] * 4)
    assert sum(outcomes) == 2
    assert Award.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_check_beside_a_sweep_gives_one_award():
    post = asked(score=10)
    at_once(lambda: check("question-voted", [post.author_id], [post.pk]), sweep, sweep)
    assert Award.objects.count() == 2


@pytest.mark.django_db
def test_a_tag_badge_is_lost_and_won_again(heard):
    Badge.objects.filter(slug="tag-bronze").update(numbers={"score": 4, "answers": 2})
    who = tag_badge(True)
    check("answer-voted", [who.pk], [])
    award = Award.objects.get(badge__slug="tag-bronze")
    assert award.title == "sleep"
    answers = Post.objects.filter(author=who)
    answers.update(score=1, up_count=1)
    sweep(tell=True)
    award.refresh_from_db()
    assert award.revoked_at
    assert not Award.objects.in_force().filter(badge__slug="tag-bronze").exists()
    answers.update(score=2, up_count=2)
    sweep(tell=True)
    award.refresh_from_db()
    assert award.revoked_at is None
    tag_news = [what for what, slug, _member in heard if slug == "tag-bronze"]
    assert tag_news == ["awarded", "revoked", "awarded"]


@pytest.mark.django_db
def test_other_badges_stay():
    post = asked(score=1)
    sweep()
    Post.objects.filter(pk=post.pk).update(score=0, up_count=0)
    sweep()
    assert Award.objects.in_force().filter(badge__slug="student").exists()


@pytest.mark.django_db
def test_a_badge_that_is_switched_off_is_not_given():
    Badge.objects.filter(slug="student").update(enabled=False)
    post = asked(score=1)
    check("question-voted", [post.author_id], [post.pk])
    sweep()
    assert not Award.objects.exists()
    Badge.objects.filter(slug="student").update(enabled=True)
    assert sweep() == 1


@pytest.mark.django_db
def test_changed_numbers_hold_from_the_next_check_on():
    post = asked(score=3)
    Badge.objects.filter(slug="nice-question").update(numbers={"score": 4})
    check("question-voted", [post.author_id], [post.pk])
    assert not Award.objects.filter(badge__slug="nice-question").exists()
    Badge.objects.filter(slug="nice-question").update(numbers={"score": 3})
    check("question-voted", [post.author_id], [post.pk])
    assert Award.objects.filter(badge__slug="nice-question").exists()


@pytest.mark.django_db
def test_the_moment_is_that_of_the_vote_that_did_it():
    post = asked(days=9)
    for days in (5, 3, 1):
        voted(member(), post, days=days)
    Badge.objects.filter(slug="nice-question").update(numbers={"score": 2})
    sweep()
    assert Award.objects.get(badge__slug="nice-question").at == ago(3)
    assert Award.objects.get(badge__slug="student").at == ago(5)


@pytest.mark.django_db
def test_what_was_reached_once_counts_though_it_came_down_again():
    post = asked(days=9)
    voted(member(), post, days=3)
    voted(member(), post, -1, days=2)
    sweep()
    assert Award.objects.filter(badge__slug="student", member=post.author).exists()


@pytest.mark.django_db
def test_vox_populi_asks_for_no_more_votes_than_there_are():
    SiteSettings.objects.update(votes_per_day=2)
    voter = member()
    for _number in range(2):
        voted(voter, asked())
    sweep()
    assert Award.objects.filter(badge__slug="vox-populi", member=voter).exists()


@pytest.mark.django_db
def test_members_without_points_earn_silently_and_accounts_that_are_off_do_not():
    silent, off = member(without_points=True), member(is_active=False)
    for who in (silent, off):
        asked(who, score=1)
    sweep()
    assert list(Award.objects.values_list("member", flat=True)) == [silent.pk]


@pytest.mark.django_db
def test_deleted_posts_earn_nothing():
    post = asked(score=10)
    answered(post, score=10)
    deleted(post, member())
    sweep()
    assert not Award.objects.exists()


@pytest.mark.django_db
def test_the_first_sweep_of_a_community_tells_nobody(heard):
    asked(score=1)
    sweep()
    assert heard == []
    asked(score=1)
    sweep()
    assert len(heard) == 1


@pytest.mark.django_db
def test_the_sweep_by_command_since_a_day(capsys):
    old, new = asked(days=30), asked(days=2)
    voted(member(), old, days=20)
    voted(member(), new, days=1)
    call_command("award_badges", since=ago(5), quiet=True)
    assert list(Award.objects.filter(badge__slug="student").values_list("post", flat=True)) == [new.pk]
    call_command("award_badges")
    assert Award.objects.filter(badge__slug="student").count() == 2
    assert "Student (bronze): 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no date"):
        call_command("award_badges", "--since", "soon")


@pytest.mark.django_db
def test_a_purged_post_leaves_the_badge():
    who = member()
    for _number in range(2):
        asked(who, score=10)
    sweep()
    Post.objects.filter(author=who).delete()
    assert Award.objects.filter(badge__slug="nice-question", post=None).count() == 2


@pytest.mark.django_db
def test_the_task_may_run_twice():
    post = asked(score=1)
    for _time in range(2):
        check_badges.defer(trigger="question-voted", members=[post.author_id], posts=[post.pk])
    run_tasks()
    assert Award.objects.count() == 1


@pytest.mark.django_db
def test_visits_by_shared_links_are_kept_for_days_only():
    post, who, today = asked(), member(), timezone.now().date()
    for days in range(8):
        ShareVisit.objects.create(question=post, member=who, network="n", day=today - timedelta(days=days))
    assert forget_visits() == 2
    assert ShareVisit.objects.count() == 6


@pytest.mark.django_db
def test_edits_by_people_who_are_gone_are_nobodys():
    edited(asked(), None, body="Better.")
    assert sweep() == 0
