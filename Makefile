# make build: from raw files to the published tables. make test: every test. Both need only Python 3.11+, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PATH := $(CURDIR)/$(BIN):$(PATH)
export DVC_NO_ANALYTICS := 1

.PHONY: build test lint check-current release peers clean

build: $(VENV)/.build
	"$(BIN)/dvc" repro --quiet
	"$(BIN)/python" docs/fill_numbers.py
	"$(BIN)/python" -m conflict_figures.pipeline summary

test: $(VENV)/.test
	"$(BIN)/python" -m pytest -n 2 --dist loadgroup tests
	"$(BIN)/python" -m pytest --nbmake --nbmake-timeout=300 notebooks

lint: $(VENV)/.test
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/lint-imports"

# The tables in git are what the raw files, the code and the parameters make; the release is in the store.
check-current: $(VENV)/.test
	"$(BIN)/dvc" pull --quiet
	@"$(BIN)/dvc" status | grep -v '^$$' | tee "$(VENV)/status"
	@grep -q 'up to date' "$(VENV)/status"
	"$(BIN)/dvc" repro --force --quiet
	"$(BIN)/python" docs/fill_numbers.py
	@git --no-pager status --porcelain -- dataset docs dvc.lock '*.md' | tee "$(VENV)/changed"
	@test ! -s "$(VENV)/changed" || (echo "the built tables are not current: run make build and commit what it changes"; exit 1)

# The DuckDB file of this version into dataset/release and the store that `dvc pull` reads.
release: $(VENV)/.build
	"$(BIN)/dvc" repro --quiet
	mkdir -p dataset/release
	"$(BIN)/conflict-figures" duckdb dataset/release/conflict_figures.duckdb
	"$(BIN)/dvc" add --quiet dataset/release
	"$(BIN)/dvc" push --quiet

# The readers that benchmarks/ compares ours with, each in an environment of its own under .venv-peers.
peers: $(VENV)/.venv
	"$(BIN)/python" benchmarks/peers/install.py

clean:
	rm -rf "$(VENV)"

$(VENV)/.venv:
	$(PYTHON) -c 'import sys; sys.exit("conflict-figures needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv "$(VENV)"
	@touch "$@"

$(VENV)/.build: $(VENV)/.venv pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[pipeline]'
	@touch "$@"

$(VENV)/.test: $(VENV)/.venv pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch "$@" "$(VENV)/.build"
