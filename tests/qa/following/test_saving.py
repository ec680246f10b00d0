"""Saved posts, their lists, notes and reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from qa.core.verdict import Conflict, Invalid, Refusal
from qa.following import limits
from qa.following.models import SavedList, SavedPost
from qa.following.services.lists import create_list, delete_list, rename_list
from qa.following.services.reminding import send_reminders
from qa.following.services.saving import change_saved, save_post, unsave_post
from qa.following.signals import post_saved, reminder_due
from qa.posts.services.concealing import delete_post
from qa.profiles.services.exporting import everything_about
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
FAR = date(2099, 7, 1)


@pytest.fixture
def heard():
    """What `post_saved` and `reminder_due` have said."""
    rows = []

    def listen(saved, **kwargs):
        rows.append(saved.pk)

    for signal in (post_saved, reminder_due):
        signal.connect(listen, dispatch_uid="test")
    yield rows
    for signal in (post_saved, reminder_due):
        signal.disconnect(dispatch_uid="test")


def change(saved, **fields):
    fields = {"note": "", "into": None, "remind_on": None} | fields
    return change_saved(member=saved.member, saved=saved, **fields)


def make_due(saved):
    SavedPost.objects.filter(pk=saved.pk).update(remind_at=timezone.now() - timedelta(minutes=1))


def test_saving_twice_is_once_and_keeps_the_note(ada, heard):
    given = answer(to=question())
    saved = save_post(member=ada, post=given)
    change(saved, note="For Sunday.")
    again = save_post(member=ada, post=given)
    assert (again.pk, again.note, heard) == (saved.pk, "For Sunday.", [saved.pk])
    unsave_post(member=ada, post_id=given.pk)
    unsave_post(member=ada, post_id=given.pk)
    assert not SavedPost.objects.exists()


def test_the_database_keeps_each_post_once(ada):
    saved = save_post(member=ada, post=question())
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedPost.objects.create(member=ada, post=saved.post)


def test_note_list_and_reminder(ada):
    saved, kept = save_post(member=ada, post=question()), create_list(member=ada, name=" For  my sister ")
    row = change(saved, note=" Try it.\r\n", into=kept, remind_on=FAR)
    assert (row.note, row.list.name, row.remind_at) == ("Try it.", "For my sister", datetime(2099, 7, 1, 8, tzinfo=UTC))
    assert change(saved).remind_at is None


def test_eight_in_the_morning_of_the_members_own_day():
    saved = save_post(member=member(time_zone="America/New_York"), post=question())
    assert change(saved, remind_on=FAR).remind_at == datetime(2099, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "field"), [({"note": "x" * 1001}, "note"), ({"remind_on": date(2020, 1, 1)}, "remind_on")]
)
def test_what_cannot_be_kept_is_refused(ada, fields, field):
    saved = save_post(member=ada, post=question())
    with pytest.raises(Invalid) as refused:
        change(saved, **fields)
    assert refused.value.field == field


def test_other_peoples_rows_and_lists_are_out_of_reach(ada):
    eve = member("eve")
    saved, kept = save_post(member=ada, post=question()), create_list(member=eve, name="Mine")
    with pytest.raises(Conflict):
        change(saved, into=kept)
    with pytest.raises(Conflict):
        change_saved(member=eve, saved=saved, note="x", into=None, remind_on=None)
    rename_list(member=ada, saved_list=kept, name="Yours")
    delete_list(member=ada, saved_list=kept)
    assert SavedList.objects.get().name == "Mine"


def test_lists_are_made_once_renamed_and_deleted_without_their_posts(ada):
    first, second = create_list(member=ada, name="One"), create_list(member=ada, name="Two")
    assert create_list(member=ada, name="One").pk == first.pk
    with pytest.raises(Invalid):
        rename_list(member=ada, saved_list=second, name="One")
    with pytest.raises(Invalid):
        create_list(member=ada, name="\u200b ")
    rename_list(member=ada, saved_list=second, name="Three")
    saved = save_post(member=ada, post=question())
    change(saved, into=second)
    delete_list(member=ada, saved_list=second)
    saved.refresh_from_db()
    assert saved.list is None


def test_there_is_a_most(ada, monkeypatch):
    monkeypatch.setattr(limits, "SAVES", 1)
    monkeypatch.setattr(limits, "LISTS", 1)
    save_post(member=ada, post=question())
    create_list(member=ada, name="One")
    with pytest.raises(Refusal, match="the most"):
        save_post(member=ada, post=question())
    with pytest.raises(Refusal, match="the most"):
        create_list(member=ada, name="Two")
    assert (ada.saved_posts.count(), ada.saved_lists.count()) == (1, 1)


def test_a_reminder_goes_out_once_when_its_time_has_come(ada, heard):
    saved = change(save_post(member=ada, post=question()), remind_on=FAR)
    heard.clear()
    assert send_reminders() == 0
    make_due(saved)
    assert (send_reminders(), send_reminders()) == (1, 0)
    assert heard == [saved.pk]
    row = change(saved, note="Seen.")  # the note can change without reminding again
    assert row.reminded_at is not None
    assert change(saved, remind_on=FAR).reminded_at is None
    make_due(saved)
    assert send_reminders() == 1
    assert heard == [saved.pk, saved.pk]


def test_nobody_is_reminded_of_what_is_gone_and_the_note_stays(ada, heard):
    asked = question()
    saved = change(save_post(member=ada, post=asked), note="Hold on to this.", remind_on=FAR)
    heard.clear()
    make_due(saved)
    delete_post(post=asked, by=asked.author)
    assert (send_reminders(), heard) == (1, [])
    saved.refresh_from_db()
    assert saved.note == "Hold on to this."


def test_one_that_fails_holds_up_no_other(ada, heard):
    broken, good = (change(save_post(member=ada, post=question()), remind_on=FAR) for _n in range(2))
    heard.clear()
    for saved in (broken, good):
        make_due(saved)

    def fail(saved, **kwargs):
        if saved.pk == broken.pk:
            raise RuntimeError("no paper")

    reminder_due.connect(fail, dispatch_uid="fails")
    try:
        with pytest.raises(ExceptionGroup):
            send_reminders()
    finally:
        reminder_due.disconnect(dispatch_uid="fails")
    assert good.pk in heard
    broken.refresh_from_db()
    assert broken.reminded_at is None
    assert send_reminders() == 1


def test_the_copy_of_ones_data_has_the_notes(ada):
    saved, kept = save_post(member=ada, post=question()), create_list(member=ada, name="One")
    change(saved, note="Mine.", into=kept)
    copy = everything_about(ada)
    assert [(row["note"], row["list_name"]) for row in copy["saved_posts"]] == [("Mine.", "One")]
    assert [row["name"] for row in copy["saved_lists"]] == ["One"]
