# One job each; every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
HOST ?= 127.0.0.1
PYTEST_WORKERS ?= auto
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

# Else each of the many processes that the tests start would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run setup system-packages test test-fast test-postgres check fix lock bench clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(VENV)/installed  ## make .venv with the loonpoort command in it

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Loonpoort needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12 setup"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' \
	  || { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/python requirements.lock pyproject.toml scripts/build_catalogues.py $(wildcard src/loonpoort/locale/*/LC_MESSAGES/*.po)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: setup  ## start the demo: server and worker, data in ./var
	$(BIN)/loonpoort demo --data ./var --host $(HOST) --port $(PORT)

system-packages: $(VENV)/installed-dev
	@$(BIN)/python scripts/system_packages.py

test: system-packages check  ## everything CI does: checks, all tests on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS)
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --database=postgres

test-fast: $(VENV)/installed-dev  ## the quick tests, on SQLite, without other programs; one file: make test-fast T=tests/wire
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) -m "not live and not thorough" $(T)

test-postgres: $(VENV)/installed-dev  ## all tests on a PostgreSQL that they start themselves
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --database=postgres

check: $(VENV)/installed-dev  ## style, types, layers, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings=tests.settings

fix: $(VENV)/installed-dev  ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/installed-dev  ## resolve the dependencies anew, with hashes and without index addresses
	$(LOCK) --group build --output-file requirements.lock pyproject.toml
	$(LOCK) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

bench: $(VENV)/installed-dev  ## Loonpoort beside gSOAP, PHP, Node and spyne; quick: make bench ARGS=--quick
	$(BIN)/python -m bench $(ARGS)

clean:  ## remove what was built, not your data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
