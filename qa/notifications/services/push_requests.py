"""The one request of a push message: encrypted, signed, to a public address, without following anybody elsewhere."""

from dataclasses import dataclass

import requests
from pywebpush import WebPusher
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

from qa.notifications.services.endpoints import public_addresses
from qa.notifications.services.push_keys import signed_headers

PATIENCE = (5, 10)  # seconds for the connection, and for each silence after it
TTL = 24 * 3600  # seconds that the push service keeps it for a browser that is away


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a browser listens, and its public key and secret, base64url."""

    endpoint: str
    p256dh: str
    auth: str


def send(receiver: Receiver, payload: bytes, *, topic: str) -> int:
    """Encrypt (RFC 8291), sign (RFC 8292) and hand over (RFC 8030); gives the HTTP status.

    A later message of the same `topic` (at most 32 letters) replaces one that waits. `requests.RequestException` when
    there is no answer, or no public address. What the service says beside its status is not read.
    """
    keys = {"p256dh": receiver.p256dh, "auth": receiver.auth}
    body = WebPusher({"endpoint": receiver.endpoint, "keys": keys}).encode(payload)["body"]
    headers = {
        **signed_headers(receiver.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(TTL),
        "Urgency": "normal",
        "Topic": topic,
        "User-Agent": "Askwell",
    }
    with _session() as session:
        response = session.post(
            receiver.endpoint, data=body, headers=headers, timeout=PATIENCE, allow_redirects=False, stream=True
        )
        response.close()
        return response.status_code


def _session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False  # no proxy and no password of the machine's environment
    session.mount("https://", _PublicOnly(max_retries=0))
    session.mount("http://", _PublicOnly(max_retries=0))
    return session


class _Checked:
    """A connection to an address that was checked: the name is looked up once, so it cannot mean another one later."""

    def _new_conn(self):
        reason: OSError = OSError("no address")
        try:
            for address in public_addresses(self.host, self.port):
                try:
                    return create_connection(
                        (address, self.port), self.timeout, self.source_address, self.socket_options
                    )
                except OSError as error:
                    reason = error
        except OSError as error:
            reason = error
        raise NewConnectionError(self, type(reason).__name__) from reason


class _Http(_Checked, HTTPConnection):
    pass


class _Https(_Checked, HTTPSConnection):
    pass


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _Https


class _PublicOnly(HTTPAdapter):
    def init_poolmanager(self, *args, **kwargs):
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}
