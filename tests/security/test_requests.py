"""Requests that no browser sends: a sentence, and nothing that grows."""

import time

import pytest
from django.test import Client, RequestFactory

from qa.core.ratelimits import network_of
from qa.tags.addresses import split_tags
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "value", ['"\\000aaaaaaaaaaaa"', "aaaaaaaa%00", "é" * 20, "../../../../etc/passwd", "a" * 5000]
)
def test_a_session_cookie_that_names_no_session_is_a_visitors(value):
    response = Client(headers={"cookie": f"sessionid={value}"}).get("/questions/ask")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("length", [str(11 * 1024 * 1024), "9" * 30])
@pytest.mark.parametrize("path", ["/posts/upload", "/search", "/nowhere", "/accounts/login/"])
def test_a_body_larger_than_any_form_is_not_read(path, length):
    class Unreadable:
        def read(self, *args):
            raise AssertionError("somebody has read it")

        readline = read

    response = Client().generic("POST", path, b"x", CONTENT_LENGTH=length, **{"wsgi.input": Unreadable()})
    assert response.status_code == 413
    assert "8 MB" in response.text
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("joined", ["+" * 60_000, "a+" * 30_000, "a" * 60_000])
def test_an_endless_list_of_tags_costs_nothing(joined):
    began = time.monotonic()
    assert len(split_tags(joined, lambda names: set())) <= 5
    assert time.monotonic() - began < 0.5


def test_readers_over_ipv6_sockets_are_not_one_network():
    def network(address: str) -> str:
        return network_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert network("::ffff:192.0.2.1") != network("::ffff:198.51.100.1")
    assert network("::ffff:192.0.2.1") == network("192.0.2.200")


def test_a_forged_forwarded_address_changes_nothing_without_trusted_proxies():
    plain, forged = (RequestFactory().get("/", headers=headers) for headers in ({}, {"x-forwarded-for": "203.0.113.9"}))
    assert network_of(plain) == network_of(forged)


@pytest.mark.parametrize(
    "path", ["//evil.example/", "///evil.example//", "/\\evil.example/", "/questions//", "//evil.example/%2e%2e/"]
)
def test_a_trailing_slash_leads_to_this_site_only(path):
    response = Client().get("/x", PATH_INFO=path)
    place = response.get("Location", "/")
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_logging_in_leads_to_this_site_only(target):
    member("ada")
    done = Client().post("/accounts/login/", {"login": "ada", "password": "correct-horse-7", "next": target})
    assert (done.status_code, done["Location"]) == (302, "/")
