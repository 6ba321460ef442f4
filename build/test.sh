#!/usr/bin/env bash
# Builds everything and runs every test against one private PostgreSQL and one private RabbitMQ; given test projects, only
# those. Prints the ten slowest tests and closes with the line "N passed, N failed, N skipped" over all test projects.
set -uo pipefail
cd "$(dirname "$0")/.."
set -e
build/install.sh --with-node
for folder in clients/examples/node tests/Identity.Tests/node; do
  # npm ci removes and copies everything anew; only where the lock has changed is that worth its time.
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed"; then
    (cd "$folder" && npm ci --silent)
    cp "$folder/package-lock.json" "$folder/node_modules/.installed"
  fi
done
dotnet build RegionalProviders.sln --configuration Release -v quiet -nologo
set +e
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet tests/RegionalProviders.Testing.Servers/bin/Release/net10.0/RegionalProviders.Testing.Servers.dll \
  build/test-projects.sh "$results" "$@"
code=$?
echo "The slowest tests:"
cat "$results"/*.trx 2>/dev/null | grep -o '<UnitTestResult [^>]*>' |
  sed -E 's/.*testName="([^"]*)".*duration="([^"]*)".*/\2 \1/' | sort -r | head -n 10 | cut -c1-160 | sed 's/^/  /'
# Counters of the result files; a project that crashed has none, and the exit code tells.
cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | awk '
  function get(name) { return match($0, name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : 0 }
  { passed += get("passed"); failed += get("failed"); total += get("total") }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, total - passed - failed }'
exit $code
