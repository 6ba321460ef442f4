# Two commands matter: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1

.PHONY: help run serve rp test test-changed faults bench lint format protos clean

help: ## List these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

run: ## Start the platform, import a list and use it as a council would; RP_PORT, RP_DATA, OFSTED=file, ONCE=1
	@build/run.sh

serve: ## Start an empty platform; the first administrator's profile is written to RP_DATA/admin.json
	@build/serve.sh

rp: ## Build the command-line client into bin/rp
	@build/publish-rp.sh

test: ## Run every test with real servers
	@build/test.sh

test-changed: ## Run the tests of what has changed since BASE (default: the last commit)
	@build/test-changed.sh

faults: ## Run the fault tests at full length: 200 kills of the service, a minute without broker
	@build/faults.sh

bench: ## Measure against what PostgreSQL itself can do
	@build/bench.sh

lint: ## Check formatting, analyzers, protos and locked packages
	@build/lint.sh

format: ## Format code and protos
	@build/install.sh --with-node
	@dotnet tool restore >/dev/null && dotnet csharpier format .
	@cd protos && npm install --silent && npx buf format -w --path regionalproviders .

protos: ## Lint the protos and check them against the published baseline; ACCEPT=1 takes the present ones as the baseline
	@build/protos.sh

clean: ## Remove build output (data under .data stays)
	@find . -name bin -o -name obj | grep -v node_modules | xargs rm -rf; rm -rf artifacts
