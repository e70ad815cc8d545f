"""What is said to people in the chat: the question about their words, and short answers to what they press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patternbook.identify.listening.consent import Answer

if TYPE_CHECKING:
    from collections.abc import Collection

    from patternbook.identify.listening.consent import Answers

BUTTONS = (
    (Answer.QUOTED, "Yes, with my words quoted"),
    (Answer.NAMELESS, "Yes, without names"),
    (Answer.NO, "No"),
)
"""The answers that people can choose, and how they are put."""

NEVER, AGAIN = "Never keep my words", "Ask me again from now on"
ALREADY = "This thread was pointed at before; the question about it is in the thread."
CLOSED = "Nothing of this thread is kept."
GONE = "Your words were taken out and stay out."
ACCEPTED = "Your words are deleted here. They are in the library already ({where}): please ask its maintainers."
NOT_YOURS = "None of your words are kept from this thread, so there is nothing to decide."
OPTED_OUT = "From now on none of your words are kept, wherever somebody points. What was kept of them is deleted."
OPTED_IN = "From now on you are asked again when somebody points at a thread of yours."
FAILED = "I could not read this thread, so nothing was kept: {why}."
THANKS = {
    Answer.QUOTED: "Thank you. Your words may be quoted, with your name, once everybody has agreed.",
    Answer.NAMELESS: "Thank you. Your words may be used, and nobody will be told that they are yours.",
    Answer.NO: "Understood. Your words are deleted.",
}


def question(people: Collection[str], by: str, library: str, days: int) -> str:
    """Return the question to those whose words a candidate holds, each mentioned as the chat does it."""
    where = f" for {library}" if library else ""
    return (
        f"{' '.join(people)}: {by} thinks that others can learn from this thread and would like to keep it as a "
        f"pattern{where}. It lies in a private inbox, with your names hidden, and nothing of it leaves there until "
        f"each of you agrees. May what you said be used? What nobody answers for is deleted after {days} days."
    )


def progress(answers: Answers) -> str:
    """Return what is said below the question about the answers so far; it never tells who answered what."""
    given = [each for each in answers.values() if each is not Answer.NONE]
    if len(given) < len(answers):
        return f"{len(given)} of {len(answers)} answered. You may change your answer at any time."
    if all(each is Answer.NO for each in given):
        return CLOSED
    return "Everybody has answered, thank you. You may still change your answer."


def nothing_kept(skipped: Collection[str]) -> str:
    """Return what is said when a thread gives nothing, and for which reasons its messages were left out."""
    why = f" ({', '.join(sorted(reason.replace('_', ' ') for reason in skipped))})" if skipped else ""
    return f"Nobody whose words may be kept says anything in this thread{why}; nothing was kept."
