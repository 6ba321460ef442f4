#!/usr/bin/env bash
# Measures calls over gRPC beside the same SQL alone, in one run, and prints the ratio; figures also go to bench.json.
set -euo pipefail
cd "$(dirname "$0")/.."
build/install.sh
dotnet run --project tests/Bench --configuration Release
