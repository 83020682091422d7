# 聚招 juzhao. `make help` lists the targets.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev servers run test test-shared check bench lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: .venv/.setup ## locked dependencies into .venv/, with .venv/bin/juzhao

setup-dev: .venv/.setup-dev ## the same with what tests and checks need

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; call make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "venv is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/.setup: .venv/bin/python requirements.lock pyproject.toml
	@echo "installing the locked dependencies into .venv (a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.setup-dev: .venv/.setup requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: setup ## the whole product on the bundled sample sites (PORT=8000)
	@$(BIN)/juzhao demo --port $(PORT)

servers: ## what the tests run on beside Python: PostgreSQL, Chromium, Java, Elasticsearch
	@scripts/install-test-servers

test: setup-dev servers ## all tests on real parts: SQLite, PostgreSQL, tantivy, Elasticsearch, Chromium (ARGS=--full: of all sweeps every case)
	@# many tests wait for a server or a clock: on two cores three processes leave less of them idle
	@$(BIN)/python -m pytest -n $$(( $$(getconf _NPROCESSORS_ONLN) > 2 ? 4 : 3 )) --dist loadscope --no-loadscope-reorder --durations=20 $(ARGS)

test-shared: setup-dev ## real pages and postings from ../shared, where that folder exists
	@$(BIN)/python -m pytest tests/shared $(ARGS)

check: setup-dev ## lint, types, import contracts, quick tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -m "not postgres and not elasticsearch and not browser and not slow" -n auto

bench: setup-dev servers ## benchmarks, prints tables
	@$(BIN)/python -m benchmarks

lock: ## renew the lock files (needs uv)
	uv pip compile --generate-hashes --no-emit-index-url --python-version 3.11 --universal -q --custom-compile-command 'make lock' pyproject.toml --extra build -o requirements.lock
	uv pip compile --generate-hashes --no-emit-index-url --python-version 3.11 --universal -q --custom-compile-command 'make lock' pyproject.toml --all-extras -c requirements.lock -o requirements-dev.lock

clean: ## remove .venv, the home and caches
	rm -rf .venv var .cache .pytest_cache .mypy_cache .ruff_cache
