"""How the owner writes titles by points: one a line, points first."""

import re

_LINE = re.compile(r"([0-9]{1,7})\s+(\S.{0,39})")


def read_titles(text: str) -> tuple[list[tuple[int, str]], list[str]]:
    """([(points, title)] from few points to many, [lines that cannot be read])."""
    steps, wrong = {}, []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.fullmatch(line)
        if found is None or int(found[1]) in steps:
            wrong.append(line)
        else:
            steps[int(found[1])] = found[2]
    return sorted(steps.items()), wrong
