"""Editing: revisions, joined edits, conflicts that overwrite nothing, and who may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.core.verdict import Invalid, Refusal, TooOften
from qa.posts.models import Post, Revision
from qa.posts.services.closing import lock_post
from qa.posts.services.concealing import delete_post
from qa.posts.services.editing import EditConflict, base_of, edit_post
from qa.site.models import RateCounter
from qa.tags.models import Category, Tag
from tests.factories import BODY, VISITOR, answer, category, member, question, tag

pytestmark = pytest.mark.django_db
NEW = "I have slept over it and would now say it like this."


def edit(post, by=None, body=NEW, **fields):
    post = Post.objects.get(pk=post.pk)
    RateCounter.objects.all().delete()
    return edit_post(
        post=post, by=by or post.author, base=fields.pop("base", None) or base_of(post), body=body, **fields
    )


def grow_old(post, minutes: int = 6):
    Revision.objects.filter(post=post).update(created_at=timezone.now() - timedelta(minutes=minutes))


def numbers(post) -> list[int]:
    return list(post.revisions.values_list("number", flat=True))


def free(post) -> dict:
    return {"title": post.title, "body": NEW, "tags": "sleep", "category": "everyday", "summary": "clearer"}


def test_an_edit_by_somebody_else_is_a_revision_with_its_summary():
    asked, editor = question(), member(points=5000)
    revision = edit(asked, by=editor, summary="clearer")
    asked.refresh_from_db()
    assert numbers(asked) == [1, 2]
    assert (revision.number, revision.editor, revision.summary, revision.body) == (2, editor, "clearer", NEW)
    assert (asked.body, asked.revision_number, asked.editor) == (NEW, 2, editor)
    assert asked.edited_at is not None
    assert NEW in asked.body_html


def test_within_five_minutes_ones_own_edits_join_the_last_revision():
    asked = question()
    edit(asked)
    asked.refresh_from_db()
    assert numbers(asked) == [1]
    assert asked.edited_at is None  # nobody need know of a corrected slip
    assert asked.revisions.get().body == NEW


def test_after_five_minutes_or_after_somebody_else_it_is_a_new_revision():
    asked, editor = question(), member(points=5000)
    grow_old(asked)
    edit(asked)
    edit(asked, by=editor, body=NEW + " And more.")
    edit(asked, body=NEW + " And something else.")
    assert numbers(asked) == [1, 2, 3, 4]


def test_saving_without_a_change_is_no_edit():
    asked = question()
    grow_old(asked)
    assert edit(asked, body=asked.body) is None
    assert edit(asked, body=f"  {asked.body}\r\n") is None
    assert numbers(asked) == [1]


def test_tags_and_category_move_their_counts():
    asked = question(tags=["sleep"])
    tag("anger")
    edit(asked, tag_names=["anger"], category=category("work"), title="Another title for this question")
    counts = dict(Tag.objects.values_list("name", "question_count"))
    assert (counts["sleep"], counts["anger"]) == (0, 1)
    assert dict(Category.objects.filter(slug__in=["everyday", "work"]).values_list("slug", "question_count")) == {
        "everyday": 0,
        "work": 1,
    }
    assert asked.revisions.get().tag_names == ["anger"]


def test_an_edited_deleted_question_does_not_count():
    asked, moderator = question(tags=["sleep"]), member(staff=True)
    tag("anger")
    delete_post(post=asked, by=moderator)
    edit(asked, by=moderator, tag_names=["anger"])
    assert set(Tag.objects.values_list("question_count", flat=True)) == {0}


def test_two_at_once_the_second_sees_the_difference_and_nothing_is_overwritten():
    asked, editor = question(), member(points=5000)
    base = base_of(asked)
    edit(asked, by=editor)
    with pytest.raises(EditConflict):
        edit(asked, body="Mine, written meanwhile in another room.", base=base)
    asked.refresh_from_db()
    assert asked.body == NEW


def test_a_conflict_is_409_with_difference_and_my_text_and_can_then_be_saved(browser):
    asked, editor = question(), member(points=5000)
    mine = free(asked) | {"body": "Mine, written meanwhile in another room.", "base": base_of(asked)}
    edit(asked, by=editor)
    page = browser(asked.author)
    response = page.post(f"/posts/{asked.pk}/edit", mine)
    assert response.status_code == 409
    assert "<del>" in response.text
    assert "<ins>" in response.text
    assert mine["body"] in response.text
    assert editor.display_name in response.text
    assert Post.objects.get(pk=asked.pk).body == NEW
    again = page.post(f"/posts/{asked.pk}/edit", mine | {"base": response.context["form"]["base"].value()})
    assert again.status_code == 303
    assert Post.objects.get(pk=asked.pk).body == mine["body"]


def test_a_joined_edit_conflicts_too():
    """Two tabs of one member within five minutes: the revision number stays, the text does not."""
    asked = question()
    base = base_of(asked)
    edit(asked)
    with pytest.raises(EditConflict):
        edit(asked, body="From the other tab, with other words.", base=base)


def test_others_edit_by_privilege(grown, browser):
    asked = question()
    with pytest.raises(Refusal, match="You need 1000 points to edit posts; you have 999"):
        edit(asked, by=member(points=999))
    assert edit(asked, by=member(points=1000)).number == 2
    with pytest.raises(Refusal, match="log in"):
        edit(asked, by=VISITOR)
    assert browser(member(points=999)).get(f"/posts/{asked.pk}/edit").status_code == 403


def test_a_locked_post_is_edited_by_moderators_only():
    asked, moderator = question(), member(staff=True)
    lock_post(post=asked, by=moderator, reason="It was heated.")
    with pytest.raises(Refusal, match="It was heated"):
        edit(asked)
    assert edit(asked, by=moderator)


def test_a_deleted_post_is_edited_after_it_is_restored(browser):
    asked = question()
    delete_post(post=asked, by=asked.author)
    with pytest.raises(Refusal, match="deleted"):
        edit(asked)
    assert browser(member(points=5000)).get(f"/posts/{asked.pk}/edit").status_code == 404


@pytest.mark.parametrize(
    ("fields", "field"), [({"body": "x"}, "body"), ({"title": "x"}, "title"), ({"tag_names": []}, "tags")]
)
def test_the_limits_hold_for_edits(fields, field):
    asked = question()
    with pytest.raises(Invalid) as refused:
        edit(asked, **fields)
    assert refused.value.field == field
    assert numbers(asked) == [1]


def test_an_imported_title_that_breaks_a_limit_may_stay_until_it_is_edited():
    asked = question()
    Post.objects.filter(pk=asked.pk).update(title="Help!")
    assert edit(asked, title="Help!")
    with pytest.raises(Invalid):
        edit(asked, title="Help?", body=BODY)


def test_five_seconds_between_edits():
    asked = question()
    edit(asked)
    with pytest.raises(TooOften):
        edit_post(post=asked, by=asked.author, base="", check_base=False, body=NEW + " And more.")


def test_the_form_leads_back_to_the_post_and_a_refused_one_is_422(browser):
    given = answer(to=question())
    page = browser(given.author)
    base = page.get(f"/posts/{given.pk}/edit").context["form"]["base"].value()
    refused = page.post(f"/posts/{given.pk}/edit", {"body": "Too short", "base": base})
    assert refused.status_code == 422
    assert "Too short" in refused.text
    saved = page.post(f"/posts/{given.pk}/edit", {"body": NEW, "base": base})
    assert (saved.status_code, saved["Location"]) == (303, f"{given.parent.get_absolute_url()}#{given.pk}")


def test_the_revisions_show_what_each_changed(browser):
    asked = question(body="The first text, long enough to be a question.")
    grow_old(asked)
    edit(asked, body="The second text, long enough to be a question.", summary="numbers")
    page = browser().get(f"/posts/{asked.pk}/revisions").text
    assert "<del>first</del>" in page
    assert "<ins>second</ins>" in page
    assert "numbers" in page


def test_an_edited_answer_brings_its_question_up():
    asked = question()
    given = answer(to=asked)
    Post.objects.filter(pk=asked.pk).update(active_at=timezone.now() - timedelta(days=9))
    edit(given)
    asked.refresh_from_db()
    assert asked.active_at > timezone.now() - timedelta(minutes=1)


def test_line_ends_as_browsers_send_them_are_no_difference(browser):
    text = "A first paragraph that stays as it is.\n\nA second one, which stays as well."
    asked = question(body=text)
    mine = free(asked) | {"body": text.replace("\n", "\r\n"), "base": base_of(asked)}
    edit(asked, by=member(points=5000), body=f"{text}\n\nAnd a third.")
    response = browser(asked.author).post(f"/posts/{asked.pk}/edit", mine)
    changed = [piece.text for piece in response.context["conflict"]["diff"] if piece.op != "same"]
    assert changed == ["\n\nAnd a third."]
