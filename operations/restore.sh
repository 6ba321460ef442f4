#!/usr/bin/env bash
# Makes a data folder from a base backup that PostgreSQL, when started on it, brings to the last commit in the archive.
#   restore.sh BACKUP ARCHIVE DATA      DATA must not exist; BACKUP and ARCHIVE are only read
#   RESTORE_TO='2026-03-31 17:05:00+01'  stops at that moment instead, e.g. before a mistake
set -euo pipefail
backup=${1:?usage: $0 BACKUP ARCHIVE DATA}
archive=$(realpath "${2:?usage: $0 BACKUP ARCHIVE DATA}")
data=${3:?usage: $0 BACKUP ARCHIVE DATA}
if [ -e "$data" ]; then
  echo "$data exists. Move it away: a restore overwrites nothing." >&2
  exit 1
fi
cp -a "$backup" "$data"
chmod 700 "$data"
# The segment that was being received has the suffix .partial: its end is the last commit.
# Nobody connects before the end is reached (hot_standby off): what is read is never half restored.
# synchronous_standby_names is cleared, or the first commit would wait for a receiver that does not run yet.
cat >>"$data/postgresql.auto.conf" <<CONF
restore_command = 'cp "$archive/%f" "%p" || cp "$archive/%f.partial" "%p"'
recovery_target_timeline = 'latest'
synchronous_standby_names = ''
hot_standby = off
${RESTORE_TO:+recovery_target_time = '$RESTORE_TO'}
${RESTORE_TO:+recovery_target_action = 'promote'}
CONF
touch "$data/recovery.signal"
# PostgreSQL does not run as root; the folder and the archive must be its user's to read.
if [ "$(id -u)" -eq 0 ]; then
  chown -R postgres:postgres "$data"
fi
cat <<SAY
Start PostgreSQL on $data; it answers once everything in the archive is there. Then:
  alter system reset restore_command; alter system reset recovery_target_timeline; alter system reset hot_standby;
  take a base backup into a new folder and start receive-wal.sh with a new archive;
  alter system set synchronous_standby_names = 'pg_receivewal'; select pg_reload_conf();
SAY
