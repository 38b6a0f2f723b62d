"""The first tables: directory and registers, cases and people, papers, the journal and what is derived, the inbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.database.types import At, Yuan

revision = "0001"
down_revision = None

TOKEN = sa.String(120)
TABLES = (
    *("offices", "people", "calendars", "counters", "numbers", "cases", "parties", "agents", "mandates", "rights"),
    *("evidence", "blobs", "vault_blobs", "papers", "services", "journal", "inbox", "tasks", "deadlines"),
)

GUARDS = (("journal", "UPDATE"), ("journal", "DELETE"), ("numbers", "DELETE"))
"""What may not be done to what is only ever added to."""

_SQLITE = """
CREATE TRIGGER {table}_no_{lower} BEFORE {what} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{lower} BEFORE {what} ON {table} FOR EACH {each} EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Make the tables, and guard what is only ever added to."""
    _make_directory()
    _make_registers()
    _make_cases()
    _make_records()
    _make_stores()
    _make_papers()
    _make_journal()
    _make_worklists()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    """Drop everything."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")


def _guard_sqlite() -> None:
    for table, what in GUARDS:
        op.execute(_SQLITE.format(table=table, what=what, lower=what.lower()))


def _guard_postgresql() -> None:
    op.execute(_REFUSE)
    for table, what in GUARDS:
        op.execute(_POSTGRESQL.format(table=table, what=what, lower=what.lower(), each="ROW"))
    for table in dict.fromkeys(table for table, _ in GUARDS):
        op.execute(_POSTGRESQL.format(table=table, what="TRUNCATE", lower="truncate", each="STATEMENT"))


