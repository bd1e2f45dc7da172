"""No statement of a signed-in request reads or changes a county's rows without saying whose."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    Delete,
    Engine,
    False_,
    FromClause,
    Join,
    Select,
    Table,
    Update,
    event,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BooleanClauseList,
    ClauseElement,
    Grouping,
    UnaryExpression,
)
from sqlalchemy.sql.expression import Alias, ColumnClause, CompoundSelect, Subquery
from sqlalchemy.sql.visitors import iterate

_OPTION = "linban_scope"
# Everybody may read these, signed in or not: the map, the stations and the board.
PUBLIC_TABLES = frozenset(
    {"region", "station", "duty_shift", "calendar_day", "service_item", "service_item_document"}
)
_NARROW = frozenset({"id", "path", "number", "pickup_code", "subject", "sha256", "reference"})
_NARROW_ENDS = ("_id", "_by", "_index", "_hash", "_path")
# An item of the board is everybody's, so it narrows nothing.
_WIDE = frozenset({"service_item_id"})
# Of the whole server, of nobody in it; their routes have a permission of their own.
_OF_THE_SERVER = frozenset({"check_run"})
_PUBLIC = tuple(f"{name}." for name in PUBLIC_TABLES)
_verdicts: WeakKeyDictionary[Any, tuple[str, ...]] = WeakKeyDictionary()


class UnscopedStatementError(AssertionError):
    """A statement of ours would read or change rows of any county and anybody."""


def watch(engine: Engine) -> None:
    """Look at every statement of an engine; each is judged once, when it was compiled."""
    event.listen(engine, "before_cursor_execute", _check)


def require(session: Session) -> None:
    """Ask for a scope in every statement from here to the end of the transaction."""
    session.connection().execution_options(**{_OPTION: True})


def unscoped(statement: ClauseElement) -> tuple[str, ...]:
    """Name the tables that a statement reads or changes without saying whose rows."""
    found = dict.fromkeys(_unscoped(statement, outer=frozenset()))
    return tuple(found)


def _check(*passed: Any) -> None:  # noqa: ANN401 - what SQLAlchemy passes
    context = passed[4]
    compiled = context.compiled if context is not None else None
    if compiled is None or not context.execution_options.get(_OPTION):
        return
    verdict = _verdicts.get(compiled)
    if verdict is None:
        verdict = _verdicts[compiled] = unscoped(compiled.statement)
    if verdict:
        raise UnscopedStatementError(
            f"no scope for {', '.join(verdict)}: begin with visible_to, a path or an id"
        )


def _unscoped(statement: ClauseElement, *, outer: frozenset[Any]) -> Iterator[str]:
    """Judge a statement and those inside it, which may lean on the tables around them."""
    if isinstance(statement, CompoundSelect):
        for part in statement.selects:
            yield from _unscoped(part, outer=outer)
        return
    if isinstance(statement, Select):
        froms, conditions = _flat(statement.get_final_froms()), _conditions(statement)
    elif isinstance(statement, Update | Delete):
        froms, conditions = [statement.table], _where(statement)
    else:
        return
    tenants = [one for one in froms if _is_tenant(one)]
    yield from (_name(one) for one in _loose(tenants, conditions, outer))
    here = outer | frozenset(froms)
    for inner in _inside(statement, froms):
        yield from _unscoped(inner, outer=here)


def _loose(tenants: Sequence[Any], conditions: Sequence[ClauseElement], outer: frozenset[Any]) -> list[Any]:
    """Give the tables that no condition ties to a value, nor to a table that is tied itself."""
    tied, loose = set(outer), list(tenants)
    while loose:
        fresh = [one for one in loose if any(_ties(condition, one, tied) for condition in conditions)]
        if not fresh:
            break
        tied.update(fresh)
        loose = [one for one in loose if one not in tied]
    return loose


def _ties(condition: Any, table: Any, tied: set[Any]) -> bool:  # noqa: ANN401 - any condition
    # SQLAlchemy wraps a lone false() as "is true".
    is_wrapped = isinstance(condition, UnaryExpression) and condition.operator is operators.is_true
    if is_wrapped or isinstance(condition, Grouping):
        return _ties(condition.element, table, tied)
    if isinstance(condition, False_):
        return True
    if isinstance(condition, BooleanClauseList):
        judge = all if condition.operator is operators.or_ else any
        return judge(_ties(one, table, tied) for one in condition.clauses)
    if not isinstance(condition, BinaryExpression) or condition.operator not in _TYING:
        return False
    left, right = condition.left, condition.right
    return _tells(left, right, table, tied) or _tells(right, left, table, tied)


_TYING = (operators.eq, operators.in_op, operators.ge)


def _tells(column: Any, value: Any, table: Any, tied: set[Any]) -> bool:  # noqa: ANN401 - any expression
    if not isinstance(column, ColumnClause) or column.table != table or not _is_narrow(column):
        return False
    others = [one for one in iterate(value) if isinstance(one, ColumnClause)]
    has_select = any(isinstance(one, Select) for one in iterate(value))
    return has_select or (all(one.table in tied for one in others) and (bool(others) or _has_value(value)))


def _has_value(value: Any) -> bool:  # noqa: ANN401 - any expression
    return any(isinstance(one, BindParameter) for one in iterate(value))


def _is_narrow(column: ColumnClause[Any]) -> bool:
    names_a_row = any(not key.target_fullname.startswith(_PUBLIC) for key in column.foreign_keys)
    is_named = column.name in _NARROW or (column.name.endswith(_NARROW_ENDS) and column.name not in _WIDE)
    return names_a_row or is_named


def _conditions(statement: Select[Any]) -> list[ClauseElement]:
    joins = [one for given in statement.get_final_froms() for one in _joins(given)]
    return _where(statement) + [one.onclause for one in joins if one.onclause is not None]


def _where(statement: Select[Any] | Update | Delete) -> list[ClauseElement]:
    return [] if statement.whereclause is None else [statement.whereclause]


def _joins(given: FromClause) -> Iterator[Join]:
    if isinstance(given, Join):
        yield given
        yield from _joins(given.left)
        yield from _joins(given.right)


def _flat(given: Iterable[FromClause]) -> list[FromClause]:
    found: list[FromClause] = []
    for one in given:
        found += _flat([one.left, one.right]) if isinstance(one, Join) else [one]
    return found


def _inside(statement: ClauseElement, froms: Sequence[Any]) -> list[ClauseElement]:
    """Give the selects right inside a statement: of its subqueries, conditions and columns."""
    found: list[ClauseElement] = [one.element for one in froms if isinstance(one, Subquery)]
    for child in _outermost_selects(statement):
        if child not in found:
            found.append(child)
    return found


def _outermost_selects(statement: ClauseElement) -> Iterator[ClauseElement]:
    for child in statement.get_children():
        if isinstance(child, Select | CompoundSelect):
            yield child
        elif not isinstance(child, Table):
            yield from _outermost_selects(child)


def _table(given: Any) -> Any:  # noqa: ANN401 - any source of rows
    return given.element if isinstance(given, Alias) else given


def _is_tenant(given: Any) -> bool:  # noqa: ANN401 - any source of rows
    table = _table(given)
    is_open = isinstance(table, Table) and table.name in PUBLIC_TABLES | _OF_THE_SERVER
    return isinstance(table, Table) and "county_id" in table.c and not is_open


def _name(given: Any) -> str:  # noqa: ANN401 - a table or its alias
    return str(_table(given).name)
