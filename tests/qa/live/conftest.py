import pytest

from qa.live.services import kept_answer


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    """What an earlier test has asked is forgotten; a test that changes something and asks again clears for itself."""
    kept_answer.clear()
