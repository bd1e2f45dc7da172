"""Authority to act, and links for one case."""

import sqlalchemy as sa
from alembic import op

revision = "0015_authority"
down_revision = "0014_custody"
branch_labels = None
depends_on = None

_PATH = sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql")
_FK = "fk_errand_authority_id_authority"


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column(
        "service_item",
        sa.Column("needs_authority", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    _create_authority()
    _create_parts()
    _create_links()
    # Nobody looked at what stood there before: none of it names anything.
    op.drop_column("errand", "authority_id")
    if op.get_bind().dialect.name == "sqlite":
        # To make the table anew would drop it under the rows that point to it.
        op.execute(
            f"ALTER TABLE errand ADD COLUMN authority_id CHAR(32) CONSTRAINT {_FK} REFERENCES authority (id)"
        )
    else:
        op.add_column("errand", sa.Column("authority_id", sa.Uuid(), nullable=True))
        op.create_foreign_key(_FK, "errand", "authority", ["authority_id"], ["id"])


def _create_authority() -> None:
    op.create_table(
        "authority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "signed",
                "in_force",
                "revoked",
                "discarded",
                name="authoritystate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("path", _PATH, nullable=False),
        sa.Column("principal_id", sa.Uuid(), nullable=False),
        sa.Column("representative_id", sa.Uuid(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum("agent", "family", name="capacity", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("powers", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("uses_max", sa.Integer(), nullable=True),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column(
            "given_by",
            sa.Enum("signature", "thumbprint", "app", name="givenby", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("witness_id", sa.Uuid(), nullable=True),
        sa.Column("witness_resident_id", sa.Uuid(), nullable=True),
        sa.Column("witnessed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_authority_ends_after_it_starts")),
        sa.CheckConstraint(
            "uses >= 0 AND (uses_max IS NULL OR uses <= uses_max)", name=op.f("ck_authority_within_its_uses")
        ),
        sa.CheckConstraint(
            "given_by IS NOT NULL OR state NOT IN ('signed', 'in_force', 'revoked')",
            name=op.f("ck_authority_given_somehow"),
        ),
        sa.CheckConstraint(
            "witness_id IS NULL OR witness_id <> representative_id",
            name=op.f("ck_authority_witness_is_not_representative"),
        ),
        sa.CheckConstraint(
            "witness_resident_id IS NULL OR witness_resident_id <> principal_id",
            name=op.f("ck_authority_witness_is_not_principal"),
        ),
        sa.ForeignKeyConstraint(
            ["principal_id"], ["resident.id"], name=op.f("fk_authority_principal_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"],
            ["user_account.id"],
            name=op.f("fk_authority_representative_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["user_account.id"], name=op.f("fk_authority_witness_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["witness_resident_id"], ["resident.id"], name=op.f("fk_authority_witness_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_authority_created_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority")),
        sa.UniqueConstraint("number", name=op.f("uq_authority_number")),
    )
    op.create_index("ix_authority_path_created_at", "authority", ["path", "created_at"], unique=False)
    op.create_index("ix_authority_principal_id", "authority", ["principal_id"], unique=False)
    op.create_index("ix_authority_representative_id", "authority", ["representative_id"], unique=False)


def _create_parts() -> None:
    op.create_table(
        "authority_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("service_item_id", sa.Uuid(), nullable=True),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.CheckConstraint(
            "(service_item_id IS NULL) = (category <> '')", name=op.f("ck_authority_item_item_or_class")
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_authority_item_authority_id_authority")
        ),
        sa.ForeignKeyConstraint(
            ["service_item_id"],
            ["service_item.id"],
            name=op.f("fk_authority_item_service_item_id_service_item"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_item")),
    )
    op.create_index("ix_authority_item_authority_id", "authority_item", ["authority_id"], unique=False)
    op.create_table(
        "authority_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=True),
        sa.Column("errand_step", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["authority.id"], name=op.f("fk_authority_step_authority_id_authority")
        ),
        sa.ForeignKeyConstraint(
            ["errand_id"], ["errand.id"], name=op.f("fk_authority_step_errand_id_errand")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authority_step")),
    )
    op.create_index(
        "ix_authority_step_authority_id_at", "authority_step", ["authority_id", "at"], unique=False
    )
    op.create_index("ix_authority_step_errand_id", "authority_step", ["errand_id"], unique=False)


def _create_links() -> None:
    op.create_table(
        "case_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("beneficiary_id", sa.Uuid(), nullable=False),
        sa.Column("guest_account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("device_hash", sa.String(length=64), nullable=False),
        sa.Column("pin_index", sa.String(length=64), nullable=False),
        sa.Column("pin_failures", sa.Integer(), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.Column("guest_name", sa.String(length=50), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("uses_max", sa.Integer(), nullable=False),
        sa.Column("in_presence", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("uses >= 0 AND uses <= uses_max", name=op.f("ck_case_link_within_its_uses")),
        sa.CheckConstraint("expires_at > created_at", name=op.f("ck_case_link_expires_after_it_is_made")),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_case_link_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["resident.id"], name=op.f("fk_case_link_beneficiary_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["guest_account_id"], ["user_account.id"], name=op.f("fk_case_link_guest_account_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_case_link_created_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_case_link_token_hash")),
    )
    op.create_index("ix_case_link_errand_id", "case_link", ["errand_id"], unique=False)
    op.create_index("ix_case_link_device_hash", "case_link", ["device_hash"], unique=False)


def downgrade() -> None:
    """Go back; the authorities are lost, and errands name none."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_column("errand", "authority_id")
    op.add_column("errand", sa.Column("authority_id", sa.Uuid(), nullable=True))
    op.drop_table("case_link")
    op.drop_table("authority_step")
    op.drop_table("authority_item")
    op.drop_table("authority")
    op.drop_column("service_item", "needs_authority")
