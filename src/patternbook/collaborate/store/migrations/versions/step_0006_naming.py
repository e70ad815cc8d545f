"""Instances: whether an organization may be named is told by its stage alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Drop the column that nobody read."""
    op.drop_column("instances", "may_name")


def downgrade() -> None:
    """Make it again, as the stage has it."""
    op.add_column("instances", sa.Column("may_name", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE instances SET may_name = true WHERE stage = 'approved' AND answered = ''"))
