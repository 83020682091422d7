"""Statements that a page's transaction sends again and again, handed to the driver itself.

What SQLAlchemy does around each execution costs ten times what SQLite needs for such a statement (75 and 6 µs measured),
and a page sends more than twenty. A statement is compiled by SQLAlchemy once for an engine and for the names of its values;
afterwards only values and rows are converted, as the types of its columns say. Errors are SQLAlchemy's own.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from store.columns import Stored

Values = Mapping[str, Any]
_Convert = Callable[[Any], Any]


class Prepared:
    """One statement of bare tables, whose values come when it is executed.

    >>> Prepared(select(table.c.id).where(table.c.name == bindparam("name"))).first(connection, {"name": "a"})
    """

    def __init__(self, statement: Any) -> None:
        self.statement = statement
        self._compiled: dict[tuple[Any, ...], _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> list[Stored]:
        """All rows, each with an attribute a column."""
        compiled = self._for(connection, values)
        return compiled.rows(compiled.execute(connection, values).fetchall())

    def first(self, connection: Connection, values: Values) -> Stored | None:
        """The first row."""
        compiled = self._for(connection, values)
        row = compiled.execute(connection, values).fetchone()
        return None if row is None else compiled.rows([row])[0]

    def scalar(self, connection: Connection, values: Values) -> Any:
        """The first column of the first row."""
        row = self.first(connection, values)
        return None if row is None else row[0]

    def run(self, connection: Connection, values: Values) -> None:
        """Execute what answers no rows."""
        self._for(connection, values).execute(connection, values)

    def many(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Execute for all rows; nothing for none."""
        if rows:
            self._for(connection, rows[0]).execute_many(connection, rows)

    def _for(self, connection: Connection, values: Values) -> _Compiled:
        dialect = connection.dialect
        key = (dialect.name, *values)
        if key not in self._compiled:
            self._compiled[key] = _Compiled(self.statement, dialect, list(values))
        return self._compiled[key]


class _Compiled:
    """A statement's text for one engine, and how its values and rows are converted."""

    def __init__(self, statement: Any, dialect: Dialect, names: list[str]) -> None:
        compiled = cast(SQLCompiler, statement.compile(dialect=dialect, column_keys=names))
        self._dialect = dialect
        self._text = str(compiled)
        self._fixed = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required and name not in names
        }
        self._fixed |= {str(column.key): _default(column) for column in compiled.insert_prefetch}
        self._positional = compiled.positiontup is not None
        order = compiled.positiontup if compiled.positiontup is not None else list(compiled.binds)
        self._binds = [(name, _bound(compiled.binds[name].type, dialect)) for name in order]
        answers = isinstance(statement, Select) or compiled.effective_returning
        columns = list(statement.exported_columns) if answers else []
        row: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
        self._row = row._make
        converts = [_answered(column.type, dialect) for column in columns]
        self._converts = [(place, convert) for place, convert in enumerate(converts) if convert is not None]

    def execute(self, connection: Connection, values: Values) -> Any:
        """The driver's cursor."""
        parameters = self._parameters(values)
        driver: Any = connection.connection.driver_connection
        try:
            return driver.execute(self._text, parameters)
        except self._dialect.loaded_dbapi.Error as error:
            raise self._told(error, parameters) from error

    def execute_many(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Once for each row."""
        parameters = [self._parameters(values) for values in rows]
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(self._text, parameters)
        except self._dialect.loaded_dbapi.Error as error:
            raise self._told(error, parameters) from error
        finally:
            cursor.close()

    def rows(self, fetched: Sequence[Any]) -> list[Stored]:
        """Rows as the types of their columns say."""
        if not self._converts:
            return [self._row(row) for row in fetched]
        found = []
        for row in fetched:
            changed = list(row)
            for place, convert in self._converts:
                changed[place] = convert(changed[place])
            found.append(self._row(changed))
        return found

    def _parameters(self, values: Values) -> Any:
        given = {**self._fixed, **values} if self._fixed else values
        if self._positional:
            return [given[name] if convert is None else convert(given[name]) for name, convert in self._binds]
        return {name: given[name] if convert is None else convert(given[name]) for name, convert in self._binds}

    def _told(self, error: Exception, parameters: Any) -> BaseException:
        """The driver's error as SQLAlchemy tells it."""
        base: Any = self._dialect.loaded_dbapi.Error
        return DBAPIError.instance(self._text, parameters, error, base, dialect=self._dialect)


def _default(column: Any) -> Any:
    """A column's own default, which must be a plain value."""
    assert column.default.is_scalar, f"{column}: give its value"
    return column.default.arg


def _bound(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _answered(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
