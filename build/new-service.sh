#!/usr/bin/env bash
# Makes the skeleton of a new service from build/templates/service, and enters it wherever the platform lists its
# services: build/new-service.sh Audits Audit makes the service "audits" with the RPCs CreateAudit, GetAudit and ListAudits.
# docs/adding-a-service.md says what is left to do by hand, and which shared parts (register, positions, retention) there are
# beside membership, which the skeleton has.
set -euo pipefail
cd "$(dirname "$0")/.."

service=${1:-}
aggregate=${2:-}
if ! [[ $service =~ ^[A-Z][a-z]+$ && $aggregate =~ ^[A-Z][A-Za-z]*[a-rt-z]$ ]]; then
  echo "usage: build/new-service.sh SERVICE AGGREGATE, e.g. Audits Audit: the service in one word, what it keeps in the singular, which an s makes a plural" >&2
  exit 2
fi
name=${service,,}
snake=$(sed -E 's/([a-z])([A-Z])/\1_\2/g' <<<"$aggregate" | tr '[:upper:]' '[:lower:]')
if [ -e "services/$name" ] || [ -e "protos/regionalproviders/$name" ]; then
  echo "There is a service $name already." >&2
  exit 1
fi

# In the templates the service is "Workshop" and what it keeps a "Sprocket".
fill() {
  sed -e "s/SPROCKET_NOUN/${snake//_/ }/g" \
    -e "s/Workshop/$service/g; s/WORKSHOP/${service^^}/g; s/workshop/$name/g" \
    -e "s/Sprocket/$aggregate/g; s/sprocket/$snake/g"
}
(cd build/templates/service && find . -type f) | while read -r template; do
  target=$(fill <<<"$template")
  mkdir -p "$(dirname "$target")"
  fill <"build/templates/service/$template" >"$target"
done

# Changes a list of services, and fails where it no longer looks as it did: a list that is not extended is a service forgotten.
enter() {
  local file=$1 expression=$2 before
  before=$(cksum <"$file")
  sed -i -E "$expression" "$file"
  [ "$before" != "$(cksum <"$file")" ] || {
    echo "$file looks different from what build/new-service.sh expects: enter the service there by hand." >&2
    exit 1
  }
}
last=$(sed -nE 's/^  PERMISSION_[A-Z_]+ = ([0-9]+);/\1/p' protos/regionalproviders/common/v1/access.proto | sort -n | tail -1)
enter protos/regionalproviders/common/v1/access.proto "/^enum Permission /,/^\}/ s|^\}|\
  // Read the caller's own ${snake//_/ }s.\n  PERMISSION_${service^^}_READ = $((last + 1));\n\
  // Record the caller's own ${snake//_/ }s.\n  PERMISSION_${service^^}_WRITE = $((last + 2));\n}|"
roles=services/shared/RegionalProviders.Kernel/RolePermissions.cs
enter $roles "/ Casework =$/,/^    \];/ s|^    \];|        ${service}Read,\n    ];|"
enter $roles "/\[Role\.Officer\] =$/,/^        \],/ s|^        \],|            ${service}Write,\n        ],|"
# The table of the document: readers, officers, quality leads, senior approvers and finance read; officers write.
end=$(grep -n '^|' docs/permissions.md | tail -1 | cut -d: -f1)
enter docs/permissions.md "${end}a\\
| ${service}Read | ✓ | ✓ | ✓ | ✓ | ✓ |   |   |   |   |\\
| ${service}Write |   | ✓ |   |   |   |   |   |   |   |"
host=services/host/RegionalProviders.Host
enter $host/RegionalProviders.Host.csproj "s|^(.*)services/providers/RegionalProviders\.Providers/RegionalProviders\.Providers(.*)$|&\n\1services/$name/RegionalProviders.$service/RegionalProviders.$service\2|"
for list in $host/Program.cs tests/RegionalProviders.Testing/TestPlatform.cs; do
  enter $list "s|^using RegionalProviders\.Providers;|&\nusing RegionalProviders.$service;|"
  enter $list "s|^( *)NotificationsModule\.Module,|&\n\1${service}Module.Module,|"
done

dotnet sln RegionalProviders.sln add \
  "services/$name/RegionalProviders.$service/RegionalProviders.$service.csproj" \
  "services/$name/RegionalProviders.$service.Events/RegionalProviders.$service.Events.csproj" \
  "tests/$service.Tests/$service.Tests.csproj" >/dev/null
dotnet restore RegionalProviders.sln --force-evaluate -v quiet -nologo
dotnet tool restore >/dev/null
dotnet csharpier format "services/$name" "tests/$service.Tests" $host tests/RegionalProviders.Testing >/dev/null
echo "The service $name is in services/$name, and its tests in tests/$service.Tests. docs/adding-a-service.md goes on from here."
