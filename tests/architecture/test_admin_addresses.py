"""Every address of the admin answers: visitors and members are sent to log in, staff get a page or a refusal."""

import re

import pytest
from django.contrib import admin

from tests.architecture.test_addresses import patterns

pytestmark = pytest.mark.django_db

ADMIN = [pattern for pattern in patterns() if pattern.startswith("admin/")]
FILLED = {
    "<path:object_id>": "1", "<int:object_id>": "1", "<id>": "1", "<slug:name>": "hide",
    "<path:content_type_id>": "1", "^(?P<url>.*)$": "nothing", "$": "",
}  # fmt: skip


def address(pattern: str) -> str:
    pattern = re.sub(r"\^\(\?P<app_label>(\w+)[^)]*\)/", r"\1/", pattern)
    for part, value in FILLED.items():
        pattern = pattern.replace(part, value)
    return "/" + pattern


@pytest.mark.parametrize("pattern", ADMIN)
def test_only_staff_come_in(visit, pattern):
    for role in ("guest", "member"):
        response = visit(role, address(pattern))
        assert response.status_code in ((200, 302, 403, 405) if "/log" in pattern else (302,))


@pytest.mark.slow
@pytest.mark.parametrize("role", ["moderator", "owner"])
@pytest.mark.parametrize("pattern", ADMIN)
def test_staff_get_a_page_or_a_clear_no(visit, pattern, role):
    assert visit(role, address(pattern)).status_code in (200, 302, 403, 404, 405)


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label_lower)
def test_each_list_of_the_admin_opens_for_the_owner_and_can_be_searched(visit, model):
    path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    assert visit("owner", path).status_code in (200, 302)
    assert visit("owner", path, "get", {"q": "calm"}).status_code in (200, 302)
