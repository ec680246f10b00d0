"""Who goes into the admin."""

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import member


def _logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def moderator(db) -> Client:
    return _logged_in(member("mo", staff=True))


@pytest.fixture
def owner(db) -> Client:
    return _logged_in(User.objects.create_superuser("olive", "olive@example.org", "correct-horse-7"))


@pytest.fixture
def ordinary(db) -> Client:
    return _logged_in(member("ann"))
