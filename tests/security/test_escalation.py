"""A moderator in the admin, sending more than the forms offer and asking more than the lists show."""

import pytest
from django.test import Client

from accounts.models import FlairKind, ProfileField, User
from qa.badges.models import Award, Badge
from qa.notifications.tasks import tell_people
from qa.posts.models import Post
from qa.site.models import BackgroundTask, SiteSettings
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> Client:
    client = Client()
    client.user = member("maren", staff=True)
    client.force_login(client.user)
    return client


@pytest.mark.parametrize(
    "lookup",
    [
        "accounts/user/?password__startswith=md5",
        "accounts/user/?email__startswith=o",
        "accounts/user/?emailaddress__email__startswith=o",
        "posts/question/?author__password__startswith=md5",
        "posts/question/?author__email__startswith=o",
        "posts/question/?guest__email__startswith=o",
        "posts/question/?votes__voter=1",
        "posts/answer/?guest__edit_key_hash__startswith=a",
        "posts/answer/?author__email__contains=o",
        "posts/comment/?author__email__contains=o",
        "moderation/heldpost/?guest__email__startswith=o",
        "moderation/logentry/?actor__password__startswith=m",
        "moderation/logentry/?member__email__startswith=o",
        "badges/award/?member__email__startswith=o",
        "badges/award/?given_by__password__startswith=m",
        "bounties/bounty/?starter__email__startswith=o",
        "bounties/bounty/?contributions__member__password__startswith=m",
    ],
)
def test_lists_answer_no_questions_about_secrets(moderator, lookup):
    answer(to=question(by=member("owner")))
    response = moderator.get(f"/admin/{lookup}")
    assert response.status_code in (302, 400, 403)


@pytest.mark.parametrize("number", ["9" * 18, "9" * 19, "9" * 5000, "²", "٣"])
def test_unusual_numbers_in_the_search_of_posts(moderator, number):
    assert moderator.get("/admin/posts/question/", {"q": number}).status_code == 200


def test_forged_fields_of_a_member_change_nothing(moderator):
    victim, owner = member("vera"), member("olaf", is_superuser=True, staff=True)
    forged = {
        "username": "vera2",
        "display_name": "Vera",
        "email": "mine@example.org",
        "password": "x",
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "",
        "reputation": "9000",
        "groups": "1",
        "user_permissions": "1",
        "about": "",
        "location": "",
        "website": "",
    }
    assert moderator.post(f"/admin/accounts/user/{victim.pk}/change/", forged).status_code == 302
    victim.refresh_from_db()
    assert (
        victim.username,
        victim.email,
        victim.is_staff,
        victim.is_superuser,
        victim.is_active,
        victim.reputation,
    ) == (
        "vera",
        "vera@example.org",
        False,
        False,
        True,
        1,
    )
    own = moderator.post(f"/admin/accounts/user/{moderator.user.pk}/change/", forged)
    assert own.status_code == 302
    assert not User.objects.get(pk=moderator.user.pk).is_superuser
    assert moderator.post(f"/admin/accounts/user/{owner.pk}/change/", forged).status_code == 403
    assert moderator.get(f"/admin/accounts/user/{victim.pk}/password/").status_code in (302, 403)
    assert moderator.post("/admin/accounts/user/add/", forged).status_code == 403
    assert moderator.post(f"/admin/accounts/user/{victim.pk}/delete/", {"post": "yes"}).status_code == 403
    assert victim.check_password("correct-horse-7")


def test_thresholds_and_switches_are_the_owners(moderator):
    before = SiteSettings.objects.get()
    forged = {
        "name": "Ours",
        "tagline": "",
        "welcome": "Hi",
        "ladder": "private",
        "guest_answers": "open",
        "points_question_up": "500",
        "image_hosts": "evil.example",
        "founding": "",
        "custom_limits": "{}",
    }
    assert moderator.post("/admin/site/sitesettings/1/change/", forged).status_code == 302
    after = SiteSettings.objects.get()
    assert after.name == "Ours"
    assert (after.ladder, after.guest_answers, after.points_question_up, after.image_hosts, after.founding) == (
        before.ladder,
        before.guest_answers,
        before.points_question_up,
        before.image_hosts,
        before.founding,
    )


