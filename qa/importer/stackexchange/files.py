"""The XML files of a dump, row by row, in flat memory.

Expat is used directly: it is several times faster than building elements, and it lets us refuse a document type
declaration, which is where entities that explode or read other files would be declared. Dumps never have one.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from django.utils.translation import gettext as _

from qa.importer.refusal import Refused

CHUNK = 1 << 18  # bytes read at once
LONGEST_ROW = 1 << 26  # bytes; a row that goes on for longer is no row


def path_of(folder: Path, name: str, *, needed: bool = False) -> Path | None:
    """The file `name` (such as Posts.xml) of the dump in `folder`.

    Where there is none: None, or `Refused` when it is needed.
    """
    path = folder / name
    if path.is_file():
        return path
    if needed:
        raise Refused(
            _("%(folder)s has no %(name)s, so it is not a Stack Exchange data dump.") % {"folder": folder, "name": name}
        )
    return None


def rows(path: Path, on_bytes: Callable[[int], None] = lambda done: None) -> Iterator[dict[str, str]]:
    """The attributes of every `<row>` of `path`. Raises `Refused` for anything but whole, plain XML of the right
    kind.
    """
    found: list[dict[str, str]] = []
    parser = _parser(path, found)
    done = last_row = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                parser.Parse(chunk, False)
                done += len(chunk)
                if found:
                    last_row = done
                    yield from found
                    found.clear()
                elif done - last_row > LONGEST_ROW:
                    raise Refused(_("%(name)s has a row without an end.") % {"name": path.name})
                on_bytes(done)
            parser.Parse(b"", True)
        yield from found
    except expat.ExpatError as error:
        raise Refused(
            _("%(name)s is damaged or not XML: %(problem)s in line %(line)d.")
            % {"name": path.name, "problem": expat.errors.messages.get(error.code, "error"), "line": error.lineno}
        ) from None
    except OSError as error:
        raise Refused(_("%(name)s cannot be read: %(why)s.") % {"name": path.name, "why": error.strerror}) from None


def _parser(path: Path, found: list[dict[str, str]]):
    parser = expat.ParserCreate()
    wanted = path.stem.lower()
    depth = 0

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1 and tag.lower() != wanted:
            raise Refused(
                _("%(name)s does not hold %(wanted)s: it begins with <%(tag)s>.")
                % {"name": path.name, "wanted": wanted, "tag": tag[:40]}
            )
        if depth == 2 and tag == "row":
            found.append(attributes)

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1

    def on_doctype(*args) -> None:
        raise Refused(_("%(name)s declares a document type, which no dump does; it is not read.") % {"name": path.name})

    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parser.StartDoctypeDeclHandler = on_doctype
    return parser
