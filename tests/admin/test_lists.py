"""Finding things: filters, search, and as many queries for three rows as for one."""

import pytest
from django.urls import reverse

from qa.moderation.models import LogEntry
from qa.posts.models import CloseReason
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.writing import Guest
from tests.admin.acting import act
from tests.factories import answer, category, member, question
from tests.qa.bounties.giving import offer, old_question, rich

# session, member, permissions (two), the count of the pages, the rows, and what each list's filters need
QUERIES = {
    "posts_question": 10,
    "posts_answer": 10,
    "posts_comment": 9,
    "bounties_bounty": 7,
    "moderation_heldpost": 8,
    "moderation_logentry": 9,
    "tags_tag": 7,
    "tags_category": 9,
    "tags_tagsynonym": 8,
}


def _fill(moderator) -> None:
    """One more row for every list."""
    post = question(tags=[f"tag{member().pk}"], category=category(f"c{member().pk}"))
    add_comment(post=answer(to=post), by=moderator, body="That is a good way to see it.")
    answer(to=post, guest=Guest(name="Pat"))
    close_question(question=post, by=moderator, reason=CloseReason.objects.first(), duplicate_of=question())
    offer(on=old_question(), by=rich())
    tag = post.post_tags.get().tag
    tag.synonyms.create(name=f"{tag.name}s")


@pytest.mark.parametrize("model", QUERIES)
def test_lists_cost_the_same_with_one_row_and_with_three(moderator, model, django_assert_num_queries):
    moderator.get(reverse("admin:index"))  # the first request of a day notes that the member was seen
    for rows in (1, 2):
        for _ in range(rows):
            _fill(moderator.user)
        with django_assert_num_queries(QUERIES[model]):
            assert moderator.get(reverse(f"admin:{model}_changelist")).status_code == 200


def _found(client, model: str, **params) -> set:
    response = client.get(reverse(f"admin:{model}_changelist"), params)
    assert response.status_code == 200
    return {row.pk for row in response.context["cl"].result_list}


def test_find_by_text_author_state_category_and_date(moderator):
    ben = member("ben", display_name="Benedict")
    mine = question(by=ben, title="Why do I wake at four every morning?", category=category("sleep"))
    other = question()
    model = "posts_question"
    assert _found(moderator, model, q="wake four") == {mine.pk}
    assert _found(moderator, model, q="benedict") == {mine.pk}
    assert _found(moderator, model, q=str(other.pk)) == {other.pk}
    assert _found(moderator, model, author__id__exact=ben.pk) == {mine.pk}
    assert _found(moderator, model, category__id__exact=mine.category_id) == {mine.pk}
    assert _found(moderator, model, created_at__year=2001) == set()
    delete_post(post=other, by=moderator.user)
    act(moderator, mine, "lock", reason="a quarrel")
    assert _found(moderator, model, state="deleted") == {other.pk}
    assert _found(moderator, model, state="public") == _found(moderator, model, state="locked") == {mine.pk}
    assert _found(moderator, model, state="closed") == _found(moderator, model, state="held") == set()


@pytest.mark.parametrize("word", ["\x00", "9" * 40, "%", "'\"", "²", "  ", "<b>"])
def test_unusual_searches_find_nothing_and_break_nothing(moderator, word):
    for model in QUERIES:
        assert moderator.get(reverse(f"admin:{model}_changelist"), {"q": word}).status_code in (200, 302)


def test_held_answers_are_found_by_their_state(moderator):
    held = answer(to=question(), guest=Guest(name="Pat"))
    assert _found(moderator, "posts_answer", state="held") == {held.pk}
    assert _found(moderator, "moderation_heldpost", q="pat") == {held.pk}


def test_the_log_is_only_read(owner):
    post = question()
    act(owner, post, "lock", reason="a quarrel")
    entry = LogEntry.objects.get()
    names = ("add", None), ("change", entry.pk), ("delete", entry.pk)
    for name, pk in names:
        url = reverse(f"admin:moderation_logentry_{name}", args=[pk] if pk else [])
        assert owner.post(url, {"reason": "nothing happened", "post": "yes"}).status_code == 403
    assert owner.get(reverse("admin:moderation_logentry_change", args=[entry.pk])).status_code == 200
    assert LogEntry.objects.get().reason == "a quarrel"
