"""Doing what was left for the worker, in a test."""

import json

from django.db import connection
from procrastinate.contrib.django import app

_NEXT = """SELECT id, task_name, args FROM procrastinate_jobs
           WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now()) ORDER BY id LIMIT 1"""


def run_tasks(most: int = 1000) -> list[str]:
    """Call every task that waits, in order, those included that it leaves behind; gives their names.

    In the test's own transaction, so that the ordinary `django_db` will do. What a task raises is raised here; the real
    worker, with its retries, has tests of its own (`tests/forum/test_worker.py`).
    """
    done = []
    for _number in range(most):
        with connection.cursor() as cursor:
            cursor.execute(_NEXT)
            row = cursor.fetchone()
            if row is None:
                return done
            pk, name, args = row
            cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [pk])
        app.tasks[name].func(**(args if isinstance(args, dict) else json.loads(args)))
        done.append(name)
    raise AssertionError(f"{most} tasks were not the end of it: {done[-5:]}")
