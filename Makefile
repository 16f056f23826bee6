# Each target sets up what it needs in .venv by itself; nothing is installed elsewhere.
PYTHON ?= python3
# What is compiled is kept: each server and command that a test starts would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
PORT ?= 8501
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# uv installs in a tenth of pip's time; where it reaches no index, as behind a proxy that only pip is
# told of, pip does it.
install = $(PIP) -r tests/uv.txt && \
	{ $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes $(1) 2>/dev/null || $(PIP) $(1); }

# A file of tests stays with one worker, which keeps what its tests share; long files begin first.
# Two workers more than there are cores: tests wait for a page, a disk or a killed process.
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
WORKERS := -n $(shell expr $(CORES) + 2) --maxprocesses 8 --dist loadfile --no-loadscope-reorder

.PHONY: messages rows run dev test coverage quick check lint format bench lock sbom audit build clean
.DELETE_ON_ERROR:

run: .venv/.run
	@$(BIN)/python -m monitoring build --if-missing
	$(BIN)/python -m monitoring serve --port $(PORT)

dev: .venv/.run
	@$(BIN)/python -m monitoring build --if-missing
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT) --server.fileWatcherType auto --client.showErrorDetails full

build: .venv/.run
	$(BIN)/python -m monitoring build

test: .venv/.test
	$(BIN)/python -m pytest $(WORKERS) --durations 20

# Which lines no test reaches. Counting them costs a third more, so the gate does not.
coverage: .venv/.test
	$(BIN)/python -m pytest $(WORKERS) -q -m "not browser and not slow" --cov --cov-report=term:skip-covered --cov-fail-under=90

# What a change of one room needs, in under a minute: of what differs from main, or of ROOM=brief.
quick: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m pytest $(WORKERS) -q -m "not browser and not slow" $$($(BIN)/python -m tests.support.quick $(ROOM))

check: lint test

lint: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint -q queries

format: .venv/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix -q queries

bench: .venv/.test
	$(BIN)/python -m tests.bench

messages: .venv/.run
	$(BIN)/python -m monitoring.wording.extract

rows: .venv/.run
	$(BIN)/python -m monitoring.db.generate_rows
	$(BIN)/python -m monitoring.export.dictionary

lock: .venv/.test
	for pins in requirements tests/requirements tests/uv docs/deploy/requirements-sign-in; do \
		$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-strip-extras --generate-hashes $$pins.in -o $$pins.txt; \
	done
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-header --no-strip-extras --generate-hashes tests/audit.in -o tests/audit.txt

# What is installed, as a list in the form of CycloneDX.
sbom: .venv/.run .venv-audit/.done
	.venv-audit/bin/cyclonedx-py environment --output-reproducible --output-format JSON -o sbom.json .venv

# Whether a weakness is known of any of it. Its data come over the network, so the gate does without.
audit: .venv-audit/.done
	.venv-audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt -r docs/deploy/requirements-sign-in.txt

clean:
	rm -rf .venv .venv-audit .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv-audit/.done: tests/audit.txt
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check -r tests/audit.txt
	@touch $@

.venv/.run: requirements.txt tests/uv.txt | .venv/bin/python
	@$(call install,-r requirements.txt)
	@touch $@

.venv/.test: requirements.txt tests/requirements.txt tests/uv.txt | .venv/bin/python
	@$(call install,-r requirements.txt -r tests/requirements.txt)
	@touch $@ .venv/.run
