# The project's commands. `make` alone lists them.

CORPUS  ?= corpus
OUTPUTS ?= outputs
OLD     ?= outputs.old
NEW     ?= outputs
WORKERS ?=
AS_OF   ?=
TO      ?= csv

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SUDO   := $(if $(filter-out 0,$(shell id -u)),sudo)
READY  := $(VENV)/.ready
PIP    := $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
DEV    := $(VENV)/.ready-dev
WATCH  := $(VENV)/.ready-watch
CHECKS := $(VENV)/.ready-checks

.DEFAULT_GOAL := help
.PHONY: chromium help setup extract documents export test test-browser screenshots rules report review review-status diff lint types format evaluate bench bench-resolve profile readme docs-tables docs-schema docs package watch clean

help:  ## list the commands
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(DEV)  ## make .venv with everything the other commands need

# constraints.txt pins every version, so that a set-up today and one next year are the same
$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (once)"
	@$(PIP) -e .
	@$(BIN)/python -m compileall -q pipeline  # also where the environment has Python write no byte code
	@touch $@

$(WATCH): $(READY)
	@$(PIP) -e ".[watch]"
	@touch $@

$(DEV): $(READY)
	@echo "adding what tests and linters need (once)"
	@$(PIP) -e ".[dev]"
	@touch $@

extract: $(READY)  ## read the briefings of CORPUS and write their facts to OUTPUTS
	@$(BIN)/send-facts extract "$(CORPUS)" --outputs "$(OUTPUTS)" $(if $(WORKERS),--workers $(WORKERS))

# a run that is still going when something changes again is stopped, which leaves the tables as they were
watch: $(WATCH)  ## extract again whenever something in CORPUS or rules/ changes
	@$(BIN)/watchfiles --target-type command \
		"$(BIN)/send-facts extract '$(CORPUS)' --outputs '$(OUTPUTS)' $(if $(WORKERS),--workers $(WORKERS))" "$(CORPUS)" rules

documents: $(READY)  ## add what web pages, Word, PDF and mail need
	@$(PIP) -e ".[documents]"

export: $(READY)  ## write the tables in OUTPUTS in the format of another tool to export/: make export TO=xlsx
	@$(BIN)/python -c "import duckdb, openpyxl" 2>/dev/null || $(PIP) -e ".[export]"
	@$(BIN)/send-facts export --to "$(TO)" --outputs "$(OUTPUTS)"

test: $(DEV)  ## run all tests
	@$(BIN)/python -m pytest -n auto

test-browser: $(DEV) chromium  ## run the tests that need a real browser, and install it
	@CHROMIUM=required $(BIN)/python -m pytest -n 0 tests/browser

# the tests drive the system's own Chromium: no browser is downloaded from anywhere else
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium; }

screenshots: $(DEV) chromium  ## make the pictures of README.md anew
	@$(BIN)/python -m tests.browser.screenshots docs/pictures

rules: $(READY)  ## check every rule's examples, list the rules that find nothing in the samples
	@$(BIN)/send-facts extract corpus --outputs outputs
	@$(BIN)/send-facts rules --run outputs

report: $(READY)  ## write report.html, commitments.ics and commitments.csv to OUTPUTS: make report AS_OF=2025-12-31
	@$(BIN)/python -c "import altair, icalendar" 2>/dev/null || $(PIP) -e ".[report]"
	@$(BIN)/send-facts report "$(OUTPUTS)" $(if $(AS_OF),--as-of $(AS_OF))

review: $(READY)  ## check facts in the browser; make extract remembers every decision
	@$(BIN)/python -c "import starlette, multipart, uvicorn" 2>/dev/null || $(PIP) -e ".[review]"
	@test -f "$(OUTPUTS)/run.json" || $(MAKE) extract
	@$(BIN)/send-facts review "$(OUTPUTS)" --corpus "$(CORPUS)"

