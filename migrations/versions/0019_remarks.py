"""What is said about errands."""

import sqlalchemy as sa
from alembic import op

revision = "0019_remarks"
down_revision = "0018_boards"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.String(length=50), nullable=False),
        sa.Column("is_staff", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["user_account.id"], name=op.f("fk_remark_author_id_user_account")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_remark_errand_id_errand")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index("ix_remark_author_id_at", "remark", ["author_id", "at"], unique=False)
    op.create_index("ix_remark_errand_id_at", "remark", ["errand_id", "at", "id"], unique=False)
    op.create_table(
        "remark_reading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("read_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["errand_id"], ["errand.id"], name=op.f("fk_remark_reading_errand_id_errand")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_remark_reading_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark_reading")),
        sa.UniqueConstraint("errand_id", "user_id", name=op.f("uq_remark_reading_errand_id_user_id")),
    )


def downgrade() -> None:
    """Go back; what was said is lost."""
    op.drop_table("remark_reading")
    op.drop_index("ix_remark_errand_id_at", table_name="remark")
    op.drop_index("ix_remark_author_id_at", table_name="remark")
    op.drop_table("remark")
