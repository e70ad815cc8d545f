"""Unnamed: people who do not want to be named in the files of the library."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table("unnamed", sa.Column("account", sa.String(200), primary_key=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_table("unnamed")
