"""Papers and cash in custody, and trips."""

import sqlalchemy as sa
from alembic import op

revision = "0014_custody"
down_revision = "0013_errand_modes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    _create_custody_count()
    _create_custody_item()
    _create_custody_count_line()
    _create_custody_movement()
    _create_office()
    _create_office_distance()
    _create_trip()
    _create_trip_stop()
    _create_trip_task()


def _create_custody_count() -> None:
    op.create_table(
        "custody_count",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "missing BETWEEN 0 AND expected", name=op.f("ck_custody_count_missing_of_expected")
        ),
        sa.CheckConstraint("round > 0", name=op.f("ck_custody_count_round_positive")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_custody_count_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_count")),
        sa.UniqueConstraint("user_id", "day", "round", name=op.f("uq_custody_count_user_id_day_round")),
    )


def _create_custody_item() -> None:
    op.create_table(
        "custody_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "original",
                "copy",
                "bank_card",
                "cash",
                "key",
                "other",
                name="custodykind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "with_agent",
                "handing_over",
                "carried",
                "at_office",
                "giving_back",
                "disputed",
                "damaged",
                "lost",
                "returned",
                "handed_in",
                "settled",
                name="custodystate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("resident_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=True),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "holding_path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("receiver_id", sa.Uuid(), nullable=True),
        sa.Column(
            "receiver_path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=True,
        ),
        sa.Column("carrier_id", sa.Uuid(), nullable=True),
        sa.Column("office", sa.String(length=100), nullable=False),
        sa.Column("received_fen", sa.Integer(), nullable=False),
        sa.Column("spent_fen", sa.Integer(), nullable=False),
        sa.Column("returned_fen", sa.Integer(), nullable=False),
        sa.Column("missing_fen", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_witnessed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'cash') = (received_fen > 0)", name=op.f("ck_custody_item_cash_has_amount")
        ),
        sa.CheckConstraint(
            "(state = 'at_office') = (office <> '')", name=op.f("ck_custody_item_office_while_there")
        ),
        sa.CheckConstraint(
            "(state = 'carried') = (carrier_id IS NOT NULL)",
            name=op.f("ck_custody_item_carrier_while_carried"),
        ),
        sa.CheckConstraint(
            "(state = 'handing_over') = (receiver_path IS NOT NULL)",
            name=op.f("ck_custody_item_receiver_while_passed"),
        ),
        sa.CheckConstraint(
            "(state IN ('returned', 'handed_in', 'settled')) = (holder_id IS NULL)",
            name=op.f("ck_custody_item_one_holder_while_open"),
        ),
        sa.CheckConstraint(
            "NOT (state IN ('returned', 'handed_in', 'settled')) OR spent_fen + returned_fen + missing_fen = received_fen",
            name=op.f("ck_custody_item_cash_balances"),
        ),
        sa.CheckConstraint(
            "missing_fen = 0 OR state = 'settled'", name=op.f("ck_custody_item_missing_is_settled")
        ),
        sa.CheckConstraint(
            "receiver_id IS NULL OR receiver_path IS NOT NULL",
            name=op.f("ck_custody_item_receiver_at_a_station"),
        ),
        sa.CheckConstraint(
            "spent_fen >= 0 AND returned_fen >= 0 AND missing_fen >= 0 AND spent_fen + returned_fen + missing_fen <= received_fen",
            name=op.f("ck_custody_item_cash_not_overdrawn"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_custody_item_version_positive")),
        sa.ForeignKeyConstraint(
            ["carrier_id"], ["resident.id"], name=op.f("fk_custody_item_carrier_id_resident")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_custody_item_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["user_account.id"], name=op.f("fk_custody_item_holder_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["user_account.id"], name=op.f("fk_custody_item_receiver_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["resident_id"], ["resident.id"], name=op.f("fk_custody_item_resident_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_custody_item_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_item")),
    )
    op.create_index("ix_custody_item_errand_id", "custody_item", ["errand_id"], unique=False)
    op.create_index("ix_custody_item_holder_id_state", "custody_item", ["holder_id", "state"], unique=False)
    op.create_index(
        "ix_custody_item_holding_path_state", "custody_item", ["holding_path", "state"], unique=False
    )
    op.create_index("ix_custody_item_path_taken_at", "custody_item", ["path", "taken_at"], unique=False)
    op.create_index(
        "ix_custody_item_resident_id_taken_at", "custody_item", ["resident_id", "taken_at"], unique=False
    )


def _create_custody_count_line() -> None:
    op.create_table(
        "custody_count_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("count_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["custody_count.id"], name=op.f("fk_custody_count_line_count_id_custody_count")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["custody_item.id"], name=op.f("fk_custody_count_line_item_id_custody_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_count_line")),
        sa.UniqueConstraint("count_id", "item_id", name=op.f("uq_custody_count_line_count_id_item_id")),
    )


def _create_custody_movement() -> None:
    op.create_table(
        "custody_movement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "take",
                "confirm",
                "spend",
                "hand_over",
                "receive",
                "decline",
                "entrust",
                "bring_back",
                "to_office",
                "from_office",
                "hand_in",
                "give_back",
                "give_back_witnessed",
                "confirm_back",
                "recall",
                "object",
                "report_damaged",
                "report_lost",
                "found",
                "settle",
                name="custodyaction",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "target",
            sa.Enum(
                "with_agent",
                "handing_over",
                "carried",
                "at_office",
                "giving_back",
                "disputed",
                "damaged",
                "lost",
                "returned",
                "handed_in",
                "settled",
                name="custodystate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("from_holder_id", sa.Uuid(), nullable=True),
        sa.Column("to_holder_id", sa.Uuid(), nullable=True),
        sa.Column("counterpart", sa.String(length=100), nullable=False),
        sa.Column("amount_fen", sa.Integer(), nullable=False),
        sa.Column("witness", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["custody_item.id"], name=op.f("fk_custody_movement_item_id_custody_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody_movement")),
        sa.UniqueConstraint("item_id", "version", name=op.f("uq_custody_movement_item_id_version")),
    )


def _create_office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("county_id", "name", name=op.f("uq_office_county_id_name")),
    )


def _create_office_distance() -> None:
    op.create_table(
        "office_distance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.CheckConstraint("metres BETWEEN 1 AND 1000000", name=op.f("ck_office_distance_metres_plausible")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_office_distance_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_office_distance_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_distance")),
        sa.UniqueConstraint("station_id", "office_id", name=op.f("uq_office_distance_station_id_office_id")),
    )


