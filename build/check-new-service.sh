#!/usr/bin/env bash
# Proves that build/new-service.sh still makes a service that builds and passes its tests: in a copy of this tree, which it
# removes. It takes minutes, so it is for those who change the script, its templates or what they stand on.
set -euo pipefail
cd "$(dirname "$0")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files --cached --others --exclude-standard -z | xargs -0 cp --parents --no-dereference -t "$copy"
cd "$copy"
build/new-service.sh Gadgets Gadget
for project in Gadgets.Tests Architecture.Tests; do
  dotnet build "tests/$project" --configuration Release -v quiet -nologo
  dotnet test "tests/$project" --configuration Release --no-build -nologo
done
# The document of permissions and the table in the code say the same.
dotnet build tests/Identity.Tests --configuration Release -v quiet -nologo
dotnet test tests/Identity.Tests --configuration Release --no-build -nologo --filter FullyQualifiedName~PermissionDocumentTests
echo "A new service builds and passes its tests."
