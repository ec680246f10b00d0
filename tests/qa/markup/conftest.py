"""What "harmless" means, written without looking at the code under test."""

import json
import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML = _words(
    """
    p blockquote pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr table thead tbody tr th td details summary div a b
    br code del em i img ins kbd s span strike strong sub sup
    """
)
MATHML = _words(
    """
    math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd
    mstyle mpadded mphantom menclose mfenced merror mmultiscripts mprescripts none
    """
)
ATTRIBUTES = _words(
    """
    href src alt title class rel loading dir tabindex role aria-label align start value width height open xmlns
    display displaystyle mathvariant stretchy fence form accent accentunder movablelimits largeop separator
    symmetric columnalign rowalign notation rowlines columnlines linethickness depth lspace rspace voffset
    minsize maxsize rowspacing columnspacing scriptlevel mathcolor mathbackground
    """
)
CLASS = re.compile(
    r"mention|tag|spoiler|highlight|table-scroll|language-[a-z0-9][a-z0-9+#.-]{0,39}|[a-z][a-z0-9]{0,2}|l"
)


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HTML | MATHML:
            self.faults.append(f"element {tag}")
        names = [name for name, _value in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"doubled attribute in {tag}")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in ATTRIBUTES:
            self.faults.append(f"attribute {name}={value!r} of {tag}")
        if name in {"href", "src"}:
            seen = re.sub(r"[\x00-\x20\x7f-\xa0\s]", "", value).lower()
            scheme = re.match(r"([^/?#]*?):", seen)
            if scheme and scheme[1] not in {"http", "https", "mailto"}:
                self.faults.append(f"address {value!r}")
        if name == "src" and not re.match(r"/media/|https://images\.example/", value):
            self.faults.append(f"image {value!r}")
        if name == "class" and not all(CLASS.fullmatch(token) for token in value.split()):
            self.faults.append(f"class {value!r}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl!r}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"section {data!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data!r}")


def find_faults(html: str) -> list[str]:
    """What is wrong with the HTML; empty if nothing is."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    if re.search("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufdd0\ufdd1]", html):
        judge.faults.append("a character that cannot be stored")
    return judge.faults


@pytest.fixture(scope="session")
def faults() -> Callable[[str], list[str]]:
    """The judge itself, for property tests."""
    return find_faults


@pytest.fixture(scope="session")
def assert_harmless() -> Callable[[str], None]:
    """Fails with a list of what is not allowed."""

    def check(html: str) -> None:
        assert find_faults(html) == [], html

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real data, whether it is there or not."""
    root = Path(__file__).resolve().parents[3]
    return (root / os.environ.get("FORUM_SHARED", "../shared")).resolve()


@pytest.fixture(scope="session")
def suite(shared: Path) -> Callable[[str], list[dict[str, str]]]:
    """The cases of one of the public suites, by the name of its file."""

    def load(name: str) -> list[dict[str, str]]:
        path = shared / "data" / "suites" / f"{name}.json"
        if not path.exists():
            pytest.skip(f"The public suite {name} is not on this machine; FORUM_SHARED says where it lies.")
        return json.loads(path.read_text(encoding="utf-8"))["cases"]

    return load
