-- Wrapped keys of what is sensitive: both entries.
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO palermo_unit', current_database()); END $$;
GRANT USAGE ON SCHEMA public TO palermo_unit;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM palermo_unit;
