"""What many ask for at once is computed once, kept for a moment, and never for more than so many keys."""

from threading import Event, Thread

import pytest

from qa.live.kept import Kept
from tests.threads import at_once


def counting():
    asked = []

    def compute(key):
        asked.append(key)
        return f"{key}, {len(asked)}"

    return asked, compute


def test_an_answer_is_kept_for_its_seconds():
    asked, compute = counting()
    kept = Kept(compute, seconds=60, most=5)
    assert [kept("a"), kept("a"), kept("b")] == ["a, 1", "a, 1", "b, 2"]
    at_once_again = Kept(compute, seconds=0, most=5)
    assert at_once_again("a") != at_once_again("a")
    assert asked == ["a", "b", "a", "a"]


def test_the_keys_asked_for_last_stay():
    asked, compute = counting()
    kept = Kept(compute, seconds=60, most=2)
    for key in "abac":
        kept(key)
    assert len(kept) == 2
    kept("a")
    assert asked == ["a", "b", "c"]
    kept("b")
    assert asked == ["a", "b", "c", "b"]


@pytest.mark.django_db  # tests.threads closes each thread's connection
def test_one_thread_computes_and_the_others_share():
    asked, compute = counting()
    kept = Kept(compute, seconds=60, most=5)
    assert at_once(*[lambda: kept("a")] * 12) == ["a, 1"] * 12
    assert asked == ["a"]


def test_nobody_waits_while_there_is_an_older_answer():
    going, go_on = Event(), Event()
    turns = iter(["old", "new", "newer"])

    def compute(key):
        turn = next(turns)
        if turn == "new":
            going.set()
            assert go_on.wait(20)
        return turn

    kept = Kept(compute, seconds=0, most=5)
    assert kept("a") == "old"
    slow = Thread(target=kept, args=("a",))
    slow.start()
    assert going.wait(20)
    assert kept("a") == "old"  # the other thread is still at it
    go_on.set()
    slow.join(20)
    assert kept("a") == "newer"


def test_an_answer_that_is_too_old_is_waited_for():
    going = Event()
    turns = iter(["old", "new", "newer"])

    def compute(key):
        turn = next(turns)
        if turn == "new":
            going.set()
        return turn

    kept = Kept(compute, seconds=0, most=5, stale=0)
    kept("a")
    other = Thread(target=kept, args=("a",))
    other.start()
    assert going.wait(20)
    assert kept("a") in ("new", "newer")
    other.join(20)


def test_a_failure_is_raised_and_not_kept():
    turns = iter([ValueError("no"), "yes"])

    def compute(key):
        turn = next(turns)
        if isinstance(turn, Exception):
            raise turn
        return turn

    kept = Kept(compute, seconds=60, most=5)
    with pytest.raises(ValueError, match="no"):
        kept("a")
    assert kept("a") == "yes"
