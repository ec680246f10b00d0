"""E-mail addresses: changing them, and the null of members who have none."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from tests.factories import member

pytestmark = pytest.mark.django_db
EMAIL = "/accounts/email/"


@pytest.fixture
def ada(client):
    """With a confirmed address, logged in, and the password given once more a moment ago."""
    cache.clear()
    ada = member("ada", email="ada@example.org")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.force_login(ada)
    client.post(reverse("account_reauthenticate"), {"password": "correct-horse-7"})
    return ada


def test_add_confirm_make_main_and_remove_the_old(client, ada):
    client.post(EMAIL, {"action_add": "", "email": "New@example.org"})
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    link = re.search(r"https?://[^/\s]+(/accounts/confirm-email/\S+)", mail.outbox[-1].body)[1]
    client.post(link)
    client.post(EMAIL, {"action_primary": "", "email": "new@example.org"})
    ada.refresh_from_db()
    assert ada.email == "new@example.org"
    client.post(EMAIL, {"action_remove": "", "email": "ada@example.org"})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["new@example.org"]


def test_removing_the_last_address_leaves_null_and_two_members_may_have_none(client, ada):
    member("bob", email=None)
    client.post(EMAIL, {"action_remove": "", "email": "ada@example.org"})
    assert list(User.objects.values_list("email", flat=True)) == [None, None]
    page = client.get(EMAIL)
    assert page.status_code == 200
    assert "no e-mail address here" in page.content.decode()


def test_an_address_of_somebody_else_is_refused_not_an_error(client, ada):
    member("bob", email="bob@example.org")
    response = client.post(EMAIL, {"action_add": "", "email": "BOB@example.org"})
    assert response.status_code == 422
    assert "already an account with this e-mail address" in response.content.decode()


def test_an_address_too_long_for_mail_is_refused_not_an_error(client, ada):
    response = client.post(EMAIL, {"action_add": "", "email": "a" * 60 + "@" + "bcd." * 60 + "org"})
    assert response.status_code == 422
    assert "longer than an e-mail address can be" in response.content.decode()


def test_the_password_is_asked_again_and_then_the_address_is_added(client):
    cache.clear()
    client.force_login(member("carol"))
    response = client.post(EMAIL, {"action_add": "", "email": "c2@example.org"}, follow=True)
    assert "Your password, please" in response.content.decode()
    assert not EmailAddress.objects.filter(email="c2@example.org").exists()
    client.post(reverse("account_reauthenticate"), {"password": "correct-horse-7", "next": EMAIL})
    assert EmailAddress.objects.filter(email="c2@example.org").exists()


def test_the_pages_of_ones_own_account_show_their_tabs(client, ada):
    for name in ("account_email", "account_change_password", "profiles:settings", "profiles:leave"):
        page = client.get(reverse(name)).content.decode()
        assert page.count('aria-current="page"') >= 1, name
        assert " style=" not in page


@pytest.mark.parametrize("field", ["username", "email"])
def test_names_and_addresses_are_unique_whatever_their_case(field):
    member("ada", email="ada@example.org")
    other = {"username": "bob", "email": "bob@example.org", field: "ADA" if field == "username" else "ADA@EXAMPLE.ORG"}
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(other["username"], other["email"], "x")


def test_an_owner_made_by_createsuperuser_logs_in_by_any_spelling_of_the_address(client):
    cache.clear()
    owner = User.objects.create_superuser("root1", "Big.Owner@Example.Org", "correct-horse-7")
    client.post(reverse("account_login"), {"login": "BIG.owner@example.org", "password": "correct-horse-7"})
    assert client.session["_auth_user_id"] == str(owner.pk)
