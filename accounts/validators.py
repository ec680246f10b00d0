"""What a username may be: it stands in mentions (`@name`), so letters, digits, dot, hyphen and underscore."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from qa.core.text import clean_line

username_validators = [
    MinLengthValidator(2),
    RegexValidator(
        r"^\w(?:[\w.\-]*\w)?\Z",
        _("A username has letters, digits, dots, hyphens and underscores, and begins and ends with a letter or digit."),
    ),
]


def clean_display_name(name: str) -> str:
    """`name` on one line, without invisible signs; refuses one of which nothing would be seen."""
    cleaned = clean_line(name)
    if name.strip() and not any(sign.isprintable() and not unicodedata.combining(sign) for sign in cleaned):
        raise ValidationError(_("Please choose a name that can be seen."))
    return cleaned
