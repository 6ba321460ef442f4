#!/usr/bin/env bash
# Runs built test projects (all, or those given), PROJECTS_AT_ONCE at a time (two unless
# told otherwise), and writes a result file each into the folder given.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$1
shift
export results
# Processes that live for a minute: their code is not measured to be optimised further.
export DOTNET_TieredPGO=0
run_one() {
  name=$(basename "$1" .csproj)
  out=$results/$name.log
  # The assembly and not the project, which would be evaluated once more.
  dotnet test "$(dirname "$1")/bin/Release/net10.0/$name.dll" --nologo --logger "console;verbosity=minimal" \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" --blame-hang-timeout 5m >"$out" 2>&1
  code=$?
  grep -vE '^\s*$|^Results File|^Attachments|^Test run for|^A total of|^VSTest|^Starting test|^Data collector' "$out"
  return $code
}
export -f run_one
# The slowest first, so that no long one is left to run alone at the end; one that the list does not have comes before all.
projects() {
  if [ $# -gt 0 ]; then
    printf '%s\n' "$@"
  else
    find tests -name '*.Tests.csproj'
  fi | while read -r project; do
    echo "$(grep -nx "$(basename "$project" .csproj)" build/test-order.txt | cut -d: -f1 || true) $project"
  done | sort -n | sed 's/.* //'
}
projects "$@" | xargs -P "${PROJECTS_AT_ONCE:-2}" -I{} bash -c 'run_one {}'
