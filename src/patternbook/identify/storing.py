"""Candidates as plain values and back, so that they can be kept and shown; nothing raw is in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from patternbook.identify.model import (
    Candidate,
    CandidateKind,
    Evidence,
    Policy,
    Problem,
    Resemblance,
    Role,
    Statistics,
)
from patternbook.identify.printing import plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
"""Of the plain form; findings of another version are made anew."""


def evidence_value(evidence: Evidence) -> dict[str, str]:
    """Return a quote as plain values."""
    return {
        "quote": evidence.quote,
        "section": evidence.role.value,
        "where": evidence.where,
        "who": evidence.who,
        "when": evidence.when,
    }


def candidate_value(candidate: Candidate, *, whole: bool = False) -> dict[str, Any]:
    """Return a candidate as plain values; `whole` adds what is only needed to read it again."""
    value: dict[str, Any] = {
        "key": candidate.key,
        "kind": candidate.kind.value,
        "title": candidate.title,
        "policy": candidate.policy.value,
        "language": candidate.language,
        "worth": candidate.worth,
        "sources": candidate.sources,
        "organization": candidate.organization or None,
        "state": candidate.state or None,
        "waits_for": list(candidate.waits_for),
        "evidence": [evidence_value(each) for each in candidate.evidence],
        "resembles": [{"slug": r.slug, "title": r.title, "confidence": r.confidence} for r in candidate.resembles],
    }
    if whole:
        value |= {
            "newest": candidate.newest,
            "fingerprint": list(candidate.fingerprint),
            "merged": list(candidate.merged),
            "threads": list(candidate.threads),
        }
    return value


def candidate_from(value: Mapping[str, Any]) -> Candidate:
    """Return the candidate that `candidate_value(..., whole=True)` describes. Raises KeyError or ValueError."""
    evidence = (Evidence(e["quote"], Role(e["section"]), e["where"], e["who"], e["when"]) for e in value["evidence"])
    return Candidate(
        key=value["key"],
        kind=CandidateKind(value["kind"]),
        title=value["title"],
        evidence=tuple(evidence),
        resembles=tuple(Resemblance(r["slug"], r["title"], r["confidence"]) for r in value["resembles"]),
        policy=Policy(value["policy"]),
        language=value["language"],
        worth=value["worth"],
        sources=value["sources"],
        newest=value["newest"],
        organization=value["organization"] or "",
        state=value["state"] or "",
        fingerprint=tuple(value["fingerprint"]),
        merged=tuple(value["merged"]),
        threads=tuple(value.get("threads", ())),
        waits_for=tuple(value.get("waits_for", ())),
    )


def statistics_value(statistics: Statistics) -> dict[str, Any]:
    """Return statistics as plain values."""
    return {
        "read": statistics.read,
        "skipped": dict(sorted(statistics.skipped.items())),
        "threads": statistics.threads,
        "segments": statistics.segments,
        "outcomes": dict(sorted((str(name), count) for name, count in statistics.outcomes.items())),
        "problems": [{"member": plain_name(problem.member), "why": problem.why} for problem in statistics.problems],
    }


def statistics_from(value: Mapping[str, Any]) -> Statistics:
    """Return the statistics that some plain values describe."""
    problems = tuple(Problem(each["member"], each["why"]) for each in value["problems"])
    return Statistics(
        value["read"],
        Counter(value["skipped"]),
        value["threads"],
        value["segments"],
        Counter(value["outcomes"]),
        problems,
    )
