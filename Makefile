# Two commands do all set-up: `make run` shows a library as a book, `make test` proves the project.
PYTHON ?= python3
LIBRARY ?= examples/volunteers
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check lock docs format clean

run: $(VENV)/.run ## Build and serve a library at http://127.0.0.1:8000
	$(BIN)/patternbook -L "$(LIBRARY)" serve

test: $(VENV)/.dev $(VENV)/.system $(VENV)/.node check ## Install what the tests need, then run every gate and test
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.dev ## Write the generated parts of the documentation
	$(BIN)/python scripts/write_docs.py

lock: $(VENV)/.dev ## Lock the dependencies anew, with versions and hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--extra space --extra postgres pyproject.toml requirements/build.in -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--all-extras --group dev pyproject.toml requirements/build.in -o requirements/dev.txt

clean: ## Forget everything that was installed or built
	rm -rf $(VENV) site

$(BIN)/pip:
	scripts/make-environment "$(PYTHON)" $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/pip
	@test -e $(VENV)/.dev || $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.system: scripts/install-system-packages | $(BIN)/pip
	scripts/install-system-packages
	@touch $@

$(VENV)/.node: scripts/install-node-packages tests/github/package.json $(VENV)/.dev
	scripts/install-node-packages
	@test ! -d $(VENV)/emulate/node_modules/emulate || touch $@
