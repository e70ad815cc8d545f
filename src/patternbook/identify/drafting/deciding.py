"""What a person makes of a candidate: a new draft in the library, free of what could tell who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from patternbook.errors import PatternbookError
from patternbook.identify.drafting.drafts import quotes_left
from patternbook.identify.model import Policy
from patternbook.identify.privacy.credentials import secrets_in
from patternbook.identify.privacy.hiding import SECRET, flags
from patternbook.library.changes.draft import Draft, PlanError
from patternbook.library.plurals import number_of
from patternbook.pattern.slugs import title_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from patternbook.identify.model import Candidate
    from patternbook.identify.privacy.identifiers import Knowledge
    from patternbook.library import ChangeSet, Library


class UnresolvedError(PatternbookError):
    """A draft may not leave the inbox yet; the message says what a person has to look at."""


def path_of(title: str, library: Library) -> str:
    """Return where a new draft goes: the lowest level's folder, under the title's slug."""
    template = next(each for each in library.config.patterns if "{language}" not in each)
    lowest = library.config.levels[0]
    return template.replace("{level}", lowest.folder).replace("{slug}", title_slug(title))


def titled(draft: str, title: str) -> str:
    """Return a draft whose first section says another title."""
    heading, _, rest = draft.partition("\n")
    following = rest.find("\n## ")
    return f"{heading}\n\n{title}\n{rest[following:] if following >= 0 else ''}"


_UNSAID = re.compile(r"<!--[\s\S]*?-->|^#+ .*$", re.MULTILINE)
"""Parts of a draft that the template says, not people."""
_SHOWN = 30


def check_consent(candidate: Candidate) -> None:
    """Raise UnresolvedError while somebody whose words a candidate holds was asked and has not said yes."""
    if candidate.waits_for:
        count = len(candidate.waits_for)
        message = (
            f"{count} {'person was' if count == 1 else 'people were'} asked whether what they said may be used and "
            f"{'has' if count == 1 else 'have'} not said yes; {candidate.key} stays in the inbox until then"
        )
        raise UnresolvedError(message)


def check_free(draft: str, candidate: Candidate, knowledge: Knowledge, reviewed: Iterable[str]) -> None:
    """Raise UnresolvedError while something in a draft could tell who, is a secret, or was said in private.

    So does it while consent is missing.
    """
    check_consent(candidate)
    page = f"{candidate.key}.md"
    if SECRET in draft or next(secrets_in(draft), None):
        message = f"the draft of {candidate.key} still has a secret, or the place of one: take it out of {page}"
        raise UnresolvedError(message)
    if candidate.policy is Policy.PUBLIC:
        return
    if candidate.policy is Policy.PRIVATE and (left := quotes_left(draft, candidate)):
        message = (
            f"what was said in private stays in the inbox: say {left[0][:60]!r} in your own words in {page}, "
            "or read the source with --policy chatham if you may"
        )
        raise UnresolvedError(message)
    if found := flags(_UNSAID.sub(" ", draft), knowledge, reviewed):
        message = (
            f"{number_of(len(found), 'word')} of the draft could tell who, and nobody has looked: "
            f"{', '.join(found[:_SHOWN])}; "
            f"change them in {page}, or pass --keep WORD for each that tells nobody anything"
        )
        raise UnresolvedError(message)


def plan_draft(
    draft: str, candidate: Candidate, library: Library, knowledge: Knowledge, reviewed: Iterable[str] = ()
) -> ChangeSet:
    """Plan to take a draft into the library, in its lowest level.

    Raises UnresolvedError while something stands in its way, PlanError when a file is there already.
    """
    check_free(draft, candidate, knowledge, reviewed)
    title = next((line for line in draft.splitlines()[1:] if line.strip()), "")
    path, taken = path_of(title, library), library.pattern(title_slug(title))
    if taken is not None or path in library.files:
        message = f"{taken.path if taken else path} exists already; give the draft another title with --title"
        raise PlanError(message)
    changes = Draft(library)
    changes.write(path, draft)
    return changes.changes(f"Draft: {title}", f"From candidate {candidate.key}")
