#!/usr/bin/env bash
# Leaves the command-line client ready to run in bin/rp.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish clients/cli/RegionalProviders.Cli --configuration Release --output bin/rp.files -v quiet -nologo
cat >bin/rp <<'SCRIPT'
#!/usr/bin/env bash
exec dotnet "$(dirname "$(readlink -f "$0")")/rp.files/rp.dll" "$@"
SCRIPT
chmod +x bin/rp
echo "Ready: bin/rp --help"
