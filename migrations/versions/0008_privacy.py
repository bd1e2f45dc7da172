"""Consents, data requests, and names of files that tell nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0008_privacy"
down_revision = "0007_sign_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "consent_receipt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "errand_handling",
                "document_photos",
                "public_display",
                "messages",
                name="purpose",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum("given", "withdrawn", name="consentaction", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum("app", "paper", "spoken", name="consentchannel", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("guardian_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "guardian_id IS NULL OR guardian_id <> resident_id",
            name=op.f("ck_consent_receipt_guardian_is_another"),
        ),
        sa.CheckConstraint(
            "resident_id IS NOT NULL OR user_id IS NOT NULL", name=op.f("ck_consent_receipt_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"], ["resident.id"], name=op.f("fk_consent_receipt_guardian_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_consent_receipt_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_consent_receipt_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_receipt")),
    )
    op.create_index("ix_consent_receipt_resident_id", "consent_receipt", ["resident_id"], unique=False)
    op.create_index("ix_consent_receipt_user_id", "consent_receipt", ["user_id"], unique=False)
    _create_requests()
    # A default of its own: SQLite would rebuild the table for anything else, and offers point at it.
    op.add_column(
        "stored_file", sa.Column("stored_name", sa.String(length=64), server_default="", nullable=False)
    )


def _create_requests() -> None:
    op.create_table(
        "data_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("correction", "deletion", name="requestkind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("open", "approved", "refused", name="requeststate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changes_sealed", sa.String(length=4000), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_by_name", sa.String(length=50), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'open') = (decided_by IS NULL)", name=op.f("ck_data_request_decided_by_somebody")
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by <> requested_by", name=op.f("ck_data_request_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["user_account.id"], name=op.f("fk_data_request_requested_by_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_data_request_resident_id_resident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_request")),
    )
    op.create_index("ix_data_request_path_created_at", "data_request", ["path", "created_at"], unique=False)
    op.create_index(
        "ix_data_request_resident_id_created_at", "data_request", ["resident_id", "created_at"], unique=False
    )
    op.create_index(
        "uq_data_request_open_resident_id_kind",
        "data_request",
        ["resident_id", "kind"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )


def downgrade() -> None:
    """Go back; consents and requests are lost, and files must lie under their hash again by hand."""
    op.drop_column("stored_file", "stored_name")
    op.drop_index(
        "uq_data_request_open_resident_id_kind",
        table_name="data_request",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_index("ix_data_request_resident_id_created_at", table_name="data_request")
    op.drop_index("ix_data_request_path_created_at", table_name="data_request")
    op.drop_table("data_request")
    op.drop_index("ix_consent_receipt_user_id", table_name="consent_receipt")
    op.drop_index("ix_consent_receipt_resident_id", table_name="consent_receipt")
    op.drop_table("consent_receipt")
