"""The audit log and its seals."""

import sqlalchemy as sa
from alembic import op

revision = "0006_audit"
down_revision = "0005_shop"
branch_labels = None
depends_on = None

_TABLES = ("audit_entry", "audit_seal", "audit_seal_leaf", "audit_purge")


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    _make_entries()
    _make_seals()


def _make_entries() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("actor_role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("resident_id", sa.Uuid(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum("done", "refused", name="outcome", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    for column in ("county_id", "actor_id", "subject_id", "resident_id"):
        op.create_index(f"ix_audit_entry_{column}_at", "audit_entry", [column, "at", "id"], unique=False)


def _make_seals() -> None:
    op.create_table(
        "audit_seal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("previous_n", sa.Integer(), nullable=True),
        sa.Column("previous_root", sa.String(length=64), nullable=True),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("leaf_count", sa.Integer(), nullable=False),
        sa.Column("newest_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("leaf_count > 0", name=op.f("ck_audit_seal_has_leaves")),
        sa.CheckConstraint(
            "(n = 1 AND previous_n IS NULL AND previous_root IS NULL)"
            " OR (n > 1 AND previous_n IS NOT NULL AND previous_root IS NOT NULL AND n = previous_n + 1)",
            name=op.f("ck_audit_seal_chained"),
        ),
        sa.ForeignKeyConstraint(
            ["county_id", "previous_n", "previous_root"],
            ["audit_seal.county_id", "audit_seal.n", "audit_seal.root"],
            name="fk_audit_seal_previous",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("county_id", "n", name=op.f("uq_audit_seal_county_id_n")),
        sa.UniqueConstraint("county_id", "n", "root", name=op.f("uq_audit_seal_county_id_n_root")),
    )
    of_seal = (["county_id", "seal_n"], ["audit_seal.county_id", "audit_seal.n"])
    op.create_table(
        "audit_seal_leaf",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("seal_n", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(*of_seal, name=op.f("fk_audit_seal_leaf_county_id_audit_seal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal_leaf")),
        sa.UniqueConstraint(
            "county_id", "seal_n", "position", name=op.f("uq_audit_seal_leaf_county_id_seal_n_position")
        ),
    )
    op.create_table(
        "audit_purge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("seal_n", sa.Integer(), nullable=False),
        sa.Column("leaf_count", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(*of_seal, name=op.f("fk_audit_purge_county_id_audit_seal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_purge")),
        sa.UniqueConstraint("county_id", "seal_n", name=op.f("uq_audit_purge_county_id_seal_n")),
    )


def downgrade() -> None:
    """Go back; what the tables held is lost."""
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for function in ("audit_refuse", "audit_purge_due", *(f"{table}_kept" for table in _TABLES)):
            op.execute(f"DROP FUNCTION IF EXISTS {function}()")
