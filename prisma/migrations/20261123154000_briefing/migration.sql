-- Briefings of live records: which records are told to whom and until when, and who has read which version. Never what a record says.
CREATE TABLE briefing (
  id uuid PRIMARY KEY DEFAULT new_id(), title text NOT NULL, from_day date NOT NULL, until_day date NOT NULL, units text[] NOT NULL DEFAULT '{}', roles text[] NOT NULL DEFAULT '{}', shift text CHECK (shift IN ('EARLY', 'LATE', 'NIGHT')),
  state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'PUBLISHED', 'ENDED')), made_by uuid REFERENCES app_user (id), made_at timestamptz(3) NOT NULL, published_by uuid REFERENCES app_user (id), published_at timestamptz(3), ended_at timestamptz(3),
  CHECK (until_day >= from_day));
COMMENT ON TABLE briefing IS 'A briefing for units, roles and a shift on some days; what is told stands in its items.';
CREATE INDEX briefing_days ON briefing (until_day, from_day) WHERE state = 'PUBLISHED';

CREATE TABLE briefing_item (
  id uuid PRIMARY KEY DEFAULT new_id(), briefing_id uuid NOT NULL REFERENCES briefing (id), kind text NOT NULL, record_id uuid, acl_id int NOT NULL DEFAULT 0, paragraph int, list_acl int NOT NULL DEFAULT 0 REFERENCES acl (id), words text, ask text NOT NULL,
  weight int NOT NULL, is_must_read boolean NOT NULL DEFAULT false, added_by uuid REFERENCES app_user (id), added_at timestamptz(3) NOT NULL, until_day date NOT NULL, looked_on date, removed_at timestamptz(3), removed_by uuid REFERENCES app_user (id), removed_reason text,
  told_at timestamptz(3), CHECK ((record_id IS NULL) = (words IS NOT NULL)), CHECK (record_id IS NOT NULL OR (acl_id = 0 AND paragraph IS NULL)));
COMMENT ON TABLE briefing_item IS 'One live record of a briefing by its id, with what is asked of readers: seen by those who may see the record, and a paragraph of intelligence by those on its list.';
COMMENT ON COLUMN briefing_item.told_at IS 'When its author was told that it shows no longer, though its last day has not come.';
CREATE INDEX briefing_item_briefing ON briefing_item (briefing_id, weight DESC);
CREATE INDEX briefing_item_record ON briefing_item (record_id);
CREATE UNIQUE INDEX briefing_item_once ON briefing_item (briefing_id, record_id, coalesce(paragraph, 0)) WHERE removed_at IS NULL AND record_id IS NOT NULL;

CREATE TABLE briefing_receipt (
  item_id uuid NOT NULL REFERENCES briefing_item (id) ON DELETE CASCADE, user_id uuid NOT NULL REFERENCES app_user (id), version int NOT NULL, shown_at timestamptz(3) NOT NULL, read_at timestamptz(3), PRIMARY KEY (item_id, user_id, version));
COMMENT ON TABLE briefing_receipt IS 'Who was shown which version of an item when, and when they said that they have read it.';
CREATE INDEX briefing_receipt_user ON briefing_receipt (user_id);

-- An item takes the list of its record, and follows it; free words have none.
CREATE FUNCTION mips.take_briefing_acl() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.acl_id := 0;
  IF NEW.record_id IS NULL THEN RETURN NEW; END IF;
  SELECT r.acl_id INTO NEW.acl_id FROM record r WHERE r.id = NEW.record_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;
ALTER TABLE briefing_item ADD CONSTRAINT briefing_item_record_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON briefing_item FOR EACH ROW EXECUTE FUNCTION mips.take_briefing_acl();

DO $do$
DECLARE t text; v_lists text := 'acl_id = ANY ((SELECT mips.my_acls())::int[]) AND list_acl = ANY ((SELECT mips.my_acls())::int[])'; v_system text := '(SELECT mips.actor_id()) IS NULL';
  v_make text := '((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may(''briefing.duty.make'')))'; v_read text := '((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may(''briefing.duty.read'') OR mips.may(''briefing.duty.make'')))';
