"""What became of the source since each section was translated, and how that is recorded."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from promoting import carried_out, library_of, pattern_text, sources

from patternbook.library.changes.draft import PlanError
from patternbook.mature.lifecycle.plan import Plan
from patternbook.mature.translation.bases import (
    NO_BASE,
    TRANSLATIONS,
    Base,
    base_from,
    base_from_record,
    is_large,
    keyed,
    words_hash,
)
from patternbook.mature.translation.changes import plan_confirmation, plan_translation
from patternbook.mature.translation.status import SectionState, TranslationStatus, statuses, untranslated

if TYPE_CHECKING:
    from patternbook.library import Library

SOURCE, SPANISH = "patterns/2-structured/guide.md", "translation/es/patterns/guide.md"
SECTIONS = {
    "Title": "Guide",
    "Patlet": "Visitors get lost. A guide helps.",
    "Solutions": "Walk with them and explain what they see.",
    "Known Instances": "* **Harbor Works** - uses it",
    "References": "* A book",
    "Status": "Structured",
    "Author(s)": "Ada",
}
TRANSLATED = {
    "Título": "Guía",
    "Patlet": "La gente se pierde. Una guía ayuda.",
    "Soluciones": "Camine con ellos y explique lo que ven.",
    "Instancias Conocidas": "* **Harbor Works** - la usa",
    "Referencias": "* Un libro",
    "Estado": "Estructurado",
    "Autor(es)": "Ada",
}


def text_of(parts: dict[str, str]) -> str:
    """Return a pattern's text from its headings and bodies."""
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts.items()) + "\n"


def library(source: dict[str, str] | None = None, spanish: dict[str, str] | None = None) -> Library:
    """Return a library with one pattern in two languages."""
    texts = {SOURCE: text_of(source or SECTIONS), SPANISH: text_of(spanish or TRANSLATED)}
    return library_of({path: text.encode() for path, text in texts.items()})


def base() -> Base:
    """Return the base of a translation made from the sections above."""
    return base_from(library().by_slug["guide"], "2024-01-01")


def status(found: Library, base: Base) -> TranslationStatus:
    """Return the state of the one translation."""
    return statuses(found, {SPANISH: base})[0]


def states(found: TranslationStatus) -> dict[str, SectionState]:
    """Return the states of sections by heading, but those that are up to date."""
    return {s.heading: s.state for s in found.sections if s.state is not SectionState.CURRENT}


@pytest.mark.parametrize(
    ("heading", "body", "state"),
    [
        ("Solutions", "Walk *with* them, and explain what they see!", SectionState.COSMETIC),
        ("Solutions", "Walk with them and never explain what they see.", SectionState.MINOR),
        ("Solutions", "Give them a map, and let them find their own way.", SectionState.BODY_CHANGED),
        ("Known Instances", "* **Harbor Works** - uses it\n* **Bakery** - too", SectionState.INSTANCES_BEHIND),
        ("Author(s)", "Ada and Bela and Carl", SectionState.MINOR),
        ("Status", "Validated", SectionState.COSMETIC),
        ("References", "* A book\n* Another very good book", SectionState.BODY_CHANGED),
    ],
)
def test_what_became_of_a_section(heading: str, body: str, state: SectionState) -> None:
    """Each change of the source has the state that tells how much readers of the translation lose."""
    found = status(library({**SECTIONS, heading: body}), base())
    assert states(found) == {heading: state}
    assert found.state is state


def test_nothing_changed() -> None:
    """A translation of the present text is current in every section."""
    assert states(status(library(), base())) == {}
    assert status(library(), base()).loss == 0


def test_missing_extra_and_new_sections() -> None:
    """What one language has and the other has not is told; an empty section of the source is not asked for."""
    spanish = {heading: body for heading, body in TRANSLATED.items() if heading != "Soluciones"} | {
        "Historia": "Antes."
    }
    source = {**SECTIONS, "Rationale": "It works because people like company.", "Alias": "TBD"}
    found = states(status(library(source, spanish), base()))
    assert found == {
        "Solutions": SectionState.MISSING,
        "Rationale": SectionState.MISSING,
        "Historia": SectionState.EXTRA,
    }


def test_words_of_the_source_are_no_translation() -> None:
    """A section that still holds the source's words is missing, but names may read the same in every language."""
    spanish = {**TRANSLATED, "Soluciones": SECTIONS["Solutions"], "Título": "Guide", "Referencias": "* A book"}
    assert states(status(library(spanish=spanish), base())) == {"Solutions": SectionState.MISSING}


def test_unknown_base_is_never_current() -> None:
    """Without history and confirmation nothing is said to be up to date."""
    found = status(library(), NO_BASE)
    assert {section.state for section in found.sections} == {SectionState.UNKNOWN_BASE}


def test_work_is_ordered_by_what_readers_lose() -> None:
    """A changed solution comes before missing instances, and these before nothing."""
    contents = sources() | {SOURCE: text_of(SECTIONS).encode(), SPANISH: text_of(TRANSLATED).encode()}
    contents["translation/es/patterns/bell.md"] = pattern_text("Timbre", "Toque.", "Inicial").encode()
    found = library_of(contents)
    before = {path: base_from(found.by_slug[path.rpartition("/")[2][:-3]]) for path in found.by_path if "/es/" in path}
    contents[SOURCE] = text_of({**SECTIONS, "Known Instances": "* **Bakery** - bakes it"}).encode()
    contents["patterns/1-initial/bell.md"] = pattern_text("Bell", "Do something else altogether.", "Initial").encode()
    assert [each.slug for each in statuses(library_of(contents), before)] == ["bell", "guide", "open-door"]
    assert statuses(library_of(contents), before, "fr") == ()


