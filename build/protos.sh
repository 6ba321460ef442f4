#!/usr/bin/env bash
# Lints the protos and compares them with the baseline: what clients have been built against. A change that would break
# one of them fails; ACCEPT=1 makes the present protos the baseline, once the change has landed.
set -euo pipefail
cd "$(dirname "$0")/../protos"
../build/install.sh --with-node
# No lock file: it would name programs for platforms that not every registry carries. The versions are exact.
[ -x node_modules/.bin/buf ] && [ -d node_modules/google-proto-files ] || npm install --silent
npx buf lint .
npx buf format --diff --exit-code --path regionalproviders . >/dev/null || {
  echo "The protos are not formatted: run make format." >&2
  exit 1
}
present=$(mktemp --suffix .binpb)
trap 'rm -f "$present"' EXIT
npx buf build . --path regionalproviders --exclude-source-info -o "$present"
if [ "${ACCEPT:-}" = 1 ]; then
  cp "$present" baseline.binpb
else
  npx buf breaking "$present" --against baseline.binpb
fi
echo "protos: lint, format and compatibility are in order"
