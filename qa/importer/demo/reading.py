"""The demo's files, as plain dictionaries."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def categories() -> list[dict]:
    return _read(FOLDER / "categories.toml")["categories"]


def people() -> list[dict]:
    return _read(FOLDER / "people.toml")["people"]


def threads() -> list[dict]:
    """In the order of their file names, which is not that of their dates."""
    return [_read(path) for path in sorted((FOLDER / "threads").glob("*.toml"))]


def _read(path: Path) -> dict:
    with path.open("rb") as file:
        return tomllib.load(file)
