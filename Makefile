# The commands for everyday use; `make help` lists them. The environment .venv is made by itself from the lock file.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is said then speaks of what is typed here.
BUILD := KOMMUNKOMPASSEN_FROM_MAKE=1 $(BIN)/python build.py
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev
JUDGES := tests/external/judges
READY_JUDGES := $(JUDGES)/node_modules/.package-lock.json

# Taken from the environment inside the recipes, so that names with spaces and quotes arrive whole.
export MUNICIPALITY YEAR BASE HEAD FILE SHEET RUBRIC FILES AGREE PORT SOURCE_URL SITE_URL OUTPUT STATUS SORT

# What a person has set for other Pythons would put the packages elsewhere, or take others in. Where packages are fetched from
# (index, proxy, certificates) is theirs to say.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX

.DEFAULT_GOAL := help
# No target is a file, but for those that are made of variables.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' Makefile)

help:  ## Visa den här listan | Show this list
	@$(PYTHON) -m scripts.make_says help

setup: $(READY)  ## Gör miljön (de andra kommandona gör det själva när det behövs) | Make the environment (the other commands do so when they need it)

report: $(READY)  ## Bygg en rapport | Make one report | MUNICIPALITY=nassjo [YEAR=2019] [FORMAT=pdf] [DRAFT=1 [SOURCE_URL=https://…]]
	@$(BUILD) report $${MUNICIPALITY:+"$$MUNICIPALITY"} $${YEAR:+--year "$$YEAR"} $(foreach kind,$(FORMAT),--format $(kind)) $(if $(DRAFT),--draft) $${SOURCE_URL:+--source-url "$$SOURCE_URL"}

preview: $(READY)  ## Visa rapporten i webbläsaren medan den skrivs | Show a report in the browser while it is written | MUNICIPALITY=nassjo [PORT=8765]
	@$(BUILD) preview $${MUNICIPALITY:+"$$MUNICIPALITY"} $${PORT:+--port "$$PORT"}

reports: $(READY)  ## Bygg alla rapporter | Make all reports
	@$(BUILD) report --all

site: $(READY)  ## Gör webbplatsen av alla publicerade utvärderingar | Make the site of all published evaluations | [SITE_URL=https://…] [OUTPUT=mapp]
	@$(BUILD) site $${SITE_URL:+--url "$$SITE_URL"} $${OUTPUT:+--output "$$OUTPUT"}

data: $(READY)  ## Skriv öppna tabeller och en arbetsbok över poängens spridning | Write open tables and a workbook on how points spread | [DRAFTS=1] [OUTPUT=mapp]
	@$(BUILD) data $(if $(DRAFTS),--drafts) $${OUTPUT:+--output "$$OUTPUT"}

check: $(READY)  ## Kontrollera en utvärdering, eller alla | Check one evaluation, or all | [MUNICIPALITY=nassjo] [FORMAT=json] [ALL=1] [COMPARE=1]
	@$(BUILD) check $${MUNICIPALITY:+"$$MUNICIPALITY"} $(if $(FORMAT),--format $(FORMAT)) $(if $(ALL),--all-findings) $(if $(COMPARE),--compare)

spelling: $(READY)  ## Kontrollera också stavningen | Check the spelling too | [MUNICIPALITY=nassjo]
	@$(BUILD) check --spelling $${MUNICIPALITY:+"$$MUNICIPALITY"}

fmt: $(READY)  ## Skriv en utvärdering, eller alla, i sin enhetliga form | Put one evaluation, or all, in their one form | [MUNICIPALITY=nassjo]
	@$(BUILD) fmt $${MUNICIPALITY:+"$$MUNICIPALITY"}

new: $(READY)  ## Börja på en ny utvärdering | Begin a new evaluation | MUNICIPALITY=Kumla YEAR=2027 [FILE=poang.xlsx]
	@$(BUILD) new $${MUNICIPALITY:+"$$MUNICIPALITY"} $${YEAR:+--year "$$YEAR"} $${RUBRIC:+--rubric "$$RUBRIC"} $${FILE:+--scores "$$FILE"}

scores: $(READY)  ## Läs in ett kalkylblad med poäng (FILE), gör ett (SHEET), eller lägg flera bredvid varandra (AGREE) | Take in a scoring sheet (FILE), make one (SHEET), or put several side by side (AGREE) | MUNICIPALITY=nassjo FILE=poang.xlsx, MUNICIPALITY=nassjo SHEET=poang.xlsx, RUBRIC=2018 SHEET=poang.xlsx, MUNICIPALITY=nassjo FILES="eva.xlsx bo.xlsx" AGREE=avstamning.xlsx
	@$(BUILD) scores $${MUNICIPALITY:+"$$MUNICIPALITY"} $${FILE:+"$$FILE"} $$FILES $${AGREE:+--agree "$$AGREE"} $${SHEET:+--sheet "$$SHEET"} $${RUBRIC:+--rubric "$$RUBRIC"}

plan: $(READY)  ## Gör en handlingsplan av förbättringsmöjligheterna | Make an action plan of the improvements | MUNICIPALITY=nassjo SHEET=plan.xlsx
	@$(BUILD) plan $${MUNICIPALITY:+"$$MUNICIPALITY"} $${SHEET:+--sheet "$$SHEET"}

diff: $(READY)  ## Visa vad som har ändrats sedan en gren började | Show what has changed since a branch began | [BASE=origin/main] [HEAD=branch] [FORMAT=markdown]
	@$(BUILD) diff "$${BASE:-origin/main}...$$HEAD" $(if $(FORMAT),--format $(FORMAT))

