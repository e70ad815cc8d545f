"""People: accounts of a closed network, sessions, failed attempts, and hooks that were heard."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of people."""
    op.create_table(
        "accounts",
        sa.Column("account", sa.String(80), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("mail", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(300), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(200), nullable=False, index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("mail", sa.String(200), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False, index=True),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "deliveries",
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("at", sa.Integer, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("deliveries", "attempts", "sessions", "accounts"):
        op.drop_table(name)
