-- The content database. The unit's role works here too, but cannot see what is highly sensitive, not even its codes.
DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO palermo_unit', current_database()); END $$;
GRANT USAGE ON SCHEMA public TO palermo_unit;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO palermo_unit;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM palermo_unit;

-- The audit only grows, and only the hub's worker chains it.
REVOKE UPDATE, DELETE ON audit_change, audit_chainlink, audit_checkpoint FROM palermo_unit, palermo_hub;
REVOKE INSERT ON audit_chainlink, audit_checkpoint FROM palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON audit_progress FROM palermo_unit;

-- The inbox takes from the unit entry and gives nothing back. Identifiers are made by the sender, so that no
-- RETURNING and no sequence is needed.
REVOKE SELECT, UPDATE, DELETE ON reports_inboxitem FROM palermo_unit;

-- What the program read in reports and what the hub decided about it are the hub's. A unit's entry notes what it
-- brought as unread, and may only take away what belongs to a report that its head shreds.
REVOKE ALL ON reports_reading, reports_verdict, reports_tally, reports_classifier FROM palermo_unit;
GRANT DELETE, SELECT (report_id) ON reports_reading, reports_verdict TO palermo_unit;

-- Entities and who is called about them are the hub's. A unit reads mentions of its own level and the keys they are
-- found by; it notes reports whose mentions have changed, asks, and answers calls that are its own to decide.
REVOKE ALL ON entities_entity, entities_proposal, entities_move, entities_moved, entities_unweighed FROM palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON entities_mention, entities_blindkey FROM palermo_unit;
REVOKE ALL ON enquiries_standingkey, enquiries_watched FROM palermo_unit;
REVOKE INSERT, DELETE ON enquiries_call FROM palermo_unit;
REVOKE DELETE ON enquiries_enquiry, enquiries_reply FROM palermo_unit;

-- Documents in work are the hub's alone, and sealed under keys of its vault. A unit's entry reads what was issued at its
-- level, and writes only what its people did with their copies; the ledger only grows.
REVOKE ALL ON documents_document, documents_version, documents_approval, documents_comment, documents_template,
    documents_citation, documents_figure, documents_sanitised FROM palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON documents_issue FROM palermo_unit;
-- One column, which nothing believes, so that a reader's entry can hold the row while it numbers a copy.
GRANT UPDATE (changed_at) ON documents_issue TO palermo_unit;
REVOKE INSERT, UPDATE, DELETE ON documents_issuetext, documents_recipient FROM palermo_unit;
REVOKE DELETE ON documents_copy, documents_remark FROM palermo_unit;
REVOKE UPDATE, DELETE ON documents_event FROM palermo_unit;
-- Ways of reports are made by the hub's worker; a unit reads those of its own level and notes what it emptied.
REVOKE INSERT, UPDATE, DELETE ON routes_way FROM palermo_unit;
-- Networks and their money are the hub's alone; the unit's role sees nothing of them.
REVOKE ALL ON networks_link, networks_due, networks_payment, networks_assetevent, networks_counter, networks_change FROM palermo_unit;
-- What units and the hub ask of one another and agree on stays written; the hub's own notes are not even seen.
REVOKE DELETE ON cooperation_request, cooperation_letter, cooperation_undertaking, cooperation_step,
    cooperation_contact, cooperation_nilreturn, practices_practice, practices_judging, practices_adoption FROM palermo_unit;
REVOKE UPDATE ON practices_judging, cooperation_nilreturn FROM palermo_unit;
-- Publications are the hub's until the site is written; the site is files, and no entry's.
REVOKE ALL ON publications_publication, publications_version, publications_deed FROM palermo_unit;

-- Row-level security. For the hub's role each policy is a constant, which the planner drops. The blind index has
-- none: its match operator is not leakproof, so a policy would keep the planner from its index, and its tokens are
-- keyed by level with keys that the unit entry does not hold.
DO $$
DECLARE
    here text;
    seen text;
BEGIN
    FOR here, seen IN VALUES
        ('reports_report', 'level <= 1'),
        ('reports_message', 'level <= 1'),
        ('reports_body', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('entities_mention', 'level <= 1'),
        ('entities_due', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('enquiries_call', 'level <= 1 AND route = ''owner'''),
        ('routes_way', 'level <= 1'),
        ('routes_due', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('cooperation_request', 'level <= 1'),
        ('cooperation_letter', 'NOT hub_only AND EXISTS (SELECT 1 FROM cooperation_request r WHERE r.id = request_id)'),
        ('cooperation_requestkey', 'EXISTS (SELECT 1 FROM cooperation_request r WHERE r.id = request_id)'),
        ('cooperation_undertaking', 'level <= 1'),
        ('cooperation_party', 'EXISTS (SELECT 1 FROM cooperation_undertaking u WHERE u.id = undertaking_id)'),
        ('cooperation_step', 'EXISTS (SELECT 1 FROM cooperation_undertaking u WHERE u.id = undertaking_id)'),
        ('reports_unread', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('reports_reading', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('reports_verdict', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('reports_judgement', 'EXISTS (SELECT 1 FROM reports_report r WHERE r.id = report_id)'),
        ('documents_issue', 'level <= 1'),
        ('documents_issuetext', 'EXISTS (SELECT 1 FROM documents_issue i WHERE i.id = issue_id)'),
        ('documents_recipient', 'EXISTS (SELECT 1 FROM documents_issue i WHERE i.id = issue_id)'),
        ('documents_copy', 'EXISTS (SELECT 1 FROM documents_issue i WHERE i.id = issue_id)'),
        ('documents_event', 'EXISTS (SELECT 1 FROM documents_issue i WHERE i.id = issue_id)'),
        ('documents_remark', 'EXISTS (SELECT 1 FROM documents_issue i WHERE i.id = issue_id)'),
        ('files_filerecord', 'level <= 1')
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', here);
        EXECUTE format('DROP POLICY IF EXISTS of_the_hub ON %I', here);
        EXECUTE format('DROP POLICY IF EXISTS of_the_units ON %I', here);
        EXECUTE format('CREATE POLICY of_the_hub ON %I TO palermo_hub USING (true) WITH CHECK (true)', here);
        EXECUTE format('CREATE POLICY of_the_units ON %I TO palermo_unit USING (%s) WITH CHECK (%s)', here, seen, seen);
    END LOOP;
END $$;
