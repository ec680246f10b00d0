"""Members with browsers."""

import pytest
from django.test import Client

from tests.factories import member


@pytest.fixture
def ada():
    return member("ada", points=200)


@pytest.fixture
def browser(ada):
    """Ada's, on a day whose visit has been noted."""
    client = Client()
    client.force_login(ada)
    client.get("/about")
    return client


@pytest.fixture(params=[{}, {"hx-request": "true"}], ids=["page", "htmx"])
def headers(request) -> dict:
    """Each test with these runs as a plain form and as htmx sends it."""
    return request.param
