"""What a page is made of, read with a parser; and the rules that each page keeps."""

import re
from html.parser import HTMLParser

VOID_OK = {"hidden", "submit", "button", "image", "reset"}


class Page(HTMLParser):
    """Collects the elements of a page as (tag, attributes), and for each whether it stands inside a label."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict]] = []
        self.in_label: set[int] = set()
        self.doubled: list[str] = []
        self._labels = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs]
        self.doubled += [f"{tag} {name}" for name in names if names.count(name) > 1]
        if tag == "label":
            self._labels += 1
        if self._labels:
            self.in_label.add(len(self.elements))
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag == "label":
            self._labels -= 1

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.elements if name == tag]


def inline_code(page: Page) -> list[str]:
    """Scripts and styles that the content security policy would stop."""
    found = []
    for tag, attributes in page.elements:
        if tag == "style" or (
            tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json"
        ):
            found.append(f"<{tag}>")
        found += [f"{tag} {name}" for name in attributes if name == "style" or re.fullmatch(r"on[a-z]+", name)]
        found += [
            f"{tag} {name}" for name, value in attributes.items() if re.match(r"\s*javascript:", value or "", re.I)
        ]
        found += [f"{tag} {name}" for name in attributes if name.startswith("hx-on")]
    return found


def broken_rules(page: Page) -> list[str]:
    """The rules of the contract that a page breaks, in words."""
    broken = list(page.doubled)
    root = next(iter(page.all("html")), {})
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        broken.append("html needs lang and dir")
    if len(page.all("h1")) != 1:
        broken.append(f"{len(page.all('h1'))} h1")
    if [main.get("id") for main in page.all("main")] != ["content"]:
        broken.append("one main with the id content")
    if next(iter(page.all("a")), {}).get("href") != "#content":
        broken.append("the first link skips to the content")
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    broken += [f"id {name} twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    return broken + _unlabelled(page) + _pointing_nowhere(page, set(ids))


def _unlabelled(page: Page) -> list[str]:
    named = {label.get("for") for label in page.all("label")}
    bad = []
    for place, (tag, attributes) in enumerate(page.elements):
        if tag not in ("input", "textarea", "select") or attributes.get("type") in VOID_OK:
            continue
        if place not in page.in_label and attributes.get("id") not in named and not attributes.get("aria-label"):
            bad.append(f"{tag} {attributes.get('name')} has no label")
    return bad + [f"img {image.get('src')} has no alt" for image in page.all("img") if "alt" not in image]


def _pointing_nowhere(page: Page, ids: set[str]) -> list[str]:
    bad = []
    for tag, attributes in page.elements:
        for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
            bad += [
                f"{tag} {name}={one} points nowhere" for one in (attributes.get(name) or "").split() if one not in ids
            ]
    return bad
