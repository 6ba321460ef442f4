#!/bin/sh
# Runs one server for as long as standard input stays open. The program that started it holds the other end,
# so however that program ends, kill -9 included, the server is stopped and leaves nothing behind.
#
# supervise LOCK LOCK_SECONDS SIGNAL GRACE_SECONDS LOG REMOVE COMPANION COMMAND...
#   LOCK       held by the server and all its children: no second server can start on the same files
#   SIGNAL     asks the server to stop; after GRACE_SECONDS it is killed
#   REMOVE     a folder to remove when the server has ended, or nothing
#   COMPANION  a command line that runs beside the server and ends after it, or nothing
set -u
umask 077
lock=$1 lock_seconds=$2 signal=$3 grace=$4 log=$5 remove=$6 companion=$7
shift 7

exec 3<&0 </dev/null >>"$log" 2>&1 9>>"$lock"
flock -w "$lock_seconds" 9 || exit 75

beside=
if [ -n "$companion" ]; then
  # shellcheck disable=SC2086 # a command line, to be split
  setpriv --pdeathsig TERM -- $companion 3<&- 9>&- &
  beside=$!
fi

"$@" 3<&- &
server=$!

asked=no
trap 'asked=yes' USR1
{
  exec 9>&-
  read -r _ <&3
  # Without the main shell the server has ended by its parent-death signal, and its number may be another's.
  kill -s USR1 $$ || exit 0
  kill -s "$signal" "$server"
  tenths=$((grace * 10))
  while kill -0 "$server"; do
    [ "$tenths" -gt 0 ] || kill -s KILL "$server"
    sleep 0.1
    tenths=$((tenths - 1))
  done
} 2>/dev/null &
guard=$!

# A signal to this shell ends `wait` early; the server is then asked to stop and waited for again.
trap 'kill -s "$signal" "$server" 2>/dev/null' HUP INT TERM
code=0
while kill -0 "$server" 2>/dev/null; do
  wait "$server"
  code=$?
done

[ -z "$beside" ] || { kill "$beside" && wait "$beside"; } 2>/dev/null
exec 9>&-
[ "$asked" = yes ] || kill "$guard"
wait "$guard" 2>/dev/null
if [ -n "$remove" ] && [ "$asked" = yes ]; then
  rm -rf -- "$remove"
elif [ -n "$remove" ]; then
  # A server that ended by itself leaves its log for the program that started it, until that is done with it.
  { read -r _ <&3; rm -rf -- "$remove"; } &
fi
exit "$code"
