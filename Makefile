# Two commands are all a user needs: `make run` and `make test`.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# One thread per process: spaCy's matrix products are too small to gain from more.
export OMP_NUM_THREADS ?= 1

COMPILE := $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe

.PHONY: run test lint install install-dev chromium bench docs pictures lock clean

## run: install into a private .venv, read the sample, open the desk on 127.0.0.1
run: install
	$(BIN)/tracktwo read --sample
	$(BIN)/tracktwo serve

## test: everything CI checks, Chromium for the browser tests included; on every core, the slowest named
test: install-dev chromium lint
	$(BIN)/python -m pytest -n auto --dist worksteal --durations=20

lint:
	$(BIN)/ruff check src tests bench docs build_hooks.py build_places.py build_borders.py
	$(BIN)/ruff format --check src tests bench docs build_hooks.py build_places.py build_borders.py
	$(BIN)/mypy

## bench: score every reader on its gold set and measure speed; figures in bench/results/
bench: install-dev
	$(BIN)/python -m bench $(if $(NAMES),$(NAMES),--page)

## docs: renew the generated reference pages
docs: install-dev
	$(BIN)/python docs/generate.py

## pictures: photograph the desk on the sample for the README
pictures: install-dev chromium
	$(BIN)/python docs/pictures.py

## lock: renew the pinned dependencies with their hashes
lock: install-dev
	for part in '' -build -dev; do $(COMPILE) -o requirements$$part.lock requirements$$part.in; done

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The build backend is pinned like the rest, so no unpinned build environment is made.
$(VENV)/.installed: requirements.lock requirements-build.lock pyproject.toml build_hooks.py build_places.py build_borders.py | $(BIN)/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --require-hashes -r requirements-build.lock
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

# Debian's Chromium, for the browser tests; without it and without the right to install it they are skipped by name.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Debian's chromium for the browser tests"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "Chromium is not here and cannot be installed: browser tests will be skipped by name"; fi; }

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .bench-cache
