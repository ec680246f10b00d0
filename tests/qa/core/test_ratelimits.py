"""Counting acts in PostgreSQL: windows, networks, proxies."""
# ruff: noqa: E501 - tables of cases read better in one line each

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from qa.core.ratelimits import Limit, client_address, forget_expired, network_of, spend
from qa.core.verdict import TooOften
from qa.site.models import RateCounter

pytestmark = pytest.mark.django_db
TWICE = Limit("test", 2, 600)


def request(address: str = "203.0.113.5", forwarded: str = ""):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def test_one_too_many_is_refused_with_the_time_to_wait():
    spend(TWICE, "ada")
    spend(TWICE, "ada")
    spend(TWICE, "bob")
    with pytest.raises(TooOften, match="wait 10 minutes") as refused:
        spend(TWICE, "ada")
    assert 590 < refused.value.retry_after <= 600


def test_when_the_window_is_over_it_begins_anew():
    for _n in range(2):
        spend(TWICE, "ada")
    RateCounter.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    spend(TWICE, "ada")
    assert RateCounter.objects.get().count == 1


def test_what_is_over_can_be_swept_away():
    spend(TWICE, "ada")
    spend(TWICE, "bob")
    RateCounter.objects.filter(key="test:ada").update(expires_at=timezone.now() - timedelta(seconds=1))
    assert forget_expired() == 1
    assert RateCounter.objects.get().key == "test:bob"


def test_a_network_is_a_24_or_a_64_and_never_stored_as_such():
    assert network_of(request("203.0.113.5")) == network_of(request("203.0.113.250"))
    assert network_of(request("203.0.113.5")) != network_of(request("203.0.114.5"))
    assert network_of(request("2001:db8::1")) == network_of(request("2001:db8::ffff"))
    assert network_of(request("2001:db8::1")) != network_of(request("2001:db8:0:1::1"))
    assert len(network_of(request("203.0.113.5"))) == 32  # a keyed hash
    assert network_of(request("nonsense")) == network_of(request(""))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [(0, "198.51.100.7", "203.0.113.5"), (1, "198.51.100.7", "198.51.100.7"), (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
     (2, "1.1.1.1, 198.51.100.7", "1.1.1.1"), (1, "", "203.0.113.5"), (2, "198.51.100.7", "203.0.113.5")],
)  # fmt: skip
def test_only_the_proxies_we_have_are_believed(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(request(forwarded=forwarded)) == address
