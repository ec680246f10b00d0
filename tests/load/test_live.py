"""Open threads hold neither a thread nor a place of the server: with a single process and thread, a page answers beside
1,100 readers that stay connected."""

import socket
from urllib.parse import urlencode

import pytest
from django.db import connection

from tests.factories import answer, question
from tests.load.client import HOST, fetch, run
from tests.load.server import FORUM, serving

READERS = 1100


def database_url() -> str:
    """The test's own database, as the server's environment names it."""
    known = connection.settings_dict
    parts = {name.lower(): str(known[name]) for name in ("HOST", "PORT", "USER", "PASSWORD") if known[name]}
    return f"postgres:///{known['NAME']}?{urlencode(parts)}"


@pytest.fixture
def port(transactional_db, tmp_path):
    one = {"WEB_WORKERS": "1", "WEB_THREADS": "1", "DEBUG": "1"}  # with DEBUG no static files need be collected
    with serving(FORUM, DATABASE_URL=database_url(), FORUM_VAR=str(tmp_path), **one) as port:
        yield port


def test_a_page_answers_beside_1100_readers(port):
    asked = question()
    answer(to=asked)
    poll = f"GET /questions/{asked.pk}/live.json HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    page = f"GET {asked.get_absolute_url()} HTTP/1.1\r\nHost: {HOST}\r\nUser-Agent: bot\r\n\r\n".encode()
    assert fetch(port, page).status == 200
    readers = [socket.create_connection((HOST, port), timeout=12) for _number in range(READERS)]
    try:
        for reader in readers:
            reader.sendall(poll)
        for reader in readers:
            assert reader.recv(12) == b"HTTP/1.1 200"
        assert fetch(port, page).status == 200  # while all of them are still there
        for reader in readers:
            reader.sendall(poll)
        assert fetch(port, page).status == 200  # while they ask
    finally:
        for reader in readers:
            reader.close()


def test_many_at_once_get_the_same_whole_answer(port):
    asked = question()
    poll = f"GET /questions/{asked.pk}/live.json HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    answers = {fetch(port, poll).body for _number in range(3)}
    assert len(answers) == 1
    sample = run(port, [[poll]] * 50, 0.5)
    assert set(sample.statuses) == {200}
