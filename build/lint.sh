#!/usr/bin/env bash
# What must hold for every change besides the tests: formatting, analyzers (warnings are errors), protos, package locks.
set -euo pipefail
cd "$(dirname "$0")/.."
build/protos.sh
build/audit-data.sh
dotnet tool restore >/dev/null
dotnet csharpier check .
Lint=true CI=true dotnet build RegionalProviders.sln --configuration Release -v quiet -nologo
# Generating changes nothing that is committed.
if ! git diff --quiet; then
  echo "The build changed files that are committed:" >&2
  git diff --stat >&2
  exit 1
fi
