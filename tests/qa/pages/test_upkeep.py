"""What is done from time to time: rendering again, forgetting, the shipped words."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from qa.pages import tasks
from qa.pages.defaults import KEYS, ensure_pages
from qa.pages.forgetting import forget_expired
from qa.posts.models import Comment, Post
from qa.posts.services.commenting import add_comment
from qa.site.models import RateCounter, SitePage
from tests.factories import answer, member, question
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


def test_rerender_writes_every_text_anew_and_says_how_many_changed(capsys):
    asker = member(about="I *listen*.")
    asked = question(by=asker, body="Some **strong** words that are long enough for a question.")
    answer(to=asked)
    add_comment(post=asked, by=asker, body="A comment with *emphasis* in it.")
    call_command("rerender")
    capsys.readouterr()
    Post.objects.filter(pk=asked.pk).update(body_html="old", excerpt="old")
    Comment.objects.update(body_html="old")
    User.objects.filter(pk=asker.pk).update(about_html="old")
    call_command("rerender")
    assert "3 texts look different now." in capsys.readouterr().out
    asked.refresh_from_db()
    asker.refresh_from_db()
    assert "<strong>strong</strong>" in asked.body_html
    assert asked.excerpt.startswith("Some strong words")
    assert "<em>emphasis</em>" in Comment.objects.get().body_html
    assert "<em>listen</em>" in asker.about_html
    call_command("rerender")
    assert "0 texts look different now." in capsys.readouterr().out


def test_what_may_not_be_kept_is_deleted_and_the_rest_stays():
    now, hour = timezone.now(), timedelta(hours=1)
    for name, at in (("old", now - hour), ("new", now + hour)):
        RateCounter.objects.create(key=name, count=1, expires_at=at)
        Session.objects.create(session_key=name, session_data="", expire_date=at)
        cache.set(name, 1, timeout=3600)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE site_cache SET expires = now() - interval '1 hour' WHERE cache_key LIKE '%old'")
    assert forget_expired() == 3
    assert list(RateCounter.objects.values_list("key", flat=True)) == ["new"]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert (cache.get("old"), cache.get("new")) == (None, 1)


def test_the_worker_forgets_what_is_expired():
    RateCounter.objects.create(key="old", count=1, expires_at=timezone.now() - timedelta(hours=1))
    tasks.forget_expired.defer()
    assert run_tasks() == ["qa.pages.tasks.forget_expired"]
    assert not RateCounter.objects.exists()


def test_the_shipped_words_fill_a_fresh_forum_and_never_the_owners(client):
    assert set(SitePage.objects.values_list("key", flat=True)) == set(KEYS)
    SitePage.objects.filter(key="about").update(title="Ours", body_html="<p>our own words</p>")
    SitePage.objects.filter(key="terms").delete()
    ensure_pages()
    assert "our own words" in client.get("/about").text
    assert client.get("/terms").status_code == 200
