#!/usr/bin/env bash
# Runs the tests of what has changed since BASE (default: HEAD, so whatever is not committed): the test projects that
# depend, directly or through others, on a project with a changed file. A change outside every project runs all tests.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${BASE:-HEAD}
mapfile -t projects < <(git ls-files '*.csproj')

project_of() {
  local folder
  folder=$(dirname "$1")
  while [ "$folder" != . ]; do
    compgen -G "$folder/*.csproj" && return
    folder=$(dirname "$folder")
  done
}

# Edges: a project and one that it refers to.
edges=$(grep -o 'ProjectReference Include="[^"]*"' "${projects[@]}" |
  sed -E 's#^([^:]*):.*"(\$\(RepositoryRoot\))?([^"]*)"#\1 \3#')
affected=""
while read -r file; do
  case $file in '' | *.md | docs/*) continue ;; esac
  project=$(project_of "$file")
  if [ -z "$project" ]; then
    echo "$file belongs to no project: all tests run."
    exec build/test.sh
  fi
  affected+="$project"$'\n'
done < <({ git diff --name-only "$base" && git ls-files --others --exclude-standard; } | sort -u)

while :; do
  wider=$({ echo "$affected" && echo "$edges" |
    awk -v known="$affected" 'BEGIN { n = split(known, a, "\n"); for (i = 1; i <= n; i++) if (a[i] != "") is[a[i]] }
      $2 in is { print $1 }'; } | sed '/^$/d' | sort -u)
  [ "$wider" != "$(echo "$affected" | sed '/^$/d' | sort -u)" ] || break
  affected=$wider
done
mapfile -t tests < <(echo "$affected" | grep '\.Tests\.csproj$' || true)
if [ "${#tests[@]}" -eq 0 ]; then
  echo "Nothing that has changed is tested."
  exit 0
fi
printf 'Testing %s\n' "${tests[@]}"
exec build/test.sh "${tests[@]}"
