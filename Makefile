# The tasks of this project; `make help` lists them.
VENV := .venv
BRIEF := $(VENV)/bin/brief
VALIDATORS := build/validators
TESTS ?= tests
ROUNDS ?= 2000
TURNS ?= 10

# A proof that it is there, a colon, and the Debian package that brings it.
LIBRARIES := libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 \
    libharfbuzz-subset.so.0:libharfbuzz-subset0
TOOLS := soffice:libreoffice-writer-nogui qpdf:qpdf pdftoppm:poppler-utils \
    javac:default-jdk-headless /usr/lib/python3/dist-packages/uno.py:python3-uno \
    /usr/share/fonts/truetype/noto/NotoSansKhmer-Regular.ttf:fonts-noto-core \
    /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf:fonts-droid-fallback \
    /usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf:fonts-nanum chromium:chromium

export PIP_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON
# Each command that a test runs would compile all of our modules again: a tenth of an export.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.PHONY: brief test nightly check look docs audit sbom fuzz bench clean distclean help

brief: $(VENV)/for-use ## set up, and export the sample article into output/
	$(BRIEF) export tests/data/articles/summit.txt --output output

test: $(VENV)/for-tests ## set up, and run all tests
	$(VENV)/bin/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(TESTS)

nightly: $(VENV)/for-tests ## the tests of shapes and of large files, with far more of both; properties of new articles
	NIGHTLY=1 $(VENV)/bin/python -m pytest -n auto --maxprocesses 4 \
		tests/test_any_shape.py tests/test_any_other_shape.py tests/readers/test_work.py \
		$$(grep -rlE '^from hypothesis' --include='test_*.py' tests)

check: $(VENV)/for-tests ## format, lint, strict types and who may import whom, changing nothing
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo

look: $(VENV)/for-tests ## every page of every theme and format as PNG, into output/look/
	setup/look output/look

docs: $(VENV)/for-tests ## the pages that are made from the code, and all of them as a site, into output/docs/
	$(VENV)/bin/python setup/tokens > docs/tokens.md
	$(VENV)/bin/python setup/markdown > docs/markdown.md
	$(VENV)/bin/python setup/diagnostics > docs/reference/diagnostics.md
	$(VENV)/bin/python setup/reference docs/reference
	$(VENV)/bin/python setup/languages > docs/languages.md
	$(VENV)/bin/python setup/performance > docs/performance.md
	$(VENV)/bin/python setup/licences > THIRD-PARTY.md
	$(VENV)/bin/python setup/man docs/man
	$(VENV)/bin/python -m sphinx --fail-on-warning --quiet -d build/doctrees docs output/docs

audit: $(VENV)/for-audit ## known weaknesses of our packages, and weak spots of our code
	setup/audit $(VENV)/bin

sbom: $(VENV)/for-audit ## what a release is made of, as CycloneDX, into dist/
	setup/sbom $(VENV)/bin dist

fuzz: $(VENV)/for-fuzz ## files of strangers, changed again and again: ROUNDS of each kind, into output/fuzz/
	$(VENV)/bin/python -m bench.fuzz --rounds $(ROUNDS)

bench: $(VENV)/for-bench ## how fast and how big, beside plain WeasyPrint, Typst, pandoc, Chromium
	$(VENV)/bin/python -m bench.speed --turns $(TURNS)
	$(VENV)/bin/python -m bench.saving
	$(VENV)/bin/python setup/performance > docs/performance.md

clean: ## forget all that was made
	rm -rf dist output/* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

distclean: clean ## forget the set-up too
	rm -rf build $(VENV)

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

$(VENV)/for-use: pyproject.toml constraints.txt setup/venv setup/debian
	setup/debian $(LIBRARIES)
	setup/venv $(VENV)
	$(VENV)/bin/pip install --quiet --editable '.[desk]'
	touch $@

$(VENV)/for-tests: $(VENV)/for-use setup/validators tests/support/validators/Vera.java
	setup/debian $(TOOLS)
	$(VENV)/bin/pip install --quiet --editable '.[cluster,desk,segmenter,dev,docs]'
	setup/validators $(VENV)/bin/python $(VALIDATORS)
	touch $@

$(VENV)/for-fuzz: $(VENV)/for-tests
	$(VENV)/bin/pip install --quiet --editable '.[fuzz]'
	touch $@

$(VENV)/for-bench: $(VENV)/for-tests
	$(VENV)/bin/pip install --quiet --editable '.[bench]'
	touch $@

$(VENV)/for-audit: $(VENV)/for-use
	$(VENV)/bin/pip install --quiet --editable '.[audit]'
	touch $@
