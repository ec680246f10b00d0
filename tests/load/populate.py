"""A community of a given size for measuring: the same every time, written by COPY, then made to agree by reconcile."""

import random
from collections.abc import Iterable
from datetime import timedelta

from django.core.management import call_command
from django.db import connection, models, transaction
from django.utils import timezone

from accounts.models import User
from qa.posts.models import Comment, Post, PostTag, Revision
from qa.posts.services.writing import render_body
from qa.reputation.services import reconciling
from qa.search.services.indexing import index_all
from qa.tags.models import Category, Tag
from qa.votes.models import Vote
from tests.load import words

MEMBERS, READERS = 300, 64  # readers write nothing before the measurement: its requests are theirs
ANSWERS_OF_FIRST = 12  # the thread that is measured
FIRST_READER = MEMBERS + 1


def populate(questions: int) -> None:
    """Empty the database and fill it anew."""
    call_command("flush", interactive=False, verbosity=0)
    chance = random.Random(2026)
    now = timezone.now().replace(microsecond=0)
    with transaction.atomic():
        _copy(User, _members(now))
        tags = [Tag(pk=n, name=name, slug=name, created_at=now) for n, name in enumerate(words.TAGS, 1)]
        _copy(Tag, tags)
        categories = [Category(pk=100 + n, name=name, slug=name.lower()) for n, name in enumerate(words.CATEGORIES)]
        _copy(Category, categories)
        posts = list(_posts(chance, questions, categories, now))
        _copy(Post, posts)
        _copy(PostTag, _tags_of(chance, posts))
        _copy(Revision, _revisions(posts))
        _copy(Comment, _comments(chance, posts))
        _copy(Vote, _votes(chance, posts))
        reconciling.fix()
    index_all()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _members(now) -> Iterable[User]:
    for n in range(1, MEMBERS + READERS + 1):
        name = f"{words.NAMES[n % len(words.NAMES)]}{n}"
        yield User(pk=n, username=name, display_name=name.title(), password="!", date_joined=now - timedelta(days=n))


def _posts(chance: random.Random, questions: int, categories, now) -> Iterable[Post]:
    texts = [(body, *render_body(body)) for body in (words.text(chance, n) for n in range(300))]
    answer_id = questions
    for n in range(1, questions + 1):
        asked = now - timedelta(hours=2 * (questions - n) + 1)
        question = _post(chance, texts[n % len(texts)], pk=n, kind=1, created_at=asked, active_at=asked)
        question.title, question.category = words.title(chance, n), chance.choice(categories)
        yield question
        for k in range(ANSWERS_OF_FIRST if n == 1 else chance.choice((0, 1, 1, 2, 3, 6))):
            answer_id += 1
            at = asked + timedelta(minutes=7 * (k + 1))
            yield _post(chance, chance.choice(texts), pk=answer_id, kind=2, parent_id=n, created_at=at, active_at=at)
            if k == 0 and chance.random() < 0.5:
                question.accepted_answer_id, question.accepted_at = answer_id, at


def _post(chance: random.Random, text: tuple[str, str, str], **fields) -> Post:
    body, html, excerpt = text
    return Post(author_id=chance.randint(1, MEMBERS), body=body, body_html=html, excerpt=excerpt, **fields)


def _tags_of(chance: random.Random, posts: list[Post]) -> Iterable[PostTag]:
    number = 0
    for post in posts:
        for position, tag_id in enumerate(chance.sample(range(1, len(words.TAGS) + 1), chance.randint(1, 4))):
            if post.kind == 1:
                number += 1
                yield PostTag(pk=number, content_object_id=post.pk, tag_id=tag_id, position=position)


def _revisions(posts: list[Post]) -> Iterable[Revision]:
    for post in posts:
        yield Revision(
            pk=post.pk,
            post_id=post.pk,
            number=1,
            editor_id=post.author_id,
            created_at=post.created_at,
            title=post.title,
            body=post.body,
        )


def _comments(chance: random.Random, posts: list[Post]) -> Iterable[Comment]:
    number = 0
    for post in posts:
        for _n in range(chance.choice((0, 0, 1, 2))):
            number += 1
            line = words.sentence(chance)
            yield Comment(
                pk=number, post_id=post.pk, author_id=chance.randint(1, MEMBERS), body=line, body_html=f"<p>{line}</p>",
                created_at=post.created_at + timedelta(minutes=number % 50 + 1),
            )  # fmt: skip


def _votes(chance: random.Random, posts: list[Post]) -> Iterable[Vote]:
    number = 0
    for post in posts:
        for voter in chance.sample(range(1, MEMBERS + 1), chance.choice((0, 1, 2, 4, 8))):
            if voter != post.author_id:
                number += 1
                yield Vote(
                    pk=number, post_id=post.pk, voter_id=voter, value=chance.choice((1, 1, 1, 1, -1)),
                    created_at=post.created_at + timedelta(hours=1),
                )  # fmt: skip


def _copy(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write all columns of the rows, then let the table count on from them."""
    fields = model._meta.concrete_fields
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                values = (field.pre_save(row, False) for field in fields)
                copy.write_row([f.get_db_prep_save(v, connection) for f, v in zip(fields, values, strict=True)])
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {table}))", [model._meta.db_table]
        )
