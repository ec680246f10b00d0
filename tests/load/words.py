"""Words for a made-up community. COMMON stands in about a fifth of the texts, RARE in one of the threads."""

import random

COMMON, RARE = "patience", "lighthouse"
RARE_AT = 41  # the question whose title has the rare word
CATEGORIES = ["Living", "Working", "Learning", "Friends", "Partners", "Parents", "Sleep", "Moods"]
NAMES = "ada bo cleo dov eda finn gil hana ivo jun kai lea mio noa ole pia".split()  # noqa: SIM905
_ABOUT, _KIND = (
    ("family", "work", "rest", "trust", "money"),
    ("small", "hard", "new", "old", "daily", "far", "near", "own"),
)
TAGS = [f"{what}-{which}" for what in _ABOUT for which in _KIND]
_WHO = [
    "my sister",
    "a good friend",
    "the person I live with",
    "my manager",
    "our neighbour",
    "my father",
    "somebody at work",
    "my partner",
]
_DOES = [
    "keeps asking for more time",
    "rarely answers when it matters",
    "wants to talk late at night",
    "has changed a great deal",
    "counts on me",
    "is hurt more easily than before",
    "forgets what we agreed on",
    "avoids the matter",
]
_WHEN = [
    "since the move",
    "these last weeks",
    "whenever we are tired",
    "as soon as others are around",
    "on most evenings",
    "after every visit",
    "in the mornings",
    "since spring",
]
_SO = [
    "I would like to understand it",
    "we found a small way to begin",
    "it helped to write it down first",
    "I said what I need and waited",
    "nobody is to blame for that",
    "I want to stay kind and still be honest",
]


def sentence(chance: random.Random) -> str:
    who, does, when, so = (chance.choice(choices) for choices in (_WHO, _DOES, _WHEN, _SO))
    return f"{who[0].upper()}{who[1:]} {does} {when}, and {so}."


def title(chance: random.Random, number: int) -> str:
    rare = f" ({RARE})" if number == RARE_AT else ""
    return f"What helps when {chance.choice(_WHO)} {chance.choice(_DOES)}, case {number}?{rare}"


def text(chance: random.Random, number: int) -> str:
    """About 120 words of Markdown; some with a list, a quote or the common word."""
    parts = [" ".join(sentence(chance) for _n in range(3)) for _p in range(2)]
    if number % 3 == 0:
        parts.append("\n".join(f"- {sentence(chance)}" for _n in range(3)))
    if number % 4 == 0:
        parts.append(f"> {sentence(chance)}")
    if number % 5 == 0:
        parts.append(f"It takes **{COMMON}**, and some days are better than others.")
    return "\n\n".join(parts)
