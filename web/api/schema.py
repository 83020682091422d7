"""The API's own description: OpenAPI 3.1 with problem details, and one page of it without anything from elsewhere."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse, Response

from web.api.models import Problem

Json = dict[str, Any]
_PROBLEM: Json = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_WAIT: Json = {"Retry-After": {"description": "seconds to wait", "schema": {"type": "integer"}}}
PROBLEMS: dict[int | str, Json] = {
    400: {"description": "The question cannot be answered: `detail` says which parameter and why", "content": _PROBLEM},
    404: {"description": "There is no such thing", "content": _PROBLEM},
    410: {"description": "The stream of changes ends before this number: it was begun anew", "content": _PROBLEM},
    413: {"description": "The body is too long", "content": _PROBLEM},
    422: {"description": "A parameter has a wrong value: `detail` names it", "content": _PROBLEM},
    429: {"description": "Too many calls", "content": _PROBLEM, "headers": _WAIT},
    503: {"description": "Search or database is away", "content": _PROBLEM, "headers": _WAIT},
}


def problem(path: str, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """What went wrong, as RFC 9457 says it: without a type of its own the title is the status in words (§4.2.1)."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, instance=path).model_dump()
    return JSONResponse(body, status, headers=headers, media_type="application/problem+json")


def describe(app: FastAPI) -> None:
    """Make the application's OpenAPI document once, with the schema of problems in it."""

    def openapi() -> Json:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, routes=app.routes, description=app.description)
            made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def document_page(schema: Json) -> str:
    """Every operation with its parameters, an example call and the shape of the answer."""
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>",
        "<title>juzhao API</title><link rel='stylesheet' href='/static/style.css'><main><h1>juzhao API v1</h1>",
        "<p><a href='/api/v1/openapi.json'>openapi.json</a> (OpenAPI 3.1)</p>",
    ]
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            parts += _operation(path, method, operation)
    parts.append("<h2>Shapes</h2>")
    for name, shape in sorted(schema["components"]["schemas"].items()):
        shown = json.dumps(shape, ensure_ascii=False, indent=1)
        parts.append(f"<details id='{name}'><summary>{name}</summary><pre>{html.escape(shown)}</pre></details>")
    return "".join([*parts, "</main></html>"])


def _operation(path: str, method: str, operation: Json) -> Iterator[str]:
    yield f"<h2><code>{method.upper()} {html.escape(path)}</code></h2><p>{html.escape(operation.get('description', ''))}</p>"
    rows = operation.get("parameters", [])
    if rows:
        yield "<table class='stack'><thead><tr><th>parameter</th><th>meaning</th><th>example</th></tr></thead><tbody>"
        for row in rows:
            example = row.get("example", next(iter(row["schema"].get("examples", [])), ""))
            shown = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
            cells = {"meaning": row.get("description", ""), "example": shown}
            told = "".join(f"<td data-label='{label}'>{html.escape(cell)}</td>" for label, cell in cells.items())
            yield f"<tr><th scope='row'>{html.escape(row['name'])}</th>{told}</tr>"
        yield "</tbody></table>"
    if example := _body_example(operation):
        yield f"<pre>{html.escape(json.dumps(example, ensure_ascii=False, indent=1))}</pre>"


def _body_example(operation: Json) -> Any:
    content: Json = operation.get("requestBody", {}).get("content", {})
    return next((kind["examples"]["a profile"]["value"] for kind in content.values() if "examples" in kind), None)
