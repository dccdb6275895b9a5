# Serves a PostgreSQL cluster from the directory $1 on port $2, a new one unless there is one, until its standard input
# ends: so it is gone when whoever started it is, however that ended. The word "start" starts one again that was killed.
# PostgreSQL refuses to run as root, so root has nobody run it.
set -eu
home=$1 port=$2

as_nobody_special() {
  if [ "$(id -u)" != 0 ]; then "$@"
  elif command -v setpriv >/dev/null; then setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups -- "$@"
  else su -s /bin/sh nobody -c '"$0" "$@"' -- "$@"
  fi
}

trap 'as_nobody_special "$home/bin/pg_ctl" -D "$home/data" -s -m immediate stop || true; rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
cd "$home"
if [ -d data ]; then restored=yes; else restored=no; mkdir data; fi
if [ "$(id -u)" = 0 ]; then chmod -R a+rX .; chown -R nobody data; fi
chmod 700 data
if [ $restored = no ]; then
  as_nobody_special bin/initdb -D data -U parley -A trust -E UTF8 --locale=C --locale-provider=icu --icu-locale=en-US --no-sync >&2
fi
cat - >>data/postgresql.conf <<SETTINGS
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
${PARLEY_POSTGRESQL_SETTINGS:-}
SETTINGS
start() {
  as_nobody_special bin/pg_ctl -D data -s -w -t 60 -l data/log start >&2
  echo ready
}
start
while read -r word; do
  if [ "$word" = start ]; then start; fi
done
