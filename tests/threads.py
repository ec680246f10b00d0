"""Several acts at the same moment, in real threads on real PostgreSQL (tests marked `transaction=True`)."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from qa.core.verdict import Refusal


def at_once(*acts: Callable) -> list:
    """Start all together; what each returned, or the refusal it raised. Anything else, such as a deadlock, fails."""
    barrier, outcomes = Barrier(len(acts)), [None] * len(acts)

    def run(place: int):
        try:
            barrier.wait(timeout=30)
            outcomes[place] = acts[place]()
        except Exception as raised:
            outcomes[place] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refusal)], outcomes
    return outcomes
