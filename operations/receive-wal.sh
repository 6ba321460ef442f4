#!/usr/bin/env bash
# Keeps a second copy of everything that PostgreSQL writes, as it is written, until stopped. With
# synchronous_standby_names = 'pg_receivewal' a commit is answered only once it is in this copy too, so a restore holds
# every answered call. Run it on another machine than the database's, under a supervisor that starts it again.
#   receive-wal.sh ARCHIVE      connection by PGHOST, PGPORT, PGUSER (a role with REPLICATION), PGPASSWORD or PGPASSFILE
set -euo pipefail
archive=${1:?usage: $0 ARCHIVE}
bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
mkdir -p "$archive"
# The slot makes PostgreSQL keep what has not been received while this was away.
"$bin/pg_receivewal" --directory="$archive" --slot=rp_archive --create-slot --if-not-exists
exec "$bin/pg_receivewal" --directory="$archive" --slot=rp_archive --synchronous
