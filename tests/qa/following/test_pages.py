"""`/following` and `/saved`: what stands there, and at what price."""

import pytest
from django.test import Client

from qa.following.models import SavedList
from qa.following.services.following import follow
from qa.following.services.muting import mute
from qa.following.services.saving import change_saved, save_post
from qa.posts.services.concealing import delete_post
from tests.factories import answer, category, member, question, tag

pytestmark = pytest.mark.django_db
PRIVATE = ["/following", "/saved", "/saved/lists"]
# Settings, session, account and the bell; the count and the rows; tags of questions, which muted threads are visible.
FOLLOWED = {"questions": 7, "tags": 6, "categories": 6, "members": 6, "muted": 7}


def fill(ada, rows: int):
    for n in range(rows):
        asked = question()
        for thing in (asked, tag(f"tag{n}"), category(f"place{n}"), member(f"friend{n}")):
            follow(member=ada, thing=thing)
        for thing in (question(), member(f"pest{n}")):
            mute(member=ada, thing=thing)
        saved = save_post(member=ada, post=answer(to=asked))
        kept = SavedList.objects.create(member=ada, name=f"List {n}")
        change_saved(member=ada, saved=saved, note=f"Note {n}", into=kept, remind_on=None)


@pytest.mark.parametrize("path", PRIVATE)
def test_visitors_are_asked_to_log_in(path):
    assert Client().get(path)["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("tab", FOLLOWED)
def test_what_one_follows(browser, ada, django_assert_num_queries, tab, rows):
    fill(ada, rows)
    browser.get("/following")
    with django_assert_num_queries(FOLLOWED[tab]):
        page = browser.get(f"/following?tab={tab}").text
    assert page.count('class="mark"') == (2 * rows if tab == "muted" else rows)


@pytest.mark.parametrize("rows", [1, 3])
def test_what_one_has_saved(browser, ada, django_assert_num_queries, rows):
    fill(ada, rows)
    browser.get("/saved")
    with django_assert_num_queries(8):
        page = browser.get("/saved").text
    assert page.count("data-saved-id") == rows
    with django_assert_num_queries(5):
        assert browser.get("/saved/lists").text.count("Rename or delete") == rows


@pytest.mark.parametrize("path", [*PRIVATE, *(f"/following?tab={tab}" for tab in FOLLOWED)])
def test_empty_pages_say_how_to_begin(browser, path):
    page = browser.get(path)
    assert page.status_code == 200
    assert "<h1" in page.text


@pytest.mark.parametrize("path", ["/following?tab=nothing", "/saved?list=999", "/saved?page=9", "/saved/999"])
def test_what_is_not_there(browser, path):
    assert browser.get(path).status_code == 404


def test_a_list_and_words_choose_among_the_saved(browser, ada):
    fill(ada, 2)
    kept = ada.saved_lists.get(name="List 1")
    assert "Note 0" not in browser.get(f"/saved?list={kept.pk}").text
    assert "data-saved-id" not in browser.get("/saved?list=none").text
    page = browser.get("/saved?q=note+1").text
    assert ("Note 1" in page, "Note 0" in page) == (True, False)
    assert browser.get("/saved?q=keep+calm").text.count("data-saved-id") == 2  # in the titles
    assert "data-saved-id" not in browser.get("/saved?q=elephant").text


def test_what_is_gone_keeps_its_note_but_shows_no_word(browser, ada):
    asked = question(title="A title that nobody shall read any more")
    saved = save_post(member=ada, post=asked)
    change_saved(member=ada, saved=saved, note="Mine stays.", into=None, remind_on=None)
    mute(member=ada, thing=asked)
    delete_post(post=asked, by=asked.author)
    for path in ("/saved", f"/saved/{saved.pk}", "/following?tab=muted"):
        page = browser.get(path).text
        assert "nobody shall read" not in page
        assert "not here any more" in page
    assert "Mine stays." in browser.get("/saved").text
    assert "data-saved-id" not in browser.get("/saved?q=nobody+shall").text


def test_note_list_and_reminder_by_the_form(browser, ada):
    saved, kept = save_post(member=ada, post=question()), SavedList.objects.create(member=ada, name="One")
    path = f"/saved/{saved.pk}"
    given = {"note": "For Sunday.", "list": kept.pk, "remind_on": "2099-07-01"}
    assert browser.post(path, given)["Location"] == "/saved"
    saved.refresh_from_db()
    assert (saved.note, saved.list, saved.remind_at.isoformat()) == ("For Sunday.", kept, "2099-07-01T08:00:00+00:00")
    assert 'value="2099-07-01"' in browser.get(path).text
    for wrong in ({"remind_on": "2001-01-01"}, {"remind_on": "soon"}, {"list": "999"}, {"note": "x" * 1001}):
        response = browser.post(path, given | wrong)
        assert response.status_code == 422
        assert wrong.get("note", "For Sunday.") in response.text
    assert browser.post(path, {"remove": "1"})["Location"] == "/saved"
    assert not ada.saved_posts.exists()


def test_other_peoples_saved_posts_do_not_exist(browser, ada):
    eve = member()
    saved, kept = save_post(member=eve, post=question()), SavedList.objects.create(member=eve, name="Hers")
    for path in (f"/saved/{saved.pk}", f"/saved/lists/{kept.pk}", f"/saved/lists/{kept.pk}/delete"):
        assert browser.post(path, {"name": "Mine", "remove": "1"}).status_code == 404
    assert (eve.saved_posts.count(), eve.saved_lists.get().name) == (1, "Hers")


def test_lists_by_their_forms(browser, ada):
    assert browser.post("/saved/lists", {"name": ""}).status_code == 422
    assert browser.post("/saved/lists", {"name": "One"}).status_code == 303
    browser.post("/saved/lists", {"name": "Two"})
    two = ada.saved_lists.get(name="Two")
    assert browser.get(f"/saved/lists/{two.pk}").status_code == 200
    assert browser.post(f"/saved/lists/{two.pk}", {"name": "One"}).status_code == 422
    assert browser.post(f"/saved/lists/{two.pk}", {"name": "Three"}).status_code == 303
    assert browser.post(f"/saved/lists/{two.pk}/delete").status_code == 303
    assert [row.name for row in ada.saved_lists.all()] == ["One"]
