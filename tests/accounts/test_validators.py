"""What a username may be."""

import pytest
from django.core.exceptions import ValidationError

from accounts.validators import username_validators


def run(name: str) -> None:
    for validator in username_validators:
        validator(name)


@pytest.mark.parametrize("name", ["juna", "Zoë.K", "анна", "李小龙7", "さくらサクラ桜", "o_o", "ab-1"])
def test_names_of_one_script_are_fine(name):
    run(name)


@pytest.mark.parametrize("name", ["аdmin", "admin\u0391", "x", "-ab", "ab.", "a b", "a\u202eb", "a/b", "a\x00b"])
def test_lookalikes_and_odd_signs_are_refused_with_a_sentence(name):
    with pytest.raises(ValidationError, match=r"\w+ \w+"):
        run(name)
