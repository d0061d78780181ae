#!/bin/sh
# Run once by the database's image, when its volume is empty: the site's own user, who gets its rights from `migrate`.
set -eu
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 \
    --set password="$SITE_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE site LOGIN PASSWORD :'password';
SQL
