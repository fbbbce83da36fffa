-- How people look and how they offend: dated descriptions with marks, coded methods of events, and the traits by which both are found.

CREATE TABLE person_description (
  id uuid PRIMARY KEY DEFAULT new_id(), person_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  said_on date NOT NULL, basis text NOT NULL, source_id uuid,
  age_from int, age_to int, height_from_cm int, height_to_cm int, build text, hair_colour text, hair_style text, facial_hair text, eye_colour text, wears_glasses boolean,
  recorded_by uuid, recorded_at timestamptz(3) NOT NULL DEFAULT now(), withdrawn_by uuid, withdrawn_at timestamptz(3), withdrawn_reason text,
  CHECK (age_from <= age_to), CHECK (height_from_cm <= height_to_cm), CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
COMMENT ON TABLE person_description IS 'What was said of how a person looked on a day, and on whose word; a wrong one is withdrawn with a reason, never rewritten.';
CREATE INDEX person_description_record ON person_description (person_record_id);

CREATE TABLE person_mark (
  id uuid PRIMARY KEY DEFAULT new_id(), person_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  description_id uuid NOT NULL REFERENCES person_description (id) ON DELETE CASCADE, kind text NOT NULL, site text NOT NULL, side text, words text
);
COMMENT ON TABLE person_mark IS 'A tattoo, scar or other mark of a description, with where it is on the body and what it shows.';
CREATE INDEX person_mark_description ON person_mark (description_id);
CREATE INDEX person_mark_record ON person_mark (person_record_id);

CREATE TABLE person_trait (
  description_id uuid NOT NULL REFERENCES person_description (id) ON DELETE CASCADE, trait text NOT NULL, person_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  PRIMARY KEY (description_id, trait)
);
COMMENT ON TABLE person_trait IS 'A description taken apart into short words that are met by equality; made again from the description, never typed.';
-- The list comes second, so that a search of the open side does not touch a hidden row, nor take longer for it.
CREATE INDEX person_trait_met ON person_trait (trait, acl_id, person_record_id);
CREATE INDEX person_trait_record ON person_trait (person_record_id);

CREATE TABLE event_method (
  id uuid PRIMARY KEY DEFAULT new_id(), event_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, words text,
  recorded_by uuid, recorded_at timestamptz(3) NOT NULL DEFAULT now(), withdrawn_by uuid, withdrawn_at timestamptz(3), withdrawn_reason text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
COMMENT ON TABLE event_method IS 'How an offence was done, by a code of a closed list and in words.';
CREATE UNIQUE INDEX event_method_live ON event_method (event_id, code) WHERE withdrawn_at IS NULL;
CREATE INDEX event_method_met ON event_method (code, acl_id) WHERE withdrawn_at IS NULL;

-- Imported ages were kept as loose words beside the person; each becomes a description said on the day that it was stated for.
INSERT INTO person_description (person_record_id, acl_id, said_on, basis, age_from, age_to, recorded_at)
  SELECT p.id, p.acl_id, (p.dob_to + make_interval(years => (p.description ->> 'importedAge')::int))::date, 'OTHER_FORCE', (p.description ->> 'importedAge')::int, (p.description ->> 'importedAge')::int, p.created_at
    FROM person_record p WHERE p.description ? 'importedAge' AND p.dob_to IS NOT NULL;
INSERT INTO person_trait (description_id, trait, person_record_id, acl_id) SELECT d.id, 'described', d.person_record_id, d.acl_id FROM person_description d;

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES ('person_description', 'person_record_id'), ('person_mark', 'person_record_id'), ('person_trait', 'person_record_id'), ('event_method', 'event_id')) AS v(tab, col) LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t.tab, t.tab || '_record_fk', t.col);
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t.tab, t.col);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.tab);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t.tab);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t.tab);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO mips_app', t.tab);
    IF t.tab <> 'person_trait' THEN
      EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t.tab, t.col);
      EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t.tab);
    END IF;
  END LOOP;
END $$;
CREATE POLICY del ON person_trait FOR DELETE USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
GRANT DELETE ON person_trait TO mips_app;

