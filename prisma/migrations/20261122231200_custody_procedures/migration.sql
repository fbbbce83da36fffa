-- Searches, force, property, samples, identification, interviews, contacts and welfare of a stay in custody. Every row is kept as it was
-- written: what comes later of the same thing is a new row that points to the one before, and all of one thing share a root.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_search', 'custody_force', 'custody_property_item', 'custody_property_bag', 'custody_property_move', 'custody_property_signature', 'custody_taking', 'custody_identification', 'custody_interview', 'custody_contact', 'custody_welfare'] LOOP
    EXECUTE format('CREATE TABLE %I (id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
      root_id uuid NOT NULL, previous_id uuid UNIQUE REFERENCES %I (id), kind text NOT NULL, state text NOT NULL, at timestamptz(3), until timestamptz(3), facts jsonb NOT NULL DEFAULT ''{}'', why text,
      recorded_at timestamptz(3) NOT NULL, recorded_by uuid REFERENCES app_user (id), CHECK ((previous_id IS NULL) = (root_id = id)), CHECK (until IS NULL OR at <= until))', t, t);
    EXECUTE format('CREATE INDEX %I ON %I (custody_record_id)', t || '_record', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t, 'custody_record_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.refuse_change()', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM mips_app', t);
    EXECUTE format('CREATE FUNCTION mips.%I(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $f$
      SELECT coalesce(jsonb_agg(jsonb_build_object(''id'', x.id, ''rootId'', x.root_id, ''previousId'', x.previous_id, ''kind'', x.kind, ''state'', x.state, ''at'', x.at, ''until'', x.until, ''facts'', x.facts,
        ''why'', x.why, ''recordedAt'', x.recorded_at, ''recordedBy'', mips.officer_json(x.recorded_by)) ORDER BY x.recorded_at, x.id), ''[]'') FROM %I x WHERE x.custody_record_id = p_custody $f$', t || '_rows', t);
    EXECUTE format('GRANT EXECUTE ON FUNCTION mips.%I(uuid) TO mips_app', t || '_rows');
  END LOOP;
END $$;
COMMENT ON TABLE custody_search IS 'A search of a detainee as it was known when the row was written.';
COMMENT ON TABLE custody_force IS 'One officer''s own form on the use of force on a detainee.';
COMMENT ON TABLE custody_property_item IS 'An item of a detainee''s property.';
COMMENT ON TABLE custody_property_bag IS 'A bag of property: sealed under a number, or opened.';
COMMENT ON TABLE custody_property_move IS 'A quantity of an item that went from one place to another.';
COMMENT ON TABLE custody_property_signature IS 'A signature, or its refusal, under the list of property.';
COMMENT ON TABLE custody_taking IS 'Prints, samples, photographs and drug tests.';
COMMENT ON TABLE custody_identification IS 'An identification procedure.';
COMMENT ON TABLE custody_interview IS 'An interview as it stood after each of its steps.';
COMMENT ON TABLE custody_contact IS 'A visit, a call or a letter.';
COMMENT ON TABLE custody_welfare IS 'A meal that was offered, or a step of the rest.';

-- A strip search is never closed with the place, the authority, the reason or the people left blank (C11); nor is any other search.
ALTER TABLE custody_search ADD CONSTRAINT search_closed_is_whole CHECK (state <> 'CLOSED' OR (at IS NOT NULL AND until IS NOT NULL AND coalesce(trim(facts ->> 'place'), '') <> ''
  AND coalesce(trim(facts ->> 'ground'), '') <> '' AND coalesce(trim(facts ->> 'found'), '') <> '' AND (kind IN ('X_RAY', 'ULTRASOUND') OR jsonb_array_length(facts -> 'present') > 0)
  AND (kind = 'CLOTHING' OR facts -> 'authority' -> 'officer' ->> 'id' IS NOT NULL)));
-- A seal is used once in a stay.
CREATE UNIQUE INDEX custody_seal_once ON custody_property_bag (custody_record_id, (facts ->> 'sealNo')) WHERE state = 'SEALED';
-- Nothing comes out of an item's ledger but by its own quantity.
ALTER TABLE custody_property_move ADD CONSTRAINT move_of_something CHECK (jsonb_typeof(facts -> 'hundredths') = 'number' AND (facts ->> 'itemId') IS NOT NULL AND (facts ->> 'hundredths')::bigint <> 0);

CREATE TABLE arrest_summons (
  arrest_id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, custody_record_id uuid NOT NULL, asn text NOT NULL UNIQUE CHECK (asn ~ '^\d{2}[A-Z0-9]{6}\d{11}[A-HJ-NP-RT-Z]$'),
  made_at timestamptz(3) NOT NULL, made_by uuid REFERENCES app_user (id));
COMMENT ON TABLE arrest_summons IS 'The arrest/summons number of an arrest: made once, and used again everywhere (18.5).';
ALTER TABLE arrest_summons ADD CONSTRAINT arrest_summons_record_fk FOREIGN KEY (arrest_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON arrest_summons FOR EACH ROW EXECUTE FUNCTION mips.take_acl('arrest_id');
ALTER TABLE arrest_summons ENABLE ROW LEVEL SECURITY;
ALTER TABLE arrest_summons FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON arrest_summons FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON arrest_summons FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON arrest_summons FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT ON arrest_summons DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON arrest_summons FOR EACH ROW EXECUTE FUNCTION mips.refuse_change();
GRANT SELECT, INSERT ON arrest_summons TO mips_app;
REVOKE UPDATE, DELETE ON arrest_summons FROM mips_app;

-- What the forms of a stay are opened with: nothing here is asked again.
CREATE FUNCTION mips.custody_basics(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'version', r.version, 'state', c.state, 'stationCode', c.station_code, 'arrivedAt', c.arrived_at, 'cell', c.cell,
      'recordTypes', c.record_types, 'relevantTime', coalesce(c.relevant_time_override, c.relevant_time), 'person', mips.person_of_event(c.id, 'DETAINEE'), 'offences', mips.offences_json(ARRAY[a.id, c.id]),
      'officers', mips.officers_json(c.id),
      'arrest', CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'arrestedAt', a.arrested_at, 'forceUsed', a.force_used, 'officers', mips.officers_json(a.id),
          'place', coalesce((SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(a.id)), a.place_text)) END,
      'asn', (SELECT jsonb_build_object('asn', s.asn, 'madeAt', s.made_at) FROM arrest_summons s WHERE s.arrest_id = a.id))
    FROM custody_record c JOIN record r ON r.id = c.id LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id) WHERE c.id = p_custody $$;

CREATE FUNCTION mips.read_custody_searches(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'searches', mips.custody_search_rows(p_custody), 'force', mips.custody_force_rows(p_custody)) FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;

CREATE FUNCTION mips.read_custody_property(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'items', mips.custody_property_item_rows(p_custody), 'bags', mips.custody_property_bag_rows(p_custody), 'moves', mips.custody_property_move_rows(p_custody),
      'signatures', mips.custody_property_signature_rows(p_custody),
      'objects', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'label', o.label)), '[]') FROM object o
          WHERE o.id IN (SELECT (i.facts ->> 'objectId')::uuid FROM custody_property_item i WHERE i.custody_record_id = p_custody)))
    FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;