def _make_directory() -> None:
    """Bodies, people, calendars."""
    op.create_table(
        "offices",
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("district", sa.String(length=6), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("court_code", sa.Text(), nullable=False),
        sa.Column("numbering", sa.Text(), nullable=False),
        sa.Column("series_json", sa.Text(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
    )
    op.create_table(
        "people",
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("office", TOKEN, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.id"], name=op.f("fk_people_office_offices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_office"), "people", ["office"], unique=False)
    op.create_table(
        "calendars",
        sa.Column("version", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("in_force_since", At(), nullable=False),
        sa.Column("calendar_json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_calendars")),
        sa.UniqueConstraint("n", name=op.f("uq_calendars_n")),
    )


def _make_registers() -> None:
    """The number registers."""
    op.create_table(
        "counters",
        sa.Column("office", TOKEN, nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["offices.id"], name=op.f("fk_counters_office_offices")),
        sa.PrimaryKeyConstraint("office", "year", "series", name=op.f("pk_counters")),
    )
    op.create_table(
        "numbers",
        sa.Column("key", TOKEN, nullable=False),
        sa.Column("office", TOKEN, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("form", TOKEN, nullable=False),
        sa.Column("void", sa.Text(), nullable=True),
        sa.Column("recorded_at", At(), nullable=False),
        sa.CheckConstraint("n > 0", name=op.f("ck_numbers_positive")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_numbers")),
        sa.UniqueConstraint("office", "number", name=op.f("uq_numbers_office_number")),
        sa.UniqueConstraint("office", "year", "series", "n", name=op.f("uq_numbers_office_year_series_n")),
    )


def _make_cases() -> None:
    """Disputes and their parties."""
    op.create_table(
        "cases",
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("office", TOKEN, nullable=False),
        sa.Column("opened_at", At(), nullable=False),
        sa.Column("right_kind", sa.String(length=40), nullable=False),
        sa.Column("quarrel", sa.String(length=40), nullable=False),
        sa.Column("claim", Yuan(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("stuck", sa.Boolean(), nullable=False),
        sa.Column("wake_at", At(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("complaint_json", sa.Text(), nullable=True),
        sa.Column("state_json", sa.Text(), nullable=True),
        sa.Column("recorded_at", At(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_office_status_opened_at"), "cases", ["office", "status", "opened_at"], unique=False)
    op.create_index(op.f("ix_cases_status_wake_at"), "cases", ["status", "wake_at"], unique=False)
    op.create_table(
        "parties",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("side", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("identity_kind", sa.String(length=20), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("district", sa.String(length=6), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("electronic", sa.Boolean(), nullable=False),
        sa.Column("electronic_address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_parties_case_cases")),
        sa.PrimaryKeyConstraint("case", "id", name=op.f("pk_parties")),
    )
    op.create_index(op.f("ix_parties_identity"), "parties", ["identity"], unique=False)


def _make_records() -> None:
    """Agents, rights, evidence."""
    op.create_table(
        "agents",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("identity_kind", sa.String(length=20), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("firm", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_agents_case_cases")),
        sa.PrimaryKeyConstraint("case", "id", name=op.f("pk_agents")),
    )
    op.create_table(
        "mandates",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("party", TOKEN, nullable=False),
        sa.Column("agent", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("powers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_mandates_case_cases")),
        sa.PrimaryKeyConstraint("case", "party", "agent", name=op.f("pk_mandates")),
    )
    op.create_table(
        "rights",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("number", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_rights_case_cases")),
        sa.PrimaryKeyConstraint("case", "number", name=op.f("pk_rights")),
    )
    op.create_table(
        "evidence",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party", TOKEN, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("proves", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media", TOKEN, nullable=False),
        sa.Column("vault", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_evidence_case_cases")),
        sa.PrimaryKeyConstraint("case", "n", name=op.f("pk_evidence")),
        sa.UniqueConstraint("case", "party", "sha256", "vault", name=op.f("uq_evidence_case_party_sha256_vault")),
    )


def _make_stores() -> None:
    """Bytes on the record, and in the vault."""
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media", TOKEN, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "vault_blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media", TOKEN, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_vault_blobs")),
    )


def _make_papers() -> None:
    """Papers and their services."""
    op.create_table(
        "papers",
        sa.Column("key", TOKEN, nullable=False),
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("procedure", TOKEN, nullable=False),
        sa.Column("form", TOKEN, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("office", TOKEN, nullable=False),
        sa.Column("dated", At(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fields_sha256", sa.String(length=64), nullable=False),
        sa.Column("template_version", sa.String(length=64), nullable=False),
        sa.Column("law_version", sa.String(length=64), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", At(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_papers_case_cases")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_papers")),
        sa.UniqueConstraint("case", "n", name=op.f("uq_papers_case_n")),
    )
    op.create_index(op.f("ix_papers_case_form_n"), "papers", ["case", "form", "n"], unique=False)
    op.create_table(
        "services",
        sa.Column("key", TOKEN, nullable=False),
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("paper", TOKEN, nullable=False),
        sa.Column("party", TOKEN, nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("at", At(), nullable=False),
        sa.Column("recorded_at", At(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_services_case_cases")),
        sa.ForeignKeyConstraint(["paper"], ["papers.key"], name=op.f("fk_services_paper_papers")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_case_party"), "services", ["case", "party"], unique=False)
    op.create_index(op.f("ix_services_paper"), "services", ["paper"], unique=False)


def _make_journal() -> None:
    """The legal record, and the acts as received."""
    op.create_table(
        "journal",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", At(), nullable=False),
        sa.Column("procedure", TOKEN, nullable=False),
        sa.Column("what", TOKEN, nullable=False),
        sa.Column("rule", TOKEN, nullable=False),
        sa.Column("person", TOKEN, nullable=True),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("office", TOKEN, nullable=True),
        sa.Column("party", TOKEN, nullable=True),
        sa.Column("entry_json", sa.Text(), nullable=False),
        sa.Column("recorded_at", At(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_journal_case_cases")),
        sa.PrimaryKeyConstraint("case", "seq", "n", name=op.f("pk_journal")),
    )
    op.create_table(
        "inbox",
        sa.Column("act_id", TOKEN, nullable=False),
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("received_at", At(), nullable=False),
        sa.Column("content_hash", sa.String(length=128), nullable=False),
        sa.Column("act_json", sa.Text(), nullable=False),
        sa.Column("settled_at", At(), nullable=True),
        sa.Column("answer_json", sa.Text(), nullable=True),
        sa.Column("turned_away", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_inbox_case_cases")),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_inbox")),
    )
    op.create_index(op.f("ix_inbox_case_received_at"), "inbox", ["case", "received_at"], unique=False)
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["received_at"],
        unique=False,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )


def _make_worklists() -> None:
    """What is derived from the state."""
    op.create_table(
        "tasks",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("id", sa.String(length=250), nullable=False),
        sa.Column("procedure", TOKEN, nullable=False),
        sa.Column("act", TOKEN, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("office", TOKEN, nullable=True),
        sa.Column("party", TOKEN, nullable=True),
        sa.Column("due", At(), nullable=True),
        sa.Column("task_json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_tasks_case_cases")),
        sa.PrimaryKeyConstraint("case", "id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_case_party"), "tasks", ["case", "party"], unique=False)
    op.create_index(op.f("ix_tasks_office_due"), "tasks", ["office", "due"], unique=False)
    op.create_table(
        "deadlines",
        sa.Column("case", TOKEN, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("procedure", TOKEN, nullable=False),
        sa.Column("term", TOKEN, nullable=False),
        sa.Column("party", TOKEN, nullable=True),
        sa.Column("due", At(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("deadline_json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name=op.f("fk_deadlines_case_cases")),
        sa.PrimaryKeyConstraint("case", "n", name=op.f("pk_deadlines")),
    )
    op.create_index(op.f("ix_deadlines_last_day"), "deadlines", ["last_day"], unique=False)
