# Everything that is done to this project by command. `make help` lists it.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
ARGS ?=
PIP := .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help run own test test-sqlite bench lint assets lock clean
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/.run build/static/.built ## Serve the demo on http://localhost:8000 (PORT=8001 for another port)
	@PORT="$(PORT)" scripts/serve

own: .venv/.run build/static/.built ## Serve an empty site to set up for a council of your own (PORT as above)
	@DEMO=false DATABASE_URL="sqlite:///$(CURDIR)/var/own.sqlite3" PORT="$(PORT)" scripts/serve

test: .venv/.dev build/static/.built ## Run the tests on SQLite and on PostgreSQL (ARGS="tests/councils -k clerk")
	@scripts/system-packages
	@.venv/bin/python scripts/run_tests.py $(ARGS)

test-sqlite: .venv/.dev build/static/.built ## Run the tests on SQLite only (ARGS as above)
	@scripts/system-packages
	@.venv/bin/python scripts/run_tests.py --sqlite-only $(ARGS)

bench: .venv/.dev build/static/.built ## Print how good the rules are and how fast the site is (ARGS="pages --full" for some of it)
	@scripts/system-packages
	@.venv/bin/python benchmarks/run.py $(ARGS)

lint: .venv/.dev ## Check style, templates, import arrows and missing migrations
	@scripts/lint

assets: build/static/.built ## Build style sheet and scripts into build/static/

lock: .venv/.dev ## Lock the newest allowed versions of all packages again
	@scripts/lock

clean: ## Remove what was installed and built; data (var/, .env) stays
	rm -rf .venv node_modules build .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# Stamp files: a step runs again only when what it reads is newer.
.venv/.run: requirements.txt scripts/make-venv
	@PYTHON="$(PYTHON)" scripts/make-venv
	@echo "Installing Python packages"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	@echo "Installing what the tests need"
	@$(PIP) -r requirements.txt -r requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc requirements-build.txt | .venv/.run
	@echo "Installing GOV.UK Frontend"
	@scripts/with-node npm ci --omit=optional --loglevel=error
	@touch $@

build/static/.built: node_modules/.installed scripts/build-assets $(shell find static)
	@echo "Building style sheet and scripts"
	@scripts/with-node scripts/build-assets
