"""The worker, as a real process on a real PostgreSQL: what it does once, later, or after all."""

import signal
import time
from collections.abc import Iterator

import environ
import psycopg
import pytest
from django.db import connection, transaction

from forum.tasks import forget_done
from forum.worker import connector
from qa.core.tasks import TRIES
from qa.site.models import BackgroundTask, RateCounter, TaskFailure
from tests.forum import chores
from tests.forum.working import WorkerProcess, until
from tests.tasks import run_tasks

real = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker(transactional_db) -> Iterator[WorkerProcess]:
    process = WorkerProcess()
    yield process
    process.stop()


def state(pk: int) -> tuple[str, int]:
    return BackgroundTask.objects.values_list("status", "attempts").get(pk=pk)


def is_done(*pks: int) -> bool:
    return BackgroundTask.objects.filter(pk__in=pks, status="succeeded").count() == len(pks)


def total() -> int:
    return sum(RateCounter.objects.filter(key="sum").values_list("count", flat=True))


def sql(words: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words, values)


def open_for_others(database: str, allowed: bool) -> None:
    """Whether anybody may connect to it; PostgreSQL wants to be told so from another database."""
    where = {**connection.get_connection_params(), "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as other:
        other.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS {allowed}')


@pytest.mark.django_db
def test_a_task_is_there_if_and_only_if_its_transaction_is_kept():
    with transaction.atomic():
        gone = chores.count_once.defer(number=1)
        assert BackgroundTask.objects.filter(pk=gone).exists()
        transaction.set_rollback(True)
    kept = chores.count_once.defer(number=2)
    assert list(BackgroundTask.objects.filter(pk__in=[gone, kept]).values_list("pk", flat=True)) == [kept]
    assert run_tasks()[-1:] == ["tests.forum.chores.count_once"]
    assert total() == 1


@pytest.mark.django_db
def test_a_task_by_the_clock_that_waits_already_does_not_disturb_the_one_who_defers_it_too():
    with transaction.atomic():
        chores.by_the_clock.defer()
        chores.by_the_clock.defer()
    assert run_tasks() == ["tests.forum.chores.by_the_clock"] * 2


@real
def test_a_task_is_done_and_what_it_leaves_goes_with_its_transaction(worker):
    first = chores.leave_more.defer(number=1)
    until(lambda: is_done(first) and total() == 1)
    assert list(RateCounter.objects.filter(key__startswith="done").values_list("key", flat=True)) == ["done-2"]


@real
def test_a_task_that_fails_is_tried_again_then_shown_to_the_owner(worker):
    pk = chores.always_fail.defer(number=1)
    until(lambda: state(pk) == ("todo", 1))
    pause = (BackgroundTask.objects.get(pk=pk).scheduled_at - TaskFailure.objects.get().at).total_seconds()
    assert 2 < pause < 4
    sql("UPDATE procrastinate_jobs SET attempts = %s, scheduled_at = now() WHERE id = %s", TRIES - 1, pk)
    until(lambda: state(pk) == ("failed", TRIES))
    failure = TaskFailure.objects.get()
    assert (failure.job_id, failure.task) == (pk, "tests.forum.chores.always_fail")
    assert failure.error == "ValueError: there is no way, …"
    assert not RateCounter.objects.filter(key__startswith="traces").exists()
    BackgroundTask.objects.get(pk=pk).try_again()
    until(lambda: state(pk)[0] == "failed" and state(pk)[1] > TRIES)


@real
def test_what_failed_by_the_clock_is_over_when_it_goes_well(worker):
    trouble = RateCounter.objects.create(key="trouble", count=1, expires_at="2099-01-01T00:00Z")
    pk = chores.by_the_clock.defer()
    until(lambda: state(pk) == ("todo", 1))
    sql("UPDATE procrastinate_jobs SET attempts = %s, scheduled_at = now() WHERE id = %s", TRIES - 1, pk)
    until(lambda: state(pk)[0] == "failed")
    trouble.delete()
    well = chores.by_the_clock.defer()
    until(lambda: is_done(well))
    assert not BackgroundTask.objects.filter(status="failed").exists()
    assert not TaskFailure.objects.exists()


@real
def test_a_worker_killed_in_the_middle_of_a_task_loses_and_doubles_nothing(worker):
    tasks = [chores.count_once.defer(number=number, seconds=0.4) for number in range(8)]
    until(lambda: BackgroundTask.objects.filter(pk__in=tasks, status="doing").count() == 4)
    time.sleep(0.2)
    worker.kill()
    assert total() == 0
    assert BackgroundTask.objects.filter(pk__in=tasks, status="doing").count() == 4
    worker.start()
    until(lambda: is_done(*tasks))
    assert total() == 8
    assert BackgroundTask.objects.filter(pk__in=tasks, attempts=2).count() == 4


@real
def test_a_task_that_ends_its_worker_each_time_is_given_up(worker):
    pk = chores.count_once.defer(number=1, seconds=5)
    until(lambda: state(pk)[0] == "doing")
    sql("UPDATE procrastinate_jobs SET attempts = %s WHERE id = %s", TRIES - 1, pk)
    worker.kill()
    worker.start()
    until(lambda: state(pk)[0] == "failed")
    assert "ended while" in TaskFailure.objects.get(job_id=pk).error


@real
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_finishes_what_it_does_when_it_is_told_to_stop(worker, number):
    tasks = [chores.count_once.defer(number=number, seconds=1) for number in range(6)]
    until(lambda: BackgroundTask.objects.filter(pk__in=tasks, status="doing").count() == 4)
    assert worker.stop(number) == ""
    assert worker.program.returncode == 0
    assert total() == 4
    assert BackgroundTask.objects.filter(pk__in=tasks, status="todo").count() == 2


@real
def test_it_outlives_a_database_that_is_away(worker):
    before = chores.count_once.defer(number=1)
    until(lambda: is_done(before))
    running = chores.count_once.defer(number=2, seconds=1)
    until(lambda: state(running)[0] == "doing")
    # All its sessions end at once and no new one is let in, as while PostgreSQL is restarted; ours stays.
    open_for_others(worker.database, False)
    try:
        sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        waiting = chores.count_once.defer(number=3)
        time.sleep(2.5)
        assert worker.program.poll() is None
        assert not is_done(waiting)
    finally:
        open_for_others(worker.database, True)
    sql("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    until(lambda: is_done(waiting, running))
    assert total() == 3


@real
def test_its_threads_keep_no_more_connections_than_they_need(worker):
    tasks = [chores.connections.defer() for _ in range(60)]
    until(lambda: is_done(*tasks))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        # Ours; the worker's LISTEN, its pool of at most 6, and at most one for each of 6 threads.
        assert cursor.fetchone()[0] <= 1 + 1 + 6 + 6


@pytest.mark.django_db
def test_what_went_well_is_forgotten_after_a_day_and_what_failed_stays():
    kept, old, failed = (chores.count_once.defer(number=number) for number in range(3))
    for pk, status in ((kept, "succeeded"), (old, "succeeded"), (failed, "failed")):
        sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", pk)
        sql("UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status WHERE id = %s", status, pk)
        TaskFailure.objects.note(job_id=pk, task="x", error="x")
    sql("UPDATE procrastinate_events SET at = now() - interval '25 hours' WHERE job_id IN (%s, %s)", old, failed)
    forget_done()
    assert set(BackgroundTask.objects.filter(pk__in=[kept, old, failed]).values_list("pk", flat=True)) == {kept, failed}
    assert set(TaskFailure.objects.values_list("job_id", flat=True)) == {kept, failed}


def test_behind_pgbouncer_the_worker_has_an_address_of_its_own(settings):
    settings.WORKER_DATABASE = environ.Env.db_url_config("postgres://ann:secret@db.example:5433/forum?sslmode=require")
    given = connector.parameters()
    assert (given["host"], given["port"], given["dbname"], given["user"]) == ("db.example", 5433, "forum", "ann")
    assert given["sslmode"] == "require"
    settings.WORKER_DATABASE = None
    assert connector.parameters()["dbname"] == connection.settings_dict["NAME"]
