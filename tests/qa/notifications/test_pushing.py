"""From a notification to a browser: encrypted, signed, once for each line of the inbox, and nothing of it for who is
discreet. A real HTTP endpoint takes what is pushed."""

import base64
import json
import time

import pytest
from django.utils import timezone
from py_vapid import Vapid02

from accounts.models import User
from qa.notifications.models import Delivery, Notification, Preference, PushSubscription
from qa.notifications.services.handing_over import hand_over
from qa.notifications.services.push_keys import public_key
from qa.notifications.services.push_sending import MOST_FAILURES, TryLater, push_to
from qa.notifications.services.pushing import push
from qa.notifications.services.reading import read_all
from qa.notifications.services.subscriptions import subscribe
from qa.notifications.words import lines_of
from qa.posts.models import Post
from qa.posts.services.concealing import delete_post
from qa.site.models import SiteSettings
from tests.factories import answer, member, question
from tests.push_service import Browser, push_service  # noqa: F401 - a fixture
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db
TITLE = "How do you tell your sister that it is enough?"


@pytest.fixture(autouse=True)
def _offered(settings):
    settings.PUSH_LOCAL_ENDPOINTS = True
    SiteSettings.objects.update(push=True, name="Quiet Corner")


@pytest.fixture
def browser():
    return Browser()


@pytest.fixture
def asker(_offered, push_service, browser):  # noqa: F811
    asker = member("asta")
    endpoint = f"{push_service.url}/box/1"
    subscribe(member=asker, endpoint=endpoint, p256dh=browser.p256dh, auth=browser.auth, browser="Firefox on Linux")
    return asker


@pytest.fixture
def asked(asker):
    return question(by=asker, title=TITLE)


def answered(asked, times: int = 1, **by) -> list[int]:
    """Answers are written, told and handed over by the worker's tasks; gives the ids of the asker's notifications."""
    for _number in range(times):
        answer(to=asked, **by)
    run_tasks()
    return list(Notification.objects.filter(member=asked.author).order_by("pk").values_list("pk", flat=True))


def push_again(ids: list[int]) -> None:
    push_to.func(subscription_id=PushSubscription.objects.get().pk, notification_ids=ids)


def test_the_browser_reads_the_sentence_of_the_inbox(push_service, browser, asked):  # noqa: F811
    (pk,) = answered(asked, by=member("tove", display_name="Tove"))
    (sent,) = push_service.pushes
    message = json.loads(browser.read(sent.body))
    assert message == {
        "title": "Quiet Corner",
        "body": lines_of(Notification.objects.all())[0].text,
        "url": f"/inbox/{pk}",
        "tag": f"answer-{pk}",
        "lang": "en",
        "dir": "ltr",
    }
    assert "Tove" in message["body"]
    assert TITLE in message["body"]
    assert TITLE.encode() not in sent.body
    assert sent.path == "/box/1"
    assert sent.headers["content-encoding"] == "aes128gcm"
    assert int(sent.headers["ttl"]) > 0
    assert len(sent.headers["topic"]) == 32
    row = PushSubscription.objects.get()
    assert row.last_ok_at is not None
    assert row.failures == 0


