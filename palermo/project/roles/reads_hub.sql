-- The hub entry's own database: its read log, sessions and cache. The log only grows.
REVOKE UPDATE, DELETE ON audit_read, audit_refusal FROM palermo_hub;
