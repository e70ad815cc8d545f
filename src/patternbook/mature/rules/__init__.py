"""Every rule, one file each; adding a rule is adding its file and its line here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from patternbook.library.seams import Seam
from patternbook.mature.rule import ERROR, WARNING, Over, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.library import Config

_MODULES = (
    "sections_as_h1",
    "heading_variant",
    "missing_section",
    "duplicate_section",
    "section_order",
    "empty_section",
    "template_text",
    "unknown_section",
    "donut_above_draft",
    "long_title",
    "title_characters",
    "title_case",
    "title_says_innersource",
    "file_name_shape",
    "file_name_differs",
    "same_title",
    "two_titles",
    "patlet_length",
    "innersource_spelling",
    "innersource_verb",
    "spelling",
    "glossary_conflict",
    "markdown_style",
    "too_few_instances",
    "instance_to_confirm",
    "organization_twice",
    "instance_without_evidence",
    "instances_split",
    "instance_not_listed",
    "status_disagrees",
    "contributor_not_named",
    "broken_link",
    "broken_anchor",
    "broken_image",
    "link_to_renamed",
    "absolute_own_link",
    "dead_own_link",
    "no_related_pattern",
    "image_without_text",
    "no_sketch",
    "picture_elsewhere",
    "dead_external_link",
    "untrusted_host",
    "link_leaves_language",
    "missing_from_list",
    "extra_in_list",
    "drifted_title",
    "drifted_patlet",
    "missing_from_map",
    "map_entry_unknown",
    "drifted_map_title",
    "section_not_translated",
    "section_only_translated",
    "instances_behind",
    "too_few_reviews",
    "stale_evidence",
    "open_concern",
    "stale_pattern",
)

READING = (
    Rule("PAT001", "unreadable-file", "A file cannot be read as text.", Over.READING, ERROR, ERROR),
    Rule("PAT002", "merge-conflict", "A file holds the markers of an unresolved merge.", Over.READING, ERROR, ERROR),
    Rule("PAT003", "same-file-name", "Two patterns claim one address.", Over.READING, ERROR, ERROR),
    Rule("PAT004", "translation-without-source", "A translation's pattern does not exist.", Over.READING, ERROR, ERROR),
    Rule("PAT005", "unused-suppression", "A comment silences nothing.", Over.READING, WARNING, WARNING),
    Rule("PAT006", "suppression-without-reason", "A comment gives no reason.", Over.READING, WARNING, WARNING),
)  # fmt: skip
"""What the reader of files and the engine itself report."""


_SEAM: Seam[Rule] = Seam(
    "rules",
    {name.replace("_", "-"): f"patternbook.mature.rules.{name}:RULE" for name in _MODULES},
    what="rule (patternbook.mature.rule.Rule)",
    fits=lambda thing: isinstance(thing, Rule),
    known_by=lambda rule: (rule.code, rule.name),
)


def _ordered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return (*READING, *sorted(rules, key=lambda rule: rule.code))


@lru_cache(maxsize=1)
def built_in() -> tuple[Rule, ...]:
    """Return the rules that come with Patternbook, by code."""
    return _ordered(_SEAM.built_in.values())


def rules_for(config: Config) -> tuple[Rule, ...]:
    """Return the rules of a library by code: the built-in ones, and those that its configuration plugs in.

    Raises ConfigError when one of them cannot be used.
    """
    every = _SEAM.every(config)
    return built_in() if every is _SEAM.built_in else _ordered(every.values())


def find_rule(key: str, config: Config | None = None) -> Rule | None:
    """Return the rule of a library with a code or a name, a built-in one without a library; None if there is none."""
    rules = built_in() if config is None else rules_for(config)
    return next((rule for rule in rules if key.casefold() in {rule.code.casefold(), rule.name}), None)
