# 邻办 · every command here can be run again at any time: what is done is not done twice.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Each of the many short programs below starts faster with what the one before it compiled.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run dev setup setup-dev frontend frontend-modules browser migrate reset test test-frontend \
	check check-python check-migrations check-frontend check-locks format docs bench faults fuzz scan races failover drill rolling \
	rehearse-migrations taps lock hooks clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | \
		awk -F '\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: setup ## Start 邻办 with its demo county on http://127.0.0.1:8000
	@$(PYTHON) -m tools.frontend --or-apologise
	@exec $(BIN)/linban serve --demo

dev: setup-dev frontend-modules ## Start the API and the web app, both reloading on change
	@exec $(PYTHON) -m tools.dev

setup: ## Make .venv with what running needs
	@test -n "$(PYTHON)" || { echo "✗ Python 3.11 or newer is needed: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m tools.setup

setup-dev: ## Make .venv with what developing needs
	@test -n "$(PYTHON)" || { echo "✗ Python 3.11 or newer is needed: make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m tools.setup --dev

frontend: setup ## Build the web app into static/ if its sources changed
	@$(PYTHON) -m tools.frontend

frontend-modules: setup
	@$(PYTHON) -m tools.frontend --modules

browser: setup
	@$(PYTHON) -m tools.browser

migrate: setup ## Bring the database up to date
	@$(BIN)/linban migrate

reset: ## Delete the local data, after asking
	@$(PYTHON) -m tools.reset

test: setup-dev frontend browser ## Run every test: web app, both database engines, browser
	@$(PYTHON) -m tools.frontend --run test
	@$(BIN)/pytest --numprocesses logical --dist loadgroup

check: setup-dev check-python check-migrations check-frontend check-locks ## Lint, types, directions, migrations, lock files
	@echo "✓ check"

check-python: setup-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check-migrations: setup-dev
	@$(BIN)/python -m tools.check_migrations

check-frontend: setup-dev frontend-modules
	@$(PYTHON) -m tools.check_types
	@$(PYTHON) -m tools.frontend --run typecheck

check-locks: setup
	@$(PYTHON) -m tools.check_locks

format: setup-dev ## Format and fix what can be fixed
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: setup-dev ## Measure the main calls against a trivial app on the same database
	@$(BIN)/python -m bench

failover: setup-dev ## Kill the leader of a three-node cluster under load (FAILOVER="--kills 10")
	@$(BIN)/python -m tools.failover $(FAILOVER)

drill: setup-dev ## Back up and restore a county of a million postings, on both engines (DRILL="--rows 100000")
	@$(BIN)/python -m tools.drill $(DRILL)

rolling: setup-dev ## Replace the server processes under load, and count who was let down (ROLLING="--restarts 20")
	@$(BIN)/python -m tools.rolling $(ROLLING)

taps: setup-dev frontend browser ## Count the taps and seconds of an agent's intake in the browser
	@$(BIN)/pytest tests/e2e/test_taps.py -q

faults: setup-dev ## Kill, cut the power, fill the disk, overload: count what was lost; then both proxies (FAULTS=short, SEED=…)
	@$(BIN)/python -m faults $(if $(SEED),--seed $(SEED)) $(if $(filter short,$(FAULTS)),--share 0.02)
	@LINBAN_FAULTS=1 $(BIN)/pytest tests/ops/test_proxy.py -q

fuzz: setup-dev ## Send hostile requests to every call (SEED=…, CASES=100000, MINUTES=60, ROLLS=100, ONLY=cases)
	@$(BIN)/python -m tools.fuzz $(if $(SEED),--seed $(SEED)) $(if $(CASES),--cases $(CASES)) \
		$(if $(MINUTES),--minutes $(MINUTES)) $(if $(ROLLS),--rolls $(ROLLS)) $(if $(ONLY),--only $(ONLY))

scan: setup-dev ## Let semgrep, sqlmap and wapiti loose on the sources and the server (MINUTES=12, ONLY=semgrep)
	@$(BIN)/python -m tools.scan $(if $(MINUTES),--minutes $(MINUTES)) $(if $(ONLY),--only $(ONLY))

races: setup-dev ## Race for the last units over HTTP, one and two processes, both engines (RACES=short, SEED=…)
	@$(BIN)/python -m faults --only races $(if $(SEED),--seed $(SEED)) $(if $(filter short,$(RACES)),--share 0.1)

docs: setup-dev ## Write the pages that come from the code
	@$(BIN)/python -m tools.document

rehearse-migrations: setup-dev ## Take every revision down and up with ROWS=100000 rows in each large table
	@MIGRATION_ROWS=$(or $(ROWS),100000) $(BIN)/pytest tests/migrations --timeout 7200 -k down_and_up

lock: setup-dev ## Write the lock files anew from pyproject.toml
	@$(BIN)/python -m tools.lock $(LOCK_OPTIONS)

hooks: setup-dev ## Run the checks before each commit
	@$(BIN)/pre-commit install

clean: ## Delete what is built (never data)
	@rm -rf .stamps .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist frontend/node_modules
	@find static -mindepth 1 ! -name .gitkeep -delete
	@find app tests tools bench faults migrations -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
