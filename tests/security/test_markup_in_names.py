"""Signs of HTML, XML and JSON in everything that people name: they are text wherever they are shown."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from qa.posts.models import CloseReason
from qa.posts.services.closing import close_question, lock_post
from qa.posts.services.editing import edit_post
from qa.site.models import SiteSettings
from qa.tags.models import Tag
from tests.factories import BODY, answer, category, member, question

pytestmark = pytest.mark.django_db
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}]]>&lt;b&gt;"
NAME = "\"'><img src=x onerror=1>]]>&"


@pytest.fixture
def world():
    SiteSettings.objects.update(name=NAME, tagline=NAME, founding=False)
    asker = member("asker", display_name=NAME, location=NAME, points=2000)
    room = category("room", NAME)
    room.description = NAME
    room.save()
    asked = question(by=asker, title=f"What now {EVIL}", body=f"{BODY} {EVIL}", tags=["calm"], category=room)
    Tag.objects.filter(name="calm").update(description=EVIL)
    given = answer(to=asked, by=member(display_name=NAME), body=f"{BODY} {EVIL} calm")
    edit_post(
        post=asked,
        by=member(staff=True),
        base="",
        check_base=False,
        body=f"{BODY} again {EVIL}",
        title=f"And now {EVIL}",
        summary=EVIL,
    )
    close_question(
        question=asked,
        by=member(staff=True, display_name=NAME),
        reason=CloseReason.objects.first(),
        note=EVIL,
        duplicate_of=question(title=f"Same {EVIL}"),
    )
    lock_post(post=given, by=member(staff=True), reason=EVIL)
    asked.refresh_from_db()
    return asked, given, asker


def test_no_page_runs_what_a_name_says(world):
    asked, given, asker = world
    staff = Client()
    staff.force_login(member("maren", staff=True, is_superuser=True, display_name=NAME))
    pages = [
        asked.get_absolute_url(),
        "/",
        "/questions",
        "/tags",
        "/tags/calm/info",
        "/categories",
        "/categories/room",
        "/users",
        "/about",
        "/search?q=calm",
        f"/search?q={EVIL}",
        f"/users?q={EVIL}",
        f"/tags?q={EVIL}",
        "/questions/tagged/calm",
        f"/posts/{asked.pk}/revisions",
        f"/posts/{asked.pk}/comments",
        *(
            f"{asker.get_absolute_url()}?tab={tab}"
            for tab in ("profile", "activity", "questions", "answers", "reputation")
        ),
        "/nowhere<script>alert(1)</script>",
    ]
    own = [
        f"/posts/{asked.pk}/edit",
        f"/questions/ask?title={EVIL}&tags={EVIL}",
        "/accounts/settings",
        "/admin/",
        "/admin/posts/question/",
        "/admin/posts/answer/",
        f"/admin/posts/question/{asked.pk}/change/",
        f"/admin/posts/answer/{given.pk}/change/",
        "/admin/moderation/logentry/",
        "/admin/tags/tag/",
        "/admin/tags/category/",
        "/admin/accounts/user/",
        f"/admin/posts/question/?q={EVIL}",
        f"/admin/posts/question/{asked.pk}/act/close/",
    ]
    for client, page in [*((Client(), page) for page in pages), *((staff, page) for page in pages + own)]:
        response = client.get(page, follow=True)
        assert response.status_code in (200, 404), page
        for sign in ("<script>alert", "<img src=x"):
            assert sign not in response.text, page
        assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>", response.text), page
        assert "script-src 'self';" in response["Content-Security-Policy"], page
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_feeds_and_lists_for_machines_are_well_formed(world):
    for path in (
        "/feeds/questions",
        "/sitemap.xml",
        "/sitemap-questions.xml",
        "/opensearch.xml",
        "/users/1/avatar.svg",
    ):
        ElementTree.fromstring(Client().get(path).content)
    assert json.loads(Client().get("/tags/suggest?q=calm").content)[0]["description"] == EVIL
