"""Ledger: accounts, transfers and postings, holds, seals, and the guards that both engines keep."""

import sqlalchemy as sa
from alembic import op

from app.ledger.guards import install

revision = "0002_ledger"
down_revision = "0001_base"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "ledger_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("asset", sa.String(length=60), nullable=False),
        sa.Column(
            "account_class",
            sa.Enum(
                "mint",
                "village_budget",
                "person",
                "household",
                "shop_sink",
                "expired",
                "clearing",
                "supplier",
                "shelf",
                "delivered",
                "damaged",
                name="accountclass",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("owner_kind", sa.String(length=20), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("village_id", sa.Uuid(), nullable=True),
        sa.Column("is_counted", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("overdraft", sa.BigInteger(), nullable=False),
        sa.Column("credits", sa.BigInteger(), nullable=False),
        sa.Column("debits", sa.BigInteger(), nullable=False),
        sa.Column("refunds", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hold_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_expires_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(account_class IN ('supplier', 'shelf', 'delivered', 'damaged')) = ((substr(asset, 1, 6) = 'stock:' AND length(asset) > 6))",
            name=op.f("ck_ledger_account_stock_on_stock_accounts"),
        ),
        sa.CheckConstraint(
            "account_class IN ('mint', 'village_budget', 'person', 'household', 'shop_sink', 'expired', 'clearing', 'supplier', 'shelf', 'delivered', 'damaged')",
            name=op.f("ck_ledger_account_known_class"),
        ),
        sa.CheckConstraint(
            "asset IN ('points', 'honour', 'debt') OR (substr(asset, 1, 6) = 'stock:' AND length(asset) > 6)",
            name=op.f("ck_ledger_account_known_asset"),
        ),
        sa.CheckConstraint(
            "is_counted = (account_class IN ('mint', 'village_budget', 'person', 'household', 'shelf'))",
            name=op.f("ck_ledger_account_counted_by_class"),
        ),
        sa.CheckConstraint(
            "overdraft >= 0 AND (overdraft = 0 OR account_class = 'mint')",
            name=op.f("ck_ledger_account_only_mint_overdraws"),
        ),
        sa.CheckConstraint(
            "credits + refunds - debits - held + overdraft >= 0",
            name=op.f("ck_ledger_account_never_below_zero"),
        ),
        sa.CheckConstraint(
            "credits >= 0 AND debits >= 0 AND refunds >= 0 AND held >= 0 AND seq >= 0 AND hold_seq >= 0",
            name=op.f("ck_ledger_account_counters_not_negative"),
        ),
        sa.CheckConstraint(
            "is_open OR (credits + refunds - debits = 0 AND held = 0)",
            name=op.f("ck_ledger_account_closed_is_empty"),
        ),
        sa.CheckConstraint("refunds <= debits", name=op.f("ck_ledger_account_refunds_within_debits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_account")),
        sa.UniqueConstraint(
            "county_id", "owner_kind", "owner_id", "asset", "account_class", name="uq_ledger_account_owner"
        ),
    )
    op.create_index("ix_ledger_account_village_id", "ledger_account", ["village_id"], unique=False)
    op.create_table(
        "ledger_hold",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lapses_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("source_kind", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("rule_code", sa.String(length=20), nullable=True),
        sa.Column("reason_label", sa.String(length=200), nullable=False),
        sa.CheckConstraint("reference <> '' AND kind <> ''", name=op.f("ck_ledger_hold_named")),
        sa.CheckConstraint("line_count > 0", name=op.f("ck_ledger_hold_has_lines")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_hold")),
        sa.UniqueConstraint("county_id", "reference", name=op.f("uq_ledger_hold_county_id_reference")),
    )
    op.create_index("ix_ledger_hold_source_id", "ledger_hold", ["source_id"], unique=False)
    op.create_table(
        "ledger_seal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("previous_n", sa.Integer(), nullable=True),
        sa.Column("previous_root", sa.String(length=64), nullable=True),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("leaf_count", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(n = 1 AND previous_n IS NULL AND previous_root IS NULL) OR (n > 1 AND previous_n IS NOT NULL AND previous_root IS NOT NULL AND n = previous_n + 1)",
            name=op.f("ck_ledger_seal_chained"),
        ),
        sa.CheckConstraint("leaf_count > 0", name=op.f("ck_ledger_seal_has_leaves")),
        sa.ForeignKeyConstraint(
            ["county_id", "previous_n", "previous_root"],
            ["ledger_seal.county_id", "ledger_seal.n", "ledger_seal.root"],
            name="fk_ledger_seal_previous",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_seal")),
        sa.UniqueConstraint("county_id", "n", "root", name=op.f("uq_ledger_seal_county_id_n_root")),
        sa.UniqueConstraint("county_id", "n", name=op.f("uq_ledger_seal_county_id_n")),
    )
    op.create_table(
        "ledger_transfer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("reverses", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("source_kind", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("rule_code", sa.String(length=20), nullable=True),
        sa.Column("reason_label", sa.String(length=200), nullable=False),
        sa.CheckConstraint("reference <> '' AND kind <> ''", name=op.f("ck_ledger_transfer_named")),
        sa.CheckConstraint(
            "line_count > 0 OR (line_count = 0 AND reverses IS NOT NULL)",
            name=op.f("ck_ledger_transfer_has_lines"),
        ),
        sa.ForeignKeyConstraint(
            ["reverses"], ["ledger_transfer.id"], name=op.f("fk_ledger_transfer_reverses_ledger_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_transfer")),
        sa.UniqueConstraint("county_id", "reference", name=op.f("uq_ledger_transfer_county_id_reference")),
        sa.UniqueConstraint("county_id", "reverses", name=op.f("uq_ledger_transfer_county_id_reverses")),
    )
    op.create_index("ix_ledger_transfer_county_id_at", "ledger_transfer", ["county_id", "at"], unique=False)
    op.create_index("ix_ledger_transfer_source_id", "ledger_transfer", ["source_id"], unique=False)
    op.create_table(
        "ledger_hold_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("hold_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("debit_id", sa.Uuid(), nullable=False),
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("hold_seq", sa.BigInteger(), nullable=False),
        sa.Column("held_after", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 1000000000000", name=op.f("ck_ledger_hold_line_amount_in_bounds")
        ),
        sa.CheckConstraint("debit_id <> credit_id", name=op.f("ck_ledger_hold_line_two_accounts")),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["ledger_account.id"], name=op.f("fk_ledger_hold_line_credit_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["debit_id"], ["ledger_account.id"], name=op.f("fk_ledger_hold_line_debit_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["hold_id"], ["ledger_hold.id"], name=op.f("fk_ledger_hold_line_hold_id_ledger_hold")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_hold_line")),
        sa.UniqueConstraint("debit_id", "hold_seq", name=op.f("uq_ledger_hold_line_debit_id_hold_seq")),
        sa.UniqueConstraint("hold_id", "line", name=op.f("uq_ledger_hold_line_hold_id_line")),
    )
    op.create_table(
        "ledger_seal_leaf",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("seal_n", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "seal_n"],
            ["ledger_seal.county_id", "ledger_seal.n"],
            name=op.f("fk_ledger_seal_leaf_county_id_ledger_seal"),
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["ledger_transfer.id"], name=op.f("fk_ledger_seal_leaf_id_ledger_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_seal_leaf")),
        sa.UniqueConstraint(
            "county_id", "seal_n", "position", name=op.f("uq_ledger_seal_leaf_county_id_seal_n_position")
        ),
    )
    op.create_table(
        "ledger_hold_end",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("hold_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum("captured", "void", "lapsed", name="holdoutcome", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("hold_seq", sa.BigInteger(), nullable=False),
        sa.Column("held_after", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('captured', 'void', 'lapsed')", name=op.f("ck_ledger_hold_end_known_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["ledger_account.id"], name=op.f("fk_ledger_hold_end_account_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["hold_id"], ["ledger_hold.id"], name=op.f("fk_ledger_hold_end_hold_id_ledger_hold")
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["ledger_hold_line.id"], name=op.f("fk_ledger_hold_end_id_ledger_hold_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_hold_end")),
        sa.UniqueConstraint("account_id", "hold_seq", name=op.f("uq_ledger_hold_end_account_id_hold_seq")),
    )
    op.create_index("ix_ledger_hold_end_hold_id", "ledger_hold_end", ["hold_id"], unique=False)
    op.create_table(
        "ledger_posting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("debit_id", sa.Uuid(), nullable=False),
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("debit_seq", sa.BigInteger(), nullable=True),
        sa.Column("debit_after", sa.BigInteger(), nullable=True),
        sa.Column("credit_seq", sa.BigInteger(), nullable=True),
        sa.Column("credit_after", sa.BigInteger(), nullable=True),
        sa.Column("credit_total", sa.BigInteger(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("hold_line_id", sa.Uuid(), nullable=True),
        sa.Column("refunds_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 1000000000000", name=op.f("ck_ledger_posting_amount_in_bounds")
        ),
        sa.CheckConstraint("debit_id <> credit_id", name=op.f("ck_ledger_posting_two_accounts")),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["ledger_account.id"], name=op.f("fk_ledger_posting_credit_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["debit_id"], ["ledger_account.id"], name=op.f("fk_ledger_posting_debit_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["hold_line_id"],
            ["ledger_hold_line.id"],
            name=op.f("fk_ledger_posting_hold_line_id_ledger_hold_line"),
        ),
        sa.ForeignKeyConstraint(
            ["refunds_id"], ["ledger_posting.id"], name=op.f("fk_ledger_posting_refunds_id_ledger_posting")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"],
            ["ledger_transfer.id"],
            name=op.f("fk_ledger_posting_transfer_id_ledger_transfer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_posting")),
        sa.UniqueConstraint("credit_id", "credit_seq", name=op.f("uq_ledger_posting_credit_id_credit_seq")),
        sa.UniqueConstraint("debit_id", "debit_seq", name=op.f("uq_ledger_posting_debit_id_debit_seq")),
        sa.UniqueConstraint("hold_line_id", name=op.f("uq_ledger_posting_hold_line_id")),
        sa.UniqueConstraint("refunds_id", name=op.f("uq_ledger_posting_refunds_id")),
        sa.UniqueConstraint("transfer_id", "line", name=op.f("uq_ledger_posting_transfer_id_line")),
    )
    op.create_index(
        "ix_ledger_posting_credit_id_expires_on",
        "ledger_posting",
        ["credit_id", "expires_on", "credit_total"],
        unique=False,
    )
    # Today's guards, on purpose: whatever the revision, a database is never left with older ones.
    install.install(op.get_bind())


def downgrade() -> None:
    """Go back; the books are lost with their tables."""
    install.remove(op.get_bind())
    op.drop_index("ix_ledger_posting_credit_id_expires_on", table_name="ledger_posting")
    op.drop_table("ledger_posting")
    op.drop_index("ix_ledger_hold_end_hold_id", table_name="ledger_hold_end")
    op.drop_table("ledger_hold_end")
    op.drop_table("ledger_seal_leaf")
    op.drop_table("ledger_hold_line")
    op.drop_index("ix_ledger_transfer_source_id", table_name="ledger_transfer")
    op.drop_index("ix_ledger_transfer_county_id_at", table_name="ledger_transfer")
    op.drop_table("ledger_transfer")
    op.drop_table("ledger_seal")
    op.drop_index("ix_ledger_hold_source_id", table_name="ledger_hold")
    op.drop_table("ledger_hold")
    op.drop_index("ix_ledger_account_village_id", table_name="ledger_account")
    op.drop_table("ledger_account")
    if op.get_bind().dialect.name == "postgresql":
        install.drop_functions(op.get_bind())
