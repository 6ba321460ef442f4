#!/usr/bin/env bash
# Installs what the platform needs to run and test on Debian or Ubuntu and is not there yet: PostgreSQL with its
# extensions and RabbitMQ; with --with-node also Node.js, with --with-h2load the load generator of nghttp2. Says nothing
# when nothing is missing. No system service is started: the platform starts private servers of its own.
set -euo pipefail

policy=/usr/sbin/policy-rc.d
with_node=no
with_h2load=no
for argument in "$@"; do
  case $argument in
    --with-node) with_node=yes ;;
    --with-h2load) with_h2load=yes ;;
    *)
      echo "usage: $0 [--with-node] [--with-h2load]" >&2
      exit 2
      ;;
  esac
done

has() { command -v "$1" >/dev/null 2>&1; }

exists() { [ -e "$1" ]; }

missing_packages() {
  # Server programs are not on the PATH in Debian. PG_BIN and RABBITMQ_BIN say where else they are.
  if [ -n "${PG_BIN:-}" ]; then
    [ -x "$PG_BIN/initdb" ] || echo postgresql
  elif ! has initdb && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
    echo postgresql postgresql-contrib
  elif ! has initdb && ! compgen -G '/usr/share/postgresql/*/extension/pg_trgm.control' >/dev/null; then
    echo postgresql-contrib
  fi
  if ! exists "${RABBITMQ_BIN:-/usr/lib/rabbitmq/bin}/rabbitmq-server" && ! has rabbitmq-env; then
    echo rabbitmq-server
  fi
  if [ "$with_node" = yes ]; then
    has node || echo nodejs
    has npm || echo npm
  fi
  if [ "$with_h2load" = yes ]; then
    has h2load || echo nghttp2-client
  fi
}

forbid_service_starts() {
  # Debian's packages start their services when installed, unless this program refuses (exit 101).
  if ! exists "$policy"; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
}

# Nor are they to start with the machine. Only services that come with these packages are touched.
services_of() {
  case " $* " in *' postgresql '*) echo postgresql.service ;; esac
  case " $* " in *' rabbitmq-server '*)
    echo rabbitmq-server.service
    has epmd || echo epmd.service epmd.socket
    ;;
  esac
}

install_packages() {
  local log services
  log=$(mktemp)
  services=$(services_of "$@")
  export DEBIAN_FRONTEND=noninteractive
  forbid_service_starts
  # The package lists may be absent or out of date: they are fetched only when the install fails without.
  if ! apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1 &&
    ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "Could not install: $*. The end of apt-get's output is above." >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
  if [ -n "$services" ] && has systemctl; then
    # shellcheck disable=SC2086 # several words
    systemctl disable --quiet $services >/dev/null 2>&1 || true
  fi
}

check_dotnet() {
  local newest=0
  if has dotnet; then
    newest=$(dotnet --list-sdks | cut -d. -f1 | sort -n | tail -n 1)
  fi
  if [ "${newest:-0}" -lt 10 ]; then
    echo "The .NET SDK 10 or later is needed (found: ${newest:-none}): see https://dotnet.microsoft.com/download" >&2
    exit 1
  fi
}

check_dotnet
mapfile -t missing < <(missing_packages | tr ' ' '\n')
if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! has apt-get; then
  echo "Missing: ${missing[*]}" >&2
  if has apt-get; then
    echo "Install with: sudo $0${*:+ $*}" >&2
  else
    echo "Install these (Debian's names) with your system's package manager." >&2
  fi
  exit 1
fi
echo "Installing ${missing[*]}"
install_packages "${missing[@]}"
