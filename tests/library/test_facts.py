"""The reader counts what is really in the InnerSourcePatterns library, as people and a CommonMark parser counted it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.opening import open_library
from patternbook.library import ToNowhere, ToWorld, list_entries, target_of
from patternbook.library.links.relations import relations
from patternbook.library.organizations import adopters, true_instances
from patternbook.pattern import InstanceState, Kind
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from pathlib import Path

    from patternbook.library import Library
    from patternbook.pattern import Pattern

pytestmark = pytest.mark.corpus

TEMPLATE = {
    *("Title", "Patlet", "Problem", "Story", "Context", "Forces", "Sketch", "Solutions", "Resulting Context"),
    *("Rationale", "Known Instances", "Status", "Author(s)", "Acknowledgments", "Alias"),
}


@pytest.fixture(scope="module")
def library(corpus: Path) -> Library:
    """The library as it is, without configuration."""
    return open_library(corpus)


def of_level(library: Library, number: int) -> list[Pattern]:
    """Return the patterns of a level."""
    return [pattern for pattern in library.patterns if pattern.level.number == number]


def test_patterns_and_translations(library: Library) -> None:
    """Protects against patterns that are overlooked, and against templates and folders taken for patterns."""
    assert Counter(p.level.number for p in library.patterns) == {1: 54, 2: 26}
    spoken = Counter(t.pattern.language for t in library.translations)
    assert spoken == {"es": 24, "gl": 23, "ja": 22, "pt-br": 24, "zh": 24}
    assert library.problems == ()


def test_headings_outside_the_template(library: Library) -> None:
    """Protects the count of what authors really write: 28 variants in 150 places."""
    found = Counter(s.heading for p in library.patterns for s in p.sections if s.heading and s.heading not in TEMPLATE)
    assert (len(found), found.total()) == (28, 150)
    assert (found["Solution"], found["Authors"], found["Author"]) == (40, 33, 14)


def test_every_variant_of_a_template_heading_is_understood(library: Library) -> None:
    """Protects patterns whose authors spell a heading in their own way: only extra sections are OTHER."""
    other = {s.heading for p in library.patterns for s in p.sections if s.kind == Kind.OTHER}
    extra = {"References", "Related Patterns", "See Also", "See also", "Changelog", "Variants", "Glossary", "Links"}
    extra |= {"Implementation", "Appendix", "Notes (internal)", "Related material", "Related Material"}
    assert other == extra | {"Related InnerSource Patterns"}


def test_translated_headings_are_understood(library: Library) -> None:
    """Protects the translations: every pattern has its problem, context, forces, solution, instances and status."""
    needed = {Kind.TITLE, Kind.PROBLEM, Kind.CONTEXT, Kind.FORCES, Kind.SOLUTION, Kind.KNOWN_INSTANCES, Kind.STATUS}
    for translation in library.translations:
        assert needed <= {section.kind for section in translation.pattern.sections}, translation.pattern.path


def test_mandatory_sections(library: Library) -> None:
    """Protects the count of missing sections: none at level 2.

    At level 1 nineteen files lack a heading of the template; five of these have the section under
    a variant of its name, which the reader understands, so that fourteen lack the section.
    """
    missing = {}
    for pattern in library.patterns:
        kinds = [kind for kind in pattern.template.mandatory(2) if pattern.section(kind) is None]
        if kinds:
            missing[pattern.slug] = kinds
    assert not any(pattern.slug in missing for pattern in of_level(library, 2))
    assert len(missing) == 14
    assert Counter(k for kinds in missing.values() for k in kinds) == {
        Kind.KNOWN_INSTANCES: 12 - 3,
        Kind.AUTHORS: 7,
        Kind.RESULTING_CONTEXT: 2 - 1,
        Kind.STATUS: 1,
    }


def test_order_of_sections(library: Library) -> None:
    """Protects the check of the order; one level-1 file more than counted has its alias under another name."""

    def is_broken(pattern: Pattern) -> bool:
        places = [place for s in pattern.sections if (place := pattern.template.order(s.kind)) is not None]
        return places != sorted(places)

    assert sum(map(is_broken, of_level(library, 2))) == 9
    assert {p.slug for p in of_level(library, 1) if is_broken(p)} >= {"concept-anchor", "include-product-owners"}
    assert sum(map(is_broken, of_level(library, 1))) == 12 + 1


def test_titles(library: Library) -> None:
    """Protects the comparison of file names with titles."""
    assert sum(title_slug(pattern.title) != pattern.slug for pattern in library.patterns) == 26
    assert sum("_" in pattern.slug for pattern in library.patterns) == 2
    assert library.by_slug["innersource-before-open-source"].title == "Require InnerSource before Open Source"


def test_donuts(library: Library) -> None:
    """Protects problems without a solution from being taken for patterns."""
    donuts = {pattern.slug for pattern in library.patterns if pattern.is_donut}
    assert donuts == {"bad-weather-for-liftoff", "defeat-hierarchical-constraints", "organizational-mindset-change"}


def test_counted_instances(library: Library) -> None:
    """Protects the counts by which patterns are promoted: 88 in level 2, every one has some, 16 have three."""
    counts = {p.slug: len(true_instances(p, library.config)) for p in library.patterns}
    level_2 = [counts[p.slug] for p in of_level(library, 2)]
    assert (sum(level_2), min(level_2), sum(count >= 3 for count in level_2)) == (88, 1, 16)


@pytest.mark.parametrize(
    ("slug", "count"),
    [
        ("innersource-portal", 10),
        ("gig-marketplace", 2),
        ("circle-communities", 2),
        ("document-your-guiding-principles", 6),
        ("innersource-license", 7),
        ("innersource-guidance-group", 0),
        ("reluctance-to-accept-contributions", 1),
        ("sustainable-innersource-program", 0),
    ],
)
def test_instances_that_are_easily_miscounted(library: Library, slug: str, count: int) -> None:
    """Protects split lists, remarks, one organization twice, plans, prose, and template text."""
    assert len(true_instances(library.by_slug[slug], library.config)) == count


@pytest.mark.parametrize(
    ("slug", "state"),
    [
        ("include-product-owners", InstanceState.PLANNED),
        ("innersource-guidance-group", InstanceState.PLANNED),
        ("incubator-pipeline", InstanceState.PLANNED),
        ("source-code-inventory", InstanceState.TRIAL),
        ("dedicated-community-leader", InstanceState.PAST),
        ("review-committee", InstanceState.PAST),
    ],
)
def test_states_are_read_from_the_words(library: Library, slug: str, state: InstanceState) -> None:
    """Protects against plans, trials and former uses that pass for uses."""
    assert library.by_slug[slug].known_instances[0].state == state


def test_spellings_of_an_organization_are_one(library: Library) -> None:
    """Protects the adopters page from listing one company twice."""
    names = set(adopters(library.patterns, library))
    assert {"PayPal", "Europace", "Nike", "Mercado Libre", "BBC", "Santander", "Philips", "Siemens"} <= names
    others = {"Paypal Inc.", "Europace AG", "Nike Inc.", "MELI", "BBC iPlayer & Sounds", "Banco Santander"}
    assert not names & others


def test_readme_lists_every_pattern(library: Library) -> None:
    """Protects the comparison of lists with files: 13 titles and 11 patlets differ, 2 entries lack a patlet."""
    entries = list_entries(library.documents["README.md"], library)
    assert len({entry.slug for entry in entries}) == len(entries) == 80
    patterns = [(entry, library.by_slug[entry.slug or ""]) for entry in entries]
    assert sum(entry.title != pattern.title for entry, pattern in patterns) == 13
    assert sum(bool(entry.patlet) and entry.patlet != pattern.patlet for entry, pattern in patterns) == 11
    assert sum(not entry.patlet for entry, _ in patterns) == 2


def test_mind_maps(library: Library) -> None:
    """Protects the maps: which languages have one, and which patterns each leaves out."""
    published = {pattern.slug for pattern in of_level(library, 2)}
    missing = {
        language: published - {placement.slug for *_, placement in mind_map.walk()}
        for language, mind_map in library.mind_maps.items()
    }
    two = {"governance-levels", "innersource-hackathon"}
    assert missing == {"en": set(), "es": two, "pt-br": two, "gl": two | {"release-process"}}


def test_links(library: Library) -> None:
    """Protects the link check: what is relative, which links are broken, and that GitBook's anchors land."""
    relative, pictures, broken = 0, 0, []
    for path, page in [*library.by_path.items(), *library.documents.items()]:
        for link in page.links:
            target = target_of(library, path, link.destination)
            if isinstance(target, ToWorld):
                continue
            relative += not link.is_image
            pictures += link.is_image
            if isinstance(target, ToNowhere):
                broken.append((path, link))
    assert (relative, pictures) == (843, 124)
    published = [(path, link) for path, link in broken if path.startswith(("patterns/", "translation/", "book/"))]
    patterns = [path for path, _ in published if path in library.by_path]
    assert Counter(patterns) == {
        "translation/es/patterns/core-team.md": 1,
        "translation/es/patterns/group-support.md": 5,
    }
    assert not [link for _, link in published if link.destination.startswith("#")]
    assert not [link for _, link in broken if link.is_image]