review-status: $(READY)  ## show what the reviews say: counts, precision by kind and rule, agreement
	@$(BIN)/python -c "import starlette" 2>/dev/null || $(PIP) -e ".[review]"
	@$(BIN)/send-facts review-status "$(OUTPUTS)" --corpus "$(CORPUS)"

diff: $(READY)  ## show what two runs say differently: make diff OLD=dir NEW=dir
	@$(BIN)/send-facts diff "$(OLD)" "$(NEW)"

lint: $(DEV)  ## check the style of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV)  ## check the types
	@$(BIN)/mypy

format: $(DEV)  ## put the code into its style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

evaluate: $(READY)  ## score the samples against corpus/gold, write the figures into README.md and docs/quality.md
	@$(BIN)/send-facts extract corpus --outputs outputs
	@$(BIN)/send-facts evaluate outputs corpus/gold --readme README.md
	@$(BIN)/send-facts evaluate outputs corpus/gold --readme docs/quality.md >/dev/null

readme: $(READY)  ## write the example table of README.md from the samples
	@$(BIN)/send-facts extract corpus --outputs outputs
	@$(BIN)/python -m pipeline.report.readme outputs README.md

docs-tables: $(DEV)  ## write docs/tables.md from the row models and a run on docs/example
	@$(BIN)/python -m pipeline.report.dictionary docs/tables.md docs/example

docs-schema: $(READY)  ## keep the tables as they are now as a released version in docs/schema
	@$(BIN)/python -m pipeline.write.contract docs/schema

# fuzzing, audit and mutation testing have tools of their own
.PHONY: bench-linear fuzz audit mutation
$(CHECKS): $(DEV)
	@$(PIP) -e ".[dev,checks]"
	@touch $@

fuzz: $(CHECKS)  ## feed read and annotate with made-up documents for SECONDS (600); findings are kept in .fuzz
	@$(BIN)/python checks/fuzz.py --seeds && mkdir -p .fuzz/corpus
	@$(BIN)/python checks/fuzz.py .fuzz/corpus .fuzz/seeds -max_total_time=$(or $(SECONDS),600) -max_len=14000 \
		-timeout=100 -rss_limit_mb=6000 -artifact_prefix=.fuzz/ -print_final_stats=1
	@! ls .fuzz/finding-*.txt 2>/dev/null

audit: $(CHECKS)  ## look up known vulnerabilities of the pinned libraries, list all licences in LICENCES.md
	@$(BIN)/python checks/audit.py

mutation: $(CHECKS)  ## change the code of chosen modules in small ways and count the changes that tests notice
	@$(BIN)/python -m mutmut run
	@$(BIN)/python -m mutmut results

bench-linear: $(DEV)  ## measure whether time grows with the text only, on hostile texts
	@$(BIN)/python bench/linear.py

bench: $(DEV)  ## measure speed against the bare tokenizer, start-up and memory
	@$(BIN)/python -m compileall -q pipeline  # as setting up leaves it: byte code that is out of date is no start-up
	@$(BIN)/python bench/bench.py

bench-resolve: $(DEV)  ## measure time, memory and correctness of resolving up to a million names
	@$(BIN)/python bench/resolve.py

profile: $(DEV)  ## make a flame graph of a run on 200 documents: bench/flame.svg
	@rm -rf .bench && $(BIN)/python bench/documents.py 200 .bench/corpus
	@$(BIN)/py-spy record --output bench/flame.svg --rate 200 -- \
		$(BIN)/python -m pipeline extract .bench/corpus --outputs .bench/outputs --workers 1 --full \
		|| { echo "py-spy could not follow the run: it needs the right to trace processes (CAP_SYS_PTRACE)"; exit 1; }
	@rm -rf .bench

package: $(DEV)  ## build wheel and sdist, and try the wheel in an empty environment
	@.ci/package

docs: $(DEV)  ## build the documentation in site/; a broken link is an error
	@$(BIN)/zensical build --clean --strict

clean:  ## take away .venv, outputs and caches
	rm -rf $(VENV) outputs .outputs.* .bench site .pytest_cache .mypy_cache .ruff_cache .hypothesis