@pytest.mark.parametrize("name", ["Ours\nBcc: all@example.org", "Ours\r\nX: y", "Ours\x08\x1b", "\u202eOurs\u200b"])
def test_the_sites_name_is_one_clean_line(moderator, name):
    """It stands in the subjects of mails and in feeds."""
    response = moderator.post("/admin/site/sitesettings/1/change/", {"name": name, "tagline": name, "welcome": "Hi"})
    assert response.status_code in (200, 302, 422)
    kept = SiteSettings.objects.get()
    assert (kept.name + kept.tagline).isprintable()
    assert Client().get("/feeds/questions").status_code == 200
    assert Client().post("/accounts/password/reset/", {"email": moderator.user.email}).status_code == 302


@pytest.mark.parametrize("name", ["Vera\x08", "Ve\nra", "\u202eareV", "\u200b"])
def test_a_members_name_is_cleaned_in_the_admin_as_in_the_profile(moderator, name):
    question(by=member("vera"))
    vera = User.objects.get(username="vera")
    moderator.post(
        f"/admin/accounts/user/{vera.pk}/change/", {"display_name": name, "about": "", "location": "", "website": ""}
    )
    assert User.objects.get(pk=vera.pk).display_name.isprintable()
    assert Client().get("/feeds/questions").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "votes",
        "auth/group",
        "reputation/ledgerentry",
        "notifications/outgoingmail",
        "account/emailaddress",
        "accounts/user/add",
        "posts/question/add",
    ],
)
def test_rooms_of_the_owner_are_closed_to_moderators(moderator, path):
    assert moderator.get(f"/admin/{path}/").status_code in (403, 404)


def test_actions_reach_only_what_the_list_holds(moderator):
    """The queue's acts with the number of a post that does not wait."""
    asked = question()
    for action in ("approve", "reject", "delete_selected"):
        moderator.post(
            "/admin/moderation/heldpost/",
            {"action": action, "_selected_action": asked.pk, "confirmed": "1", "reason": "x"},
        )
    assert Post.objects.get(pk=asked.pk).is_public
    moderator.post("/admin/accounts/user/pause/", {"ids": str(moderator.user.pk), "until": "2099-01-01", "reason": "x"})
    assert User.objects.get(pk=moderator.user.pk).suspension is None


@pytest.mark.parametrize("address", ["", "{pk}/change/", "{pk}/act/try-again/"])
def test_background_tasks_are_the_owners(moderator, address):
    tell_people.defer(event_id=1)
    task = BackgroundTask.objects.get()
    BackgroundTask.objects.filter(pk=task.pk).update(status="failed")
    path = f"/admin/site/backgroundtask/{address.format(pk=task.pk)}"
    assert moderator.get(path).status_code in (302, 403)
    assert moderator.post(path, {"action": "try-again", "_selected_action": [task.pk]}).status_code in (302, 403)
    task.refresh_from_db()
    assert task.status == "failed"


def test_what_the_owner_has_kept_is_not_a_moderators(moderator):
    field = ProfileField.objects.create(label="Pronouns")
    kind = FlairKind.objects.create(name="Verified", word="verified", description="Checked.")
    badge = Badge.objects.filter(own=False).first()
    for path in (
        "accounts/profilefield/add/",
        f"accounts/profilefield/{field.pk}/change/",
        f"accounts/flairkind/{kind.pk}/change/",
        "badges/badge/add/",
        "notifications/outgoingmail/",
    ):
        assert moderator.get(f"/admin/{path}").status_code in (302, 403), path
    forged = {"enabled": "", "numbers": '{"score": 1}'}
    assert moderator.post(f"/admin/badges/badge/{badge.pk}/change/", forged).status_code in (302, 403)
    badge.refresh_from_db()
    assert badge.enabled


def test_moderators_vouch_neither_for_themselves_nor_for_each_other(moderator):
    kind = FlairKind.objects.create(name="Verified", word="verified", description="Checked.")
    for whom in (moderator.user, member("mia", staff=True), member("olaf", is_superuser=True, staff=True)):
        moderator.post("/admin/accounts/user/flair/", {"id": whom.pk, "kind": kind.pk, "note": "Trust me."})
        whom.refresh_from_db()
        assert whom.flair == ""


def test_a_badge_of_the_program_is_not_given_by_hand(moderator):
    badge = Badge.objects.filter(own=False).first()
    moderator.post("/admin/badges/award/add/", {"member": moderator.user.pk, "badge": badge.pk, "note": ""})
    assert not Award.objects.exists()
