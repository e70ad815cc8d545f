"""The tables of the space's database: what is private or not yet said. Nothing published or proposed is in it."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

METADATA = MetaData()

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("account", String(200), nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("changed", String(40), nullable=False),
)
"""Texts that nobody has proposed yet. `content` is JSON."""

FOLLOWS = Table(
    "follows",
    METADATA,
    Column("account", String(200), primary_key=True),
    Column("slug", String(200), primary_key=True),
    Column("address", String(500), nullable=False, server_default=""),
)
"""Who wants to hear of which pattern, "" for all, and where: a mail address or a web hook."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(300), nullable=False, unique=True),
    Column("address", String(500), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("body", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("sent", String(40), nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("trouble", Text, nullable=False, server_default=""),
)
"""Messages to be sent. `key` is a digest of what a message tells and to whom, so that nobody is told twice.

`sent` is "" while a message waits, "taken" and a time while a worker tries it, and then when it went.
"""

PICTURES = Table(
    "pictures",
    METADATA,
    Column("account", String(200), primary_key=True),
    Column("path", String(400), primary_key=True),
    Column("content", Text, nullable=False),
    Column("made", String(40), nullable=False, index=True),
)
"""Pictures that nobody has proposed yet, by the path that they will have; `content` is Base64."""

UNNAMED = Table("unnamed", METADATA, Column("account", String(200), primary_key=True))
"""Who does not want to be named in the files of the library."""

SUGGESTIONS = Table(
    "suggestions",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("token", String(60), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("slug", String(200), nullable=False),
    Column("content", Text, nullable=False),
    Column("name", String(200), nullable=False),
    Column("caller", String(64), nullable=False, index=True),
    Column("made", String(40), nullable=False, index=True),
    Column("fate", String(20), nullable=False, index=True),
    Column("reason", Text, nullable=False, server_default=""),
    Column("proposal", Integer, nullable=False, server_default="0"),
)
"""What people without an account suggest, until somebody lets it through or declines it. `content` is JSON, `token`
the secret part of the page that tells them what became of it, `caller` a digest that only this space can make."""

INSTANCES = Table(
    "instances",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("token", String(60), nullable=False, unique=True),
    Column("slug", String(200), nullable=False, index=True),
    Column("organization", String(200), nullable=False),
    Column("description", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("words", Text, nullable=False),
    Column("link", String(500), nullable=False),
    Column("stage", String(20), nullable=False, index=True),
    Column("account", String(200), nullable=False),
    Column("made", String(40), nullable=False),
    Column("asked", String(40), nullable=False, server_default=""),
    Column("reminded", String(40), nullable=False, server_default=""),
    Column("answered", String(40), nullable=False, server_default=""),
    Column("proposal", Integer, nullable=False, server_default="0"),
)
"""Known instances on their way to a pattern. `token` is the secret part of the link that the contact gets."""

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("account", String(80), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("mail", String(200), nullable=False),
    Column("digest", String(300), nullable=False),
    Column("made", String(40), nullable=False),
)
"""People of a closed network. `digest` is an argon2 digest of their password."""

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("account", String(200), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("mail", String(200), nullable=False),
    Column("sealed", Text, nullable=False),
    Column("until", Integer, nullable=False),
)
"""Who is signed in. `digest` is of the cookie's value, `sealed` the person's own token, `until` a time in seconds."""

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, index=True),
    Column("at", Integer, nullable=False),
)
"""Failed attempts to sign in. `key` is a digest of the account or of the caller's address."""

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("name", String(200), primary_key=True),
    Column("at", Integer, nullable=False, index=True),
)
"""Hooks that were heard, by delivery and by signature."""