BEGIN
  FOREACH t IN ARRAY ARRAY['briefing', 'briefing_item', 'briefing_receipt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
  EXECUTE format('CREATE POLICY sel ON briefing FOR SELECT USING (%s)', v_read);
  EXECUTE format('CREATE POLICY ins ON briefing FOR INSERT WITH CHECK (%s)', v_make);
  EXECUTE format('CREATE POLICY upd ON briefing FOR UPDATE USING (%s) WITH CHECK (%s)', v_make, v_make);
  -- Its author alone sees an item whose paragraph they do not hold any more: they put it on.
  EXECUTE format('CREATE POLICY sel ON briefing_item FOR SELECT USING (%s AND %s AND (paragraph IS NULL OR (SELECT mips.actor_id()) IS NULL OR added_by = (SELECT mips.actor_id()) OR mips.holds_paragraph(record_id, paragraph)))', v_lists, v_read);
  EXECUTE format('CREATE POLICY ins ON briefing_item FOR INSERT WITH CHECK (%s AND %s)', v_lists, v_make);
  EXECUTE format('CREATE POLICY upd ON briefing_item FOR UPDATE USING (%s AND %s) WITH CHECK (%s)', v_lists, v_make, v_lists);
  -- A receipt shows no more than its item; of others it is read by those who make briefings.
  EXECUTE format('CREATE POLICY sel ON briefing_receipt FOR SELECT USING ((user_id = (SELECT mips.actor_id()) OR %s) AND EXISTS (SELECT 1 FROM briefing_item i WHERE i.id = item_id))', v_make);
  EXECUTE format('CREATE POLICY ins ON briefing_receipt FOR INSERT WITH CHECK ((%s OR user_id = (SELECT mips.actor_id())) AND EXISTS (SELECT 1 FROM briefing_item i WHERE i.id = item_id))', v_system);
  EXECUTE 'CREATE POLICY upd ON briefing_receipt FOR UPDATE USING (user_id = (SELECT mips.actor_id())) WITH CHECK (user_id = (SELECT mips.actor_id()))';
END $do$;
GRANT SELECT, INSERT ON briefing, briefing_item, briefing_receipt TO mips_app;
GRANT UPDATE (title, from_day, until_day, units, roles, shift, state, published_by, published_at, ended_at) ON briefing TO mips_app;
GRANT UPDATE (ask, weight, is_must_read, until_day, looked_on, removed_at, removed_by, removed_reason, told_at) ON briefing_item TO mips_app;
GRANT UPDATE (read_at) ON briefing_receipt TO mips_app;

-- The briefings of a day for the caller: published, for their unit or one above it, and for one of their roles. Empty means all.
CREATE FUNCTION mips.is_in_audience(p_units text[], p_roles text[], p_unit text, p_has text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (cardinality(p_units) = 0 OR EXISTS (SELECT 1 FROM unnest(p_units) u WHERE p_unit = ANY (mips.units_below(u)))) AND (cardinality(p_roles) = 0 OR p_roles && p_has) $$;

-- Who is to read a briefing: active staff of its units and roles who may read briefings at all.
CREATE FUNCTION mips.briefing_audience(p_briefing uuid) RETURNS TABLE (user_id uuid, roles text[]) LANGUAGE sql STABLE AS $$
  SELECT u.id, x.roles FROM briefing b JOIN app_user u ON u.status = 'active'
    JOIN LATERAL (SELECT array_agg(DISTINCT g.role_code) AS roles FROM role_grant g WHERE g.user_id = u.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())) x ON x.roles IS NOT NULL
   WHERE b.id = p_briefing AND EXISTS (SELECT 1 FROM role_permission p WHERE p.permission = 'briefing.duty.read' AND p.role_code = ANY (x.roles)) AND mips.is_in_audience(b.units, b.roles, u.unit_code, x.roles) $$;

-- The records of items as they are now, as far as the caller sees them.
CREATE FUNCTION mips.briefing_records(p_records uuid[]) RETURNS TABLE (id uuid, version int, marking text, status text, photograph_id uuid, photograph_of uuid, taken_on date, address text, easting int, northing int) LANGUAGE sql STABLE AS $$
  SELECT r.id, r.version, r.marking, coalesce(e.status, ''), a.id, a.record_id, a.taken_on, CASE WHEN l.id IS NOT NULL THEN mips.address_line(l) END, l.easting, l.northing
    FROM record r LEFT JOIN event e ON e.id = r.id
    LEFT JOIN LATERAL (SELECT p.id, p.record_id, p.taken_on FROM attachment p WHERE p.kind = 'photograph' AND p.withdrawn_at IS NULL AND (p.record_id = r.id OR (r.kind = 'Nominal' AND p.record_id IN (SELECT q.id FROM person_record q WHERE q.nominal_id = r.id)))
        ORDER BY coalesce(p.taken_on, p.created_at::date) DESC, p.id DESC LIMIT 1) a ON mips.may('pole.photograph.read')
    LEFT JOIN LATERAL (SELECT k.to_id FROM link k WHERE k.from_id = r.id AND k.role = 'OCCURRED_AT' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1) o ON r.kind NOT IN ('Nominal', 'PersonRecord', 'Object', 'Location', 'IntelligenceReport')
    LEFT JOIN location l ON l.id = coalesce(o.to_id, r.id) AND mips.may_see_kind('Location')
   WHERE r.id = ANY (p_records) AND mips.may_see_kind(r.kind) $$;

-- Wanted people whom this caller knows to have been arrested since they were put on a briefing.
CREATE FUNCTION mips.briefing_arrested(p_people uuid[], p_since timestamptz[]) RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT w.id FROM unnest(p_people, p_since) w (id, since) JOIN person_record p ON p.nominal_id = w.id OR p.id = w.id
    JOIN link k ON k.to_id = p.id AND k.role = 'ARRESTED' JOIN event e ON e.id = k.from_id AND e.kind = 'Arrest' AND e.occurred_from >= w.since WHERE mips.may_see_kind('Arrest') $$;

GRANT EXECUTE ON FUNCTION mips.is_in_audience(text[], text[], text, text[]), mips.briefing_audience(uuid), mips.briefing_records(uuid[]), mips.briefing_arrested(uuid[], timestamptz[]) TO mips_app;

-- Whose items are still to be looked at; the job then sees of each what its author sees.
CREATE FUNCTION mips.briefing_authors(p_today date) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT i.added_by FROM briefing_item i JOIN briefing b ON b.id = i.briefing_id
   WHERE b.state = 'PUBLISHED' AND i.removed_at IS NULL AND i.told_at IS NULL AND i.record_id IS NOT NULL AND i.added_by IS NOT NULL AND i.until_day >= p_today $$;
REVOKE ALL ON FUNCTION mips.briefing_authors(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.briefing_authors(date) TO mips_app;
