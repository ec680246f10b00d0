"""The addresses that a mail provider calls, as they are once the owner has set a secret."""

import base64
import importlib
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import clear_url_caches

from forum import urls

SECRET = "provider:a-long-secret"


@pytest.fixture
def provider(settings) -> Iterator[Callable[..., HttpResponse]]:
    """`provider("tracking", {…})` posts what Postmark posts, with the secret unless another one is given."""
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}
    _reload()

    def post(what: str, payload: dict, secret: str | None = SECRET) -> HttpResponse:
        headers = {"Authorization": f"Basic {base64.b64encode(secret.encode()).decode()}"} if secret else {}
        client = Client(enforce_csrf_checks=True)
        return client.post(f"/anymail/postmark/{what}/", payload, content_type="application/json", headers=headers)

    yield post
    settings.ANYMAIL = {"WEBHOOK_SECRET": ""}
    _reload()


def _reload() -> None:
    importlib.reload(urls)
    clear_url_caches()
