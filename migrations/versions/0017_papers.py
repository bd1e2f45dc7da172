"""The archive of cases."""

import sqlalchemy as sa
from alembic import op

revision = "0017_papers"
down_revision = "0016_reviews"
branch_labels = None
depends_on = None

_CATEGORIES = ("approval", "certificate", "consultation", "public_welfare")
_STATES = ("waiting", "kept", "proposed", "destroyed")


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    path = sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql")
    op.create_table(
        "errand_archive",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column(
            "category", sa.Enum(*_CATEGORIES, name="category", native_enum=False, length=20), nullable=False
        ),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("path", path, nullable=False),
        sa.Column("closing_kind", sa.String(length=20), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column(
            "state", sa.Enum(*_STATES, name="archivestate", native_enum=False, length=20), nullable=False
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by_name", sa.String(length=50), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'waiting') = (made_at IS NULL)", name=op.f("ck_errand_archive_made_or_waiting")
        ),
        sa.CheckConstraint(
            "(state IN ('kept', 'proposed')) = (file_id IS NOT NULL)",
            name=op.f("ck_errand_archive_kept_has_file"),
        ),
        sa.ForeignKeyConstraint(
            ["errand_id"], ["errand.id"], name=op.f("fk_errand_archive_errand_id_errand")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_errand_archive_station_id_station")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_errand_archive_file_id_stored_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand_archive")),
        sa.UniqueConstraint("errand_id", name=op.f("uq_errand_archive_errand_id")),
    )
    op.create_index("ix_errand_archive_path_closed_on", "errand_archive", ["path", "closed_on"], unique=False)
    op.create_index(
        "ix_errand_archive_state_retain_until", "errand_archive", ["state", "retain_until"], unique=False
    )


def downgrade() -> None:
    """Go back; the register of packages is lost, their bytes are swept away after a day."""
    op.drop_index("ix_errand_archive_state_retain_until", table_name="errand_archive")
    op.drop_index("ix_errand_archive_path_closed_on", table_name="errand_archive")
    op.drop_table("errand_archive")
    op.execute("DELETE FROM stored_file WHERE subject_kind = 'archive'")
