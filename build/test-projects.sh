#!/usr/bin/env bash
# Runs built test projects (all, or those given), two at a time, and writes a result file each into the folder given.
set -uo pipefail
results=$1
shift
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
# The largest first, so that no long one is left to run alone at the end.
projects() {
  if [ $# -gt 0 ]; then
    printf '%s\n' "$@"
  else
    find tests -name '*.Tests.csproj'
  fi | while read -r project; do
    echo "$(find "$(dirname "$project")" -name '*.cs' -not -path '*/obj/*' -print0 | xargs -0 cat | wc -l) $project"
  done | sort -rn | cut -d' ' -f2
}
projects "$@" | xargs -P 2 -I{} bash -c 'run_one {}'