def _create_trip() -> None:
    op.create_table(
        "trip",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("planned", "finished", "cancelled", name="tripstate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("carrier_id", sa.Uuid(), nullable=True),
        sa.Column("carrier_witness", sa.String(length=200), nullable=False),
        sa.Column("carrier_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("metres_made", sa.Integer(), nullable=True),
        sa.Column("single_metres", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'finished') = (finished_at IS NOT NULL)", name=op.f("ck_trip_finished_has_moment")
        ),
        sa.CheckConstraint(
            "state = 'planned' OR carrier_confirmed_at IS NULL OR carried_back_at IS NOT NULL",
            name=op.f("ck_trip_nothing_out_when_over"),
        ),
        sa.CheckConstraint(
            "carried_back_at IS NULL OR carrier_confirmed_at IS NOT NULL",
            name=op.f("ck_trip_carried_before_brought_back"),
        ),
        sa.CheckConstraint(
            "carrier_confirmed_at IS NULL OR carrier_id IS NOT NULL", name=op.f("ck_trip_carrier_confirmed")
        ),
        sa.CheckConstraint("counted <= done", name=op.f("ck_trip_counted_of_done")),
        sa.CheckConstraint("version > 0", name=op.f("ck_trip_version_positive")),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["user_account.id"], name=op.f("fk_trip_agent_id_user_account")
        ),
        sa.ForeignKeyConstraint(["carrier_id"], ["resident.id"], name=op.f("fk_trip_carrier_id_resident")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_trip_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip")),
    )
    op.create_index("ix_trip_agent_id_day", "trip", ["agent_id", "day"], unique=False)
    op.create_index("ix_trip_carrier_id", "trip", ["carrier_id"], unique=False)
    op.create_index("ix_trip_path_day", "trip", ["path", "day"], unique=False)


def _create_trip_stop() -> None:
    op.create_table(
        "trip_stop",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_trip_stop_office_id_office")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_trip_stop_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_stop")),
        sa.UniqueConstraint("trip_id", "office_id", name=op.f("uq_trip_stop_trip_id_office_id")),
    )


def _create_trip_task() -> None:
    op.create_table(
        "trip_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("trip_id", sa.Uuid(), nullable=False),
        sa.Column("stop_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum("open", "done", "not_done", name="outcome", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(outcome = 'not_done') = (reason <> '')", name=op.f("ck_trip_task_not_done_has_reason")
        ),
        sa.CheckConstraint(
            "(outcome = 'open') = (ticked_at IS NULL)", name=op.f("ck_trip_task_ticked_has_moment")
        ),
        sa.CheckConstraint(
            "(errand_id IS NULL) <> (item_id IS NULL)", name=op.f("ck_trip_task_errand_or_item")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_trip_task_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["custody_item.id"], name=op.f("fk_trip_task_item_id_custody_item")
        ),
        sa.ForeignKeyConstraint(["stop_id"], ["trip_stop.id"], name=op.f("fk_trip_task_stop_id_trip_stop")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_trip_task_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip_task")),
        sa.UniqueConstraint("stop_id", "errand_id", name=op.f("uq_trip_task_stop_id_errand_id")),
        sa.UniqueConstraint("stop_id", "item_id", name=op.f("uq_trip_task_stop_id_item_id")),
    )
    op.create_index("ix_trip_task_errand_id", "trip_task", ["errand_id"], unique=False)
    op.create_index("ix_trip_task_trip_id", "trip_task", ["trip_id"], unique=False)


def downgrade() -> None:
    """Go back; what was kept, counted and carried is forgotten."""
    op.drop_index("ix_trip_task_trip_id", table_name="trip_task")
    op.drop_index("ix_trip_task_errand_id", table_name="trip_task")
    op.drop_table("trip_task")
    op.drop_table("trip_stop")
    op.drop_index("ix_trip_path_day", table_name="trip")
    op.drop_index("ix_trip_carrier_id", table_name="trip")
    op.drop_index("ix_trip_agent_id_day", table_name="trip")
    op.drop_table("trip")
    op.drop_table("office_distance")
    op.drop_table("office")
    op.drop_table("custody_movement")
    op.drop_table("custody_count_line")
    op.drop_index("ix_custody_item_resident_id_taken_at", table_name="custody_item")
    op.drop_index("ix_custody_item_path_taken_at", table_name="custody_item")
    op.drop_index("ix_custody_item_holding_path_state", table_name="custody_item")
    op.drop_index("ix_custody_item_holder_id_state", table_name="custody_item")
    op.drop_index("ix_custody_item_errand_id", table_name="custody_item")
    op.drop_table("custody_item")
    op.drop_table("custody_count")