-- Who fits any of the features asked, with how rare each is among what is open: bits = log2(described people / people who fit it).
-- Birth and sex exclude where they are recorded and otherwise say nothing; what is recorded of looks never excludes. They are asked last and of the
-- weightiest first, until there are enough. p_features: [{no, traits[], method, narrative}], at most 30. p_only narrows to these nominals. The caller's rights hold.
CREATE FUNCTION mips.described_people(p_features jsonb, p_sex text, p_born_from date, p_born_to date, p_on date, p_age_from int, p_age_to int, p_roles text[], p_only uuid[], p_most int)
RETURNS TABLE (nominal_id uuid, bits jsonb) LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan SET jit = off AS $$
  WITH feature AS (SELECT x.no, x.traits, x.method, mips.fold(x.narrative) AS narrative FROM jsonb_to_recordset(p_features) AS x(no int, traits text[], method text, narrative text)),
  event_hit AS MATERIALIZED (
    SELECT f.no, m.event_id, m.acl_id FROM feature f JOIN event_method m ON m.code = f.method AND m.withdrawn_at IS NULL WHERE f.method IS NOT NULL
    UNION SELECT f.no, t.record_id, 0 FROM feature f JOIN text_search_open t ON t.words @@ websearch_to_tsquery('english', f.narrative) WHERE f.narrative <> ''
    UNION SELECT f.no, t.record_id, t.acl_id FROM feature f JOIN text_search_restricted t ON t.words @@ websearch_to_tsquery('english', f.narrative) WHERE f.narrative <> ''),
  record_hit AS (
    SELECT f.no, t.person_record_id, 0 AS acl_id FROM feature f CROSS JOIN unnest(f.traits) x(trait) JOIN person_trait t ON t.trait = x.trait AND t.acl_id = 0
    UNION ALL SELECT f.no, t.person_record_id, t.acl_id FROM feature f CROSS JOIN unnest(f.traits) x(trait) JOIN person_trait t ON t.trait = x.trait AND t.acl_id <> 0 AND t.acl_id = ANY ((SELECT mips.my_acls())::int[])
    UNION ALL SELECT h.no, k.to_id, greatest(h.acl_id, k.to_acl, k.source_acl) FROM event_hit h JOIN event e ON e.id = h.event_id AND e.kind = ANY ((SELECT mips.readable_event_kinds())::text[])
      JOIN link k ON k.from_id = h.event_id AND k.role = ANY (p_roles)),
  -- What each record fits, as bits of one number; what an open reader would see of it apart, for how rare a thing is must not turn on who asks.
  met AS MATERIALIZED (SELECT h.person_record_id, bit_or(1 << h.no) AS fits, coalesce(bit_or(1 << h.no) FILTER (WHERE h.acl_id = 0), 0) AS fits_open FROM record_hit h GROUP BY 1),
  alike AS (SELECT m.fits_open, count(*) AS people FROM met m GROUP BY 1),
  rarity AS MATERIALIZED (SELECT f.no, greatest(0.5, log(2, ((SELECT count(*) FROM person_trait WHERE trait = 'described' AND acl_id = 0) + 2)::numeric
      / (1 + (SELECT coalesce(sum(a.people), 0) FROM alike a WHERE a.fits_open & (1 << f.no) <> 0))))::float8 AS bits FROM feature f),
  weight AS MATERIALIZED (SELECT a.fits, (SELECT sum(r.bits) FROM rarity r WHERE a.fits & (1 << r.no) <> 0) AS weight FROM (SELECT DISTINCT m.fits FROM met m) a),
  ordered AS (SELECT m.person_record_id, w.weight FROM met m JOIN weight w ON w.fits = m.fits ORDER BY w.weight DESC, m.person_record_id),
  fitting AS (
    SELECT o.person_record_id, o.weight, q.nominal_id FROM ordered o CROSS JOIN LATERAL (
      SELECT p.nominal_id FROM person_record p WHERE p.id = o.person_record_id AND (p_only IS NULL OR p.nominal_id = ANY (p_only))
        AND (p_sex IS NULL OR p.sex = p_sex OR EXISTS (SELECT 1 FROM person_record x WHERE x.nominal_id = p.nominal_id AND x.sex = p_sex)
          OR NOT EXISTS (SELECT 1 FROM person_record x WHERE x.nominal_id = p.nominal_id AND x.sex IN ('M', 'F')))
        AND (p_born_from IS NULL OR (p.dob <= p_born_to AND coalesce(p.dob_to, p.dob) >= p_born_from)
          OR EXISTS (SELECT 1 FROM person_record x WHERE x.nominal_id = p.nominal_id AND x.dob <= p_born_to AND coalesce(x.dob_to, x.dob) >= p_born_from)
          OR (NOT EXISTS (SELECT 1 FROM person_record x WHERE x.nominal_id = p.nominal_id AND x.dob IS NOT NULL)
            AND coalesce((SELECT bool_or(coalesce(d.age_from, d.age_to) + (p_on - d.said_on) / 365 <= p_age_to + 1 AND coalesce(d.age_to, d.age_from) + (p_on - d.said_on) / 365 >= p_age_from - 1)
              FROM person_description d JOIN person_record x ON x.id = d.person_record_id WHERE x.nominal_id = p.nominal_id AND d.withdrawn_at IS NULL AND coalesce(d.age_from, d.age_to) IS NOT NULL), true)))) q
     LIMIT p_most)
  SELECT f.nominal_id, (SELECT jsonb_object_agg(r.no, r.bits) FROM rarity r) FROM fitting f JOIN nominal n ON n.id = f.nominal_id GROUP BY 1 ORDER BY max(f.weight) DESC, f.nominal_id $$;

