-- Run once, as PostgreSQL's superuser, before `palermo init`. Put your own passwords in place of these words.
-- `palermo_unit` and `palermo_hub` say what an entry may do; `palermo init` gives them exactly that in each database
-- (palermo/project/roles/*.sql). The three users say who may come in: the owner to migrate, and one for each entry.

CREATE ROLE palermo_unit NOLOGIN;
CREATE ROLE palermo_hub NOLOGIN;

CREATE ROLE palermo_owner LOGIN PASSWORD 'owner-password';
GRANT palermo_unit, palermo_hub TO palermo_owner;

CREATE ROLE palermo_unit_entry LOGIN PASSWORD 'unit-password' IN ROLE palermo_unit CONNECTION LIMIT 40;
CREATE ROLE palermo_hub_entry LOGIN PASSWORD 'hub-password' IN ROLE palermo_hub CONNECTION LIMIT 40;

CREATE DATABASE palermo OWNER palermo_owner TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE palermo_keystore OWNER palermo_owner TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE palermo_vault OWNER palermo_owner TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE palermo_reads_unit OWNER palermo_owner TEMPLATE template0 ENCODING 'UTF8';
CREATE DATABASE palermo_reads_hub OWNER palermo_owner TEMPLATE template0 ENCODING 'UTF8';

-- Then, in /etc/palermo/unit.env and hub.env (readable by that entry's user only):
--   PALERMO_DATABASE_URL=postgresql://palermo_unit_entry:unit-password@db.example.org/palermo?sslmode=verify-full
-- and for `palermo init` and every upgrade:
--   PALERMO_DATABASE_URL=postgresql://palermo_owner:owner-password@db.example.org/palermo?sslmode=verify-full
