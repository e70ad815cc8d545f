"""Run rules over a library and give what they find, with places and severities, in a fixed order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from patternbook.library import Document, Finding, Library, Replacement, Severity, Translation
from patternbook.library.finding import Fix
from patternbook.mature.observations import NOTHING_SEEN, Observations
from patternbook.mature.rule import Over, Rule
from patternbook.mature.rules import rules_for
from patternbook.mature.scope import Scope
from patternbook.mature.settings import read_severities
from patternbook.mature.text.suppressions import read_suppressions
from patternbook.pattern import Pattern, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from patternbook.mature.rule import Flaw

UNUSED, UNREASONED = "PAT005", "PAT006"


def _subjects(library: Library, over: Over, paths: Collection[str] | None) -> Iterator[object]:
    """Yield what a rule is run over; with paths, only the files among them; of a shelf only its own.

    Notes on a pattern underneath are judged as texts, for nobody can ask them for whole patterns.
    """
    if over is Over.LIBRARY:
        if paths is None or any(path not in library.by_path for path in paths):
            yield library.own
        return
    found: dict[Over, Iterable[object]] = {
        Over.PATTERN: library.patterns,
        Over.TEXT: (*library.by_path.values(), *library.notes),
        Over.TRANSLATION: library.translations,
        Over.PAGE: library.own_pages,
        Over.READING: (),
    }
    for subject in found[over]:
        file = _file(subject)
        if (paths is None or file.path in paths) and library.is_own(file):
            yield subject


def _file(subject: object) -> Pattern | Document:
    return subject.pattern if isinstance(subject, Translation) else subject  # type: ignore[return-value]


class _Places:
    """Turns positions in a file into lines and columns without counting from its start each time."""

    def __init__(self) -> None:
        self._starts: dict[str, list[int]] = {}

    def of(self, page: Pattern | Document, position: int) -> tuple[int, int]:
        starts = self._starts.get(page.path)
        if starts is None:
            starts = [0]
            while (newline := page.source.find("\n", starts[-1])) >= 0:
                starts.append(newline + 1)
            self._starts[page.path] = starts
        line = bisect_right(starts, position)
        return line, position - starts[line - 1] + 1


class _Check:
    """One run: its scope, the severities that the library chose, the places."""

    def __init__(self, library: Library, seen: Observations) -> None:
        self.library = library
        self.scope = Scope(library, seen)
        self.rules = rules_for(library.config)
        known = {key: rule.code for rule in self.rules for key in (rule.code, rule.name)}
        self.known = known
        self.chosen = read_severities(library.config, known)
        self.places = _Places()

    def severity(self, rule: Rule, page: Pattern | Document | None) -> Severity | None:
        draft = isinstance(page, Pattern) and self.scope.is_draft(page)
        return self.chosen.get(rule.code, rule.draft if draft else rule.book)

    def findings(self, rules: Iterable[Rule], paths: Collection[str] | None) -> Iterator[Finding]:
        subjects = {over: tuple(_subjects(self.library, over, paths)) for over in Over}
        for rule in rules:
            for subject in subjects[rule.over]:
                page = None if rule.over is Over.LIBRARY else _file(subject)
                if self.severity(rule, page) is None:
                    continue
                for flaw in rule.find(subject, self.scope):
                    yield self.finding(rule, flaw, page)

    def finding(self, rule: Rule, flaw: Flaw, page: Pattern | Document | None) -> Finding:
        if flaw.path:
            page = self.library.file(flaw.path)
        path = page.path if page else flaw.path
        line, column = self.places.of(page, flaw.span.start) if page and flaw.span else (1, 1)
        severity = self.chosen.get(rule.code) or flaw.severity or self.severity(rule, page) or Severity.INFO
        return Finding(rule.code, severity, flaw.message, path, line, column, flaw.span, flaw.fix)

    def answered(self, findings: list[Finding], paths: Collection[str] | None) -> Iterator[Finding]:
        """Yield the findings that no author answered, and the answers that are of no use."""
        by_path: dict[str, list[Finding]] = {}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        pages = self.scope.pages
        for path in sorted({*by_path, *(p for p in pages if paths is None or p in paths)}):
            found = by_path.get(path, [])
            page = pages.get(path)
            yield from found if page is None else self._answered(page, found)

    def _answered(self, page: Pattern | Document, findings: list[Finding]) -> Iterator[Finding]:
        for answer in read_suppressions(page):
            code = self.known.get(answer.rule, answer.rule)
            answered = [f for f in findings if f.rule == code and _within(f, answer.reach)]
            if not answer.reason:
                yield self._about(
                    page, UNREASONED, answer.span, f"the answer to {answer.rule} gives no reason; add one"
                )
            elif answered:
                findings = [f for f in findings if f not in answered]
            else:
                cut = Fix((Replacement(page.path, _line_of(page.source, answer.span), ""),), safe=True)
                yield self._about(
                    page, UNUSED, answer.span, f"nothing here breaks {answer.rule}; delete this comment", cut
                )
        yield from findings

    def _about(self, page: Pattern | Document, code: str, span: Span, message: str, fix: Fix | None = None) -> Finding:
        line, column = self.places.of(page, span.start)
        return Finding(code, self.chosen.get(code) or Severity.WARNING, message, page.path, line, column, span, fix)


def _within(finding: Finding, reach: Span) -> bool:
    start = finding.span.start if finding.span else 0
    return reach.start <= start < reach.end


def _line_of(source: str, span: Span) -> Span:
    """Return the whole line of a comment that stands alone, else the comment."""
    start, end = source.rfind("\n", 0, span.start) + 1, source.find("\n", span.end)
    end = len(source) if end < 0 else end + 1
    alone = not (source[start : span.start] + source[span.end : end]).strip()
    return Span(start, end) if alone else span


def check(
    library: Library, seen: Observations = NOTHING_SEEN, *, paths: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a library, ordered by place; with `paths`, what is wrong with these files.

    The problems of reading are included. Findings that an author answered with a reason are left
    out. Raises ConfigError when the library's settings of the rules cannot be used.
    """
    run = _Check(library, seen)
    found = [*library.problems, *run.findings(run.rules, paths)]
    own = library.overlay.own if library.overlay else None
    answered = (f for f in run.answered(found, paths) if own is None or f.path in own)
    wanted = (f for f in answered if paths is None or f.path in paths)
    kept = (f for f in wanted if run.chosen.get(f.rule, f.severity) is not None)
    return tuple(sorted(kept, key=lambda f: (f.path, f.line, f.column, f.rule, f.message)))
