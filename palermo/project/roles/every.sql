-- In every database: nothing for anybody, then what follows.
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, palermo_unit', current_database()); END $$;
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO palermo_hub', current_database()); END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC, palermo_unit, palermo_hub;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, palermo_unit, palermo_hub;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, palermo_unit, palermo_hub;
GRANT USAGE ON SCHEMA public TO palermo_hub;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO palermo_hub;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO palermo_hub;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM palermo_hub;
