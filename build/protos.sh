#!/usr/bin/env bash
# Lints the protos and compares them with the baseline: what clients have been built against. A change that would break
# one of them fails; ACCEPT=1 makes the present protos the baseline, once the change has landed.
set -euo pipefail
cd "$(dirname "$0")/../protos"
../build/install.sh --with-node
# No lock file: it would name programs for platforms that not every registry carries. The version is exact.
[ -x node_modules/.bin/buf ] || npm install --silent
npx buf lint .
npx buf format --diff --exit-code . >/dev/null || {
  echo "The protos are not formatted: run make format." >&2
  exit 1
}
if [ "${ACCEPT:-}" = 1 ]; then
  npx buf build . --exclude-source-info -o baseline.binpb
else
  npx buf breaking . --against baseline.binpb
fi
echo "protos: lint, format and compatibility are in order"
