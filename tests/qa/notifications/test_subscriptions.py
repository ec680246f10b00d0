"""Switching browsers on and off: whose they are, how many, and where messages may be led."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from qa.core.verdict import Invalid, Refusal
from qa.notifications.models import PushKey, PushSubscription
from qa.notifications.services.endpoints import LONGEST, Blocked, is_allowed, is_public, public_addresses
from qa.notifications.services.push_keys import contact, public_key
from qa.notifications.services.push_sending import TryLater, push_to
from qa.notifications.services.subscriptions import MOST, hash_of, subscribe
from qa.site.models import SiteSettings
from tests.factories import answer, member, question
from tests.push_service import Browser, push_service  # noqa: F401 - a fixture
from tests.tasks import run_tasks
from tests.threads import at_once

pytestmark = pytest.mark.django_db
ENDPOINT = "http://127.0.0.1:9/box"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def offered():
    SiteSettings.objects.update(push=True)


@pytest.fixture
def local(offered, settings):
    settings.PUSH_LOCAL_ENDPOINTS = True


def fields(endpoint: str = ENDPOINT, browser: Browser | None = None) -> dict:
    browser = browser or Browser()
    return {"endpoint": endpoint, "p256dh": browser.p256dh, "auth": browser.auth}


def logged_in(who) -> Client:
    client = Client(headers={"user-agent": FIREFOX})
    client.force_login(who)
    return client


# --- On and off -------------------------------------------------------------------------------------------------------
def test_a_member_switches_a_browser_on_and_off(local):
    client = logged_in(member("asta"))
    assert client.post("/inbox/push", fields()).status_code == 204
    row = PushSubscription.objects.get()
    assert (row.member.username, row.browser, row.endpoint) == ("asta", "Firefox on Linux", ENDPOINT)
    page = client.get("/inbox/settings").text
    assert "Firefox on Linux" in page
    assert public_key() in page
    assert ENDPOINT not in page  # only its hash
    assert client.post("/inbox/push/remove", {"browser": row.endpoint_hash}).status_code == 303
    assert not PushSubscription.objects.exists()


def test_the_same_browser_again_changes_its_row(local):
    client, first, second = logged_in(member()), Browser(), Browser()
    for browser in (first, second):
        assert client.post("/inbox/push", fields(browser=browser)).status_code == 204
    assert PushSubscription.objects.get().p256dh == second.p256dh


def test_who_logs_in_with_a_browser_gets_it(local):
    for name in ("asta", "tove"):
        assert logged_in(member(name)).post("/inbox/push", fields()).status_code == 204
    assert PushSubscription.objects.get().member.username == "tove"


def test_nobody_removes_the_browser_of_another(local):
    row = subscribe(member=member(), **fields())
    assert logged_in(member()).post("/inbox/push/remove", {"browser": row.endpoint_hash}).status_code == 303
    assert PushSubscription.objects.exists()


def test_logging_out_ends_it_in_that_browser_only(local):
    asta = member("asta")
    here, there = logged_in(asta), logged_in(asta)
    here.post("/inbox/push", fields("http://127.0.0.1:9/here"))
    there.post("/inbox/push", fields("http://127.0.0.1:9/there"))
    here.post("/accounts/logout/")
    assert [row.endpoint for row in PushSubscription.objects.all()] == ["http://127.0.0.1:9/there"]


def test_visitors_and_forms_from_elsewhere_get_nowhere(local):
    assert Client().post("/inbox/push", fields()).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member())
    for address in ("/inbox/push", "/inbox/push/remove"):
        assert strict.post(address, fields()).status_code == 403
    assert not PushSubscription.objects.exists()


def test_without_the_owner_there_is_no_switch_and_no_key(settings):
    settings.PUSH_LOCAL_ENDPOINTS = True
    client = logged_in(member())
    assert "push-switch" not in client.get("/inbox/settings").text
    assert client.post("/inbox/push", fields()).status_code == 403
    assert not PushKey.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_all(local, django_assert_num_queries, rows):
    asta = member("asta")
    plain, client = logged_in(member()), logged_in(asta)
    for number in range(rows):
        subscribe(member=asta, **fields(f"{ENDPOINT}/{number}"))
    public_key()
    for one in (plain, client):
        one.get("/inbox/settings")
    with django_assert_num_queries(8):
        assert plain.get("/inbox/settings").text.count("<li data-browser") == 0
    with django_assert_num_queries(8):
        assert client.get("/inbox/settings").text.count("<li data-browser") == rows


# --- Limits -----------------------------------------------------------------------------------------------------------
def test_ten_browsers_and_no_more(local):
    asta = member("asta")
    for number in range(MOST):
        subscribe(member=asta, **fields(f"{ENDPOINT}/{number}"))
    with pytest.raises(Refusal, match="10 browsers"):
        subscribe(member=asta, **fields(f"{ENDPOINT}/more"))
    subscribe(member=asta, **fields(f"{ENDPOINT}/0"))  # one of the ten again
    assert PushSubscription.objects.count() == MOST


@pytest.mark.django_db(transaction=True)
def test_ten_hold_when_many_come_at_once(local):
    asta = member("asta")
    for number in range(MOST - 1):
        subscribe(member=asta, **fields(f"{ENDPOINT}/{number}"))
    acts = [lambda n=n: subscribe(member=asta, **fields(f"{ENDPOINT}/new{n}")) for n in range(6)]
    outcomes = at_once(*acts)
    assert sum(isinstance(one, PushSubscription) for one in outcomes) == 1
    assert PushSubscription.objects.count() == MOST


@pytest.mark.django_db(transaction=True)
def test_all_processes_agree_on_one_key():
    keys = at_once(*[public_key] * 8)
    assert len(set(keys)) == 1
    assert len(keys[0]) == 87  # 65 bytes
    assert PushKey.objects.count() == 1


def test_a_key_of_the_owners_own(settings):
    settings.VAPID_PRIVATE_KEY = "A" * 42 + "E"  # the number 1, whose point is the curve's base point
    assert public_key().startswith("BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKW")
    assert not PushKey.objects.exists()
    settings.VAPID_PRIVATE_KEY = "nonsense"
    with pytest.raises(ImproperlyConfigured, match="VAPID_PRIVATE_KEY"):
        public_key()


def test_the_contact(settings):
    settings.DEFAULT_FROM_EMAIL = "Quiet Corner <corner@example.org>"
    assert contact() == "mailto:corner@example.org"
    settings.PUSH_CONTACT = "https://example.org"
    assert contact() == "https://example.org"


@pytest.mark.parametrize(
    ("name", "value"), [("p256dh", "x"), ("p256dh", "é"), ("p256dh", "A" * 87), ("auth", ""), ("auth", "AAAA")]
)
def test_keys_that_are_none_are_refused(local, name, value):
    with pytest.raises(Invalid):
        subscribe(member=member(), **fields() | {name: value})


# --- Where messages may be led ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "endpoint",
    [
        "", "x", "ftp://push.example/1", "http://fcm.googleapis.com/1", "https://127.0.0.1/1", "https://[::1]/1",
        "https://localhost/1", "https://10.0.0.7/1", "https://169.254.169.254/latest", "https://push.example/1",
        "https://fcm.googleapis.com@127.0.0.1/1", "https://a:b@fcm.googleapis.com/1", "https://fcm.googleapis.com:22/1",
        "https://fcm.googleapis.com.evil.example/1", "https://evilpush.apple.com/1", "https://[::1", "https://x:y/",
        "https://fcm.googleapis.com/\n1", "https://fcm.googleapis.com/" + "1" * LONGEST,
    ],
)  # fmt: skip
def test_only_push_services_that_the_owner_allows(offered, endpoint):
    with pytest.raises(Invalid):
        subscribe(member=member(), **fields(endpoint))
    assert not PushSubscription.objects.exists()


def test_the_list_of_services():
    assert is_allowed("fcm.googleapis.com")
    assert is_allowed("updates.push.services.mozilla.com")
    assert not is_allowed("push.services.mozilla.com.example")
    assert not is_allowed("xpush.services.mozilla.com")
    SiteSettings.objects.update(push_services="push.example.org")
    assert not is_allowed("fcm.googleapis.com")
    assert is_allowed("push.example.org")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_inside_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["142.250.185.74", "2a00:1450:4001:82a::200a", "64:ff9b::8efa:b94a"])
def test_addresses_of_the_internet_are(address):
    assert is_public(address)


def test_a_name_that_leads_home_is_refused_when_subscribing_and_when_sending(offered, push_service, settings):  # noqa: F811
    """`localhost` stands for any name whose owner lets it mean an address of ours."""
    SiteSettings.objects.update(push_services="localhost")
    with pytest.raises(Invalid, match="cannot be reached"):
        subscribe(member=member(), **fields("https://localhost/1"))
    with pytest.raises(Blocked):
        public_addresses("localhost", 443)
    settings.PUSH_LOCAL_ENDPOINTS = True
    asta = member("asta")
    row = subscribe(member=asta, **fields(push_service.url.replace("127.0.0.1", "localhost") + "/1"))
    settings.PUSH_LOCAL_ENDPOINTS = False
    answer(to=question(by=asta))
    with pytest.raises(TryLater, match="ConnectionError"):
        run_tasks()
    assert push_service.connections == 0  # not even a connection
    row.refresh_from_db()
    assert row.failures == 1


def test_a_service_that_the_owner_takes_off_the_list_hears_no_more(offered, push_service, settings):  # noqa: F811
    settings.PUSH_LOCAL_ENDPOINTS = True
    row = subscribe(member=member(), **fields(f"{push_service.url}/1"))
    settings.PUSH_LOCAL_ENDPOINTS = False
    push_to.func(subscription_id=row.pk, notification_ids=[1])
    assert not PushSubscription.objects.exists()
    assert push_service.connections == 0


def test_hashes_are_those_that_browsers_make():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert socket.gethostbyname("localhost").startswith("127.")
