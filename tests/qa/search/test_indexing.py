"""What is indexed, and when."""

import pytest
from django.core.management import call_command

from qa.posts.services.concealing import approve_post, delete_post, restore_post
from qa.posts.services.editing import base_of, edit_post
from qa.posts.services.writing import Guest
from qa.search.models import PostDocument
from qa.search.parsing import parse
from qa.search.querysets import found
from qa.search.services import index_all
from qa.tags.services.merging import merge_tag
from qa.tags.services.renaming import rename_tag
from tests.factories import answer, member, question, tag

pytestmark = pytest.mark.django_db


def ids(text: str) -> set[int]:
    return set(found(parse(text), "relevance").values_list("pk", flat=True))


def test_words_of_title_tags_and_text_are_found_whatever_their_form():
    asked = question(
        title="Sleeping badly since the naïve promise",
        tags=["night-shift"],
        body="Every **café** closes at nine; half<b>way</b> home.",
    )
    for words in ("sleep", "NAIVE", "naïve", "cafe", "cafés", "night-shift", "night shift", "halfway"):
        assert ids(words) == {asked.pk}, words
    assert ids("strong") == set()


def test_what_a_spoiler_hides_is_not_found():
    question(body="The film is good, I would see it again any day.\n\n>! The gardener did it.\n")
    assert ids("gardener") == set()


def test_an_answer_is_found_by_its_own_words_only():
    asked = question(title="Where do herons spend the winter here?")
    given = answer(to=asked, body="They follow the river down to the delta, as far as I have seen.")
    assert ids("delta") == {given.pk}
    assert ids("herons") == {asked.pk}


def test_editing_is_followed():
    asker = member()
    asked = question(by=asker, body="My neighbour plays the trombone every evening after ten.")
    edit_post(post=asked, by=asker, base=base_of(asked), body="My neighbour plays the bassoon every evening after ten.")
    assert ids("trombone") == set()
    assert ids("bassoon") == {asked.pk}


def test_a_held_answer_is_found_once_it_is_approved():
    asked = question()
    held = answer(
        to=asked, guest=Guest(name="Ana", key="k"), body="Lavender under the pillow has helped me more than tea."
    )
    assert ids("lavender") == set()
    approve_post(post=held, by=member(staff=True))
    assert ids("lavender") == {held.pk}


def test_a_thread_disappears_and_returns_as_a_whole():
    moderator = member(staff=True)
    asked = question(title="How to tune a hurdy-gurdy at home?")
    given = answer(to=asked, body="Begin with the drone strings, then the melody, as in every hurdy-gurdy.")
    delete_post(post=asked, by=moderator)
    assert ids("hurdy") == set()
    assert not PostDocument.objects.filter(pk__in=[asked.pk, given.pk]).exists()
    restore_post(post=asked, by=moderator)
    assert ids("hurdy") == {asked.pk, given.pk}


def test_all_anew_gives_what_the_signals_gave(capsys):
    asked = question(
        tags=["sleep", "c++"], body="Text with <i>tags</i> & signs, `code < here`, and a [link](https://example.org)."
    )
    answer(to=asked)
    hidden = question()
    delete_post(post=hidden, by=member(staff=True))
    kept = dict(PostDocument.objects.values_list("pk", "words"))
    PostDocument.objects.all().delete()
    seen = []
    assert index_all(lambda done, total: seen.append((done, total))) == len(kept)
    assert dict(PostDocument.objects.values_list("pk", "words")) == kept
    assert seen[-1][0] == seen[-1][1]
    call_command("reindex")
    assert dict(PostDocument.objects.values_list("pk", "words")) == kept
    assert "2 posts can be found" in capsys.readouterr().out


def test_a_document_that_should_not_be_there_is_swept_away():
    asked = question()
    PostDocument.objects.filter(pk=asked.pk).update(words="")
    hidden = question()
    delete_post(post=hidden, by=member(staff=True))
    PostDocument.objects.create(pk=hidden.pk, words="")
    index_all()
    assert set(PostDocument.objects.values_list("pk", flat=True)) == {asked.pk}
    assert ids(asked.title) == {asked.pk}


def test_a_renamed_tag_and_a_merged_one_are_followed():
    asked, other = question(tags=["insomnia"]), question(tags=["rest"])
    moderator = member(staff=True)
    rename_tag(tag=tag("insomnia"), name="wakefulness", by=moderator)
    assert ids("wakefulness") == {asked.pk}
    assert ids("insomnia") == set()
    merge_tag(source=tag("wakefulness"), target=tag("rest"), by=moderator)
    assert ids("rest") == {asked.pk, other.pk}
    assert ids("wakefulness") == set()
