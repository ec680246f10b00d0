"""Readers with browsers, and a site past its founding phase."""

import pytest
from django.test import Client

from accounts.models import User
from qa.site.current import forget
from qa.site.models import SiteSettings
from tests.factories import BODY, category, tag


@pytest.fixture
def grown():
    SiteSettings.objects.update(founding=False)
    forget()


@pytest.fixture
def set_site():
    """`set_site(field=value)` changes the site's settings."""

    def change(**fields):
        SiteSettings.objects.update(**fields)
        forget()

    return change


@pytest.fixture
def browser():
    """`browser(user)`: a client that is logged in; `browser()` a visitor's."""

    def open_for(user: User | None = None, **options) -> Client:
        client = Client(**options)
        if user:
            client.force_login(user)
        return client

    return open_for


@pytest.fixture(params=[{}, {"hx-request": "true"}], ids=["page", "htmx"])
def headers(request) -> dict:
    """Each test with these runs as a plain form and as htmx sends it."""
    return request.param


@pytest.fixture
def typed() -> dict:
    """A question as somebody types it into the form."""
    tag("sleep")
    category()
    return {"title": "How do you fall asleep again at four?", "body": BODY, "tags": "sleep", "category": "everyday"}
