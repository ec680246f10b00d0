"""Sentences with a number that scripts put in, in every language's own plural forms."""

from django.utils.translation import ngettext_lazy

# One of them falls into each plural category that any language has (CLDR): the script takes the sentence of the sample
# whose category is that of its own number, and replaces the number.
SAMPLES = (0, 1, 2, 5, 11, 100)

VOTES = ngettext_lazy("%(total)s vote", "%(total)s votes", "n")
NEW_ANSWERS = ngettext_lazy("%(n)s new answer – show", "%(n)s new answers – show", "n")
NEW_COMMENTS = ngettext_lazy("%(n)s new comment – show", "%(n)s new comments – show", "n")


def samples(sentence) -> str:
    """`sentence` with each of the samples, separated by `|`."""
    return "|".join(sentence % {"n": n, "total": n} for n in SAMPLES)
