"""Dumps to import: real ones where they are at hand, small ones made for a test."""

import os
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

ROOT = Path(__file__).resolve().parents[3]
PERSON = {"Id": 1, "Reputation": 1, "CreationDate": "2020-01-01T10:00:00.000", "DisplayName": "Ann"}
QUESTION = {
    "Id": 1, "PostTypeId": 1, "CreationDate": "2020-01-02T10:00:00.000", "Score": 0, "OwnerUserId": 1,
    "Title": "How do I keep calm before a talk?", "Body": "<p>I have <em>one</em> tomorrow.</p>", "Tags": "<talking>",
}  # fmt: skip
ANSWER = {
    "Id": 2, "PostTypeId": 2, "ParentId": 1, "CreationDate": "2020-01-03T10:00:00.000", "Score": 0, "OwnerUserId": 1,
    "Body": "<p>Breathe.</p>",
}  # fmt: skip


@pytest.fixture(scope="session")
def real_dumps() -> Path:
    """The folder with the real dumps; a test that needs them is skipped where they are not."""
    folder = Path(os.environ.get("FORUM_SHARED") or ROOT.parent / "shared") / "data" / "stackexchange"
    if not folder.is_dir():
        pytest.skip(f"There are no real dumps in {folder}; FORUM_SHARED says where they are.")
    return folder


@pytest.fixture
def dump(tmp_path):
    """`dump(Users=[{…}], Posts=[{…}])` writes those files and returns their folder; users and posts have defaults."""

    def write(**tables) -> Path:
        for name, rows in {"Users": [PERSON], "Posts": [QUESTION, ANSWER], **tables}.items():
            lines = (
                "<row " + " ".join(f"{key}={quoteattr(str(value))}" for key, value in row.items()) + " />"
                for row in rows
            )
            tag = name.lower()
            text = '\ufeff<?xml version="1.0" encoding="utf-8"?>\n' + f"<{tag}>\n" + "\n".join(lines) + f"\n</{tag}>\n"
            (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
        return tmp_path

    return write
