"""Web process and worker killed at random moments while people act: everything happens once, nothing is lost.

300 acts in `make test`; the full run is `pytest tests/forum/test_killing.py --kill-acts=1000`.
"""

import os
import random
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone

from qa.badges.declaring import On
from qa.badges.models import Award
from qa.badges.services.sweeping import sweep
from qa.notifications import kinds
from qa.notifications.models import Delivery, Event, Notification, OutgoingMail, Preference
from qa.notifications.recipients import recipients_of
from qa.notifications.services.delivery import message_id
from qa.notifications.services.telling_points import TOLD
from qa.posts.limits import MEMBER, NEWCOMER
from qa.posts.models import Comment, Post
from qa.reputation.models import LedgerEntry
from qa.reputation.services.reconciling import differences
from qa.site.current import site_settings
from qa.site.models import BackgroundTask, TaskFailure
from qa.votes.models import Vote
from tests.factories import category, tag
from tests.forum.working import WorkerProcess, until
from tests.qa.notifications.people import confirmed_member

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SEED = 20260
ACTS_BY_KILL = 25
# Acts that badges are looked at for; what else the nightly sweep finds is not theirs.
ACTED = {On.PUBLISHED, On.QUESTION_VOTED, On.ANSWER_VOTED, On.ACCEPTED, On.COMMENTED}


class WebProcess:
    """`tests.forum.acting` and what it says that it has done."""

    def __init__(self, database: str) -> None:
        self.database, self.done, self.first = database, [], 0
        self.start()

    def start(self) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.forum.acting", self.database, str(SEED), str(self.first)],
            cwd=settings.ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "forum.settings"},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.reader = threading.Thread(target=self._read, args=(self.program.stdout,))
        self.reader.start()

    def _read(self, output) -> None:
        for line in output:
            number, kind = line.split()
            self.done.append(kind)
            self.first = max(self.first, int(number) + 1)

    def kill(self) -> None:
        self.program.kill()
        self.program.wait()
        self.reader.join()


@pytest.fixture
def people(transactional_db) -> None:
    """Eight members who may act as fast as they can; four want mails about everything at once."""
    site = site_settings()
    limits = [limit for limits in (*MEMBER.values(), *NEWCOMER.values()) for limit in limits]
    site.custom_limits = {limit.name: [1_000_000, 60] for limit in limits}
    site.votes_per_day = 100_000
    site.save()
    category()
    tag("sleep")
    for number in range(8):
        user = confirmed_member(f"member-{number}")
        if number % 2:
            rhythms = {kind.name: {"mail": "now"} for kind in kinds.ALL}
            Preference.objects.create(member=user, rhythms=rhythms)


def test_killed_at_random_moments_everything_happens_once(people, mail_server, pytestconfig):
    wanted = pytestconfig.getoption("--kill-acts")
    rng = random.Random(SEED)
    kills = sorted(rng.sample(range(10, wanted), wanted // ACTS_BY_KILL))
    worker = WorkerProcess(str(mail_server.port))
    web = WebProcess(worker.database)
    try:
        for after in [*kills, wanted]:
            until(lambda after=after: len(web.done) >= after, seconds=300)
            time.sleep(rng.uniform(0, 0.2))
            victim = rng.choice([web, worker]) if after < wanted else web
            victim.kill()
            if after < wanted:
                victim.start()
        until(_quiet, seconds=300)
        worker.stop()
        assert worker.program.returncode == 0
    finally:
        web.kill()
        worker.kill()
    assert len(web.done) >= wanted
    everything_was_done()
    every_act_was_told_once()
    everybody_was_told_once()
    every_point_is_there_once()
    every_badge_is_there_once()
    every_mail_has_one_message_id(mail_server, len(kills))


def _quiet() -> bool:
    return not BackgroundTask.objects.filter(status__in=["todo", "doing"]).exists()


def everything_was_done() -> None:
    assert set(BackgroundTask.objects.values_list("status", flat=True)) == {"succeeded"}
    assert not TaskFailure.objects.exists()
    assert BackgroundTask.objects.filter(attempts__gt=1).exists(), "no task was cut off: the kills came too late"


def every_act_was_told_once() -> None:
    """The events are those that posts, comments, votes, the ledger and awards demand, and each was told."""
    demanded = {f"question-{pk}" for pk in Post.objects.filter(kind=1).values_list("pk", flat=True)}
    demanded |= {f"answer-{pk}" for pk in Post.objects.filter(kind=2).values_list("pk", flat=True)}
    demanded |= {f"comment-{pk}" for pk in Comment.objects.values_list("pk", flat=True)}
    accepted = Post.objects.exclude(accepted_answer=None)
    demanded |= {f"accept-{pk}" for pk in accepted.values_list("accepted_answer", flat=True)}
    demanded |= {f"badge-{pk}" for pk in Award.objects.filter(revoked_at=None).values_list("pk", flat=True)}
    demanded |= set(_sums())
    found = Event.objects.exclude(kind=kinds.PRIVILEGE.name)
    assert set(found.values_list("key", flat=True)) == demanded
    assert not Event.objects.filter(told_at=None).exists()


def _sums() -> dict[str, int]:
    """What each member was given for each post on each day, as the ledger has it; without what comes to nothing."""
    rows = LedgerEntry.objects.filter(event__in=TOLD).order_by().values("user", "post", "day").annotate(n=Sum("points"))
    return {f"points-{row['user']}-{row['post']}-{row['day']}": row["n"] for row in rows if row["n"]}


def everybody_was_told_once() -> None:
    for event in Event.objects.with_all():
        told = Notification.objects.filter(event=event).values_list("member", flat=True)
        should = {one.member.pk for one in recipients_of(event)}
        if event.kind in (kinds.ANSWER.name, kinds.COMMENT.name, kinds.NEW_QUESTION.name):
            # Who joined the talk later was not told then; but the author of what it is about always was.
            author = event.question.author_id if event.kind == kinds.ANSWER.name else event.post.author_id
            assert set(told) <= should, event
            assert should & {author} <= set(told), event
        else:
            assert set(told) == should, event
    # What is due was handed over, once for each notification and channel.
    assert not Delivery.objects.filter(done_at=None, due_at__lte=timezone.now()).exists()
    doubled = Delivery.objects.values("notification", "channel").annotate(n=Count("pk")).filter(n__gt=1)
    assert not doubled.exists()


def every_point_is_there_once() -> None:
    assert Vote.objects.count() > 10
    assert not {what: rows for what, rows in differences().items() if rows}
    told = dict(Event.objects.filter(kind=kinds.POINTS.name).values_list("key", "data__points"))
    assert told == _sums()


def every_badge_is_there_once() -> None:
    """The sweep over everything finds no badge that an act should have brought, and none twice."""
    before = set(Award.objects.values_list("pk", flat=True))
    assert before
    sweep(tell=False)
    missed = Award.objects.exclude(pk__in=before).select_related("badge")
    assert [award for award in missed if ACTED & set(award.badge.declared.on)] == []
    assert not Award.objects.filter(pk__in=before).exclude(revoked_at=None).exists()


def every_mail_has_one_message_id(mail_server, kills: int) -> None:
    mails = OutgoingMail.objects.all()
    assert not mails.filter(sent_at=None).exists()
    ids = {message_id(key) for key in mails.values_list("key", flat=True)}
    received = [message["Message-ID"] for message in mail_server.received]
    assert len(ids) == mails.count() > 10
    assert set(received) == ids
    # Handed over again is only what a killed worker had in hands: one message for each of its four threads.
    assert len(received) - len(ids) <= 4 * kills
