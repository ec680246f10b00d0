"""From attributes to values."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.importer.stackexchange import values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<c++><.net>", ["c++", ".net"]),
        ("|c++|.net|", ["c++", ".net"]),
        ("<c++> <.net>", ["c++", ".net"]),
        ("c++ .net", ["c++", ".net"]),
        ("<Sleep><sleep>", ["sleep"]),
        ("", []),
        (None, []),
        ("<>||", []),
    ],
)
def test_all_ways_to_write_tags(text, names):
    assert values.tag_names(text) == names


@pytest.mark.parametrize(
    "text", ["", None, "x", "1.5", "99999999999999999999", "2147483648", "1_000", "١", " 1", "--1", "9" * 5000]
)
def test_what_is_no_number_is_none(text):
    assert values.whole(text) is None


def test_ids():
    assert (values.key("7"), values.key("0"), values.key("-1")) == (7, None, None)
    assert (values.person("-1"), values.person("-2"), values.person("0")) == (-1, None, None)


def test_moments_are_utc():
    assert values.moment("2014-01-21T20:26:05.383") == datetime(2014, 1, 21, 20, 26, 5, 383000, UTC)
    assert values.moment("2014-01-21T20:26:05+02:00") == datetime(2014, 1, 21, 18, 26, 5, 0, UTC)


@given(st.one_of(st.none(), st.text()))
def test_no_text_makes_them_raise(text):
    values.whole(text), values.moment(text), values.tag_names(text), values.line(text, 10), values.lines(text)


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2014-13-01"]
)
def test_what_is_no_moment_is_none(text):
    assert values.moment(text) is None
