"""Second factors, known devices and limits of sign-in."""

import sqlalchemy as sa
from alembic import op

revision = "0007_sign_in"
down_revision = "0006_audit"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    _add_columns()
    _make_devices()
    _make_factors()
    op.create_table(
        "used_password",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_used_password_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_password")),
    )
    op.create_index("ix_used_password_user_id_at", "used_password", ["user_id", "at"], unique=False)


def _add_columns() -> None:
    op.add_column("user_account", sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("phone_code", sa.Column("known_tries", sa.Integer(), server_default="0", nullable=False))
    op.add_column(
        "sign_in_session", sa.Column("device_hash", sa.String(length=64), server_default="", nullable=False)
    )


def _make_devices() -> None:
    op.create_table(
        "known_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("device_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_known_device_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_device")),
        sa.UniqueConstraint("user_id", "device_hash", name=op.f("uq_known_device_user_id_device_hash")),
    )
    op.create_index("ix_known_device_last_used_at", "known_device", ["last_used_at"], unique=False)


def _make_factors() -> None:
    op.create_table(
        "second_factor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret_sealed", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_second_factor_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_second_factor")),
        sa.UniqueConstraint("user_id", name=op.f("uq_second_factor_user_id")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_recovery_code_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("user_id", "code_hash", name=op.f("uq_recovery_code_user_id_code_hash")),
    )


def downgrade() -> None:
    """Go back; second factors and known devices are lost."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_index("ix_used_password_user_id_at", table_name="used_password")
    op.drop_table("used_password")
    op.drop_table("recovery_code")
    op.drop_table("second_factor")
    op.drop_index("ix_known_device_last_used_at", table_name="known_device")
    op.drop_table("known_device")
    op.drop_column("sign_in_session", "device_hash")
    op.drop_column("phone_code", "known_tries")
    op.drop_column("user_account", "password_set_at")