-- One description with its marks.
CREATE FUNCTION mips.description_json(d person_description) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', d.id, 'personRecordId', d.person_record_id, 'saidOn', d.said_on, 'basis', d.basis, 'ageFrom', d.age_from, 'ageTo', d.age_to, 'heightFromCm', d.height_from_cm, 'heightToCm', d.height_to_cm,
    'build', d.build, 'hairColour', d.hair_colour, 'hairStyle', d.hair_style, 'facialHair', d.facial_hair, 'eyeColour', d.eye_colour, 'wearsGlasses', d.wears_glasses,
    'marks', coalesce((SELECT jsonb_agg(jsonb_build_object('kind', m.kind, 'site', m.site, 'side', m.side, 'words', m.words) ORDER BY m.id) FROM person_mark m WHERE m.description_id = d.id), '[]')) $$;

-- What this reader may see of how these people look and offend.
CREATE FUNCTION mips.described_facts(p_nominals uuid[], p_methods text[], p_words text, p_roles text[]) RETURNS TABLE (nominal_id uuid, facts jsonb) LANGUAGE sql STABLE SET plan_cache_mode = force_custom_plan SET jit = off AS $$
  SELECT n.id, jsonb_build_object(
    'sexes', coalesce((SELECT jsonb_agg(DISTINCT p.sex) FROM person_record p WHERE p.nominal_id = n.id AND p.sex IN ('M', 'F')), '[]'),
    'births', coalesce((SELECT jsonb_agg(jsonb_build_object('from', p.dob, 'to', coalesce(p.dob_to, p.dob)) ORDER BY p.source_tier, p.created_at, p.id) FROM person_record p WHERE p.nominal_id = n.id AND p.dob IS NOT NULL), '[]'),
    'looks', coalesce((SELECT jsonb_agg(mips.description_json(d) ORDER BY d.said_on DESC, d.id) FROM person_description d JOIN person_record p ON p.id = d.person_record_id WHERE p.nominal_id = n.id AND d.withdrawn_at IS NULL), '[]'),
    'methods', coalesce((SELECT jsonb_agg(to_jsonb(x) ORDER BY x.day DESC, x.reference) FROM (
      SELECT m.code, k.role, r.reference, (e.occurred_from AT TIME ZONE 'Europe/London')::date AS day FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = ANY (p_roles)
        JOIN event e ON e.id = k.from_id AND e.kind = ANY (mips.readable_event_kinds()) JOIN record r ON r.id = e.id JOIN event_method m ON m.event_id = e.id AND m.code = ANY (p_methods) AND m.withdrawn_at IS NULL
       WHERE p.nominal_id = n.id AND cardinality(p_methods) > 0
      UNION SELECT NULL, k.role, r.reference, (e.occurred_from AT TIME ZONE 'Europe/London')::date FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = ANY (p_roles)
        JOIN event e ON e.id = k.from_id AND e.kind = ANY (mips.readable_event_kinds()) JOIN record r ON r.id = e.id
       WHERE p.nominal_id = n.id AND mips.fold(p_words) <> '' AND (
         EXISTS (SELECT 1 FROM text_search_open t WHERE t.record_id = e.id AND t.words @@ websearch_to_tsquery('english', mips.fold(p_words)))
         OR EXISTS (SELECT 1 FROM text_search_restricted t WHERE t.record_id = e.id AND t.words @@ websearch_to_tsquery('english', mips.fold(p_words))))) x), '[]'))
    FROM unnest(p_nominals) n(id) $$;

-- The descriptions of one person, the latest first; withdrawn ones stay with their reason.
CREATE FUNCTION mips.descriptions_of(p_nominal uuid) RETURNS TABLE (description jsonb) LANGUAGE sql STABLE AS $$
  SELECT mips.description_json(d) || jsonb_build_object('recordedAt', d.recorded_at, 'recordedBy', u.display_name, 'withdrawnAt', d.withdrawn_at, 'withdrawnReason', d.withdrawn_reason, 'withdrawnBy', w.display_name,
      'source', CASE WHEN s.id IS NOT NULL AND (se.id IS NULL OR se.kind = ANY (mips.readable_event_kinds())) THEN jsonb_build_object('id', s.id, 'kind', s.kind, 'reference', s.reference, 'title', coalesce(se.title, s.reference, s.kind)) END)
    FROM person_record p JOIN person_description d ON d.person_record_id = p.id LEFT JOIN app_user u ON u.id = d.recorded_by LEFT JOIN app_user w ON w.id = d.withdrawn_by
    LEFT JOIN record s ON s.id = d.source_id LEFT JOIN event se ON se.id = s.id
   WHERE p.nominal_id = p_nominal ORDER BY d.withdrawn_at IS NOT NULL, d.said_on DESC, d.recorded_at DESC, d.id $$;
GRANT EXECUTE ON FUNCTION mips.described_people(jsonb, text, date, date, date, int, int, text[], uuid[], int), mips.description_json(person_description), mips.described_facts(uuid[], text[], text, text[]),
  mips.descriptions_of(uuid) TO mips_app;

-- The free column, of which only the import made use, gives way to the tables above.
DO $$ BEGIN EXECUTE replace(pg_get_functiondef('mips.read_nominal(uuid)'::regprocedure), '''description'', p.description, ', ''); END $$;
ALTER TABLE person_record DROP COLUMN description;
