# Everything a person types here. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.PHONY: help run test lint fmt check bench clean

VENV := .venv
PY := $(VENV)/bin/python
# Tests have a database of their own, so that a running forum is not disturbed.
TEST_VAR := $(or $(FORUM_VAR),var)/test

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

run: $(VENV)/run.stamp ## Serve the forum at http://127.0.0.1:8000 (HOST, PORT), with a demo community on the first run
	@$(PY) manage.py run

test: $(VENV)/dev.stamp ## Run every test, the journeys in a real browser included
	@$(PY) -m tests.browser.chromium
	@FORUM_VAR="$(TEST_VAR)" $(PY) -m pytest -n 2 --dist loadfile $(ARGS)

lint: $(VENV)/dev.stamp ## Check style and the direction of imports
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(VENV)/bin/lint-imports

fmt: $(VENV)/dev.stamp ## Format the code and sort its imports
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

check: lint test ## Everything that must be green before a change is handed in

bench: $(VENV)/dev.stamp ## Measure pages beside bare Django; also writes var/bench.json
	@$(PY) -m tests.load.bench

clean: ## Remove the environment, caches and the database of the tests; the forum's own data stays
	@rm -rf "$$(readlink $(TEST_VAR)/postgres || echo $(TEST_VAR)/postgres)" $(TEST_VAR)
	@rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- The virtual environment: made once, filled again when a list of packages changes ------------------------
$(VENV)/made.stamp:
	@python=; for candidate in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "This needs Python 3.11 or later, and none was found: install it, or name it with make PYTHON=/path/to/python3." >&2; exit 2; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "This Python cannot make virtual environments: install the package python3-venv (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 2; \
	fi; \
	echo "Making $(VENV) with $$($$python --version) ..."; \
	$$python -m venv --clear $(VENV) && touch $@

define install
	@echo "Installing $(1) ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check -r $(1) || { \
	  echo "The packages of $(1) could not be installed; the lines above say why. Is the network there, and is this a system that all of them have builds for?" >&2; exit 2; }
	@touch $@
endef

$(VENV)/run.stamp: $(VENV)/made.stamp requirements.txt
	$(call install,requirements.txt)

$(VENV)/dev.stamp: $(VENV)/made.stamp requirements.txt requirements-dev.txt
	$(call install,requirements-dev.txt)
	@touch $(VENV)/run.stamp
