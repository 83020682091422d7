"""The API against generated questions: ``python -m benchmarks.api_cases [--cases 20000]``.

A live server over the crawled sample sites; schemathesis reads its OpenAPI document and asks what the document allows, and
what it does not. Counts answers by status and reports every 5xx and every answer that breaks its own schema, content
type or list of statuses.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import CheckFunction
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.settings import PROJECT_ROOT
from tests.end_to_end.conftest import Product

CHECKS: list[CheckFunction] = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@contextmanager
def served(home: Path, rate: int = 0) -> Iterator[str]:
    """The product over ``home`` in a process of its own, with so many calls a minute (0: no limit); its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli", "--home", str(home), "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=PROJECT_ROOT,
        env=os.environ | {"JUZHAO_API_RATE": str(rate)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str) -> None:
    for _ in range(1_800):
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server did not come up in three minutes")


def ask(address: str, cases: int, start: int = 1) -> tuple[Counter[int], dict[str, str]]:
    """Ask so many questions, spread over the operations; answers by status, and one example of each fault."""
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    statuses: Counter[int] = Counter()
    faults: dict[str, str] = {}
    for operation in operations:
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            _ask(operation, mode, max(cases // (2 * len(operations)), 1), start, statuses, faults)
    return statuses, faults


def _ask(
    operation: schemathesis.APIOperation, mode: schemathesis.GenerationMode, cases: int, start: int, statuses: Counter[int], faults: dict[str, str]
) -> None:  # fmt: skip
    @seed(start)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case: schemathesis.Case) -> None:
        answer = case.call()
        statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                faults.setdefault(
                    f"{operation.label}: {type(failure).__name__}", f"{case.as_curl_command()}\n{failure}"[:1500]
                )

    with suppress(Unsatisfiable):  # an operation without parameters cannot be asked wrongly
        run()


def main() -> int:
    """Crawl, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        product = Product.begin(Path(folder))
        try:
            product.crawl()
            started = time.perf_counter()
            with served(product.settings.home) as address:
                statuses, faults = ask(address, wishes.cases, wishes.seed)
        finally:
            product.end()
    print(
        f"{sum(statuses.values())} questions in {time.perf_counter() - started:.0f} s; answers by status: {dict(sorted(statuses.items()))}"
    )
    print(f"{len(faults)} kinds of faults")
    for name, example in faults.items():
        print(f"\n{name}\n{example}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
