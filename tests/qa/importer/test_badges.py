"""Our sweep over a real dump, beside the badges that its members have."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from qa.badges.models import Award
from qa.badges.services.sweeping import sweep
from qa.importer.stackexchange import import_dump
from qa.importer.stackexchange.badges import compare

pytestmark = pytest.mark.django_db

BEER = {  # in both, ours only, in the dump only; docs/badges.md explains what differs
    "Scholar": (62, 0, 0), "Enlightened": (32, 0, 0), "Popular Question": (4, 0, 0), "Self-Learner": (4, 0, 0),
    "Good Question": (3, 0, 0), "Good Answer": (1, 0, 0), "Revival": (1, 0, 0), "Student": (93, 0, 4),
    "Teacher": (111, 0, 2), "Editor": (81, 0, 1), "Nice Question": (55, 0, 12), "Nice Answer": (59, 0, 3),
    "Commentator": (22, 0, 2), "Organizer": (13, 0, 1), "Mortarboard": (9, 2, 0),
}  # fmt: skip


def test_badges_of_the_beer_dump(real_dumps, tmp_path, capsys):
    import_dump(real_dumps / "beer")
    assert Award.objects.exists()
    assert sweep() == 0
    lines = {line.name: line for line in compare(real_dumps / "beer")}
    assert {name: (lines[name].both, lines[name].ours, lines[name].theirs) for name in BEER} == BEER
    assert all(line.why for line in lines.values() if line.percent < 100)
    report = tmp_path / "report.json"
    call_command("compare_badges", real_dumps / "beer", report=report)
    assert "Scholar                      62      0      0   100%" in capsys.readouterr().out
    assert {row["name"]: row["both"] for row in json.loads(report.read_text())}["Enlightened"] == 32


def test_a_folder_without_badges_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"no Badges\.xml") as refused:
        call_command("compare_badges", tmp_path)
    assert refused.value.returncode == 2
