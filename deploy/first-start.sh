#!/bin/sh
# Makes the owner, the login and the database of Remit. Run once, by a superuser, on a new PostgreSQL server (the container image does it by itself).
# OWNER_PASSWORD and LOGIN_PASSWORD come from the environment.
set -eu
psql --set ON_ERROR_STOP=1 --set owner="$OWNER_PASSWORD" --set login="$LOGIN_PASSWORD" "$@" <<'SQL'
create role remit_owner login createrole password :'owner';
create role remit_login login noinherit password :'login';
create database remit owner remit_owner;
SQL
