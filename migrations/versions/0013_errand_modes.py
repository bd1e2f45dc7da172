"""Modes of handling, parts and extensions of errands."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013_errand_modes"
down_revision = "0012_rulebook"
branch_labels = None
depends_on = None

_PROCEDURES = ("direct", "promised", "joint")
_MODES = ("instant", "promised", "reported", "returned")
_CLOSINGS = ("normal", "returned", "void", "consultation", "not_resubmitted", "forwarded", "deleted")
_PART_STATES = ("waiting", "doing", "done", "withdrawn")


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    procedure = sa.Enum(*_PROCEDURES, name="procedure", native_enum=False, length=20)
    op.add_column(
        "service_item", sa.Column("procedure", procedure, server_default="promised", nullable=False)
    )
    for column in _columns():
        op.add_column("errand", column)
    _fill()
    _create_parts()


def _columns() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column(
            "mode",
            sa.Enum(*_MODES, name="mode", native_enum=False, length=20),
            server_default="promised",
            nullable=False,
        ),
        sa.Column(
            "procedure",
            sa.Enum(*_PROCEDURES, name="procedure", native_enum=False, length=20),
            server_default="promised",
            nullable=False,
        ),
        sa.Column("pause_for", sa.String(length=100), server_default="", nullable=False),
        sa.Column("pause_note", sa.Text(), server_default="", nullable=False),
        sa.Column("knowable", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("return_asked", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("return_note", sa.Text(), server_default="", nullable=False),
        sa.Column("times_returned_again", sa.Integer(), server_default="0", nullable=False),
        sa.Column("times_extended", sa.Integer(), server_default="0", nullable=False),
        sa.Column("parts_open", sa.Integer(), server_default="0", nullable=False),
        sa.Column("report_by", sa.DateTime(timezone=True)),
        sa.Column("resubmit_by", sa.DateTime(timezone=True)),
        sa.Column("return_asked_by", sa.Uuid()),
        sa.Column("return_asked_at", sa.DateTime(timezone=True)),
        sa.Column("closing_kind", sa.Enum(*_CLOSINGS, name="closingkind", native_enum=False, length=20)),
    )


def _fill() -> None:
    """Tell of the errands that there are what their items and their course tell."""
    op.execute("UPDATE service_item SET procedure = 'direct' WHERE handling = 'instant'")
    op.execute(
        "UPDATE errand SET procedure = (SELECT procedure FROM service_item"
        " WHERE service_item.id = errand.service_item_id)"
    )
    op.execute(
        "UPDATE errand SET mode = (SELECT handling FROM service_item"
        " WHERE service_item.id = errand.service_item_id)"
    )
    op.execute("UPDATE errand SET mode = 'reported' WHERE handling_station_id <> station_id")
    op.execute("UPDATE errand SET mode = 'returned' WHERE state = 'returned'")
    op.execute("UPDATE errand SET closing_kind = 'void' WHERE state = 'withdrawn'")
    op.execute("UPDATE errand SET closing_kind = 'normal' WHERE state IN ('completed', 'signed', 'archived')")


def _create_parts() -> None:
    op.create_table(
        "errand_part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("agent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state", sa.Enum(*_PART_STATES, name="partstate", native_enum=False, length=20), nullable=False
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'doing') <= (agent_id IS NOT NULL)", name=op.f("ck_errand_part_doing_has_agent")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_errand_part_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_errand_part_station_id_station")
        ),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["user_account.id"], name=op.f("fk_errand_part_agent_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand_part")),
    )
    op.create_index("ix_errand_part_errand_id", "errand_part", ["errand_id"], unique=False)
    op.create_index("ix_errand_part_path_state", "errand_part", ["path", "state"], unique=False)
    op.create_index("ix_errand_part_agent_id", "errand_part", ["agent_id"], unique=False)


def downgrade() -> None:
    """Go back; parts, extensions and kinds of closing are lost."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_table("errand_part")
    for column in reversed(_columns()):
        op.drop_column("errand", column.name)
    op.drop_column("service_item", "procedure")
