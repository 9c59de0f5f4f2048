#!/bin/bash
# Sets Superset up, imports the dashboard and serves it; the same again does no harm.
set -eu
superset db upgrade
superset fab create-admin --username admin --firstname A --lastname D --email admin@localhost --password "$ADMIN_PASSWORD"
superset init
superset import-dashboards --path /bundle/superset.zip --username admin
exec /app/docker/entrypoints/run-server.sh
