"""Names, addresses, numbers and secrets do not leave a source unless a person has looked."""

from __future__ import annotations

import random
import re
import string
from typing import TYPE_CHECKING

import pytest

from patternbook.collaborate.talk.reader import knowledge_of
from patternbook.identify.privacy.hiding import SECRET, Pseudonyms, bare, flags, without_secrets

if TYPE_CHECKING:
    from patternbook.library import Library

SYLLABLES = [
    f"{first}{last}" for first in ("b", "k", "m", "r", "t", "v", "z", "pr", "sh") for last in ("a", "o", "el", "un")
]
PLACES = (
    "We asked {} whether the review could wait, and the answer took a month.",
    "The fix came from {} after the deadline.",
    "{} said that nobody owns the component.",
    "Thanks {}, that helped the other team a lot.",
    "In the end {} and two others merged it.",
    "It is a known problem at {}; the shared library has no owner.",
    "please ping {} before you change the interface",
    "(see {} for the details)",
)


def made_up(chance: random.Random, least: int = 2, most: int = 3) -> str:
    """Return a word that no dictionary has."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(least, most)))


def digits(chance: random.Random, count: int) -> str:
    """Return so many digits, the first no zero."""
    return str(chance.randint(10 ** (count - 1), 10**count - 1))


def identifier(chance: random.Random) -> str:
    """Return something that tells who, in one of many shapes."""
    given, family, company = made_up(chance).title(), made_up(chance).title(), made_up(chance, 2, 4).title()
    domain = f"{company.lower()}.{chance.choice(['com', 'de', 'co.uk', 'io', 'example'])}"
    shapes = [
        f"{given} {family}",
        f"{given} {family[0]}.",
        f"{given} van der {family}",
        f"{given}-{made_up(chance).title()} O'{family}",
        f"Dr. {family}",
        f"@{given.lower()}",
        f"@{given.lower()}.{family.lower()}",
        f"{given.lower()}.{family.lower()}@{domain}",
        f"{given.lower()}+list@{domain}",
        f"{given.lower()} [at] {company.lower()} [dot] com",
        f"{given.lower()}{chance.randint(10, 99)}",
        f"{given.lower()}_{family.lower()}",
        f"{given}#{digits(chance, 4)}",
        f"<@U0{digits(chance, 7)}>",
        f"+49 {digits(chance, 3)} {digits(chance, 7)}",
        f"({digits(chance, 3)}) {digits(chance, 3)}-{digits(chance, 4)}",
        f"0{digits(chance, 4)}/{digits(chance, 6)}",
        f"https://{domain}/people/{family.lower()}",
        f"www.{domain}",
        f"{domain}/wiki/{given}",
        f"{company} GmbH",
        f"{company} {chance.choice(['Bank', 'Insurance', 'Holdings', 'Systems'])}",
        f"{company.upper()[:4]} Inc.",
        company,
        "".join(chance.choices(string.ascii_uppercase.replace("I", ""), k=4)) + f"-{digits(chance, 4)}",
        f"10.{chance.randint(0, 255)}.{chance.randint(0, 255)}.{chance.randint(0, 255)}",
        f"DE{digits(chance, 2)} {digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)} {digits(chance, 4)} 00",
        f"/home/{given.lower()}/{made_up(chance)}",
        f"{family}さん",
        f"株式会社{chance.choice(['青空', '北山', '光電'])}{chance.choice(['工業', '商事', '製作'])}",
        f"{chance.choice('王李张刘陈杨')}{chance.choice('伟芳娜敏静')}经理",
    ]
    return chance.choice(shapes)


def told(planted: str, text: str) -> bool:
    """Whether a planted identifier, or the telling part of it, still stands in a text."""
    parts = [part for part in re.split(r"[\s@.,/#<>()+:_'\[\]-]+", planted) if len(part) > 3 and not part.isdigit()]
    usual = {
        "http",
        "https",
        "home",
        "people",
        "wiki",
        "list",
        "bank",
        "insurance",
        "holdings",
        "systems",
        "gmbh",
        "さん",
        "example",
    }
    telling = [part for part in parts if part.lower() not in usual]
    return planted in text or any(_stands(part, text) for part in telling)


def _stands(part: str, text: str) -> bool:
    """Whether a word stands in a text; letters within a longer word are chance."""
    return bool(re.search(rf"(?<![^\W_]){re.escape(part)}(?![^\W_])", text)) if part.isascii() else part in text


@pytest.fixture(scope="module")
def planted() -> list[tuple[str, str]]:
    """1,000 identifiers, each in a sentence."""
    chance = random.Random(20)
    found = []
    for _ in range(1000):
        name = identifier(chance)
        found.append((name, chance.choice(PLACES).format(name)))
    return found


def test_planted_identifiers_are_caught(library: Library, planted: list[tuple[str, str]]) -> None:
    """Protects people: of a thousand identifiers of many shapes 99.5 in a hundred are hidden at import."""
    pseudonyms = Pseudonyms(b"key", knowledge_of(library))
    missed = [(name, pseudonyms.hide(text)) for name, text in planted if told(name, pseudonyms.hide(text))]
    assert len(missed) <= 5, missed[:20]


def test_what_is_missed_is_flagged(library: Library, planted: list[tuple[str, str]]) -> None:
    """Protects people from what the import misses: nothing that tells who is published before somebody has looked."""
    knowledge = knowledge_of(library)
    pseudonyms = Pseudonyms(b"key", knowledge)
    for name, text in planted:
        hidden = pseudonyms.hide(text)
        assert not told(name, hidden) or flags(hidden, knowledge), (name, hidden)


def test_hiding_leaves_ordinary_talk_alone(library: Library) -> None:
    """Protects the use of it all: talk that names nobody is not changed."""
    text = (
        "We wait for a review. However, the other team has no time, and our manager asks why. "
        "In January we wrote a README; since then new people find their way. Is there a better way?"
    )
    assert Pseudonyms(b"key", knowledge_of(library)).hide(text) == text


def test_a_pseudonym_is_stable_and_depends_on_the_key(library: Library) -> None:
    """Protects both sides: one person has one pseudonym, and without the key nobody can make it again."""
    one, other = Pseudonyms(b"one", knowledge_of(library)), Pseudonyms(b"other", knowledge_of(library))
    text = "We asked Zoltana Quavosky again."
    assert one.hide(text) == one.hide(text) != other.hide(text)
    assert bare(one.hide(text)) == bare(other.hide(text))
    assert "Zoltana Quavosky" in one.meant.values()
    assert one.hide(one.hide(text)) == one.hide(text)


SECRETS = (
    "AKIA" + "Z7QHWX5LBM3KDNPT",
    "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "github_pat_" + "11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ",
    "xoxb-" + "123456789012-abcdefghijklmnop",
    "glpat-" + "abcDEF123456ghiJKL78",
    "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
    "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
    "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w",
    "https://hooks.slack.com/services/" + "T000/B000/XXXXXXXX",
    "postgres://admin:" + "hunter2@db.intern:5432/x",
    "password: " + "Tr0ub4dor&3",
    "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
)


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret[:8])
def test_secrets_are_never_shown(library: Library, secret: str) -> None:
    """Protects against the worst: a token in a chat is gone under every policy, and its place is flagged."""
    text = f"Use this one until Friday {secret} and tell nobody."
    telling = secret.rpartition(" ")[2].rpartition("\n")[2][-8:]
    knowledge = knowledge_of(library)
    pseudonyms = Pseudonyms(b"key", knowledge)
    for shown in (without_secrets(text), pseudonyms.hide(text)):
        assert telling not in shown
        assert SECRET in shown
        assert SECRET in flags(shown, knowledge)
    assert not any(telling in original for original in pseudonyms.meant.values())


def test_hiding_takes_linear_time(library: Library) -> None:
    """Protects imports from texts made to stall: long runs of one character pass at once."""
    pseudonyms = Pseudonyms(b"key", knowledge_of(library))
    for piece in ("a", "a.", "1 ", "@", "Aa ", "-", "a_", "/a", "é"):
        assert pseudonyms.hide(piece * 8_000)


@pytest.mark.parametrize("text", ["He's late, so we wait.", "E este time de novo.", "Y por eso el equipo espera."])
def test_everyday_words_are_no_names(library: Library, text: str) -> None:
    """Protects evidence from holes: what only begins a sentence, in whatever language, stays readable."""
    assert Pseudonyms(b"key", knowledge_of(library)).hide(text) == text
