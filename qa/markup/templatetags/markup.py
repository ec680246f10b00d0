"""``{% load markup %}{{ post.body_html|stored_html }}``."""

from django import template
from django.utils.safestring import SafeString

from ..trust import trusted

register = template.Library()


@register.filter
def stored_html(html: str | None) -> SafeString:
    """HTML that was sanitised when it was stored."""
    return trusted(html or "")
