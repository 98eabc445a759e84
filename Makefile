# `make demo` is the quickest way in; `make help` lists the rest.

PREFIX ?= /usr/local
OUT := out
BUILD := .build
# The runtime is linked statically and, on Linux, at a fixed address: the command starts in half the time.
RELEASE := -c release --static-swift-stdlib --disable-local-rpath -Xlinker -s --scratch-path $(BUILD)
ifeq ($(shell uname -s),Linux)
RELEASE += -Xswiftc -Xclang-linker -Xswiftc -no-pie
endif
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
APT := libgraphviz-dev pkg-config libxml2-utils fonts-liberation2 fonts-dejavu-core

PYTHON := $(BUILD)/python

BROWSER := $(BUILD)/browser

.PHONY: sympy browser deps build demo test check format goldens gallery bench docs install clean help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

deps: ## what Debian has to bring: Graphviz's library, fonts, a checker of XML
	@if command -v apt-get >/dev/null && ! dpkg -s $(APT) >/dev/null 2>&1; then \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(APT); \
	fi
	@pkg-config --exists libgvc || { echo "Graphviz's library is missing: libgraphviz-dev, or brew install graphviz"; exit 1; }

# For one test, which is skipped without it: no network is no failure.
sympy:
	@$(PYTHON)/bin/python3 -c 'import sympy' 2>/dev/null || python3 -c 'import sympy' 2>/dev/null \
	  || { mkdir -p $(BUILD) && python3 -m venv $(PYTHON) && $(PYTHON)/bin/python3 -m pip install -q sympy; } \
	  || echo "SymPy cannot be had: derivatives are not compared with its own"

# For the tests of pages, which are skipped without it: no network is no failure.
browser:
	@command -v chromium >/dev/null || ! command -v apt-get >/dev/null \
	  || { $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends chromium; } \
	  || echo "Chromium cannot be had: pages are not tried"
	@$(BROWSER)/bin/python3 -c 'import playwright, axe_playwright_python' 2>/dev/null \
	  || { mkdir -p $(BUILD) && python3 -m venv $(BROWSER) \
	    && $(BROWSER)/bin/python3 -m pip install -q playwright axe-playwright-python; } \
	  || echo "Playwright cannot be had: pages are not tried in a browser"

build: deps ## the command, for release
	swift build $(RELEASE) --product chainrule

demo: build ## the samples drawn into out/
	@mkdir -p $(OUT)
	@grep -v '^#' samples/gallery.txt | while IFS=: read -r name arguments; do \
	  (cd samples && ../$(BUILD)/release/chainrule draw $$arguments -o ../$(OUT)/$$name.svg) || exit 1; \
	done
	@cd samples && ../$(BUILD)/release/chainrule draw olah.chain --figure steps -o ../$(OUT)/olah.html
	@cd samples && ../$(BUILD)/release/chainrule draw network.chain --figure steps -o ../$(OUT)/network.html
	@cd samples && ../$(BUILD)/release/chainrule eval olah.chain
	@cd samples && ../$(BUILD)/release/chainrule paths olah.chain --wrt b --of e
	@echo "The figures are in $(OUT)/: open $(OUT)/olah-6-paths.svg in a browser, or the page $(OUT)/olah.html."

test: deps sympy browser ## every test
	swift build --build-tests
	swift test --skip-build

check: deps ## format, the samples' XML, imports between modules, warnings as errors
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
	xmllint --noout samples/*.svg
	@mkdir -p $(BUILD)
	swift build --build-tests --explicit-target-dependency-import-check error > $(BUILD)/check.log 2>&1 \
	  || { cat $(BUILD)/check.log; exit 1; }
	@if grep -E '(Sources|Tests)/.*: warning:' $(BUILD)/check.log; then echo "warnings are errors"; exit 1; fi

format: ## rewrites the sources in the house style
	swift format --in-place --parallel --recursive Package.swift Sources Tests

goldens: deps ## rewrites the golden files; look at each before you commit it
	CHAINRULE_WRITE_GOLDENS=1 swift test

gallery: build ## out/gallery.html: every sample, and every kind in every style and theme
	@mkdir -p $(OUT)
	@python3 Tests/Gallery/gallery.py $(BUILD)/release/chainrule $(OUT)
	@echo "Open $(OUT)/gallery.html in a browser."

bench: build ## times: small figures against dot, large programs against their size
	@python3 Tests/Benchmarks/bench.py $(BUILD)/release/chainrule

docs: deps ## the library's documentation, in out/docs
	@.ci/docs

install: build ## the command into $(PREFIX)/bin
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(BUILD)/release/chainrule $(DESTDIR)$(PREFIX)/bin/chainrule

clean: ## everything that was built
	rm -rf $(BUILD) $(OUT)
