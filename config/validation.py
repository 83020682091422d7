"""What pydantic says of a wrong value, in words for who gave it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def said(found: Mapping[str, Any]) -> str:
    """The message of one of ``ValidationError.errors()``, without the mark that pydantic sets before our own validators' words."""
    return str(found["msg"]).removeprefix("Value error, ")
