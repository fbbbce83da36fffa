-- Which force a record is of: officers of several forces may sign in to one store, and reports are received from others. It is set once, as the record is made, and never changes.

-- The force that this installation serves, written at each start from its settings.
CREATE TABLE installation (is_this boolean PRIMARY KEY DEFAULT true CHECK (is_this), force_code text NOT NULL);
COMMENT ON TABLE installation IS 'The one row that says which force this installation serves; the preparation step writes it, the app reads it.';
INSERT INTO installation (force_code) VALUES ('01');
GRANT SELECT ON installation TO mips_app;

ALTER TABLE app_user ADD COLUMN force_code text;
COMMENT ON COLUMN app_user.force_code IS 'The force of an officer of a partner force; null for that of the installation.';
ALTER TABLE record ADD COLUMN force_code text;
COMMENT ON COLUMN record.force_code IS 'The force whose officer made the record; null for records of before forces were kept, which are of the installation.';
ALTER TABLE intelligence_report ADD COLUMN received_from text, ADD COLUMN received_reference text, ADD CONSTRAINT intelligence_report_received CHECK ((received_from IS NULL) = (received_reference IS NULL));
COMMENT ON COLUMN intelligence_report.received_from IS 'The force that owns a report which this force received and keeps; received_reference is its own number there.';
CREATE INDEX intelligence_report_received ON intelligence_report (received_from, received_reference) WHERE received_from IS NOT NULL;
ALTER TABLE intelligence_dissemination ADD COLUMN owner_consent text;
COMMENT ON COLUMN intelligence_dissemination.owner_consent IS 'Who of the force that owns the report said that it may go on, and when (DS-14).';

CREATE FUNCTION mips.own_force() RETURNS text LANGUAGE sql STABLE AS $$ SELECT i.force_code FROM public.installation i $$;
CREATE FUNCTION mips.force_of(p_user uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT u.force_code FROM public.app_user u WHERE u.id = p_user), mips.own_force()) $$;

CREATE FUNCTION mips.take_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.force_code := mips.force_of(mips.actor_id());
  RETURN NEW;
END $$;
CREATE TRIGGER c_take_force BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION mips.take_force();
CREATE FUNCTION mips.refuse_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the force that a record is of never changes' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER c_keep_force BEFORE UPDATE ON record FOR EACH ROW WHEN (OLD.force_code IS DISTINCT FROM NEW.force_code) EXECUTE FUNCTION mips.refuse_force();
CREATE TRIGGER c_keep_force BEFORE UPDATE ON intelligence_report FOR EACH ROW WHEN ((OLD.received_from, OLD.received_reference) IS DISTINCT FROM (NEW.received_from, NEW.received_reference)) EXECUTE FUNCTION mips.refuse_force();

-- Who owns a report, with its number there; whether that is the force of the one who asks; and whether another force than theirs keeps it.
CREATE FUNCTION mips.force_of_report(p_report uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('code', o.owner, 'reference', i.received_reference, 'isOfReader', o.owner = o.reader, 'isKeptApart', o.keeper <> o.reader)
    FROM intelligence_report i JOIN record r ON r.id = i.id
    CROSS JOIN LATERAL (SELECT coalesce(i.received_from, r.force_code, mips.own_force()) AS owner, coalesce(r.force_code, mips.own_force()) AS keeper, mips.force_of(mips.actor_id()) AS reader) o
   WHERE i.id = p_report $$;
CREATE FUNCTION mips.is_kept_apart(p_report uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT coalesce(r.force_code, mips.own_force()) <> mips.force_of(mips.actor_id()) FROM record r WHERE r.id = p_report), true) $$;

-- IA-7: conditions of a report that another force keeps are those of a recipient outside of it, as `decideParagraph` has it: what stays in that force is not held, and handling C without a condition in force neither.
CREATE OR REPLACE FUNCTION mips.holds_text(x intelligence_text, p_today date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT x.is_live AND mips.may('intelligence.entry.read')
    AND EXISTS (SELECT 1 FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND (g.kind = 'AUTHORITATIVE' OR mips.is_intelligence_unit()))
    AND (mips.is_intelligence_unit() OR ((x.marking = 'OFFICIAL' OR mips.may('intelligence.sensitive.read')) AND NOT EXISTS (
      SELECT 1 FROM intelligence_condition c WHERE c.report_id = x.report_id AND c.number = x.number
        AND ((c.code = 'NAMED_ONLY' AND NOT coalesce(mips.actor_id() = ANY (c.named_ids), false)) OR c.code = 'IN_FORCE')
        AND (c.lifted_at IS NULL OR c.lifted_at > x.live_at) AND (c.expires IS NULL OR c.expires >= p_today)
        AND CASE WHEN mips.is_kept_apart(x.report_id) THEN c.applies_to IN ('ALL', 'OTHER_FORCE') ELSE c.code = 'NAMED_ONLY' AND c.applies_to IN ('ALL', 'OWN_FORCE') END)
      AND (NOT mips.is_kept_apart(x.report_id)
        OR EXISTS (SELECT 1 FROM intelligence_condition c WHERE c.report_id = x.report_id AND c.number = x.number AND (c.lifted_at IS NULL OR c.lifted_at > x.live_at) AND (c.expires IS NULL OR c.expires >= p_today))
        OR NOT EXISTS (SELECT 1 FROM intelligence_grade g WHERE g.report_id = x.report_id AND g.number = x.number AND g.handling = 'C' AND (g.id = x.live_grade_id OR g.id = (
          SELECT n.id FROM intelligence_grade n WHERE n.report_id = x.report_id AND n.number = x.number ORDER BY (n.kind = 'AUTHORITATIVE') DESC, n.given_at DESC, n.id DESC LIMIT 1)))))) $$;

-- The force beside the rest wherever a report is read or listed.
DO $do$
DECLARE v_old text; v_new text; v record;
BEGIN
  FOR v IN SELECT * FROM (VALUES
      ('mips.read_intelligence(uuid)', '''sources'', mips.sources_json(i.id)', '''sources'', mips.sources_json(i.id), ''force'', mips.force_of_report(i.id)'),
      ('mips.own_intelligence(int)', '''submittedAt'', r.created_at, ''state'', i.state', '''submittedAt'', r.created_at, ''force'', mips.force_of_report(i.id), ''state'', i.state'),
      ('mips.intelligence_queue(text[])', '''isSourceChild'', v.is_child', '''force'', mips.force_of_report(i.id), ''isSourceChild'', v.is_child'),
      ('mips.read_ledger(uuid)', '''reason'', d.reason', '''reason'', d.reason, ''ownerConsent'', d.owner_consent')) AS x (name, was, becomes) LOOP
    v_old := pg_get_functiondef(v.name::regprocedure);
    v_new := replace(v_old, v.was, v.becomes);
    IF v_new = v_old THEN RAISE EXCEPTION '% is not as this migration knows it', v.name; END IF;
    EXECUTE v_new;
  END LOOP;
END $do$;

REVOKE EXECUTE ON FUNCTION mips.take_force(), mips.refuse_force() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.own_force(), mips.force_of(uuid), mips.take_force(), mips.refuse_force(), mips.force_of_report(uuid), mips.is_kept_apart(uuid) TO mips_app;
