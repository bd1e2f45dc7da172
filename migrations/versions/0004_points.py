"""Points: rule sets, caps, awards, claims, reversals."""

import sqlalchemy as sa
from alembic import op

revision = "0004_points"
down_revision = "0003_errands"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "cap_use",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("rule_code", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("ceiling", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity BETWEEN 0 AND ceiling", name=op.f("ck_cap_use_within_cap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cap_use")),
        sa.UniqueConstraint(
            "subject_id", "rule_code", "period", name=op.f("uq_cap_use_subject_id_rule_code_period")
        ),
    )
    op.create_table(
        "rule_set",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("adopted_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_rule_set_version_positive")),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_rule_set_region_id_region")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_set")),
        sa.UniqueConstraint("region_id", "version", name=op.f("uq_rule_set_region_id_version")),
    )
    op.create_index("ix_rule_set_path_effective_from", "rule_set", ["path", "effective_from"], unique=False)
    op.create_table(
        "award",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=150), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("village_id", sa.Uuid(), nullable=False),
        sa.Column("rule_code", sa.String(length=20), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("is_honour", sa.Boolean(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("cap_use_id", sa.Uuid(), nullable=True),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("points <> 0", name=op.f("ck_award_points_not_zero")),
        sa.ForeignKeyConstraint(["cap_use_id"], ["cap_use.id"], name=op.f("fk_award_cap_use_id_cap_use")),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_award_resident_id_resident")),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["ledger_transfer.id"], name=op.f("fk_award_transfer_id_ledger_transfer")
        ),
        sa.ForeignKeyConstraint(["village_id"], ["region.id"], name=op.f("fk_award_village_id_region")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint("county_id", "reference", name=op.f("uq_award_county_id_reference")),
        sa.UniqueConstraint("transfer_id", name=op.f("uq_award_transfer_id")),
    )
    op.create_index("ix_award_resident_id", "award", ["resident_id"], unique=False)
    op.create_table(
        "points_reversal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column(
            "state",
            sa.Enum("requested", "approved", "rejected", name="reversalstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("requested_by_name", sa.String(length=50), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'requested') = (decided_by IS NULL)",
            name=op.f("ck_points_reversal_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> requested_by", name=op.f("ck_points_reversal_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_posting.id"], name=op.f("fk_points_reversal_entry_id_ledger_posting")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_points_reversal_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"],
            ["ledger_transfer.id"],
            name=op.f("fk_points_reversal_transfer_id_ledger_transfer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_reversal")),
    )
    op.create_index(
        "ix_points_reversal_path_created_at", "points_reversal", ["path", "created_at"], unique=False
    )
    op.create_index(
        "uq_points_reversal_transfer_id",
        "points_reversal",
        ["transfer_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'rejected'"),
        postgresql_where=sa.text("state <> 'rejected'"),
    )
    op.create_table(
        "points_claim",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("village_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("rule_code", sa.String(length=20), nullable=False),
        sa.Column("rule_title", sa.String(length=100), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "submitted",
                "checked",
                "reviewed",
                "published",
                "credited",
                "rejected",
                "objected",
                "withdrawn",
                name="claimstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("submitted_by", sa.Uuid(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objections_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("award_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'credited') = (award_id IS NOT NULL)", name=op.f("ck_points_claim_credited_has_award")
        ),
        sa.CheckConstraint("points <> 0", name=op.f("ck_points_claim_points_not_zero")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_points_claim_quantity_positive")),
        sa.ForeignKeyConstraint(["award_id"], ["award.id"], name=op.f("fk_points_claim_award_id_award")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_points_claim_household_id_household")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_points_claim_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["village_id"], ["region.id"], name=op.f("fk_points_claim_village_id_region")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_claim")),
    )
    op.create_index("ix_points_claim_path_created_at", "points_claim", ["path", "created_at"], unique=False)
    op.create_index(
        "ix_points_claim_resident_id_created_at", "points_claim", ["resident_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_points_claim_submitted_by_created_at",
        "points_claim",
        ["submitted_by", "created_at"],
        unique=False,
    )
    op.create_table(
        "points_claim_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Uuid(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "submit",
                "check",
                "approve",
                "reject",
                "publish",
                "object",
                "credit",
                "withdraw",
                name="claimaction",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["points_claim.id"], name=op.f("fk_points_claim_step_claim_id_points_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_points_claim_step")),
    )
    op.create_index("ix_points_claim_step_claim_id", "points_claim_step", ["claim_id"], unique=False)


def downgrade() -> None:
    """Go back; what the tables held is lost."""
    op.drop_index("ix_points_claim_step_claim_id", table_name="points_claim_step")
    op.drop_table("points_claim_step")
    op.drop_index("ix_points_claim_submitted_by_created_at", table_name="points_claim")
    op.drop_index("ix_points_claim_resident_id_created_at", table_name="points_claim")
    op.drop_index("ix_points_claim_path_created_at", table_name="points_claim")
    op.drop_table("points_claim")
    op.drop_index(
        "uq_points_reversal_transfer_id",
        table_name="points_reversal",
        sqlite_where=sa.text("state <> 'rejected'"),
        postgresql_where=sa.text("state <> 'rejected'"),
    )
    op.drop_index("ix_points_reversal_path_created_at", table_name="points_reversal")
    op.drop_table("points_reversal")
    op.drop_index("ix_award_resident_id", table_name="award")
    op.drop_table("award")
    op.drop_index("ix_rule_set_path_effective_from", table_name="rule_set")
    op.drop_table("rule_set")
    op.drop_table("cap_use")
