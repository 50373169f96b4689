# Two commands do everything on a machine with Python 3.11 or newer and make:
#   make demo    install, load the demonstration district, serve it at http://127.0.0.1:8000
#   make test    install what tests need, run them
# The others: check, test-browser, package, lock, clean.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PEERS  := $(VENV)/peers
PORT   ?= 8000
SPREAD := -n auto --maxprocesses 8 --dist worksteal # tests over the cores of the machine
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

WEB_SOURCES := web/pyproject.toml web/hatch_build.py $(shell find web/frontend -type f -not -path '*/node_modules/*' 2>/dev/null) \
               $(shell find web/wenxiao_web/locale -name '*.po' 2>/dev/null)

.PHONY: demo test check format test-browser test-spark test-compiled compiled pure bench-reader bench-speed bench-lights bench-check bench-procedures bench-formulas mutation package lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# The product, installed from this checkout; built without isolation so that the locked build tools are the ones used.
$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml $(WEB_SOURCES) | $(BIN)/python
	@echo "installing what Wenxiao runs on"
	@$(PIP) --require-hashes -r requirements/build.txt
	@$(PIP) --require-hashes -r requirements/run.txt
	@echo "building the desk"
	@$(PIP) --no-deps --no-build-isolation -e . -e ./web
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "installing what tests need"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run ## load the demonstration district and serve it at 127.0.0.1:8000
	@$(BIN)/wenxiao desk demo --port $(PORT)

test: pure $(VENV)/.dev ## run the tests that need Python only
	@$(BIN)/python -m pytest -q $(SPREAD)

check: pure $(VENV)/.dev ## format, lint, types, layers, docs
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/mypy
	@cd web && ../$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/architecture tests/docs

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

test-browser: $(VENV)/.dev ## drive the desk in Debian's Chromium
	@$(BIN)/python -m pytest -q tests/web/browser tests/browser --browser-suite

$(VENV)/.spark: requirements/spark.txt $(VENV)/.dev
	@echo "installing Spark"
	@$(PIP) --require-hashes -r requirements/spark.txt
	@touch $@

test-spark: $(VENV)/.spark ## the same answers from Spark; needs a Java 17 runtime
	@$(BIN)/python -m pytest -q -m spark --spark-suite

bench-reader: $(VENV)/.dev ## how well the reader reads: examples, and ../shared/gold where it stands
	@$(BIN)/python benchmarks/reading_accuracy.py

compiled: $(VENV)/.dev ## compile the reader in place, a third faster; needs a C compiler. make pure undoes it
	@$(PIP) "setuptools>=77"
	@$(BIN)/python compile_reader.py >/dev/null
	@find wenxiao -name '*.so' | wc -l | xargs echo "modules compiled:"

test-compiled: compiled ## the reader's tests on the compiled reader, and its wheel; leaves the checkout pure
	@WENXIAO_COMPILE=1 $(BIN)/python -m pytest -q tests/wenxiao/quantities tests/wenxiao/reading tests/wenxiao/documents tests/wenxiao/test_compiled_wheel.py; status=$$?; $(MAKE) --no-print-directory pure; exit $$status

pure: ## remove what make compiled made
	@find . -maxdepth 1 -name '*.so' -delete; find wenxiao -name '*.so' -delete; rm -rf build

# In an environment of its own; where it cannot be installed the benchmark says that it was not run.
$(PEERS)/.installed: requirements/peers.txt | $(BIN)/python
	@echo "installing JioNLP, beside which speed is measured"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.txt && touch $@ \
	  || echo "JioNLP could not be installed"

bench-speed: $(VENV)/.dev $(PEERS)/.installed ## how fast the reader reads, as installed and pure, beside JioNLP
	@$(PIP) "setuptools>=77"
	@$(BIN)/python benchmarks/reading_speed.py --jionlp $(PEERS)/bin/python

mutation: pure $(VENV)/.dev ## take out one component or rule of the reader at a time: a case must fail
	@$(BIN)/python benchmarks/mutation.py

bench-lights: $(VENV)/.dev ## twenty million matters: moments from facts, lights by unit from moments
	@$(BIN)/python benchmarks/lights.py

bench-check: pure $(VENV)/.dev ## how fast promises are checked across documents, anew and again
	@$(BIN)/python benchmarks/checking.py

bench-procedures: $(VENV)/.dev ## a year of each procedure by random legal events, its measures recounted in SQL
	@$(BIN)/python benchmarks/procedures.py

bench-formulas: $(VENV)/.dev ## a hundred thousand random formulas: the same value in Python and through Ibis, within their bounds
	@$(BIN)/python benchmarks/formulas.py

package: $(VENV)/.dev ## build the wheels into dist/; with a C compiler, one with the compiled reader for this platform too
	@rm -rf dist && $(PIP) "setuptools>=77"
	@WENXIAO_PURE=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist . ./web
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .
	@ls -l dist

lock: ## write requirements/*.txt anew from the newest releases
	@$(BIN)/python -m pip install --quiet uv
	@for name in run build dev spark peers; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-package wenxiao --no-emit-package wenxiao-web \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; done

clean: ## remove what was built and installed; keeps var/, where the desk keeps its data
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache web/wenxiao_web/static/desk web/frontend/node_modules
