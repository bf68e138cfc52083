-- The unit entry's own database: its read log, sessions and cache. The hub reads it, to chain it and for the auditor.
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO palermo_unit', current_database()); END $$;
GRANT USAGE ON SCHEMA public TO palermo_unit;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO palermo_unit;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public FROM palermo_hub;
REVOKE UPDATE, DELETE ON audit_read, audit_refusal FROM palermo_unit, palermo_hub;
