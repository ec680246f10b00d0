"""What all tests share."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from forum import embedded_postgres

# --- The database server ------------------------------------------------------------------------------------------
# Each process of the session, xdist's workers included, joins the embedded server; the last one to leave stops it.
_server = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kill-acts", type=int, default=300, help="acts of the kill test (tests/forum/test_killing.py)")


def pytest_configure(config: pytest.Config) -> None:
    """Have a PostgreSQL before Django makes the test database; without one there is no sense in going on."""
    global _server
    # Static files as they lie in the folder: no collectstatic before a test.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
    if not embedded_postgres.in_use(settings):
        return
    os.environ.setdefault("FORUM_PG_FSYNC", "off")  # what tests write needs to survive no power cut
    server = embedded_postgres.running(settings.VAR)
    try:
        server.__enter__()
    except embedded_postgres.Unavailable as error:
        pytest.exit(f"error: {error}", returncode=2)
    _server = server


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the server; xdist's workers do so before their controller."""
    if _server is not None:
        _server.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _settings_are_known(request: pytest.FixtureRequest) -> None:
    """Each process keeps the settings row by its version; what an earlier test had changed and rolled back is forgotten
    here, so that a page costs the same queries whatever ran before."""
    marker = request.node.get_closest_marker("django_db")
    if marker is not None:
        request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
        from qa.site.current import forget, site_settings  # only once Django is set up

        forget()
        site_settings()


@pytest.fixture
def transactional_db(transactional_db) -> Iterator[None]:
    """As pytest-django's, whose emptying of tables leaves out procrastinate's: tasks would wait for the next test."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs; DELETE FROM procrastinate_periodic_defers")
