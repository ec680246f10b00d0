"""The owner's page of all mails."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qa.notifications import kinds
from qa.notifications.models import Event, OutgoingMail
from qa.notifications.samples import by_name, catalogue
from qa.notifications.samples.account import LABELS
from qa.notifications.samples.news import _EVENTS
from qa.posts.models import Post
from tests.factories import member

pytestmark = pytest.mark.django_db


NAMES = [
    *(kind.name for kind in kinds.ALL),
    *("folded", "with-reply", "discreet", "digest", "digest-discreet", "reply-refused"),
    *("guest-confirm", "guest-accepted", "guest-commented"),
    *(f"account-{name.replace('_', '-')}" for name in LABELS),
]


@pytest.fixture
def owner(client):
    user = member("owner", display_name="Olga", staff=True, is_superuser=True)
    client.force_login(user)
    client.get("/moderation/mails")  # the first visit of the day is noted
    return user


def test_every_kind_has_a_sample():
    assert set(_EVENTS) == set(kinds.ALL)
    assert sorted(NAMES) == sorted(sample.name for _group, samples in catalogue() for sample in samples)


def test_the_list_leads_to_each(owner, client):
    page = client.get("/moderation/mails")
    assert page.status_code == 200
    for name in by_name():
        assert f'href="/moderation/mails/{name}"' in page.text


@pytest.mark.parametrize("name", NAMES)
def test_each_is_shown_as_text_and_as_html_and_nothing_is_written(owner, client, name):
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/moderation/mails/{name}")
        html = client.get(f"/moderation/mails/{name}/html")
    assert (page.status_code, html.status_code) == (200, 200)
    assert "<iframe" in page.text or name.startswith("account")
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "style-src 'self'" in page["Content-Security-Policy"]
    assert html["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'; sandbox;")
    assert html["X-Frame-Options"] == "SAMEORIGIN"
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not any(model.objects.exists() for model in (Event, OutgoingMail, Post))
    assert "{{" not in page.text + html.text


def test_the_words_are_those_of_the_mail(owner, client):
    assert "Noor answered your question" in client.get("/moderation/mails/answer").text
    assert "[Askwell] How do you keep calm before a hard talk?" in client.get("/moderation/mails/answer").text
    discreet = client.get("/moderation/mails/discreet/html").text
    assert "There is news for you" in discreet
    assert "Noor" not in discreet
    assert "Askwell" not in discreet


@pytest.mark.parametrize("path", ["", "/answer", "/answer/html"])
def test_it_is_for_the_owner_alone(client, path):
    address = f"/moderation/mails{path}"
    assert client.get(address).status_code == 302
    for other in (member(), member(staff=True)):
        client.force_login(other)
        assert client.get(address).status_code == 403


def test_what_is_not_there_is_404(owner, client):
    assert client.get("/moderation/mails/nothing").status_code == 404
    assert client.get("/moderation/mails/nothing/html").status_code == 404


def test_the_list_and_a_mail_cost_a_fixed_number_of_queries(owner, client, django_assert_num_queries):
    client.get("/moderation/mails")
    for name in ("", "/answer", "/folded"):
        with django_assert_num_queries(QUERIES[name]):
            client.get(f"/moderation/mails{name}")


QUERIES = {"": 4, "/answer": 4, "/folded": 4}
