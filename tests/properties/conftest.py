"""The world of tests/architecture serves here too."""

from tests.architecture.conftest import visit, world

__all__ = ["visit", "world"]
