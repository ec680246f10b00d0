"""The demo's questions, answers and comments, written oldest first so that ids rise with time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from qa.importer.demo import details, reading
from qa.importer.demo.taxonomy import Taxonomy
from qa.posts.models import Post
from qa.posts.models.post import Kind
from qa.posts.services import writing


@dataclass
class Written:
    """A post and the data it was made from."""

    post: Post
    data: dict


def load(members: dict[str, User]) -> list[Written]:
    """Write every thread; returns all posts."""
    now = timezone.now()
    taxonomy = Taxonomy()
    plan = sorted(_plan(now), key=lambda item: item[0])
    questions: dict[str, Written] = {}
    written = []
    for at, thread, answer in plan:
        if answer is None:
            one = questions[thread["key"]] = Written(_question(thread, at, members, taxonomy), thread)
        else:
            one = Written(_answer(answer, at, members, questions[thread["key"]].post), answer)
        details.add(one, members, now, taxonomy)
        written.append(one)
    details.settle_activity(written)
    return written


def _plan(now: datetime):
    """(moment, thread, answer or None) of every post; nothing lies in the future."""
    for thread in reading.threads():
        asked = now - timedelta(days=thread["days_ago"])
        yield asked, thread, None
        for answer in thread.get("answers", []):
            yield min(asked + timedelta(hours=answer["hours_after"]), now), thread, answer


def _question(data: dict, at: datetime, members: dict[str, User], taxonomy: Taxonomy) -> Post:
    post = Post(
        kind=Kind.QUESTION, author=members[data["author"]], title=data["title"], created_at=at, active_at=at,
        category=taxonomy.category(data["category"]), view_count=data["views"],
    )  # fmt: skip
    writing.set_body(post, data["body"].strip())
    post.save()
    writing.set_tags(post, taxonomy.tags(data["tags"]))
    writing.add_revision(post, editor=post.author, tag_names=data["tags"], at=at)
    return post


def _answer(data: dict, at: datetime, members: dict[str, User], question: Post) -> Post:
    author = members[data["author"]] if "author" in data else None
    name = "" if author else data["guest_name"]
    post = Post(kind=Kind.ANSWER, parent=question, author=author, author_name=name, created_at=at, active_at=at)
    writing.set_body(post, data["body"].strip())
    post.save()
    writing.add_revision(post, editor=author, editor_name=name, at=at)
    return post
