"""Pages of lists: `page=` to 200, then `after=`, so that no page has to count its way past more than 200 others."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import DateTimeField, Q
from django.http import Http404

LAST_NUMBERED_PAGE = 200
SIZES = (15, 30, 50)


@dataclass(frozen=True)
class Page:
    """One page of rows. `number` and `pages` are None after page 200; addresses are None at the ends."""

    items: list
    number: int | None
    count: int | None
    pages: int | None
    previous_url: str | None
    next_url: str | None
    size: int

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


def page_size(request, default: int = 30) -> int:
    """`pagesize=15|30|50`, else `default`."""
    size = request.GET.get("pagesize", "")
    return int(size) if size in {str(n) for n in SIZES} else default


def paginate(request, queryset, size: int, *, count: int | None = None, keyset: str | None = None) -> Page:
    """The page that `?page=` or `?after=` asks for: 404 for one that cannot be.

    `count` saves counting where it is known. `keyset` names the column of the descending order (then `-id`) by which
    `after=` goes on behind page 200.
    """
    if keyset and "after" in request.GET:
        return _page_after(request, queryset, size, keyset)
    number = _number(request.GET.get("page", "1"))
    if count is None:
        count = queryset.count()
    pages = min(max(1, -(-count // size)), LAST_NUMBERED_PAGE)
    if number > pages:
        raise Http404("There is no such page.")
    start = (number - 1) * size
    items = list(queryset[start : start + size])
    next_url = page_url(request, number + 1) if number < pages else None
    if number == LAST_NUMBERED_PAGE and keyset and count > number * size and items:
        next_url = _after_url(request, items[-1], keyset)
    previous_url = page_url(request, number - 1) if number > 1 else None
    return Page(items, number, count, pages, previous_url, next_url, size)


def page_url(request, number: int) -> str:
    """This address with another page number; page 1 has none."""
    return with_query(request, page=number if number > 1 else None)


def with_query(request, **changes) -> str:
    """This address with some query parameters changed (None: left out) and back on page 1."""
    query = {key: value for key, value in request.GET.items() if key not in {"page", "after"}}
    query.update(changes)
    query = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{request.path}?{urlencode(query)}" if query else request.path


def _page_after(request, queryset, size: int, keyset: str) -> Page:
    try:
        text, pk = request.GET["after"].rsplit("_", 1)
        dated = isinstance(queryset.model._meta.get_field(keyset), DateTimeField)
        value = datetime.fromisoformat(text) if dated else int(text)
        if (dated and value.tzinfo is None) or not -(2**31) < int(pk) < 2**63 or (not dated and abs(value) >= 2**31):
            raise ValueError
    except ValueError:
        raise Http404("There is no such page.") from None
    later = Q(**{f"{keyset}__lt": value}) | Q(**{keyset: value, "id__lt": int(pk)})
    items = list(queryset.filter(later)[: size + 1])
    more = len(items) > size
    items = items[:size]
    next_url = _after_url(request, items[-1], keyset) if more else None
    return Page(items, None, None, None, page_url(request, LAST_NUMBERED_PAGE), next_url, size)


def _after_url(request, row, keyset: str) -> str:
    value = getattr(row, keyset)
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    return with_query(request, after=f"{text}_{row.pk}")


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 6 or int(text) < 1:
        raise Http404("There is no such page.")
    return int(text)
