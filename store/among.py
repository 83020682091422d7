"""``column IN (any number of values)`` as one parameter: the statement's text stays the same, nobody prepares it anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Dialect, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import JSON, Boolean, TypeDecorator, TypeEngine


class _Many(TypeDecorator[list[Any]]):
    """A list of values: JSON for SQLite, an array for PostgreSQL."""

    impl = JSON
    cache_ok = True

    def __init__(self, each: TypeEngine[Any]) -> None:
        super().__init__()
        self.each = each

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(self.each))


class among(ColumnElement[bool]):
    """Whether a column's value is one of the list that is given for ``name`` when the statement is executed."""

    type = Boolean()
    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012
        ("column", InternalTraversal.dp_clauseelement),
        ("values", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.values: ColumnElement[Any] = bindparam(name, type_=_Many(column.type))

    def self_group(self, against: Any = None) -> among:
        """As it is: where SQLite has no booleans SQLAlchemy would ask ``… = 1``, which no index can answer."""
        return self


@compiles(among, "sqlite")
def _sqlite(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in (element.column, element.values))
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  (both are compiled SQL)


@compiles(among, "postgresql")
def _postgresql(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(part, **options) for part in (element.column, element.values))
    return f"{column} = ANY ({values})"
