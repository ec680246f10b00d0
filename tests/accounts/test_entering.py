"""From the first sign-up to a forgotten password, as a browser would do it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.adapters import AccountAdapter
from accounts.forms import SignupForm
from accounts.models import User
from qa.core.verdict import Conflict
from tests.factories import member

pytestmark = pytest.mark.django_db
NEW = {"email": "Ada@Example.org", "username": "Ada.L", "password1": "a quiet evening in june"}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def address_in(message) -> str:
    """The path of the only link to /accounts/ in a message."""
    return re.search(r"https?://[^/\s]+(/accounts/\S+)", message.body)[1]


def test_sign_up_confirm_log_in_change_and_reset_the_password(client):
    response = client.post(reverse("account_signup"), {**NEW, "display_name": " Ada  Lovelace "})
    assert response.status_code == 302
    ada = User.objects.get(username="Ada.L")
    assert (ada.email, ada.display_name, ada.reputation) == ("ada@example.org", "Ada Lovelace", 1)
    assert client.session["_auth_user_id"] == str(ada.pk)

    confirm = address_in(mail.outbox[0])
    assert mail.outbox[0].subject == "[Askwell] Welcome! Please confirm your e-mail address"
    assert not EmailAddress.objects.get(user=ada).verified
    assert client.get(confirm).status_code == 200
    assert not EmailAddress.objects.get(user=ada).verified  # a mail program that looks at links confirms nothing
    assert client.post(confirm).status_code == 302
    assert EmailAddress.objects.get(user=ada).verified

    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session

    for name in ("ada.l", "ADA@example.org"):
        client.post(reverse("account_login"), {"login": name, "password": NEW["password1"]})
        assert client.session["_auth_user_id"] == str(ada.pk), name
        client.post(reverse("account_logout"))

    client.force_login(ada)
    change = {
        "oldpassword": NEW["password1"],
        "password1": "another quiet evening",
        "password2": "another quiet evening",
    }
    assert client.post(reverse("account_change_password"), change).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password("another quiet evening")
    assert mail.outbox[-1].subject == "[Askwell] Your password has changed"
    client.post(reverse("account_logout"))

    client.post(reverse("account_reset_password"), {"email": "ada@example.org"})
    form = client.get(address_in(mail.outbox[-1]), follow=True)
    assert form.status_code == 200
    new = {"password1": "the third quiet evening", "password2": "the third quiet evening"}
    done = client.post(form.request["PATH_INFO"], new, follow=True)
    assert "Your password is changed" in done.content.decode()
    ada.refresh_from_db()
    assert ada.check_password("the third quiet evening")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"username": "ADA.l"}, "Somebody already has this username"),
        ({"username": "Ａda.l"}, "Somebody already has this username"),
        ({"username": "-ada"}, "begins and ends with a letter or digit"),
        ({"username": "Admin"}, "kept for the site itself"),
        ({"username": "x"}, "at least 2 characters"),
        ({"username": "ada@home"}, "letters, digits, dots"),
        ({"username": "nul\x00l"}, "Null characters"),
        ({"email": "first@example.org"}, "already an account with this e-mail address"),
        ({"email": "nobody"}, "valid email"),
        ({"email": "a" * 60 + "@" + "bcd." * 60 + "org"}, "longer than an e-mail address can be"),
        ({"username": "ÄDA"}, "Somebody already has this username"),
        ({"password1": "1234"}, "too short"),
        ({"display_name": "\u202e\u200b"}, "a name that can be seen"),
    ],
)
def test_a_refused_sign_up_says_why_and_keeps_what_was_typed(client, change, words):
    member("ada.l", email="first@example.org")
    member("äda", email=None)
    response = client.post(reverse("account_signup"), {**NEW, "username": "ada2", **change})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert User.objects.count() == 2
    assert "a quiet evening" not in page  # passwords are never sent back


def test_two_people_who_take_one_name_in_the_same_instant(rf):
    request = rf.post("/")
    forms = [SignupForm({**NEW, "email": address}) for address in ("one@example.org", "two@example.org")]
    assert all(form.is_valid() for form in forms)
    AccountAdapter().save_user(request, User(), forms[0])
    with pytest.raises(Conflict, match="a moment ago"):
        AccountAdapter().save_user(request, User(), forms[1])


def test_too_many_sign_ups_from_one_network_get_a_page(client):
    answers = [client.post(reverse("account_signup"), {}).status_code for _attempt in range(20)]
    assert set(answers) == {422}
    refused = client.post(reverse("account_signup"), NEW)
    assert refused.status_code == 429
    assert "That was a little quick" in refused.content.decode()
    assert not User.objects.exists()


def test_a_robot_that_fills_the_hidden_field_makes_no_account(client):
    form = client.get(reverse("account_signup")).content.decode()
    assert 'class="trap"' in form
    assert "style=" not in form
    assert client.post(reverse("account_signup"), {**NEW, "phone_number": "1"}).status_code == 302
    assert not User.objects.exists()


def test_an_imported_member_without_password_gets_a_kind_sentence(client):
    member("old.hand", email=None).set_unusable_password()
    User.objects.filter(username="old.hand").update(password="!")
    response = client.post(reverse("account_login"), {"login": "old.hand", "password": "anything at all"})
    assert response.status_code == 422
    assert "came along from an earlier site has no password yet" in response.content.decode()


def test_an_account_that_is_switched_off_says_so(client):
    member("gone", is_active=False)
    response = client.post(reverse("account_login"), {"login": "gone", "password": "correct-horse-7"}, follow=True)
    assert "switched off" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_logging_in_is_limited_and_the_limit_is_in_the_shared_cache(client, settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    member("ada")
    for _attempt in range(5):
        client.post(reverse("account_login"), {"login": "ada", "password": "wrong"})
    response = client.post(reverse("account_login"), {"login": "ada", "password": "correct-horse-7"})
    assert response.status_code == 422
    assert "too many attempts" in response.content.decode()


def test_a_mail_server_that_fails_costs_no_account(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    response = client.post(reverse("account_signup"), NEW, follow=False)
    assert response.status_code == 302
    assert User.objects.filter(username="Ada.L").exists()


def test_a_reader_behind_a_unix_socket_can_log_in(client):
    ada = member("ada")
    client.post(reverse("account_login"), {"login": "ada", "password": "correct-horse-7"}, REMOTE_ADDR="")
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_email_verification_sent",
        "account_reset_password_from_key_done",
    ],
)
def test_pages_on_the_way_in_are_in_our_frame_without_inline_style_or_script(client, name):
    page = client.get(reverse(name)).content.decode()
    assert page.count("<h1") == 1
    assert 'id="content"' in page
    assert " style=" not in page
    assert "<script>" not in page
    assert 'href="/">Askwell</a>' in page  # allauth's own `site` would be the domain


def test_links_that_are_too_old_are_explained(client):
    assert "used already" in client.get(reverse("account_confirm_email", args=["nonsense"])).content.decode()
    reset = reverse("account_reset_password_from_key", args=["1", "nonsense"])
    assert "no longer works" in client.get(reset).content.decode()


def test_the_admin_asks_for_the_login_of_the_site(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
    client.force_login(member())
    assert client.get("/admin/login/").status_code == 403
