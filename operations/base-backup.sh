#!/usr/bin/env bash
# Copies the whole database while it serves, and checks the copy. Daily; a restore begins with one of these.
#   base-backup.sh FOLDER       makes FOLDER/<UTC time>; connection as for receive-wal.sh
set -euo pipefail
folder=${1:?usage: $0 FOLDER}
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
backup=$folder/$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$folder"
"$bin/pg_basebackup" --pgdata="$backup.part" --wal-method=stream --checkpoint=fast
"$bin/pg_verifybackup" --quiet "$backup.part"
# The name without .part says that the copy is complete.
mv "$backup.part" "$backup"
echo "$backup"
