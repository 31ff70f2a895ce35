# Two commands do everything: `make demo` and `make test`. Both set up first.
.PHONY: help setup develop demo test lint check clean
.DEFAULT_GOAL := help

BIN := .venv/bin

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## install what building needs (Debian packages, .venv)
	@scripts/setup

develop: ## install what the tests need as well
	@scripts/setup --develop

demo: setup ## build the example booklet in three editions
	@$(BIN)/wenxuan build examples/yinshua --output dist
	@echo
	@echo "在浏览器里编小册 · to make booklets in the browser:"
	@echo "    $(BIN)/wenxuan serve examples"

test: develop lint ## run the whole test suite
	@$(BIN)/pytest

lint: develop ## check style, types and the dependency rule
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: develop ## check style, types and the rooms that changed
	@scripts/check

clean: ## remove what was built and the environment
	@rm -rf .venv dist/* build .mypy_cache .ruff_cache .pytest_cache .hypothesis
