#!/usr/bin/env bash
# Builds everything and runs every test against one private PostgreSQL and one private RabbitMQ. Closes with the line
# "N passed, N failed, N skipped" over all test projects.
set -uo pipefail
cd "$(dirname "$0")/.."
set -e
build/install.sh --with-node
(cd clients/examples/node && npm ci --silent)
(cd tests/Identity.Tests/node && npm ci --silent)
dotnet build RegionalProviders.sln --configuration Release -v quiet -nologo
set +e
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet tests/RegionalProviders.Testing.Servers/bin/Release/net10.0/RegionalProviders.Testing.Servers.dll \
  build/test-all.sh "$results"
code=$?
# Counters of the result files; a project that crashed has none, and the exit code tells.
cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | awk '
  function get(name) { return match($0, name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : 0 }
  { passed += get("passed"); failed += get("failed"); total += get("total") }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, total - passed - failed }'
exit $code
