"""Sessions in the database, as Django's own; a cookie that cannot name one is no error."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Named by `SESSION_ENGINE`. A cookie may hold anything, such as a NUL, which PostgreSQL refuses to look for."""

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
