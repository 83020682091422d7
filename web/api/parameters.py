"""Query parameters of an operation as one model: read in one go, and described in OpenAPI from the same fields.

FastAPI's own way looks up and checks each parameter by itself, which for a search with two dozen of them is most of the
web server's part of an answer.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import QueryParams

Json = dict[str, Any]
Model = TypeVar("Model", bound=BaseModel)


def read(model: type[Model], params: QueryParams) -> Model:
    """The parameters that the model knows; of one that is no list the last value counts, as in FastAPI.

    Raises :class:`RequestValidationError` naming the parameter.
    """
    lists = _lists(model)
    given = {
        name: params.getlist(name) if name in lists else params[name] for name in model.model_fields if name in params
    }
    try:
        return model.model_validate(given)
    except ValidationError as error:
        found = [{**one, "loc": ("query", *one["loc"])} for one in error.errors(include_url=False)]
        raise RequestValidationError(found) from error


def described(model: type[BaseModel]) -> list[Json]:
    """The parameters as OpenAPI lists them."""
    found = []
    for name, schema in model.model_json_schema()["properties"].items():
        shown = {key: value for key, value in schema.items() if key != "title"}
        about = {"description": schema["description"]} if "description" in schema else {}
        found.append({"name": name, "in": "query", "required": False, "schema": shown, **about})
    return found


@cache
def _lists(model: type[BaseModel]) -> frozenset[str]:
    properties = model.model_json_schema()["properties"]
    return frozenset(name for name, schema in properties.items() if schema.get("type") == "array")