-- Earlier stays of the same person are those that this reader may see.
CREATE FUNCTION mips.read_custody_biometrics(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'takings', mips.custody_taking_rows(p_custody), 'identifications', mips.custody_identification_rows(p_custody),
      'identifiers', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('type', i.type, 'value', i.value)), '[]') FROM link k JOIN person_record p ON p.id = k.to_id
          JOIN person_record q ON q.nominal_id = p.nominal_id JOIN person_identifier i ON i.person_record_id = q.id
          WHERE k.from_id = p_custody AND k.role = 'DETAINEE' AND k.valid_to IS NULL AND i.type IN ('PNC', 'CRO')),
      'held', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'at', t.at, 'facts', t.facts, 'custodyId', c.id, 'custodyNumber', c.custody_number) ORDER BY t.at DESC, t.id), '[]')
          FROM link k JOIN person_record p ON p.id = k.to_id JOIN person_record q ON q.nominal_id = p.nominal_id JOIN link o ON o.to_id = q.id AND o.role = 'DETAINEE' AND o.valid_to IS NULL
          JOIN custody_record c ON c.id = o.from_id AND c.id <> p_custody JOIN custody_taking t ON t.custody_record_id = c.id
          WHERE k.from_id = p_custody AND k.role = 'DETAINEE' AND k.valid_to IS NULL AND t.facts ->> 'outcome' = 'TAKEN'
            AND NOT EXISTS (SELECT 1 FROM custody_taking n WHERE n.previous_id = t.id)))
    FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;

CREATE FUNCTION mips.read_custody_interviews(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'interviews', mips.custody_interview_rows(p_custody), 'contacts', mips.custody_contact_rows(p_custody), 'welfare', mips.custody_welfare_rows(p_custody),
      'rounds', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'at', g.happened_at) ORDER BY g.happened_at, g.id), '[]') FROM log_entry g
          WHERE g.record_id = p_custody AND g.kind IN ('MEAL', 'REST_START', 'REST_BROKEN', 'REST_END') AND NOT coalesce(g.details ? 'rowId', false)
            AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)))
    FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;

GRANT EXECUTE ON FUNCTION mips.custody_basics(uuid), mips.read_custody_searches(uuid), mips.read_custody_property(uuid), mips.read_custody_biometrics(uuid), mips.read_custody_interviews(uuid) TO mips_app;
