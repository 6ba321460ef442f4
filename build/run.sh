#!/usr/bin/env bash
# Starts the platform, runs the demonstration against it through the public API and keeps serving until Ctrl-C.
# RP_PORT, RP_WEB_PORT and RP_DATA may be chosen; OFSTED=file imports a published list instead of a generated one;
# ONCE=1 stops after the demonstration.
set -euo pipefail
cd "$(dirname "$0")/.."
build/install.sh
export RP_DATA=${RP_DATA:-$PWD/.data}
mkdir -p "$RP_DATA"
RP_DATA=$(cd "$RP_DATA" && pwd)
echo "Building…"
dotnet build build/run.proj -v quiet -nologo
log=$RP_DATA/host.log
rm -f "$RP_DATA/endpoints.json"
# The demonstration receives webhooks on this machine.
Notifications__Webhooks__AllowPrivateTargets=true \
  dotnet services/host/RegionalProviders.Host/bin/Release/net10.0/RegionalProviders.Host.dll >"$log" 2>&1 &
host=$!
stop() {
  trap - EXIT INT TERM
  kill "$host" 2>/dev/null || true
  wait "$host" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

echo "Starting PostgreSQL, RabbitMQ and the services (log: $log)…"
until [ -s "$RP_DATA/endpoints.json" ]; do
  if ! kill -0 "$host" 2>/dev/null; then
    echo "The platform did not start. The end of its log:" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
  sleep 0.2
done

dotnet clients/demonstration/RegionalProviders.Demonstration/bin/Release/net10.0/RegionalProviders.Demonstration.dll \
  --data "$RP_DATA" ${OFSTED:+--ofsted "$OFSTED"}
if [ "${ONCE:-}" != 1 ]; then
  echo "The platform keeps serving. Ctrl-C stops it."
  wait "$host"
fi
