"""One world for all tests of a module; what a request changes is rolled back after it."""

import gzip
from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import HttpResponse

from qa.site.current import forget
from tests.architecture.world import World, make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        forget()
        yield make_world()
        transaction.set_rollback(True)
    forget()


@pytest.fixture
def visit(world: World) -> Callable[..., HttpResponse]:
    """`visit(role, path, method, data)`: what that reader gets; the forum is as before afterwards."""

    def visit(role: str, path: str, method: str = "get", data=None, **extra) -> HttpResponse:
        client = world.clients[role]
        cookies = client.cookies.output()
        with transaction.atomic():
            if method == "send":  # any body: `data` is (bytes, content type)
                response = client.generic("POST", path, data[0], content_type=data[1], **extra)
            elif method in ("get", "head", "post"):
                response = getattr(client, method)(path, data, **extra)
            else:
                response = client.generic(method.upper(), path, **extra)
            content = b"".join(response) if response.streaming else response.content
            response.text_shown = gzip.decompress(content) if response.get("Content-Encoding") == "gzip" else content
            transaction.set_rollback(True)
        if client.cookies.output() != cookies:
            client.cookies.clear()
            client.cookies.load(dict(_pairs(cookies)))
        forget()
        return response

    return visit


def _pairs(output: str):
    for line in output.splitlines():
        name, _equals, value = line.removeprefix("Set-Cookie: ").split(";")[0].partition("=")
        yield name, value
