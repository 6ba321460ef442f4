#!/bin/sh
# Becomes RabbitMQ once the port mapper (epmd) beside it answers: finding none, RabbitMQ would start a daemon of its
# own and leave it behind.
#
# start-rabbitmq RABBITMQ_SERVER
set -u
tries=100
until timeout 3 epmd -names >/dev/null 2>&1; do
  # 124: something accepts connections there and never answers, so it is no port mapper.
  if [ $? -eq 124 ] || [ "$tries" -eq 0 ]; then
    echo 'epmd: address already in use'
    exit 76
  fi
  tries=$((tries - 1))
  sleep 0.05
done
exec "$1" -noinput
