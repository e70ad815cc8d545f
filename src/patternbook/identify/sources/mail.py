"""Mail archives: mbox files and the single mails of a maildir, as threads, without quoted text and signatures.

Dropped: mail addresses, routes, attachments, HTML parts beside plain text, what was quoted, signatures.
"""

from __future__ import annotations

import re
from collections import Counter
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, mktime_tz, parsedate_tz
from typing import TYPE_CHECKING

from patternbook.identify.model import Discussion, Medium, Policy, Problem, Utterance
from patternbook.identify.sources.reading import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

NAME = "mail"
POLICY = Policy.PRIVATE
TOGETHER = True

_FROM = re.compile(rb"^From \S+ .*\d\d:\d\d.*$\r?\n", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"^(?:From|Date|Message-ID|Received|Return-Path|Subject|Delivered-To):? ", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:-- ?|__+|—+)$|^Sent from my |^Get Outlook for |^Von meinem .{3,20} gesendet", re.MULTILINE
)
_FORWARDED = re.compile(
    r"^-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Mensaje original).*",
    re.MULTILINE | re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"^(?:On|Am|El|Em|Le) .{6,160}?(?:wrote|schrieb.{0,60}|escribió|escreveu|a écrit) ?:[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_MAILDIR = re.compile(r"(?:^|/)(?:cur|new)/[^/]+$")
_REPLY = re.compile(r"^(?:(?:re|aw|sv|fwd?|antw|res|rv) ?(?:\[\d+\])?: ?)+", re.IGNORECASE)
_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]+>", re.DOTALL | re.IGNORECASE)
_ANGLES = re.compile(r"<[^<>\s]+>")


def recognizes(name: str, head: bytes) -> bool:
    """Whether a file is a mail archive or a mail."""
    if name.lower().endswith((".mbox", ".eml")) or _MAILDIR.search(name):
        return True
    return head.startswith(b"From ") and bool(_HEADER.search(head.partition(b"\n")[2]))


def container(name: str) -> str:
    """Return what a file is a part of: the folder that it is in, or the maildir with its read and its new mails."""
    match = _MAILDIR.search(name)
    return name[: match.start()] or "maildir" if match else name.rpartition("/")[0]


def _mails(data: bytes) -> Iterator[bytes]:
    """Yield the mails of an mbox, or the one mail that the data is."""
    if not data.startswith(b"From "):
        yield data
        return
    starts = [
        m for m in _FROM.finditer(data) if m.start() == 0 or data[m.start() - 2 : m.start()] in {b"\n\n", b"\r\n"}
    ]
    ends = [*(match.start() for match in starts[1:]), len(data)]
    # An mbox writes ">From" where a line of a mail begins with "From"; that is no quoted line.
    yield from (_ESCAPED.sub(rb"\1", data[match.end() : end]) for match, end in zip(starts, ends, strict=False))


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return payload.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("utf-8", errors="replace")


def _body(mail: Message) -> str:
    """Return the words of a mail: its plain text, else its HTML without markup."""
    parts = [part for part in mail.walk() if not part.is_multipart() and not part.get_filename()]
    for kind in ("text/plain", "text/html"):
        if found := [_decoded(part) for part in parts if part.get_content_type() == kind]:
            text = "\n".join(found)
            return _TAG.sub(" ", text) if kind == "text/html" else text
    return ""


def own_words(text: str) -> str:
    """Return what the sender wrote: no quoted lines, no words that announce them, no signature."""
    text = text.replace("\r\n", "\n")
    for end in (_SIGNATURE, _FORWARDED):
        if match := end.search(text):
            text = text[: match.start()]
    text = _ATTRIBUTION.sub("", text)
    lines = (line.rstrip() for line in text.split("\n") if not line.lstrip().startswith((">", "|>")))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _header(mail: Message, name: str) -> str:
    value = mail.get(name)
    try:
        return str(make_header(decode_header(str(value)))) if value else ""
    except (LookupError, UnicodeError, ValueError, MessageError):
        return str(value)


def _threads(mails: list[tuple[str, Message]]) -> dict[str, str]:
    """Return the thread of each mail: that of the mail it answers, else that of its subject."""
    thread: dict[str, str] = {}
    subjects: dict[str, str] = {}
    for key, mail in mails:
        answers = _ANGLES.findall(f"{_header(mail, 'References')} {_header(mail, 'In-Reply-To')}")
        subject = _header(mail, "Subject")
        bare = _REPLY.sub("", subject).strip().casefold()
        known = next((thread[ref] for ref in reversed(answers) if ref in thread), "")
        known = known or (subjects.get(bare, "") if bare and _REPLY.match(subject) else "")
        thread[key] = known or (answers[0] if answers else key)
        subjects.setdefault(bare, thread[key])
    return thread


def _sender(mail: Message) -> str:
    found = getaddresses([_header(mail, "From")])
    return (found[0][0] or found[0][1]) if found else ""


def _time(mail: Message) -> float:
    try:
        date = parsedate_tz(_header(mail, "Date"))
        return moment(mktime_tz(date)) if date else 0.0
    except (OverflowError, ValueError, TypeError):
        return 0.0


def read(data: bytes, name: str) -> Discussion:
    """Read an archive or a single mail; a list's archive in several files is one container."""
    skipped: Counter[str] = Counter()
    problems = []
    mails: list[tuple[str, Message]] = []
    for number, raw in enumerate(_mails(data)):
        mail = message_from_bytes(raw)
        if not mail.keys():
            problems.append(Problem(name, f"mail {number + 1} has no header; it was not read"))
            skipped["no header"] += 1
            continue
        key = "".join(_ANGLES.findall(_header(mail, "Message-ID"))[:1]) or f"{name}:{number}"
        mails.append((key, mail))
    mails.sort(key=lambda pair: _time(pair[1]))
    threads = _threads(mails)
    said = []
    for key, mail in mails:
        text = own_words(_body(mail))
        if not text:
            skipped["no text of its own"] += 1
            continue
        said.append(Utterance(key, threads[key], _time(mail), _sender(mail), text, f"{name}#{key.strip('<>')}"))
    people = frozenset(
        name for _, mail in mails for pair in getaddresses([_header(mail, "From")]) for name in pair if name
    )
    return Discussion(
        NAME, container(name) or name, Medium.THREADS, tuple(said), skipped, tuple(problems), people=people
    )
