#!/usr/bin/env bash
# Runs every built test project, two at a time, and writes a result file each into the folder given.
set -uo pipefail
results=$1
export results
run_one() {
  name=$(basename "$1" .csproj)
  out=$results/$name.log
  dotnet test "$1" --no-build --configuration Release -nologo --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" \
    --results-directory "$results" --blame-hang-timeout 5m >"$out" 2>&1
  code=$?
  grep -vE '^\s*$|^Results File|^Attachments|^Test run for|^A total of|^VSTest|^Starting test|^Data collector' "$out"
  return $code
}
export -f run_one
find tests -name '*.Tests.csproj' | sort | xargs -P 2 -I{} bash -c 'run_one {}'