def test_the_signature_is_ours_and_for_this_service(push_service, asked):  # noqa: F811
    answered(asked)
    (sent,) = push_service.pushes
    authorization = sent.headers["authorization"]
    assert Vapid02.verify(authorization)
    parts = dict(part.split("=", 1) for part in authorization.removeprefix("vapid ").split(","))
    assert parts["k"] == public_key()
    claims = parts["t"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert claims["aud"] == push_service.url
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600
    assert claims["sub"] == "mailto:forum@localhost"


def test_another_answer_replaces_the_message_and_counts_both(push_service, browser, asked):  # noqa: F811
    answered(asked)
    answered(asked)
    first, second = (json.loads(browser.read(sent.body)) for sent in push_service.pushes)
    assert second["body"] == f"2 new answers to “{TITLE}”."
    assert first["tag"] == second["tag"]
    assert push_service.pushes[0].headers["topic"] == push_service.pushes[1].headers["topic"]


def test_a_task_that_runs_twice_shows_one_message(push_service, browser, asked):  # noqa: F811
    push_again(answered(asked))
    first, second = (json.loads(browser.read(sent.body)) for sent in push_service.pushes)
    assert first == second  # the same tag: the second replaces the first


def test_many_things_are_one_message(push_service, browser, asker):  # noqa: F811
    for _number in range(5):
        answer(to=question(by=asker))
    Preference.objects.create(member=asker, rhythms={"answer": {"push": "hourly"}})
    run_tasks()
    assert push_service.pushes == []
    Delivery.objects.filter(channel="push").update(due_at=timezone.now())
    hand_over(asker.pk, "push")
    run_tasks()
    (sent,) = push_service.pushes
    message = json.loads(browser.read(sent.body))
    assert (message["body"], message["url"]) == ("5 new things are waiting for you.", "/inbox")


def test_discreet_says_nothing_of_it(push_service, browser, asker, asked):  # noqa: F811
    Preference.objects.create(member=asker, discreet=True)
    answered(asked, by=member("tove", display_name="Tove"))
    (sent,) = push_service.pushes
    message = json.loads(browser.read(sent.body))
    assert (message["title"], message["url"], message["tag"]) == ("A new message", "/inbox", "inbox")
    for secret in (TITLE, "Tove", "tove", "Quiet Corner", "answer"):
        assert secret not in json.dumps(message)
        assert secret not in " ".join(sent.headers.values())


def test_in_the_language_of_the_member(push_service, browser, asker, asked, settings):  # noqa: F811
    User.objects.update(language="ar")
    settings.LANGUAGE_CODE = "ar"
    answered(asked)
    message = json.loads(browser.read(push_service.pushes[0].body))
    assert (message["lang"], message["dir"]) == ("ar", "rtl")


def test_what_is_read_or_hidden_meanwhile_is_not_pushed(push_service, asker, asked):  # noqa: F811
    push_service.status = 503
    with pytest.raises(TryLater):
        answered(asked)
    (row,) = Notification.objects.filter(member=asker)
    push_service.status, push_service.pushes = 201, []
    read_all(asker, "")
    push_again([row.pk])
    Notification.objects.update(read_at=None)
    given = Post.objects.get(kind=2)
    delete_post(post=given, by=given.author)
    push_again([row.pk])
    assert push_service.pushes == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(push_service, asked, status):  # noqa: F811
    push_service.status = status
    answered(asked)
    assert not PushSubscription.objects.exists()
    assert len(push_service.pushes) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_cannot_now_is_asked_again(push_service, asked, status):  # noqa: F811
    push_service.status = status
    with pytest.raises(TryLater, match=str(status)) as raised:
        answered(asked)
    assert "/box/1" not in str(raised.value)  # the address is the member's secret
    assert PushSubscription.objects.get().failures == 1
    push_service.status = 201
    push_again([Notification.objects.get(member=asked.author).pk])
    assert PushSubscription.objects.get().failures == 0


def test_a_service_that_does_not_answer_is_asked_again_and_given_up_in_the_end(asked):
    PushSubscription.objects.update(endpoint="http://127.0.0.1:9/box")
    with pytest.raises(TryLater):
        answered(asked)
    PushSubscription.objects.update(failures=MOST_FAILURES - 1)
    push_again([Notification.objects.get(member=asked.author).pk])
    assert not PushSubscription.objects.exists()


def test_a_refusal_is_not_repeated(push_service, asked):  # noqa: F811
    push_service.status = 403
    answered(asked)
    assert len(push_service.pushes) == 1
    assert PushSubscription.objects.get().failures == 1


def test_nothing_follows_a_redirect(push_service, asked):  # noqa: F811
    push_service.status, push_service.headers = 307, {"Location": f"{push_service.url}/elsewhere"}
    answered(asked)
    assert [sent.path for sent in push_service.pushes] == ["/box/1"]
    assert PushSubscription.objects.get().failures == 1


def test_nothing_is_pushed_where_the_owner_has_switched_it_off(push_service, asker, asked):  # noqa: F811
    SiteSettings.objects.update(push=False)
    ids = answered(asked)
    push_again(ids)
    push(asker, list(Delivery.objects.filter(channel="push")))
    run_tasks()
    assert push_service.pushes == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_of_a_message_do_not_grow(django_assert_num_queries, push_service, asked, rows):  # noqa: F811
    ids = answered(asked, rows)
    with django_assert_num_queries(11):
        push_again(ids)
