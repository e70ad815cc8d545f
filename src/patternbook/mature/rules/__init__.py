"""Every rule, one file each; adding a rule is adding its file and its line here."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from patternbook.mature.rule import ERROR, WARNING, Over, Rule

if TYPE_CHECKING:
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


@lru_cache(maxsize=1)
def built_in() -> tuple[Rule, ...]:
    """Return the rules that come with Patternbook, by code."""
    found = [import_module(f"patternbook.mature.rules.{name}").RULE for name in _MODULES]
    return (*READING, *sorted(found, key=lambda rule: rule.code))


def rules_for(config: Config) -> tuple[Rule, ...]:
    """Return the rules of a library: the built-in ones, and the plugins that its configuration names."""
    plugins = config.options.get("rules", {}).get("plugins", ())
    return (*built_in(), *_plugins(tuple(plugins))) if plugins else built_in()


def _plugins(names: tuple[str, ...]) -> tuple[Rule, ...]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - most libraries have no rules of their own

    return tuple(e.load() for e in entry_points(group="patternbook.rules") if e.name in names)


def find_rule(key: str) -> Rule | None:
    """Return the built-in rule with a code or a name, None if there is none."""
    return next((rule for rule in built_in() if key.casefold() in {rule.code.casefold(), rule.name}), None)
