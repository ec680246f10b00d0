"""Acts by the services of the site: the worker looks right after, and the badge is there."""

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.signals import member_visited
from qa.badges.models import Award, Badge
from qa.badges.services.awarding import check
from qa.badges.services.sharing import note_share_visit
from qa.bounties.signals import bounty_awarded, bounty_offered
from qa.following.models import SavedPost
from qa.following.signals import post_saved
from qa.posts.services.accepting import accept_answer
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.editing import base_of, edit_post
from qa.reputation.models import Event
from qa.reputation.points import Points
from qa.reputation.services import ledger
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import answer, member, question
from tests.qa.badges.rows import answered, asked, edited, voted
from tests.qa.badges.situations_of_posts import awarded, offered
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


def have(who) -> set[str]:
    return set(Award.objects.filter(member=who, revoked_at=None).values_list("badge__slug", flat=True))


def numbers(**changed):
    for slug, values in changed.items():
        Badge.objects.filter(slug=slug.replace("_", "-")).update(numbers=values)


def test_nothing_is_looked_at_within_the_request():
    post, voter = question(), member(points=200)
    run_tasks()
    cast_vote(post=post, by=voter, kind="up")
    assert have(voter) == set()
    assert run_tasks().count("qa.badges.tasks.check_badges") == 1
    assert have(voter) == {"supporter"}
    assert have(post.author) == {"student"}
    assert Award.objects.get(badge__slug="student").post == post


def test_votes():
    post, voter = answer(to=question()), member(points=500)
    for kind in ("down", "up"):
        cast_vote(post=post, by=voter, kind=kind)
        run_tasks()
    assert have(voter) == {"critic", "supporter"}
    assert have(post.author) == {"teacher"}


def test_accepting():
    post = answered(asked(), score=10)
    accept_answer(answer=post, by=post.parent.author)
    run_tasks()
    assert have(post.parent.author) == {"scholar"}
    assert "enlightened" in have(post.author)


def test_a_vote_on_the_question_can_earn_a_badge_for_an_answer():
    numbers(lifejacket={"low": 1, "high": 1})
    asking = asked(days=1)
    voted(member(), asking, -1, days=0.5)
    post = answered(asking, score=5)
    for _number in range(2):
        cast_vote(post=asking, by=member(points=500), kind="up")
    run_tasks()
    assert "lifejacket" in have(post.author)


def test_editing():
    post, editor = question(tags=["sleep"]), member(points=5000)
    edit_post(
        post=post, by=editor, base=base_of(post), title=post.title, body=post.body + " Edited.", tag_names=["sleep"]
    )
    run_tasks()
    assert have(editor) == {"editor"}


def test_commenting():
    numbers(commentator={"comments": 2})
    post = question()
    for text in ("This is a first comment.", "And this is a second one."):
        RateCounter.objects.all().delete()
        add_comment(post=post, by=post.author, body=text)
    run_tasks()
    assert have(post.author) == {"commentator"}


def test_deleting_ones_own_post():
    post = asked(score=3)
    delete_post(post=post, by=post.author)
    run_tasks()
    assert "disciplined" in have(post.author)


def test_visiting():
    who = member()
    User.objects.filter(pk=who.pk).update(days_in_a_row=30)
    member_visited.send(sender=User, user=who)
    run_tasks()
    assert have(who) == {"enthusiast"}


def test_a_profile():
    who = member()
    who.about = "I like quiet mornings."
    who.save()
    run_tasks()
    assert have(who) == {"autobiographer"}


def test_saving():
    numbers(favorite_question={"saves": 1})
    post = asked()
    saved = SavedPost.objects.create(member=member(), post=post)
    post_saved.send(sender=SavedPost, saved=saved)
    run_tasks()
    assert have(post.author) == {"favorite-question"}


def test_offering_a_bounty():
    who = offered(own=True)(True)
    bounty_offered.send(sender=None, bounty=who.bounties_begun.get(), by=who, amount=50)
    run_tasks()
    assert have(who) == {"promoter"}


def test_awarding_a_bounty():
    who = awarded(own=False)(True)
    bounty = who.bounties_begun.get()
    bounty_awarded.send(sender=None, bounty=bounty, answer=bounty.awarded_to, points=50, by=who)
    run_tasks()
    assert have(who) >= {"altruist"}


def test_points_that_come_by_other_ways():
    who = member()
    ledger.write([Points(who.pk, Event.IMPORTED, 0, None, None, timezone.now())])
    assert "qa.badges.tasks.check_badges" not in run_tasks()
    Badge.objects.create(slug="hundred", name="Hundred", own=True, rule="points", own_number=100)
    ledger.write([Points(who.pk, Event.IMPORTED, 120, None, None, timezone.now())])
    run_tasks()
    assert have(who) == {"hundred"}


def test_publishing():
    Badge.objects.create(slug="asker", name="Asker", own=True, rule="questions", own_number=1)
    post = question()
    run_tasks()
    assert have(post.author) == {"asker"}


def test_sharing(client):
    numbers(announcer={"networks": 25})
    post, who = asked(), member()
    for number in range(24):
        note_share_visit(question=post, member_id=who.pk, network=f"network{number}")
    note_share_visit(question=post, member_id=who.pk, network="network1")
    client.get(f"/q/{post.pk}/{who.pk}", headers={"user-agent": "Googlebot"})
    run_tasks()
    assert have(who) == set()
    response = client.get(f"/q/{post.pk}/{who.pk}", headers={"user-agent": "Firefox"})
    assert response.status_code == 302
    assert not response.cookies
    run_tasks()
    assert have(who) == {"announcer"}


@pytest.mark.parametrize("number", [0, 2**31, 2**62])
def test_a_link_with_the_number_of_nobody_leads_on(client, number):
    post = answered(asked())
    assert client.get(f"/a/{post.pk}/{number}", headers={"user-agent": "Firefox"}).status_code == 302


def test_ones_own_visit_by_ones_own_link_does_not_count(client):
    post, who = asked(), member()
    client.force_login(who)
    client.get(f"/q/{post.pk}/{who.pk}", headers={"user-agent": "Firefox"})
    assert not who.share_visits.exists()


def test_an_edit_of_tags_alone_by_another():
    post, editor = asked(tags=["sleep"]), member()
    edited(post, editor, tags=["calm"])
    check("edited", [editor.pk], [post.pk])
    assert have(editor) == {"organizer"}
