"""Merging a tag while members post with it: nobody waits for ever, nothing is lost, the books agree."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import close_old_connections, connections

from qa.core.verdict import Conflict
from qa.posts.models import Post, PostTag
from qa.posts.services.asking import ask_question
from qa.posts.services.editing import base_of, edit_post
from qa.reputation.services.reconciling import differences
from qa.tags.services.merging import merge_tag
from tests.factories import BODY, category, member, question, tag


def _in_a_thread(work):
    """`work()` on a connection of its own; a Conflict is an answer that the reader gets."""
    close_old_connections()
    try:
        return work()
    except Conflict as conflict:
        return conflict
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_merging_while_others_ask_and_edit():
    staff, place = [member(staff=True) for _ in range(4)], category()
    posts = [question(tags=["insomnia"], category=place) for _ in range(4)]
    source, target = tag("insomnia"), tag("sleep")

    def ask(who):
        title = f"Why does everybody sleep but me, number {who.pk}?"
        return ask_question(by=who, title=title, body=BODY, tag_names=["insomnia"], category=place)

    def edit(post, who):
        names = ["insomnia", "dreams"]
        new = {"body": f"{BODY} Again.", "title": post.title, "tag_names": names}
        return edit_post(post=post, by=who, base=base_of(post), **new)

    jobs = [lambda who=who: ask(who) for who in staff]
    jobs += [lambda post=post, who=who: edit(post, who) for post, who in zip(posts, staff, strict=True)]
    jobs.insert(3, lambda: merge_tag(source=source, target=target, by=staff[0]))
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(_in_a_thread, jobs))
    assert results.pop(3) == target
    asked = [result for result in results if isinstance(result, Post)]
    assert Post.objects.count() == len(posts) + len(asked)
    assert not PostTag.objects.filter(tag=source.pk).exists()
    assert not any(differences().values()), differences()
