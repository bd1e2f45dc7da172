"""Shops, offers, stock and orders."""

import sqlalchemy as sa
from alembic import op

revision = "0005_shop"
down_revision = "0004_points"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "shop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("region_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("till_id", sa.Uuid(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["region_id"], ["region.id"], name=op.f("fk_shop_region_id_region")),
        sa.ForeignKeyConstraint(
            ["till_id"], ["ledger_account.id"], name=op.f("fk_shop_till_id_ledger_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("region_id", "name", name=op.f("uq_shop_region_id_name")),
    )
    op.create_index("ix_shop_path", "shop", ["path"], unique=False)
    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "goods",
                "fee_deduction",
                "discount",
                "service",
                name="offerkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("shelf_id", sa.Uuid(), nullable=True),
        sa.Column("delivered_id", sa.Uuid(), nullable=True),
        sa.Column("per_person_limit", sa.Integer(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("picture_id", sa.Uuid(), nullable=True),
        sa.Column("is_on_sale", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(shelf_id IS NULL) = (delivered_id IS NULL)", name=op.f("ck_offer_shelf_has_other_end")
        ),
        sa.CheckConstraint(
            "per_person_limit IS NULL OR per_person_limit > 0", name=op.f("ck_offer_limit_positive")
        ),
        sa.CheckConstraint("points > 0", name=op.f("ck_offer_points_positive")),
        sa.ForeignKeyConstraint(
            ["delivered_id"], ["ledger_account.id"], name=op.f("fk_offer_delivered_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["stored_file.id"], name=op.f("fk_offer_picture_id_stored_file")
        ),
        sa.ForeignKeyConstraint(
            ["shelf_id"], ["ledger_account.id"], name=op.f("fk_offer_shelf_id_ledger_account")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shop.id"], name=op.f("fk_offer_shop_id_shop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    op.create_index("ix_offer_path", "offer", ["path"], unique=False)
    op.create_index("ix_offer_shop_id", "offer", ["shop_id"], unique=False)
    op.create_table(
        "offer_allowance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("ceiling", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "ceiling IS NULL OR quantity <= ceiling", name=op.f("ck_offer_allowance_within_limit")
        ),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_offer_allowance_quantity_not_negative")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_allowance_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_offer_allowance_resident_id_resident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_allowance")),
        sa.UniqueConstraint("offer_id", "resident_id", name=op.f("uq_offer_allowance_offer_id_resident_id")),
    )
    op.create_table(
        "offer_price",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("points > 0", name=op.f("ck_offer_price_points_positive")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_price_offer_id_offer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_price")),
    )
    op.create_index("ix_offer_price_offer_id_since", "offer_price", ["offer_id", "since"], unique=False)
    op.create_table(
        "shop_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("placed_by", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("pickup_code", sa.String(length=10), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "held",
                "collected",
                "cancelled",
                "expired",
                "refunded",
                name="orderstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("hold_id", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state IN ('collected', 'refunded')) = (transfer_id IS NOT NULL)",
            name=op.f("ck_shop_order_paid_when_collected"),
        ),
        sa.CheckConstraint("points > 0", name=op.f("ck_shop_order_points_positive")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_shop_order_quantity_positive")),
        sa.ForeignKeyConstraint(
            ["hold_id"], ["ledger_hold.id"], name=op.f("fk_shop_order_hold_id_ledger_hold")
        ),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_shop_order_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_shop_order_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(["shop_id"], ["shop.id"], name=op.f("fk_shop_order_shop_id_shop")),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["ledger_transfer.id"], name=op.f("fk_shop_order_transfer_id_ledger_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_order")),
        sa.UniqueConstraint("county_id", "number", name=op.f("uq_shop_order_county_id_number")),
        sa.UniqueConstraint("hold_id", name=op.f("uq_shop_order_hold_id")),
    )
    op.create_index("ix_shop_order_path_created_at", "shop_order", ["path", "created_at"], unique=False)
    op.create_index("ix_shop_order_pickup_code", "shop_order", ["pickup_code"], unique=False)
    op.create_index(
        "ix_shop_order_placed_by_created_at", "shop_order", ["placed_by", "created_at"], unique=False
    )
    op.create_index(
        "ix_shop_order_resident_id_created_at", "shop_order", ["resident_id", "created_at"], unique=False
    )
    op.create_index("ix_shop_order_state_expires_at", "shop_order", ["state", "expires_at"], unique=False)
    op.create_index(
        "uq_shop_order_open_pickup_code",
        "shop_order",
        ["county_id", "pickup_code"],
        unique=True,
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_table(
        "stock_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum("purchase", "stocktake", "damage", name="stockreason", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("moved_by", sa.Uuid(), nullable=False),
        sa.Column("transfer_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_stock_move_quantity_not_zero")),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_stock_move_offer_id_offer")),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["ledger_transfer.id"], name=op.f("fk_stock_move_transfer_id_ledger_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
    )
    op.create_index(
        "ix_stock_move_offer_id_created_at", "stock_move", ["offer_id", "created_at"], unique=False
    )
    op.create_table(
        "order_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "place",
                "collect",
                "cancel",
                "expire",
                "refund",
                name="orderaction",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["shop_order.id"], name=op.f("fk_order_step_order_id_shop_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_step")),
    )
    op.create_index("ix_order_step_order_id", "order_step", ["order_id"], unique=False)


def downgrade() -> None:
    """Go back; what the tables held is lost."""
    op.drop_index("ix_order_step_order_id", table_name="order_step")
    op.drop_table("order_step")
    op.drop_index("ix_stock_move_offer_id_created_at", table_name="stock_move")
    op.drop_table("stock_move")
    op.drop_index(
        "uq_shop_order_open_pickup_code",
        table_name="shop_order",
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.drop_index("ix_shop_order_state_expires_at", table_name="shop_order")
    op.drop_index("ix_shop_order_resident_id_created_at", table_name="shop_order")
    op.drop_index("ix_shop_order_placed_by_created_at", table_name="shop_order")
    op.drop_index("ix_shop_order_pickup_code", table_name="shop_order")
    op.drop_index("ix_shop_order_path_created_at", table_name="shop_order")
    op.drop_table("shop_order")
    op.drop_index("ix_offer_price_offer_id_since", table_name="offer_price")
    op.drop_table("offer_price")
    op.drop_table("offer_allowance")
    op.drop_index("ix_offer_shop_id", table_name="offer")
    op.drop_index("ix_offer_path", table_name="offer")
    op.drop_table("offer")
    op.drop_index("ix_shop_path", table_name="shop")
    op.drop_table("shop")