drafts: $(READY)  ## Bygg utkast av de rapporter som skiljer sig från en revision | Make drafts of the reports that differ from a revision | [BASE=origin/main]
	@$(BIN)/python -m scripts.changed_reports "$${BASE:-origin/main}"

stages: $(READY)
	@$(BIN)/python -m scripts.stages "$${BASE:-origin/main}" "$$LAST" "$$NEWEST"

stage-pages: $(READY_DEV)
	@$(BIN)/python -m scripts.stages "$${BASE:-origin/main}" "$$LAST" "$$NEWEST" output/changed-pages

red-main: $(READY)
	@$(BIN)/python -m scripts.red_main

changed-pages: $(READY_DEV)  ## Avbilda de sidor som ser annorlunda ut än i en revision | Picture the pages that look different from a revision's | [BASE=origin/main]
	@$(BIN)/python -m scripts.changed_pages "$${BASE:-origin/main}" output/changed-pages

comments: $(READY)  ## Visa vad en granskare skrev i Word, rad för rad | Show what a reviewer wrote in Word, line by line | FILE=granskad.docx, FILES="a.docx b.docx" [APPLY=1] [ANSWERS=svar.docx]
	@$(BUILD) comments $${FILE:+"$$FILE"} $$FILES $(if $(APPLY),--apply) $${ANSWERS:+--answers "$$ANSWERS"}

list: $(READY)  ## Visa vilka utvärderingar som finns, hur långt de har kommit och vad som saknas | Show which evaluations there are, how far they have come and what is missing | [STATUS=draft] [YEAR=2027] [MISSING=1] [BRANCHES=1] [SORT=changed] [FORMAT=xlsx OUTPUT=lista.xlsx]
	@$(BUILD) list $${STATUS:+--status "$$STATUS"} $${YEAR:+--year "$$YEAR"} $(if $(MISSING),--missing) $(if $(BRANCHES),--branches) $${SORT:+--sort "$$SORT"} $(if $(FORMAT),--format $(FORMAT)) $${OUTPUT:+--output "$$OUTPUT"}

test: $(READY_DEV) lint  ## Kör testerna, utom dem som tar lång tid | Run the tests, but for those that take long
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not external and not slow"

test-slow: $(READY_DEV)  ## Kör de tester som tar lång tid: hela filer, kommandon och arbetsflöden | Run the tests that take long: whole files, commands and workflows
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "slow and not external"

coverage: $(READY_DEV)  ## Kör testerna, också de långsamma, och se vilka rader de når | Run the tests, the slow ones too, and see which lines they reach
	@$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=

coverage-table: $(READY_DEV)
	@$(BIN)/coverage report --format=markdown

test-external: $(READY_DEV) $(READY_JUDGES)  ## Kör de kontroller som behöver LibreOffice och en webbläsare | Run the checks that need LibreOffice and a browser
	@$(BIN)/python -m pytest -n auto -m external

hooks: $(READY_DEV)  ## Låt varje commit ge filerna sin form och kontrollera dem | Let every commit put evaluations in their form and check them
	@$(BIN)/pre-commit install

new-file:
	@$(BIN)/python -m scripts.new_file

# Needs no environment: it runs where comments may be written, and there no package is trusted.
post-comment:
	@$(PYTHON) -m scripts.review_comment

bench: $(READY_DEV)  ## Mät hur snabbt det går på den här datorn; tar omkring tio minuter | Measure the speed on this machine; takes some ten minutes
	@$(BIN)/python -m scripts.bench

lint: $(READY_DEV)
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check . && $(BIN)/mypy

schemas: $(READY)  ## Skriv om editorernas scheman efter modellerna | Write the schemas for editors anew from the models
	@$(BIN)/python -m kommunkompassen.read.schemas

rules: $(READY)  ## Skriv om docs/rules.md efter kontrollens regler | Write docs/rules.md anew from the rules of the check
	@$(BIN)/python -m kommunkompassen.check.all_rules

licences: $(READY_DEV)  ## Skriv om docs/licences.md efter låsfilerna | Write docs/licences.md anew from the lock files
	@$(BIN)/python -m scripts.licences

sbom: $(READY_DEV)  ## Lista vad en rapport behöver, som CycloneDX | List what a report needs, as CycloneDX
	@mkdir -p output
	@$(BIN)/cyclonedx-py requirements --output-reproducible --output-file output/sbom.json requirements.lock

wheelhouse: $(READY)  ## Hämta paketen till mappen wheelhouse, för datorer utan nät | Fetch the packages into wheelhouse/, for computers without network
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: --dest wheelhouse -r requirements.lock

lock: $(READY_DEV)  ## Skriv om låsfilerna efter requirements*.in | Write the lock files anew from requirements*.in
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -c requirements.lock -o requirements-dev.lock

# What is no target is most often the rest of a name with a space in it.
.DEFAULT:
	@$(PYTHON) -m scripts.make_says no-target "$@"; exit 1

clean:  ## Ta bort allt som har byggts | Take away what was made
	@rm -rf $(VENV) output/*

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { $(PYTHON) -m scripts.make_says old-python; exit 1; }
	@$(PYTHON) -m scripts.make_says setup
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -c 'import charts.render'
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	@$(PYTHON) -m scripts.make_says setup-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Nothing that the packages bring is run while they are installed.
$(READY_JUDGES): $(JUDGES)/package-lock.json | $(READY_DEV)
	@$(BIN)/npm ci --prefix $(JUDGES) --ignore-scripts --no-audit --no-fund --silent
	@touch $@
