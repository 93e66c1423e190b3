# What people and CI run. `make` alone says what there is.

SWIFT ?= swift
PYTHON ?= python3
PREFIX ?= /usr/local
OUT ?= infra.out

# How what is installed is built: one file that needs neither Swift nor libyaml where it runs, and, where the system's
# C library and libyaml can be linked in, no other library either; such a program starts in half the time. Swift's own
# linker does not warn of a `dlopen` in Swift's runtime that nothing here leads to.
STATIC = $(shell for library in libc.a libyaml.a; do \
	[ -e "$$(clang -print-file-name=$$library 2>/dev/null)" ] || exit; done; \
	echo -Xswiftc -static-executable -Xswiftc -use-ld=lld)
OPTIMIZATION ?= -O
RELEASE = --configuration release --static-swift-stdlib -Xswiftc $(OPTIMIZATION) $(STATIC)

# In a folder of its own, so that it does not wait for what else is built or tested here, nor that for it.
SCRATCH := --scratch-path .build/static

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
VENV := .venv
GOLDEN := Tests/Golden
EXAMPLE := web-application
EXAMPLE_OPTIONS := --environment production --config Examples/WebApplication/infra.yaml

# The module that teams import, and behind it the modules that it exports as its own.
REFERENCE := Infra InfraLanguage

.DEFAULT_GOAL := help
.PHONY: help setup build build-tests test test-fast test-swift test-acceptance corpus fuzz check lint format demo bench install generate accepted-values docs golden reference clean python

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## Install what the build needs (libyaml) where it is missing
	@if pkg-config --exists yaml-0.1 2>/dev/null || [ -e /usr/include/yaml.h ]; then \
		echo "libyaml: there"; \
	elif command -v apt-get >/dev/null; then \
		echo "libyaml: missing, installing libyaml-dev and pkg-config with apt-get"; \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -qq -y libyaml-dev pkg-config >/dev/null; \
	elif command -v brew >/dev/null; then \
		echo "libyaml: missing, installing it with brew"; brew install libyaml pkg-config; \
	else \
		echo "libyaml: missing; install its development files (Debian: libyaml-dev)" >&2; exit 1; \
	fi

build: setup ## Build everything, for debugging
	$(SWIFT) build

build-tests: setup
	$(SWIFT) build --build-tests

test: build-tests python ## Run all tests
	Tests/run unit acceptance

test-fast: build-tests $(VENV)/requirements.txt ## Run the tests that need no Terraform, no simulation and no release build
	Tests/run unit fast

test-swift: build-tests ## Run the unit tests
	Tests/run unit

test-acceptance: build-tests python ## Lint and deploy the examples: cfn-lint, Terraform and CloudFormation on a simulation
	Tests/run acceptance

corpus: build-tests ## Print how the rules do on the templates of others (INFRA_CORPUS=FOLDER)
	@mkdir -p .build
	@INFRA_CORPUS_REPORT=1 $(SWIFT) test --disable-xctest --skip-build --filter CorpusReportTests >.build/corpus.log 2>&1 \
		|| { grep -A 3 "recorded an issue" .build/corpus.log; exit 1; }
	@if grep -q "the shared corpus is missing" .build/corpus.log; then \
		echo "the shared corpus is missing: set INFRA_CORPUS"; \
	else \
		sed -n 's/^corpus: //p' .build/corpus.log; \
	fi

fuzz: setup ## Feed the readers with changed templates, a minute each; RUNS=2000 does the same in every run
	RUNS="$(RUNS)" SWIFT="$(SWIFT)" Tests/Fuzzing/run

check: lint build-tests python ## Do what CI does: lint, build, test, some fuzzing
	RUNS=2000 SWIFT="$(SWIFT)" Tests/run unit fuzz acceptance

lint: ## Check the formatting
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Examples

format: ## Format the sources in place
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Examples

demo: build ## Turn the example WebApplication into templates, check it, and show what was made
	$(SWIFT) run --skip-build $(EXAMPLE) validate $(EXAMPLE_OPTIONS)
	$(SWIFT) run --skip-build $(EXAMPLE) synth $(EXAMPLE_OPTIONS) \
		--format cloudformation --format yaml --format terraform --out $(OUT)
	@for file in $$(find $(OUT) -type f | sort); do \
		echo; echo "== $$file ($$(wc -l < $$file) lines)"; head -n 20 $$file; echo "…"; \
	done

bench: setup $(if $(QUICK),,python $(VENV)-bench/requirements.txt) ## Measure speed; WRITE=1 puts the table into docs/benchmarks.md, QUICK=1 does everything once
	@command -v hyperfine >/dev/null || { echo "hyperfine: missing, installing it with apt-get"; \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -qq -y hyperfine >/dev/null; }
	RELEASE="$(RELEASE)" Tests/Benchmarks/run $(if $(WRITE),--write)

install: setup ## Build the tool for release and install it (PREFIX=/usr/local)
	$(SWIFT) build $(RELEASE) $(SCRATCH) --product infra
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$($(SWIFT) build $(RELEASE) $(SCRATCH) --show-bin-path)/infra" "$(DESTDIR)$(PREFIX)/bin/infra"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/infra"

generate: ## Write the source files that list the resource types, the rules and the example stacks
	$(PYTHON) Tests/Generate/registries.py

accepted-values: build $(VENV)/requirements.txt # Write what AWS accepts of properties, and the names that it publishes, from the schemas of cfn-lint
	.build/debug/infra resources --json > .build/resources.json
	$(VENV)/bin/python Tests/Generate/schema_tables.py .build/resources.json

docs: setup ## Write the pages of docs/ that are made from the code
	INFRA_WRITE_DOCS=1 $(SWIFT) test --disable-xctest --filter ReferenceTests

golden: build $(VENV)/requirements.txt ## Record what the examples write as the golden outputs in Tests/Golden
	INFRA_WRITE_GOLDEN=$(GOLDEN) $(VENV)/bin/python -m pytest --quiet --capture=no Tests/Acceptance/test_golden.py

reference: setup ## Write the reference of what teams import as a website to .build/reference
	$(SWIFT) package dump-symbol-graph --minimum-access-level public --skip-synthesized-members
	rm -rf .build/reference .build/reference-symbols
	$(PYTHON) Tests/Reference/hide_call_sites.py \
		"$$(dirname "$$($(SWIFT) build --show-bin-path)")/symbolgraph" .build/reference-symbols $(REFERENCE)
	docc convert --additional-symbol-graph-dir .build/reference-symbols \
		--fallback-display-name Infra --fallback-bundle-identifier infra.Infra \
		--transform-for-static-hosting --warnings-as-errors --output-path .build/reference

clean: ## Remove everything that was built or installed here
	rm -rf .build $(VENV) $(VENV)-checkov $(VENV)-bench $(OUT)

# The acceptance tests' own Python environments; made again when what they should hold has changed.
python: $(VENV)/requirements.txt $(VENV)-checkov/requirements.txt

$(VENV)/requirements.txt: Tests/Acceptance/requirements.txt
$(VENV)-checkov/requirements.txt: Tests/Acceptance/requirements-checkov.txt
$(VENV)-bench/requirements.txt: Tests/Benchmarks/requirements.txt
%/requirements.txt:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "python3-venv: missing, installing it with apt-get"; \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -qq -y python3-venv >/dev/null; }
	@echo "$(@D): installing $<"
	@rm -rf $(@D) && $(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@cp $< $@
