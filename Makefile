# `make demo` and `make test` build the virtual environment first; nothing else is needed but Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lock bench clean

demo: $(READY)
	@rm -f demo.db
	@$(BIN)/dragoman read examples --record demo.db
	@$(BIN)/dragoman brief demo.db "Rapid Support Forces" "United Arab Emirates"
	@echo
	@echo "The record is demo.db. Ask it more:"
	@echo "  $(BIN)/dragoman disputes demo.db"
	@echo "  $(BIN)/dragoman timeline demo.db --actor Azerbaijan"
	@echo "  $(BIN)/dragoman brief demo.db Armenia Azerbaijan --html demo.html"

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python benchmarks/speed.py

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Dragoman needs Python 3.11 or newer; name one with: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Needs uv. Every version and hash is fixed, for all platforms.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev --no-header -o requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) demo.db demo.html
