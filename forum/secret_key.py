"""A secret of its own for each forum that is tried out; a real one gets SECRET_KEY from its owner."""

import contextlib
import os
import secrets
from pathlib import Path


def kept_in(var: Path) -> str:
    """The secret in `var/secret.key`, made at the first call.

    Where nothing can be written it lasts as long as the program.
    """
    path = var / "secret.key"
    with contextlib.suppress(OSError):
        return path.read_text()
    made = secrets.token_urlsafe(50)
    fresh = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(fresh, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(made)
        try:
            os.link(fresh, path)  # of two programs that start at once, one wins and the other reads its secret
        except FileExistsError:
            return path.read_text()
        finally:
            fresh.unlink()
    except OSError:
        return made
    return made
