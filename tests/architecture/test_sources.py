"""What we believe about the sources, checked: sizes, dangerous words, other hosts, sentences that can be translated."""
# ruff: noqa: E501 - tables of cases read better in one line each

import ast
import os
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from tests.architecture.html import Page, inline_code

ROOT: Path = settings.ROOT
OURS = ("forum", "accounts", "qa")
PROGRAM = sorted(path for name in OURS for path in (ROOT / name).rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt", ".xml"))
STATIC = sorted(path for path in (ROOT / "static").rglob("*") if path.suffix in (".js", ".css", ".svg"))

# A mail cannot link to a stylesheet: the frame of all mails has one <style>, which fetches nothing, and no mail adds to it.
STYLED = "templates/mail/_base.html"

# Beside `ready` in apps.py, which has to wait for Django. The importer's `prepare` is called by the demo that it removes.
INLINE_IMPORTS = {
    "qa/posts/models/post.py: get_absolute_url",  # models know their address, and addresses import no model
    "qa/posts/models/comment.py: get_absolute_url",
    "forum/embedded_postgres/places.py: binaries",  # a forum with a server elsewhere needs no wheel
    "qa/importer/ground.py: prepare",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def with_names(paths):
    return [pytest.param(path, id=name_of(path)) for path in paths]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_is_longer_than_250_lines_and_no_test_than_300():
    long = {
        name_of(path): lines_of(path) for path in PROGRAM + TESTS if lines_of(path) > (300 if path in TESTS else 250)
    }
    assert long == {}


def test_the_median_file_is_short_and_nine_in_ten_are_under_200_lines():
    sizes = sorted(lines for path in PROGRAM if (lines := lines_of(path)))
    assert sizes[len(sizes) // 2] < 60
    assert sizes[len(sizes) * 9 // 10] < 200


def test_no_file_is_named_after_no_thing():
    assert not [name_of(path) for path in PROGRAM if path.stem in ("utils", "helpers", "misc", "common")]


@pytest.mark.parametrize("path", with_names(TEMPLATES))
def test_a_template_compiles_and_is_at_most_120_lines(path):
    get_template(path.relative_to(ROOT / "templates").as_posix())
    assert lines_of(path) <= 120


@pytest.mark.parametrize("path", with_names(TEMPLATES))
def test_a_template_holds_no_inline_code_and_trusts_no_text(path):
    """Mails as plain text are the one place without escaping: there is no HTML to protect."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe(seq)?\b", text)
    assert path.suffix == ".txt" or not re.search(r"\bautoescape\s+off", text)
    without_tags = re.sub(r"\{[%#].*?[%#]\}", "", text, flags=re.S)
    assert inline_code(Page(without_tags)) == (["<style>"] if name_of(path) == STYLED else [])
    assert name_of(path) != STYLED or not re.search(r"url\(|@import|expression", without_tags)
    assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", without_tags, re.I)


@pytest.mark.parametrize("path", with_names(TEMPLATES + STATIC))
def test_nothing_is_fetched_from_elsewhere(path):
    """Names of XML vocabularies look like addresses and are none."""
    text = re.sub(r"""xmlns(:\w+)?=["'][^"']*["']|//www\.w3\.org/\S*""", "", path.read_text(encoding="utf-8"))
    assert not re.findall(r"https?://[a-z0-9][\w.-]*", text, re.I)


def test_bleach_and_marking_as_safe_have_one_door():
    for path in PROGRAM:
        if (ROOT / "qa" / "markup") in path.parents:
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
                assert not any(name.split(".")[0] == "bleach" for name in names), name_of(path)
                assert not {"mark_safe", "SafeData"} & set(names), name_of(path)
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                assert called not in ("mark_safe", "SafeString", "SafeText"), f"{name_of(path)}:{node.lineno}"


def test_format_html_is_given_its_values_as_arguments():
    """`format_html(f"…{name}…")` would pass by the escaping."""
    for path in PROGRAM:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("format_html", "format_html_join"):
                assert all(isinstance(part, ast.Constant) for part in node.args[:1]), f"{name_of(path)}:{node.lineno}"


def test_imports_inside_functions_are_the_ones_we_know():
    found = set()
    for path in PROGRAM:
        for function in [
            node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]:
            inline = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            if inline and not (path.name == "apps.py" and function.name == "ready"):
                found.add(f"{name_of(path)}: {function.name}")
    assert found == INLINE_IMPORTS


def test_every_refusal_can_be_translated():
    """What a reader sees goes through gettext: no bare text in a refusal, a validation error or a message."""
    names = {"Refusal", "Invalid", "TooOften", "Conflict", "no", "ValidationError"}
    for path in PROGRAM:
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) in names
                and node.args
            ):
                said = node.args[0]
                parts = said.values if isinstance(said, ast.JoinedStr) else [said]
                bare = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
                assert not any(letter.isalpha() for text in bare for letter in text), f"{name_of(path)}:{node.lineno}"


def test_no_receiver_is_connected_twice_and_each_has_a_uid():
    for path in PROGRAM:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            is_receiver = getattr(node.func, "id", "") == "receiver"
            is_connect = getattr(node.func, "attr", "") == "connect" and len(node.args) == 1 and node.keywords
            if is_receiver or is_connect:
                assert "dispatch_uid" in {keyword.arg for keyword in node.keywords}, f"{name_of(path)}:{node.lineno}"


def test_the_sources_are_checked_whole():
    """A guard for the guards: the folders are where these tests look."""
    assert len(PROGRAM) > 150
    assert len(TEMPLATES) > 80
    assert len(STATIC) > 10
    assert os.path.isfile(ROOT / "manage.py")
