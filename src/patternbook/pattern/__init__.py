"""What a pattern is: its form, its sections, its known instances; read one, edit one. Pure."""

from patternbook.pattern.editing import NoSuchSectionError, replace_section, replace_span
from patternbook.pattern.model import (
    Heading,
    InstanceState,
    Kind,
    KnownInstance,
    Level,
    Link,
    Pattern,
    Section,
    Span,
)
from patternbook.pattern.reading import is_placeholder, read_pattern, reread
from patternbook.pattern.template import SectionForm, Template, normal_heading

__all__ = [
    "Heading",
    "InstanceState",
    "Kind",
    "KnownInstance",
    "Level",
    "Link",
    "NoSuchSectionError",
    "Pattern",
    "Section",
    "SectionForm",
    "Span",
    "Template",
    "is_placeholder",
    "normal_heading",
    "read_pattern",
    "replace_section",
    "replace_span",
    "reread",
]
