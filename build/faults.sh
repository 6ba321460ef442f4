#!/usr/bin/env bash
# The fault tests at full length: 200 kills of the service, a minute without RabbitMQ, 12 kills of PostgreSQL. Takes
# about half an hour; prints the figures that docs/faults.md keeps. RP_FAULTS_SEED repeats a run.
# One test at a time, so that the figures are of one fault alone.
set -euo pipefail
cd "$(dirname "$0")/.."
build/install.sh
dotnet build tests/Faults.Tests --configuration Release -v quiet -nologo
RP_FAULTS=full dotnet test tests/Faults.Tests --no-build --configuration Release -nologo --logger "console;verbosity=detailed" \
  -- xUnit.MaxParallelThreads=1
