"""People who act, as a web process would let them: a program that asks, answers, comments, votes and accepts at random,
until it is killed. `python -m tests.forum.acting DATABASE SEED FIRST`; each act that was done is a line on its output.
"""

import random
import sys
import threading
from itertools import count

import django
from django.conf import settings

THREADS = 2
BODY = "I have thought about this for weeks and would be glad to hear how others see it."
KINDS = {"ask": 12, "answer": 24, "comment": 24, "up": 24, "down": 5, "none": 5, "accept": 6}


def do(kind: str, rng: random.Random, members: list[int]) -> None:
    """One act; `Refusal` where it is not allowed, `LookupError` where there is nothing to do it to."""
    from accounts.models import User
    from qa.posts.models import Post
    from qa.posts.services.accepting import accept_answer, unaccept_answer
    from qa.posts.services.answering import answer_question
    from qa.posts.services.asking import ask_question
    from qa.posts.services.commenting import add_comment
    from qa.tags.models import Category
    from qa.votes.services import cast_vote

    def some(**which) -> Post:
        return Post.objects.get(pk=rng.choice(Post.objects.filter(**which).order_by("pk").values_list("pk", flat=True)))

    by = User.objects.get(pk=rng.choice(members))
    if kind == "ask":
        title = f"How do you keep calm before a hard talk, number {rng.random()}?"
        ask_question(by=by, title=title, body=BODY, tag_names=["sleep"], category=Category.objects.first())
    elif kind == "answer":
        answer_question(question=some(kind=1), by=by, body=BODY)
    elif kind == "comment":
        at = f"@{User.objects.get(pk=rng.choice(members)).username} " if rng.random() < 0.3 else ""
        add_comment(post=some(kind__in=[1, 2]), by=by, body=f"{at}That is how I see it too, number {rng.random()}.")
    elif kind == "accept":
        answer = some(kind=2)
        act = unaccept_answer if answer.question.accepted_answer_id == answer.pk else accept_answer
        act(answer=answer, by=answer.question.author)
    else:
        cast_vote(post=some(kind__in=[1, 2]), by=by, kind=kind)


def go_on(seed: str, numbers, members: list[int], out: threading.Lock) -> None:
    from qa.core.verdict import Refusal

    for number in numbers:
        rng = random.Random(f"{seed}-{number}")
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        try:
            do(kind, rng, members)
        except (Refusal, IndexError):
            continue
        with out:
            print(number, kind, flush=True)


def main(database: str, seed: str, first: str) -> None:
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from accounts.models import User

    members = list(User.objects.filter(username__startswith="member-").order_by("pk").values_list("pk", flat=True))
    numbers, out = count(int(first)), threading.Lock()
    threads = [threading.Thread(target=go_on, args=(seed, numbers, members, out)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
