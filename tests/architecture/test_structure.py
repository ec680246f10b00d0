"""The structure as a whole: direction of imports, migrations, bulk writes, the environment."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from qa.posts.models import Answer, Post, Question
from qa.votes.models import Vote

ROOT: Path = settings.ROOT
# Set by others, for themselves, or by us for our own children; a reader of docs/operations.md has no use for them.
NOT_FOR_READERS = {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "BARE_BYTES"}


def test_imports_go_only_downwards():
    code = "import sys; from importlinter.cli import lint_imports_command as run; run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    ours = [app.label for app in apps.get_app_configs() if app.name.split(".")[0] in ("forum", "accounts", "qa")]
    try:
        call_command("makemigrations", *ours, check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


@pytest.mark.parametrize("model", [Vote, Post, Question, Answer])
def test_models_whose_signals_matter_refuse_to_be_written_in_bulk(model):
    with pytest.raises(TypeError):
        model.objects.bulk_create([model()])


def test_votes_are_never_edited():
    for write in (lambda: Vote.objects.bulk_update([], ["value"]), lambda: Vote.objects.update(value=1)):
        with pytest.raises(TypeError):
            write()


def read_by_the_program() -> set[str]:
    """Names of environment variables in settings, commands, tests and the Makefile."""
    names = set()
    sources = [*(ROOT / "forum").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "manage.py"]
    python = re.compile(
        r"""(?:environ(?:\.get|\.setdefault|\.pop)?|getenv|env(?:\.\w+)?)\s*[(\[]\s*["']([A-Z][A-Z_]+)["']"""
    )
    for path in sources:
        if path.resolve() != Path(__file__).resolve():
            names |= set(python.findall(path.read_text(encoding="utf-8")))
    return names - NOT_FOR_READERS


def test_every_environment_variable_is_in_the_documentation_and_no_other():
    table = re.search(
        r"^## What the environment says$(.*?)^## ", (ROOT / "docs/operations.md").read_text(), re.M | re.S
    )[1]
    documented = set(
        re.findall(r"`([A-Z][A-Z_]+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "`" in line))
    )
    assert read_by_the_program() - documented == set()
    assert documented - read_by_the_program() == set()


def test_every_app_of_the_house_is_a_layer():
    """A new app without a place among the layers would be free to import anything."""
    contract = (ROOT / "pyproject.toml").read_text()
    layers = re.search(r"layers = \[(.*?)\]", contract, re.S)[1]
    named = set(re.findall(r"[a-z][a-z.]+", layers))
    installed = {app.name for app in apps.get_app_configs() if app.name.split(".")[0] in ("forum", "accounts", "qa")}
    assert installed - named == set()
