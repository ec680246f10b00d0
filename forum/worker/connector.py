"""How the worker reaches the database: for its own needs directly, for what tasks do through Django's connections."""

from typing import Any

from django.conf import settings
from django.db import ConnectionHandler, connections
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.psycopg_connector import PsycopgConnector
from psycopg_pool import AsyncConnectionPool


class WorkerConnector(PsycopgConnector):
    """Fetches jobs over a pool of its own; a task that defers another does so in its own transaction.

    procrastinate's own worker would write such a job over the pool, where it survives what is rolled back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._through_django = DjangoConnector()

    def get_sync_connector(self) -> DjangoConnector:
        return self._through_django


def pool(size: int) -> AsyncConnectionPool:
    """Up to `size` direct connections: LISTEN and session state do not survive PgBouncer in transaction mode."""
    return AsyncConnectionPool(
        kwargs=parameters(),
        min_size=1,
        max_size=size,
        timeout=10,
        reconnect_timeout=30,
        check=AsyncConnectionPool.check_connection,
        name="worker",
        open=False,
    )


def parameters() -> dict[str, Any]:
    direct = settings.WORKER_DATABASE
    database = ConnectionHandler({"default": direct})["default"] if direct else connections["default"]
    parameters = database.get_connection_params()
    for name in ("cursor_factory", "context"):
        parameters.pop(name, None)
    return parameters
