"""The catalogue, errands with their steps and ratings, and the counters of case numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0003_errands"
down_revision = "0002_ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "service_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "approval",
                "certificate",
                "consultation",
                "public_welfare",
                name="category",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "handling",
            sa.Enum("instant", "promised", "reported", name="handling", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("promised_working_days", sa.Integer(), nullable=True),
        sa.Column("fee_yuan", sa.Integer(), nullable=False),
        sa.Column("plain_sentence", sa.String(length=200), nullable=False),
        sa.Column("keywords", sa.String(length=500), nullable=False),
        sa.Column("handled_at", sa.String(length=50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("fee_yuan >= 0", name=op.f("ck_service_item_fee_not_negative")),
        sa.CheckConstraint("promised_working_days > 0", name=op.f("ck_service_item_promise_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_item")),
        sa.UniqueConstraint("county_id", "code", name=op.f("uq_service_item_county_id_code")),
    )
    op.create_table(
        "service_item_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_service_item_document_item_id_service_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_item_document")),
        sa.UniqueConstraint("item_id", "code", name=op.f("uq_service_item_document_item_id_code")),
    )
    op.create_table(
        "errand_counter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_errand_counter_station_id_station")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand_counter")),
        sa.UniqueConstraint("station_id", "year", name=op.f("uq_errand_counter_station_id_year")),
    )
    op.create_table(
        "errand",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "submitted",
                "accepted",
                "handling",
                "completed",
                "signed",
                "archived",
                "returned",
                "escalated",
                "withdrawn",
                name="errandstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("service_item_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column(
            "path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("handling_station_id", sa.Uuid(), nullable=False),
        sa.Column(
            "handling_path",
            sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("requester_id", sa.Uuid(), nullable=True),
        sa.Column("typed_by_id", sa.Uuid(), nullable=False),
        sa.Column("beneficiary_id", sa.Uuid(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=True),
        sa.Column("first_agent_id", sa.Uuid(), nullable=True),
        sa.Column("agent_id", sa.Uuid(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum("app", "phone", "walk_in", "visit", name="channel", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("contact_phone_sealed", sa.String(length=200), nullable=False),
        sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("clock_started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "pause_reason",
            sa.Enum(
                "resident",
                "authority",
                "statutory",
                "weather",
                "documents",
                name="pausereason",
                native_enum=False,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("times_reopened", sa.Integer(), nullable=False),
        sa.Column("times_returned", sa.Integer(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(paused_at IS NULL) = (pause_reason IS NULL)", name=op.f("ck_errand_pause_has_reason")
        ),
        sa.CheckConstraint(
            "agent_id IS NULL OR first_agent_id IS NOT NULL", name=op.f("ck_errand_agent_after_first_agent")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_errand_version_positive")),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["user_account.id"], name=op.f("fk_errand_agent_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["resident.id"], name=op.f("fk_errand_beneficiary_id_resident")
        ),
        sa.ForeignKeyConstraint(
            ["first_agent_id"], ["user_account.id"], name=op.f("fk_errand_first_agent_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["handling_station_id"], ["station.id"], name=op.f("fk_errand_handling_station_id_station")
        ),
        sa.ForeignKeyConstraint(
            ["requester_id"], ["user_account.id"], name=op.f("fk_errand_requester_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["service_item_id"], ["service_item.id"], name=op.f("fk_errand_service_item_id_service_item")
        ),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_errand_station_id_station")),
        sa.ForeignKeyConstraint(
            ["typed_by_id"], ["user_account.id"], name=op.f("fk_errand_typed_by_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand")),
        sa.UniqueConstraint("county_id", "number", name=op.f("uq_errand_county_id_number")),
    )
    op.create_index("ix_errand_agent_id", "errand", ["agent_id"], unique=False)
    op.create_index("ix_errand_beneficiary_id", "errand", ["beneficiary_id"], unique=False)
    op.create_index("ix_errand_first_agent_id", "errand", ["first_agent_id"], unique=False)
    op.create_index("ix_errand_handling_path_state", "errand", ["handling_path", "state"], unique=False)
    op.create_index("ix_errand_path_created_at", "errand", ["path", "created_at"], unique=False)
    op.create_index("ix_errand_requester_id", "errand", ["requester_id"], unique=False)
    op.create_index("ix_errand_typed_by_id", "errand", ["typed_by_id"], unique=False)
    op.create_table(
        "errand_rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("times_reopened", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("rated_by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_errand_rating_five_levels")),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["user_account.id"], name=op.f("fk_errand_rating_agent_id_user_account")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_errand_rating_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["rated_by"], ["user_account.id"], name=op.f("fk_errand_rating_rated_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand_rating")),
        sa.UniqueConstraint(
            "errand_id", "times_reopened", name=op.f("uq_errand_rating_errand_id_times_reopened")
        ),
    )
    op.create_table(
        "errand_transition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "submitted",
                "accepted",
                "handling",
                "completed",
                "signed",
                "archived",
                "returned",
                "escalated",
                "withdrawn",
                name="errandstate",
                native_enum=False,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "target",
            sa.Enum(
                "submitted",
                "accepted",
                "handling",
                "completed",
                "signed",
                "archived",
                "returned",
                "escalated",
                "withdrawn",
                name="errandstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["errand_id"], ["errand.id"], name=op.f("fk_errand_transition_errand_id_errand")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand_transition")),
        sa.UniqueConstraint("errand_id", "version", name=op.f("uq_errand_transition_errand_id_version")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("errand_transition")
    op.drop_table("errand_rating")
    op.drop_index("ix_errand_typed_by_id", table_name="errand")
    op.drop_index("ix_errand_requester_id", table_name="errand")
    op.drop_index("ix_errand_path_created_at", table_name="errand")
    op.drop_index("ix_errand_handling_path_state", table_name="errand")
    op.drop_index("ix_errand_first_agent_id", table_name="errand")
    op.drop_index("ix_errand_beneficiary_id", table_name="errand")
    op.drop_index("ix_errand_agent_id", table_name="errand")
    op.drop_table("errand")
    op.drop_table("errand_counter")
    op.drop_table("service_item_document")
    op.drop_table("service_item")