def test_pattern_graph(library: Library) -> None:
    """Protects the relations: 115 links between patterns, and who stands alone."""
    found = list(relations(library))
    assert len(found) == 115
    linked = {r.source for r in found} | {r.target for r in found}
    assert sum(p.slug not in linked for p in of_level(library, 1)) == 24
    sources = {r.source for r in found}
    assert {p.slug for p in of_level(library, 2) if p.slug not in sources} == {
        *("crossteam-project-valuation", "extensions-for-sustainable-growth", "issue-tracker", "common-requirements"),
        *("innersource-license", "dedicated-community-leader", "review-committee"),
        "transparent-cross-team-decision-making-using-rfcs",
    }


def test_pictures(library: Library) -> None:
    """Protects the requirement of a sketch: 14 of 26 level-2 patterns have a picture."""
    assert sum(any(link.is_image for link in p.links) for p in of_level(library, 2)) == 14


def test_the_tree_of_2021_opens_without_configuration(shared: Path) -> None:
    """Protects libraries with older headings and folders."""
    library = open_library(shared / "corpora" / "innersource-patterns-2021")
    assert Counter(p.level.number for p in library.patterns) == {1: 33, 2: 16}
    assert library.problems == ()
    for pattern in library.patterns:
        assert {Kind.TITLE, Kind.PROBLEM, Kind.CONTEXT, Kind.SOLUTION} <= {s.kind for s in pattern.sections}, (
            pattern.path
        )
