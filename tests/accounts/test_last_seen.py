"""`last_seen` is written once a day, and a visitor's session is left alone."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from accounts.signals import member_visited
from tests.factories import member

pytestmark = pytest.mark.django_db


def writes(act) -> list[str]:
    """The UPDATEs of members during `act`."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return [query["sql"] for query in queries if query["sql"].startswith('UPDATE "accounts_user"')]


def test_it_is_written_once_a_day(client):
    ada = member()
    client.force_login(ada)
    today = timezone.now().date()
    for seen in (None, today - timedelta(days=3)):
        User.objects.filter(pk=ada.pk).update(last_seen=seen)
        assert len(writes(lambda: client.get("/users"))) == 1
        ada.refresh_from_db()
        assert ada.last_seen == today
        assert writes(lambda: client.get("/users")) == []


@pytest.mark.parametrize(("days_ago", "before", "after"), [(1, 6, 7), (2, 6, 1), (None, 0, 1)])
def test_days_in_a_row_are_counted_and_said_once(client, days_ago, before, after):
    ada = member()
    last = days_ago and timezone.now().date() - timedelta(days=days_ago)
    User.objects.filter(pk=ada.pk).update(last_seen=last, days_in_a_row=before)
    client.force_login(ada)
    heard = []
    listen = lambda user, **kwargs: heard.append(user.days_in_a_row)  # noqa: E731 - kept, or the signal forgets it
    member_visited.connect(listen, dispatch_uid="test_visited")
    client.get("/users")
    client.get("/users")
    member_visited.disconnect(dispatch_uid="test_visited")
    ada.refresh_from_db()
    assert (ada.days_in_a_row, heard) == (after, [after])


def test_a_page_that_does_not_ask_who_reads_it_costs_no_query(client, django_assert_num_queries):
    client.force_login(member())
    with django_assert_num_queries(0):
        client.get("/users/7/avatar.svg")


def test_a_visitor_gets_no_session(client):
    response = client.get("/users")
    assert not response.cookies
    assert not Session.objects.exists()
