"""Forty real threads on real PostgreSQL vote, change and withdraw at once; the books agree after."""

import random
from threading import Barrier, Thread

import pytest
from django.db import connection

from qa.core.verdict import Refusal
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.reputation.services.reconciling import differences
from qa.site.models import SiteSettings
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

THREADS, ACTS = 40, 6


@pytest.mark.django_db(transaction=True)
def test_opposite_things_at_once_get_one_consistent_outcome():
    SiteSettings.objects.update(founding=False, ladder="private")
    voters = [member(points=500) for _n in range(10)]
    asker = member()
    asked = question(by=asker)
    posts = [asked] + [answer(to=asked, by=member()) for _n in range(3)]
    barrier, errors, done = Barrier(THREADS), [], []

    def act(number: int):
        choice = random.Random(number)
        try:
            barrier.wait(timeout=30)
            for _n in range(ACTS):
                try:
                    if choice.random() < 0.15:
                        step = choice.choice([accept_answer, unaccept_answer])
                        step(answer=choice.choice(posts[1:]), by=asker)
                    else:  # four threads share each voter: the same member in four tabs
                        kind = choice.choice(["up", "down", "none"])
                        cast_vote(post=choice.choice(posts), by=voters[number % 10], kind=kind)
                    done.append(1)
                except Refusal:
                    pass
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=act, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not errors
    assert len(done) > THREADS
    assert Vote.objects.values("post", "voter").distinct().count() == Vote.objects.count()
    # The voters began with points that no ledger explains; all else must follow from the votes.
    wrong = differences()
    assert wrong.pop("points of members") <= len(voters)
    assert not any(wrong.values())
    for post in posts:
        post.refresh_from_db()
        assert post.score == sum(Vote.objects.filter(post=post).values_list("value", flat=True))
