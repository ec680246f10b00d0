"""The kernel's small parts: points, cleaning of text, verdicts, templates' filters."""
# ruff: noqa: E501 - tables of cases read better in one line each

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from qa.core.http import back_or
from qa.core.points import short_points
from qa.core.templatetags.forum import moment, signed
from qa.core.text import clean_line, clean_text
from qa.core.verdict import YES, Conflict, Invalid, Refusal, TooOften, no


@pytest.mark.parametrize(
    ("points", "shown"),
    [(0, "0"), (1, "1"), (999, "999"), (1000, "1k"), (1249, "1.2k"), (5512, "5.5k"), (12_399, "12.3k"), (99_999, "99.9k"),
     (999_999, "999.9k"), (1_000_000, "1m"), (1_199_999, "1.1m"), (-7, "-7"), (-1500, "-1.5k")],
)  # fmt: skip
def test_points_are_cut_not_rounded(points, shown):
    assert short_points(points) == shown


@pytest.mark.parametrize(("number", "shown"), [(281, "+281"), (0, "0"), (-3, "−3")])
def test_a_score_with_its_sign(number, shown):
    assert signed(number) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  a  ", "a"),
        ("a\x00b\x1fc", "abc"),
        ("e\u0301", "é"),
        ("a\ud800b", "ab"),
        ("\ta\t", "a"),
        ("a\n\n\nb", "a\n\n\nb"),
    ],
)
def test_texts_are_cleaned_of_what_no_database_holds(typed, kept):
    assert clean_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a \n b", "a b"), ("\u202eabc\u200b", "abc"), ("\ufeff", ""), ("a\u00adb", "ab"), ("  a\u2003b ", "a b")],
)
def test_lines_also_of_what_nobody_sees(typed, kept):
    assert clean_line(typed) == kept


def test_a_verdict_is_true_when_allowed_and_raises_its_reason_when_not():
    YES.require()
    assert YES
    assert not no("Because.")
    with pytest.raises(Refusal, match="Because"):
        no("Because.").require()


def test_each_refusal_has_its_status():
    assert [Refusal("x").status, TooOften("x", 3).status, Invalid("x", "body").status, Conflict("x").status] == [
        403,
        429,
        422,
        409,
    ]


def test_a_time_is_the_same_for_all_readers_and_machines_read_it():
    html = moment(datetime(2024, 5, 17, 13, 4, tzinfo=UTC))
    assert 'datetime="2024-05-17T13:04:00+00:00"' in html
    assert "May 17, 2024" in html
    assert moment(None) == ""


def test_values_in_the_templates_are_escaped():
    template = Template("{% load forum %}{{ name }} {% avatar user 20 %}")
    html = template.render(Context({"name": "<b>", "user": SimpleNamespace(pk=7)}))
    assert html.startswith("&lt;b&gt;")
    assert "/users/7/avatar.svg" in html


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
        "\x00",
        "http:///evil.example",
    ],
)
def test_next_leads_nowhere_else(target):
    assert back_or(RequestFactory().post("/", {"next": target}), "/safe") == "/safe"


def test_next_leads_back():
    assert back_or(RequestFactory().post("/", {"next": "/questions?page=2"}), "/safe") == "/questions?page=2"
