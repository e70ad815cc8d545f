"""Pictures: those that somebody is about to propose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "pictures",
        sa.Column("account", sa.String(200), primary_key=True),
        sa.Column("path", sa.String(400), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("made", sa.String(40), nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("pictures")
