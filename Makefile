# Every way to work on herstelkluis. `make run` and `make test` set up everything they need, and can be run again.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON := .venv/bin/python
CODE := src tests packaging

.PHONY: run desktop test check fuzz torture texts lock screens bench clean

run:
	@echo "run: sets up what is missing, then opens herstelkluis (without a screen: the demo)."
	@packaging/setup.sh run
	@packaging/run.sh

desktop:
	@echo "desktop: puts herstelkluis in the menu, so that a double click on a package opens it."
	@packaging/setup.sh run
	@packaging/desktop.sh

test:
	@echo "test: sets up what is missing, then runs every test without a screen."
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 $(ARGS)

check:
	@echo "check: format, lint, types, floors and texts; no tests."
	@packaging/setup.sh check
	@.venv/bin/ruff format --check $(CODE)
	@.venv/bin/ruff check $(CODE)
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PYTHON) packaging/update_texts.py --check

fuzz:
	@echo "fuzz: tries COUNT=1000000 broken texts on everything that reads what others send."
	@packaging/setup.sh test
	@$(PYTHON) tests/fuzz/run.py --count $(or $(COUNT),1000000) $(ARGS)

torture:
	@echo "torture: every fault at every place, with a table of what it cost; about an hour."
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/torture/run.py build/torture.md $(ARGS)

texts:
	@echo "texts: brings the catalogues up to date with the source and compiles them."
	@packaging/setup.sh check
	@$(PYTHON) packaging/update_texts.py
	@$(PYTHON) packaging/build_catalogues.py

lock:
	@echo "lock: chooses the newest allowed version of every dependency and notes its hashes."
	@packaging/lock.sh

screens:
	@echo "screens: paints every screen to build/screens."
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/screens/run.py build/screens

bench:
	@echo "bench: measures the program against bare peers and prints one JSON object; BIG=1 in half a million pieces."
	@packaging/setup.sh test >&2
	@QT_QPA_PLATFORM=offscreen HERSTELKLUIS_BIG=$(BIG) $(PYTHON) tests/bench/run.py

clean:
	@echo "clean: removes what was built; the environment and your vaults stay."
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
