"""Rectification of bad ratings, and supervision."""

import sqlalchemy as sa
from alembic import op

revision = "0016_reviews"
down_revision = "0015_authority"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a lock that does not come is given up, so that nobody waits behind it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '5s'")
    _rate_by_telling()
    _rectifications()
    _rectification_steps()
    _supervisions()
    _supervision_steps()
    _problem_cases()


def downgrade() -> None:
    """Go back; what was done about bad ratings and standing errands is lost."""
    op.drop_index("ix_problem_case_path_flagged_at", table_name="problem_case")
    op.drop_table("problem_case")
    op.drop_table("supervision_step")
    for name in (
        "uq_supervision_errand_id_kind_open",
        "ix_supervision_county_id_state",
        "ix_supervision_path_created_at",
    ):
        op.drop_index(name, table_name="supervision")
    op.drop_table("supervision")
    op.drop_table("rectification_step")
    for name in (
        "ix_rectification_county_id_fix_due_at",
        "ix_rectification_handler_id",
        "ix_rectification_errand_id",
        "ix_rectification_path_created_at",
    ):
        op.drop_index(name, table_name="rectification")
    op.drop_table("rectification")
    op.drop_column("errand_rating", "via")


def _rate_by_telling() -> None:
    """Every rating so far was pressed by whom it came from."""
    via = sa.Enum("app", "phone", "paper", name="ratedvia", native_enum=False, length=20)
    op.add_column("errand_rating", sa.Column("via", via, server_default="app", nullable=False))


def _rectifications() -> None:
    op.create_table(
        "rectification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("rating_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("path", _path(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "opened",
                "assigned",
                "contacted",
                "fixed",
                "closed",
                "excluded",
                name="rectificationstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("rater_id", sa.Uuid(), nullable=True),
        sa.Column("agent_id", sa.Uuid(), nullable=False),
        sa.Column("first_agent_id", sa.Uuid(), nullable=False),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        sa.Column("contact_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fix_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("second_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second_score", sa.Integer(), nullable=True),
        sa.Column("second_comment", sa.Text(), nullable=False),
        sa.Column("second_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=False),
        sa.Column("exclusion_by", sa.Uuid(), nullable=True),
        sa.Column("exclusion_reason", sa.Text(), nullable=False),
        sa.Column("exclusion_decided_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *_rectification_rules(),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["errand_rating.id"], name=op.f("fk_rectification_rating_id_errand_rating")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_rectification_errand_id_errand")),
        sa.ForeignKeyConstraint(
            ["agent_id"], ["user_account.id"], name=op.f("fk_rectification_agent_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification")),
        sa.UniqueConstraint("rating_id", name=op.f("uq_rectification_rating_id")),
    )
    _rectification_indexes()


def _rectification_rules() -> list[sa.CheckConstraint]:
    rules = {
        "handled_by_another": "handler_id IS NULL OR (handler_id <> agent_id AND handler_id <> first_agent_id)",
        "exclusion_not_by_agent": "exclusion_by IS NULL OR exclusion_by <> agent_id",
        "two_people_exclude": "exclusion_decided_by IS NULL OR"
        " (exclusion_decided_by <> exclusion_by AND exclusion_decided_by <> agent_id)",
        "excluded_by_somebody": "(state = 'excluded') = (exclusion_decided_by IS NOT NULL)",
        "bad_score": "score BETWEEN 1 AND 2",
        "five_levels": "second_score IS NULL OR second_score BETWEEN 1 AND 5",
        "version_positive": "version > 0",
    }
    return [sa.CheckConstraint(rule, name=op.f(f"ck_rectification_{name}")) for name, rule in rules.items()]


def _rectification_indexes() -> None:
    columns = {
        "ix_rectification_path_created_at": ["path", "created_at"],
        "ix_rectification_errand_id": ["errand_id"],
        "ix_rectification_handler_id": ["handler_id"],
        "ix_rectification_county_id_fix_due_at": ["county_id", "fix_due_at"],
    }
    for name, of in columns.items():
        op.create_index(name, "rectification", of, unique=False)


def _rectification_steps() -> None:
    op.create_table(
        "rectification_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("rectification_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["rectification_id"],
            ["rectification.id"],
            name=op.f("fk_rectification_step_rectification_id_rectification"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification_step")),
        sa.UniqueConstraint(
            "rectification_id", "version", name=op.f("uq_rectification_step_rectification_id_version")
        ),
    )


def _supervisions() -> None:
    kinds, states = (
        ("reminder", "letter", "escalation"),
        (
            "proposed",
            "issued",
            "answered",
            "raised",
            "settled",
            "dropped",
        ),
    )
    op.create_table(
        "supervision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column(
            "kind", sa.Enum(*kinds, name="supervisionkind", native_enum=False, length=20), nullable=False
        ),
        sa.Column(
            "state", sa.Enum(*states, name="supervisionstate", native_enum=False, length=20), nullable=False
        ),
        sa.Column("path", _path(), nullable=False),
        sa.Column("supervisor_path", _path(), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'dropped') OR issued_by IS NOT NULL",
            name=op.f("ck_supervision_issued_by_somebody"),
        ),
        sa.CheckConstraint(
            "answered_by IS NULL OR answered_by <> issued_by", name=op.f("ck_supervision_answered_by_another")
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_supervision_version_positive")),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_supervision_errand_id_errand")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision")),
        sa.UniqueConstraint("errand_id", "position", name=op.f("uq_supervision_errand_id_position")),
    )
    is_open = sa.text("state IN ('proposed', 'issued', 'answered')")
    op.create_index("ix_supervision_path_created_at", "supervision", ["path", "created_at"], unique=False)
    op.create_index("ix_supervision_county_id_state", "supervision", ["county_id", "state"], unique=False)
    op.create_index(
        "uq_supervision_errand_id_kind_open",
        "supervision",
        ["errand_id", "kind"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _supervision_steps() -> None:
    op.create_table(
        "supervision_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("supervision_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_name", sa.String(length=50), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["supervision_id"],
            ["supervision.id"],
            name=op.f("fk_supervision_step_supervision_id_supervision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_step")),
        sa.UniqueConstraint(
            "supervision_id", "version", name=op.f("uq_supervision_step_supervision_id_version")
        ),
    )


def _problem_cases() -> None:
    state = sa.Enum("open", "settled", name="problemstate", native_enum=False, length=20)
    op.create_table(
        "problem_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("county_id", sa.Uuid(), nullable=False),
        sa.Column("errand_id", sa.Uuid(), nullable=False),
        sa.Column("path", _path(), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("transfers", sa.Integer(), nullable=False),
        sa.Column("reworks", sa.Integer(), nullable=False),
        sa.Column("flagged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state = 'settled') = (settled_by IS NOT NULL)", name=op.f("ck_problem_case_settled_by_somebody")
        ),
        sa.ForeignKeyConstraint(["errand_id"], ["errand.id"], name=op.f("fk_problem_case_errand_id_errand")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_case")),
        sa.UniqueConstraint("errand_id", name=op.f("uq_problem_case_errand_id")),
    )
    op.create_index("ix_problem_case_path_flagged_at", "problem_case", ["path", "flagged_at"], unique=False)


def _path() -> sa.types.TypeEngine[str]:
    return sa.String(length=255).with_variant(sa.VARCHAR(length=255, collation="C"), "postgresql")
