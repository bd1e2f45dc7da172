"""The county's own settings, by editions."""

import sqlalchemy as sa
from alembic import op

revision = "0012_rulebook"
down_revision = "0011_trust"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "rulebook_edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("adopted_by", sa.Uuid(), nullable=False),
        sa.Column("adopted_by_name", sa.String(length=50), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_rulebook_edition_version_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulebook_edition")),
        sa.UniqueConstraint(
            "county_id", "topic", "version", name=op.f("uq_rulebook_edition_county_id_topic_version")
        ),
    )
    op.create_index(
        "ix_rulebook_edition_topic_effective_from",
        "rulebook_edition",
        ["county_id", "topic", "effective_from"],
        unique=False,
    )


def downgrade() -> None:
    """Go back; the county's settings are lost and the defaults hold."""
    op.drop_index("ix_rulebook_edition_topic_effective_from", table_name="rulebook_edition")
    op.drop_table("rulebook_edition")
