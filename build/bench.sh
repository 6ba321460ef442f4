#!/usr/bin/env bash
# Measures calls over gRPC beside the same statements under pgbench, and streams of rows beside a bare COPY, in one run;
# and what the flood of one council does to another (W7, FLOODED settings, 20000).
# Prints the tables and writes bench.json. SECONDS_EACH (default 10) is the length of each measurement; VOLUMES (default
# 20000,200000), PLACEMENTS (1000000), ROWS (50000) and WORKLOAD (the beginning of a name, e.g. W1) measure less.
set -euo pipefail
cd "$(dirname "$0")/.."
build/install.sh --with-h2load
dotnet build services/host/RegionalProviders.Host --configuration Release -v quiet -nologo
dotnet run --project tests/Bench --configuration Release -- \
  services/host/RegionalProviders.Host/bin/Release/net10.0/RegionalProviders.Host.dll