def test_confirmation_is_recorded_and_believed() -> None:
    """A confirmed section is current whatever git suggests, until its words in the source change."""
    changed = library({**SECTIONS, "Solutions": "Give them a map and leave them alone with it."})
    plan = plan_confirmation("guide", "es", changed, {}, ["solution"])
    text = plan.edits[0].text
    assert plan.edits[0].path == TRANSLATIONS
    record = tomllib.loads(text or "")["es"]["guide"]
    source = changed.by_slug["guide"]
    assert record == {"solution": words_hash(keyed(source)["solution"])}
    assert states(status(changed, base_from_record(record, source, iter(()), base()))) == {}
    again = library({**SECTIONS, "Solutions": "Ask a neighbor to show them around the whole house."})
    later = base_from_record(record, again.by_slug["guide"], iter([source]), base())
    assert states(status(again, later)) == {"Solutions": SectionState.BODY_CHANGED}
    lost = base_from_record(record, again.by_slug["guide"], iter(()), NO_BASE)
    assert states(status(again, lost))["Solutions"] is SectionState.BODY_CHANGED


def test_sections_of_one_name_have_a_record_each() -> None:
    """Protects the second section of a name, and one whose heading ends in a number, from the record of the other."""
    repeated = text_of(SECTIONS) + "\n## Odds\n\nOne.\n\n## Odds\n\nTwo.\n\n## Odds 2\n\nThree.\n"
    found = library_of({SOURCE: repeated.encode(), SPANISH: text_of(TRANSLATED).encode()})
    record = tomllib.loads(plan_confirmation("guide", "es", found, {}).edits[0].text or "")["es"]["guide"]
    assert record == {key: words_hash(section) for key, section in keyed(found.by_slug["guide"]).items()}
    assert [key for key in record if key.startswith("odds")] == ["odds", "odds~2", "odds-2"]
    assert len(set(record.values())) == len(record)


def test_confirming_again_keeps_other_records() -> None:
    """A record is one line; what people wrote around it stays."""
    records = {
        TRANSLATIONS: '# by hand\n[es.guide]\ntitle = "x" # kept\nsolution = "old"\n\n[es.other]\npatlet = "y"\n'
    }
    text = plan_confirmation("guide", "es", library(), records, ["solution"]).edits[0].text or ""
    assert text.startswith('# by hand\n[es.guide]\ntitle = "x" # kept\nsolution = "')
    assert text.endswith('"\n\n[es.other]\npatlet = "y"\n')
    assert "old" not in text


@pytest.mark.parametrize(
    ("slug", "language", "kinds"),
    [("nobody", "es", ()), ("guide", "fr", ()), ("guide", "en", ()), ("guide", "es", ("x",))],
)
def test_nothing_to_confirm(slug: str, language: str, kinds: tuple[str, ...]) -> None:
    """A pattern, language or section that does not exist is refused in words."""
    with pytest.raises(PlanError):
        plan_confirmation(slug, language, library(), {}, kinds)


def test_a_new_translation() -> None:
    """The file has the language's headings and leads to its other translations; nothing in it counts as translated."""
    contents = sources()
    plan = plan_translation("bell", "es", library_of(contents), {})
    after = carried_out(Plan(plan), contents)
    text = after["translation/es/patterns/bell.md"]
    assert text.startswith("## Title\n\nBell\n")
    assert "## Soluciones\n\nBefore: [door](open-door.md#title).\n" in text
    found = library_of({path: data.encode() for path, data in after.items()})
    record = tomllib.loads(after[TRANSLATIONS])["es"]["bell"]
    bell = found.by_slug["bell"]
    bases = {"translation/es/patterns/bell.md": base_from_record(record, bell, iter(()), NO_BASE)}
    own = next(each for each in statuses(found, bases) if each.slug == "bell")
    assert states(own) == {"Patlet": SectionState.MISSING, "Solutions": SectionState.MISSING}


def test_a_new_language_is_a_folder() -> None:
    """Nothing but a file makes a language; without headings of its own it uses those of the source."""
    contents = sources()
    after = carried_out(Plan(plan_translation("guide", "eo", library_of(contents), {})), contents)
    found = library_of({path: data.encode() for path, data in after.items()})
    assert found.languages == ("en", "eo", "es")
    assert [pattern.slug for pattern in untranslated(found, "eo")] == []
    with pytest.raises(PlanError, match="exists already"):
        plan_translation("guide", "eo", found, {})


@pytest.mark.parametrize("language", ["en", "../up", "", "Español"])
def test_languages_that_cannot_be(language: str) -> None:
    """Only a language code becomes a folder."""
    with pytest.raises(PlanError, match="cannot be translated to"):
        plan_translation("guide", language, library(), {})


def test_large_changes() -> None:
    """Work on the whole text is told from a mended line and from a new line end."""
    lines = [f"line {number}" for number in range(10)]
    text = "\n\n".join(lines)
    assert not is_large(text, text.replace("line 3", "line three"))
    assert not is_large(text, "\n".join(lines))
    assert is_large(text, "\n".join(line.replace("line", "zeile") for line in lines))
    assert is_large("", text)


def test_states_are_a_contract() -> None:
    """Programs read these words; a new one is added here and in the documentation first."""
    assert json.dumps(list(SectionState)) == json.dumps(
        ["extra", "current", "cosmetic", "minor", "instances-behind", "unknown-base", "body-changed", "missing"]
    )
