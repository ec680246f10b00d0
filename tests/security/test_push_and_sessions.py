"""A browser that is logged out is told nothing, however that came; and messages go to push services only."""

import pytest
from django.test import Client

from qa.core.verdict import Invalid
from qa.notifications.models import PushSubscription
from qa.notifications.services.endpoints import check_endpoint
from tests.factories import member
from tests.push_service import Browser

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-7"


@pytest.fixture(autouse=True)
def _offered(set_site, settings):
    set_site(push=True, push_services="*.push.example.net")
    settings.PUSH_LOCAL_ENDPOINTS = True


def told_in(client: Client, name: str) -> None:
    browser = Browser()
    fields = {"endpoint": f"http://127.0.0.1:9/{name}", "p256dh": browser.p256dh, "auth": browser.auth}
    assert client.post("/inbox/push", fields).status_code == 204


def logged_in(username: str) -> Client:
    client = Client()
    assert client.post("/accounts/login/", {"login": username, "password": PASSWORD}).status_code == 302
    return client


def browsers() -> set[str]:
    return {row.endpoint.rpartition("/")[2] for row in PushSubscription.objects.all()}


def test_a_new_password_ends_it_in_every_other_browser():
    member("asta"), member("tove")
    here, lost, other = logged_in("asta"), logged_in("asta"), logged_in("tove")
    told_in(here, "here"), told_in(lost, "lost"), told_in(other, "other")
    words = "another-stable-8"
    form = {"oldpassword": PASSWORD, "password": words, "password1": words, "password2": words}
    assert here.post("/accounts/password/change/", form).status_code == 302
    assert lost.get("/inbox").status_code == 302  # logged out
    assert browsers() == {"here", "other"}
    here.post("/accounts/logout/")
    assert browsers() == {"other"}


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example\\.push.example.net/x",
        "https://evil.example%2f.push.example.net/x",
        "https://evil.example;.push.example.net/x",
        "https://evil.example@a.push.example.net/x",
        "https://.push.example.net/x",
        "https://a.push.example.net:8443/x",
        "http://a.push.example.net/x",
    ],
)
def test_an_address_that_programs_read_in_different_ways_is_refused(settings, endpoint):
    settings.PUSH_LOCAL_ENDPOINTS = False
    with pytest.raises(Invalid, match="not the address of a push service"):
        check_endpoint(endpoint)
