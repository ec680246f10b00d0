"""A forum that is tried out has a secret of its own."""

import stat
from concurrent.futures import ThreadPoolExecutor

from forum.secret_key import kept_in


def test_it_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    var = tmp_path / "var"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _n: kept_in(var), range(16)))
    assert len(made) == 1
    assert len(made.pop()) >= 50
    assert stat.S_IMODE((var / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in var.iterdir()] == ["secret.key"]


def test_each_forum_has_another(tmp_path):
    assert kept_in(tmp_path / "one") != kept_in(tmp_path / "two")


def test_where_nothing_can_be_written_there_is_still_one(tmp_path):
    (tmp_path / "file").write_text("")
    assert len(kept_in(tmp_path / "file" / "var")) >= 50
