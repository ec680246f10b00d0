"""Pausing a member in the admin: who may, what it does, and what moderators never get to see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Suspension, User
from qa.core.privileges import may_take_part
from tests.factories import member

pytestmark = pytest.mark.django_db
PAUSE = "/admin/accounts/user/pause/"


@pytest.fixture
def moderator():
    return member("mod", staff=True)


@pytest.fixture
def owner():
    return User.objects.create_superuser("owner1", "owner@example.org", "correct-horse-7")


def in_days(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


def test_a_moderator_pauses_a_member_and_ends_the_pause(client, moderator):
    ada = member("ada")
    client.force_login(moderator)
    assert client.get(PAUSE, {"ids": ada.pk}).status_code == 200
    answer = client.post(PAUSE, {"ids": ada.pk, "until": in_days(3), "reason": "Three heated replies."})
    assert answer.status_code == 303
    ada.refresh_from_db()
    assert ada.suspension_in_force.until.date().isoformat() == in_days(3)
    assert "Three heated replies." in may_take_part(ada).reason

    client.post(PAUSE, {"ids": ada.pk, "reinstate": ""})
    ada.refresh_from_db()
    assert ada.suspension_in_force is None
    assert may_take_part(ada)
    assert Suspension.objects.get().ended_by == moderator


def test_several_at_once_and_who_cannot_be_paused_is_named(client, moderator, owner):
    ada, bob = member("ada"), member("bob")
    client.force_login(moderator)
    chosen = client.post(
        reverse("admin:accounts_user_changelist"),
        {"action": "pause_selected", "_selected_action": [ada.pk, bob.pk, owner.pk]},
    )
    assert chosen.status_code == 303
    ids = chosen["Location"].partition("ids=")[2]
    page = client.post(PAUSE, {"ids": ids, "until": in_days(1), "reason": "One ring."}, follow=True).content.decode()
    assert Suspension.objects.count() == 2
    assert "A moderator cannot be suspended" in page


@pytest.mark.parametrize(("field", "value"), [("until", "2001-01-01"), ("until", "soon"), ("reason", " ")])
def test_a_pause_needs_a_day_to_come_and_a_reason(client, moderator, field, value):
    ada = member("ada")
    client.force_login(moderator)
    act = {"ids": ada.pk, "until": in_days(3), "reason": "Because.", field: value}
    assert client.post(PAUSE, act).status_code == 422
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("ids", ["", "x", "999999", "1" * 400, "\x00"])
def test_a_pause_of_nobody_is_404(client, moderator, ids):
    client.force_login(moderator)
    assert client.get(PAUSE, {"ids": ids}).status_code == 404


def test_members_and_staff_without_the_permission_are_refused(client):
    ada = member("ada")
    client.force_login(member("bob"))
    assert client.get(PAUSE, {"ids": ada.pk}).status_code in (302, 403)
    trainee = member("trainee", staff=True)
    trainee.groups.clear()
    client.force_login(trainee)
    assert client.post(PAUSE, {"ids": ada.pk, "until": in_days(3), "reason": "No."}).status_code == 403
    assert not Suspension.objects.exists()


def test_moderators_see_no_addresses_and_touch_no_rights(client, moderator):
    ada = member("ada", email="secret@example.net")
    client.force_login(moderator)
    listing = reverse("admin:accounts_user_changelist")
    change = reverse("admin:accounts_user_change", args=[ada.pk])
    for page in (client.get(listing), client.get(listing, {"q": "ada"}), client.get(change)):
        assert page.status_code == 200
        assert "secret@example.net" not in page.content.decode()
    assert "0 members" in client.get(listing, {"q": "secret@"}).content.decode()
    assert client.get(listing, {"email__startswith": "s"}).status_code in (302, 400)
    assert client.get(reverse("admin:auth_user_password_change", args=[ada.pk])).status_code == 403

    client.post(
        change, {"display_name": "Ada", "about": "**Hello**", "is_staff": "on", "is_superuser": "on", "email": "x@y.zz"}
    )
    ada.refresh_from_db()
    assert (ada.display_name, ada.is_staff, ada.is_superuser, ada.email) == ("Ada", False, False, "secret@example.net")
    assert "<strong>Hello</strong>" in ada.about_html


def test_moderators_do_not_edit_the_owner_and_nobody_deletes(client, moderator, owner):
    client.force_login(moderator)
    client.post(reverse("admin:accounts_user_change", args=[owner.pk]), {"display_name": "Fool"})
    owner.refresh_from_db()
    assert owner.display_name == "owner1"
    client.force_login(owner)
    assert client.get(reverse("admin:accounts_user_delete", args=[moderator.pk])).status_code == 403


def test_the_owner_finds_by_address_and_changes_rights(client, owner):
    ada = member("ada", email="ada@example.net")
    client.force_login(owner)
    assert "ada@example.net" in client.get(reverse("admin:accounts_user_changelist"), {"q": "ada@"}).content.decode()
    change = reverse("admin:accounts_user_change", args=[ada.pk])
    form = client.get(change).context["adminform"].form.initial
    sent = {"username": "ada", "email": form["email"], "display_name": "Ada", "is_active": "on", "is_staff": "on"}
    assert client.post(change, sent).status_code == 302
    ada.refresh_from_db()
    assert ada.is_staff
    assert client.get(reverse("admin:accounts_user_add")).status_code == 200
    assert client.get(reverse("admin:auth_user_password_change", args=[ada.pk])).status_code == 200


def test_the_list_costs_the_same_for_three_members_as_for_one(client, moderator, django_assert_num_queries):
    client.force_login(moderator)
    client.get(reverse("admin:accounts_user_changelist"))
    for _more in range(2):
        with django_assert_num_queries(8):
            client.get(reverse("admin:accounts_user_changelist"))
        for name in ("ada", "bob"):
            client.post(PAUSE, {"ids": member(f"{name}{_more}").pk, "until": in_days(3), "reason": "One."})
        client.get(reverse("admin:accounts_user_changelist"))
