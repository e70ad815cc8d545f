"""Patterns standing together: library, translations, mind maps, links, changes. Pure."""

from patternbook.library.assemble import Files, make_library
from patternbook.library.changes.changeset import (
    Addition,
    ChangeSet,
    Edit,
    Move,
    StaleChangeError,
    apply,
    content_hash,
    inverse,
)
from patternbook.library.config import BookConfig, Config, ConfigError, parse_config
from patternbook.library.finding import Finding, Fix, Replacement, Severity, place
from patternbook.library.links.targets import (
    Target,
    ToDocument,
    ToFile,
    ToNowhere,
    ToPattern,
    ToWorld,
    target_of,
    targets_of,
)
from patternbook.library.listing import list_entries
from patternbook.library.model import (
    Challenge,
    ChallengeGroup,
    Document,
    Library,
    ListEntry,
    MindMap,
    Phase,
    Placement,
    Translation,
)

__all__ = [
    "Addition",
    "BookConfig",
    "Challenge",
    "ChallengeGroup",
    "ChangeSet",
    "Config",
    "ConfigError",
    "Document",
    "Edit",
    "Files",
    "Finding",
    "Fix",
    "Library",
    "ListEntry",
    "MindMap",
    "Move",
    "Phase",
    "Placement",
    "Replacement",
    "Severity",
    "StaleChangeError",
    "Target",
    "ToDocument",
    "ToFile",
    "ToNowhere",
    "ToPattern",
    "ToWorld",
    "Translation",
    "apply",
    "content_hash",
    "inverse",
    "list_entries",
    "make_library",
    "parse_config",
    "place",
    "target_of",
    "targets_of",
]
