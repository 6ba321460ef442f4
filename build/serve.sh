#!/usr/bin/env bash
# An empty platform on this machine: private PostgreSQL and RabbitMQ, every service in one process, until Ctrl-C.
# RP_PORT (gRPC), RP_WEB_PORT (sign-in, health) and RP_DATA (default .data) may be chosen.
set -euo pipefail
cd "$(dirname "$0")/.."
build/install.sh
export RP_DATA=${RP_DATA:-$PWD/.data}
dotnet build services/host/RegionalProviders.Host --configuration Release -v quiet -nologo
echo "Data and the first administrator's profile (admin.json) are in $RP_DATA. Ctrl-C stops the platform."
echo "Give each council its e-mail domains before its first users: bin/rp domains add E06000023 bristol.gov.uk"
exec dotnet services/host/RegionalProviders.Host/bin/Release/net10.0/RegionalProviders.Host.dll
