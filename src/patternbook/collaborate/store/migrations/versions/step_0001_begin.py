"""Begin: drafts, follows, outbox, known instances on their way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account", sa.String(200), nullable=False, index=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("changed", sa.String(40), nullable=False),
    )
    op.create_table(
        "follows",
        sa.Column("account", sa.String(200), primary_key=True),
        sa.Column("slug", sa.String(200), primary_key=True),
        sa.Column("address", sa.String(500), nullable=False, server_default=""),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(300), nullable=False, unique=True),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("sent", sa.String(40), nullable=False, server_default=""),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("trouble", sa.Text, nullable=False, server_default=""),
    )
    op.create_table(
        "instances",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("token", sa.String(60), nullable=False, unique=True),
        sa.Column("slug", sa.String(200), nullable=False, index=True),
        sa.Column("organization", sa.String(200), nullable=False),
        sa.Column("description", sa.String(200), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("link", sa.String(500), nullable=False),
        sa.Column("may_name", sa.Boolean, nullable=False),
        sa.Column("stage", sa.String(20), nullable=False, index=True),
        sa.Column("account", sa.String(200), nullable=False),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("asked", sa.String(40), nullable=False, server_default=""),
        sa.Column("reminded", sa.String(40), nullable=False, server_default=""),
        sa.Column("answered", sa.String(40), nullable=False, server_default=""),
        sa.Column("proposal", sa.Integer, nullable=False, server_default="0"),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("instances", "outbox", "follows", "drafts"):
        op.drop_table(name)
