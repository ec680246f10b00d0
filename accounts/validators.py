"""What a username may be: it stands in mentions (`@name`), so letters, digits, dot, hyphen and underscore."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from qa.core.text import clean_line

# Scripts that are written together; letters of any two others in one name only serve to look like somebody else.
_TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "LATIN"}


def one_script(username: str) -> None:
    """Refuse a username that mixes scripts, such as a Cyrillic `а` among Latin letters."""
    scripts = {unicodedata.name(sign, "?").split()[0] for sign in username if sign.isalpha()}
    if len(scripts) > 1 and not scripts <= _TOGETHER:
        sentence = _("Please use letters of one script in a username, so that nobody is mistaken for another.")
        raise ValidationError(sentence)


username_validators = [
    MinLengthValidator(2),
    RegexValidator(
        r"^\w(?:[\w.\-]*\w)?\Z",
        _("A username has letters, digits, dots, hyphens and underscores, and begins and ends with a letter or digit."),
    ),
    one_script,
]


def clean_display_name(name: str) -> str:
    """`name` on one line, without invisible signs; refuses one of which nothing would be seen."""
    cleaned = clean_line(name)
    if name.strip() and not any(sign.isprintable() and not unicodedata.combining(sign) for sign in cleaned):
        raise ValidationError(_("Please choose a name that can be seen."))
    return cleaned
