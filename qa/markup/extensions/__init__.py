"""What our Markdown knows beside the package's own: one file for each habit."""

from .code import CodeExtension
from .code_spans import CodeSpanExtension
from .links import LinkExtension
from .mathml import MathExtension
from .mentions import MentionExtension
from .raw_html import RawHtmlExtension
from .spoilers import SpoilerExtension
from .tags import TagExtension

__all__ = [
    "CodeExtension",
    "CodeSpanExtension",
    "LinkExtension",
    "MathExtension",
    "MentionExtension",
    "RawHtmlExtension",
    "SpoilerExtension",
    "TagExtension",
]
