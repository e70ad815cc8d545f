"""Suggestions: what people without an account would like to see."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "suggestions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("token", sa.String(60), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("slug", sa.String(200), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("caller", sa.String(64), nullable=False, index=True),
        sa.Column("made", sa.String(40), nullable=False, index=True),
        sa.Column("fate", sa.String(20), nullable=False, index=True),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("proposal", sa.Integer, nullable=False, server_default="0"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("suggestions")
