# AltoCV. `make run` is all that a fresh machine with Python 3.11, make and pip needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m altocv

.DEFAULT_GOAL := help
.PHONY: help run dev doctor migrate install install-dev lint test bench clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: install ## Serve AltoCV (builds the pages when their sources changed)
	@exec $(RUN) run

dev: install ## Serve with hot reload
	@exec $(RUN) dev

doctor: install ## Say what is configured, defaulted and wrong
	@$(RUN) doctor

migrate: install ## Bring the database to the newest schema
	@$(RUN) migrate

install: $(VENV)/installed ## Make .venv and install requirements.txt

install-dev: $(VENV)/installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "AltoCV needs Python 3.11 or newer; set PYTHON=python3.11 or the like.")'
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); uv venv -q --seed --python $(PYTHON) $(VENV) 2>/dev/null; } \
	|| { $(PYTHON) -m pip install -q --target $(VENV)/uv uv && $(VENV)/uv/bin/uv venv -q --seed --allow-existing --python $(PYTHON) $(VENV); }

# A system's Python may come without venv; uv makes one then, and comes by pip where it is missing.
# uv also installs in seconds what takes pip minutes; pip does it where uv cannot be had.
define install_requirements
	@echo "Installing $(1)"
	@if command -v uv >/dev/null; then uv pip install --compile-bytecode --python $(BIN)/python -r $(1); \
	elif $(BIN)/python -m pip install -q uv; then $(BIN)/uv pip install --compile-bytecode --python $(BIN)/python -r $(1); \
	else $(BIN)/python -m pip install -r $(1); fi
	@touch $@
endef

$(VENV)/installed: requirements.txt $(BIN)/python
	$(call install_requirements,requirements.txt)

$(VENV)/installed-dev: requirements-dev.txt requirements.txt $(BIN)/python
	$(call install_requirements,requirements-dev.txt)
	@touch $(VENV)/installed

lint: install-dev ## Style, types, and which room may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports

# Browser tests run apart: Playwright keeps a loop alive that disturbs the asynchronous tests.
test: install-dev ## Every check and test, browser ones too
	@BIN=$(BIN) .ci/tools
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest tests/unit -n auto
	$(BIN)/python -m pytest tests/integration -n auto
	$(BIN)/python -m pytest tests/e2e
	@echo "All checks and tests have passed."

bench: install-dev ## Measure the editor and the books
	@BIN=$(BIN) .ci/tools
	$(BIN)/python -m benchmarks editor --json
	$(BIN)/python -m benchmarks credits --json

clean: ## Remove what was built and installed; the data folder stays
	rm -rf $(VENV) .web .states .pytest_cache .ruff_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
