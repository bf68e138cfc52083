# make run    everything on a fresh machine: environment, installation with demo data, both entries, public site
# make test   the whole suite; installs what it needs
# make check  format, lint, types, contracts, migrations, translations, templates, security, docs
# make docs   writes docs/generated
# make bench  the measurements of docs/measurements.md
# make bench-classify  how well and how fast texts are read
# make bench-match  linked records and names beside their peers

SHELL := /bin/bash
PYTHON ?= $(or $(shell command -v python3.11),python3)
VENV := .venv
BIN := $(VENV)/bin
PALERMO_HOME ?= var
export PALERMO_HOME
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-deps
SOURCES := palermo tests bench docs

.PHONY: run test check docs bench bench-classify bench-match lock clean

run: $(VENV)/.run $(VENV)/.translations
	@test -e $(PALERMO_HOME)/.demo || $(BIN)/palermo demo
	@exec $(BIN)/palermo serve

test: $(VENV)/.dev $(VENV)/.readers $(VENV)/.translations
	@$(BIN)/python -m tests.support.session $(ARGS)

check: $(VENV)/.dev
	@$(BIN)/python -m tests.support.checks

docs: $(VENV)/.dev
	@PALERMO_HOME=/nonexistent $(BIN)/python -m docs.generate

bench: $(VENV)/.dev $(VENV)/.translations
	@$(BIN)/python -m bench $(ARGS)

bench-classify: $(VENV)/.dev $(VENV)/.translations
	@$(BIN)/python -m bench classify $(ARGS)

bench-match: $(VENV)/.dev $(VENV)/.translations
	@$(BIN)/python -m bench match $(ARGS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Palermo needs Python 3.11 or newer")'
	@echo "Making the virtual environment …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing from requirements.lock …"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --no-index -e .
	@touch $@

# The development lock holds everything of the other one, in the same versions.
$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing from requirements-dev.lock …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-build-isolation --no-index -e .
	@touch $@ $(VENV)/.run

# Programs of others that read our exports back, apart from ours; see requirements-readers.in.
$(VENV)/.readers: requirements-readers.lock | $(BIN)/python
	@echo "Installing from requirements-readers.lock …"
	@$(BIN)/python -m venv $(VENV)/readers
	@$(VENV)/readers/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/.translations: $(wildcard locale/*/LC_MESSAGES/*.po) | $(BIN)/python
	@$(BIN)/python -m palermo.project.translations compile
	@touch $@

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header

lock: $(VENV)/.dev
	@$(LOCK) pyproject.toml --group build -o requirements.lock $(ARGS)
	@$(LOCK) pyproject.toml --group build --group dev -o requirements-dev.lock $(ARGS)
	@$(LOCK) requirements-readers.in -o requirements-readers.lock $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
