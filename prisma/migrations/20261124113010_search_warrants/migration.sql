-- Search warrants: the application with its authority, what the court said, entries, the endorsement and the return; what was seized is exhibits of the record.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''SearchWarrant'' THEN ''warrant.search.read'' ELSE ''nobody''');
  EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', '(''Crime'', ''incident.event.read''), (''SearchWarrant'', ''warrant.search.read'')');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%''SearchWarrant''%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%''SearchWarrant''%' THEN
    RAISE EXCEPTION 'the kinds of record were not extended by SearchWarrant';
  END IF;
END $$;

CREATE TABLE search_warrant (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, state text NOT NULL, power text NOT NULL, is_all_premises boolean NOT NULL, occupier_id uuid REFERENCES record (id), is_multiple_entry boolean NOT NULL, why_multiple text,
  protected_material text NOT NULL CHECK (protected_material IN ('NONE', 'EXPECTED')), applicant_id uuid NOT NULL REFERENCES app_user (id), unit_code text NOT NULL, asked_at timestamptz(3) NOT NULL,
  authorised_by uuid REFERENCES app_user (id), authorised_at timestamptz(3), authoriser_rank text, court_code text REFERENCES organisation_unit (code), court_reference text, issued_by text, decided_at timestamptz(3), issued_on date,
  endorsed_on date, endorsement text, is_nothing_found boolean NOT NULL DEFAULT false, returned_on date, closed_by uuid REFERENCES app_user (id),
  CHECK (state IN ('ASKED', 'AUTHORISED', 'REFUSED', 'ISSUED', 'EXECUTED', 'RETURNED')), CHECK ((authorised_by IS NULL) = (authorised_at IS NULL)), CHECK (authorised_by IS DISTINCT FROM applicant_id),
  CHECK (state NOT IN ('ISSUED', 'EXECUTED', 'RETURNED') OR (issued_on IS NOT NULL AND court_code IS NOT NULL AND authorised_by IS NOT NULL)), CHECK ((state = 'RETURNED') = (returned_on IS NOT NULL))
);
COMMENT ON TABLE search_warrant IS 'A warrant to search premises: its power and premises, authority, issue, life and return (PACE 1984 s.15 and s.16).';
CREATE INDEX search_warrant_open ON search_warrant (asked_at) WHERE state NOT IN ('REFUSED', 'RETURNED');

CREATE TABLE search_warrant_grounds (
  id uuid PRIMARY KEY DEFAULT new_id(), search_id uuid NOT NULL UNIQUE, acl_id int NOT NULL DEFAULT 0, grounds text NOT NULL, material text NOT NULL, protected_plan text, intelligence_age text, written_by uuid NOT NULL REFERENCES app_user (id));
COMMENT ON TABLE search_warrant_grounds IS 'The protected part of an application: why, what is sought, how fresh the intelligence is; for who applied and those who authorise alone.';

CREATE TABLE search_warrant_premises (
  id uuid PRIMARY KEY DEFAULT new_id(), search_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, location_id uuid REFERENCES record (id) ON DELETE SET NULL, words text NOT NULL);
COMMENT ON TABLE search_warrant_premises IS 'Premises that a search warrant names.';
CREATE INDEX search_warrant_premises_search ON search_warrant_premises (search_id);

CREATE TABLE search_warrant_entry (
  id uuid PRIMARY KEY DEFAULT new_id(), search_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, at timestamptz(3) NOT NULL, premises text NOT NULL, in_charge uuid NOT NULL REFERENCES app_user (id), was_copy_left boolean NOT NULL,
  inspector_id uuid REFERENCES app_user (id), is_night boolean NOT NULL, why_night text, present text, recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
COMMENT ON TABLE search_warrant_entry IS 'An entry of premises under a search warrant: when, who was in charge, who was there, whether a copy was left.';
CREATE INDEX search_warrant_entry_search ON search_warrant_entry (search_id, at);

DO $$ BEGIN PERFORM mips.keep_with_record('search_warrant', 'id'), mips.keep_with_record('search_warrant_grounds', 'search_id'), mips.keep_with_record('search_warrant_premises', 'search_id'), mips.keep_with_record('search_warrant_entry', 'search_id'); END $$;
-- The protected part is shown to who wrote it and to those who authorise, whoever else may read the warrant.
CREATE POLICY protected ON search_warrant_grounds AS RESTRICTIVE FOR SELECT USING (written_by = (SELECT mips.actor_id()) OR (SELECT mips.may('warrant.search.authorise')));

CREATE FUNCTION mips.read_search_warrant(p_search uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', s.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'state', s.state, 'power', s.power, 'isAllPremises', s.is_all_premises, 'isMultipleEntry', s.is_multiple_entry, 'whyMultiple', s.why_multiple,
      'protectedMaterial', s.protected_material, 'applicant', mips.officer_json(s.applicant_id), 'unitCode', s.unit_code, 'askedAt', s.asked_at, 'authorisedBy', mips.officer_json(s.authorised_by), 'authorisedAt', s.authorised_at, 'authoriserRank', s.authoriser_rank,
      'court', (SELECT jsonb_build_object('code', u.code, 'name', u.name, 'kind', u.kind) FROM organisation_unit u WHERE u.code = s.court_code), 'courtReference', s.court_reference, 'issuedBy', s.issued_by, 'decidedAt', s.decided_at, 'issuedOn', s.issued_on,
      'endorsedOn', s.endorsed_on, 'endorsement', s.endorsement, 'isNothingFound', s.is_nothing_found, 'returnedOn', s.returned_on, 'people', mips.linked_people(s.id),
      'grounds', (SELECT jsonb_build_object('grounds', g.grounds, 'material', g.material, 'protectedPlan', g.protected_plan, 'intelligenceAge', g.intelligence_age) FROM search_warrant_grounds g WHERE g.search_id = s.id),
      'premises', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'placeId', l.id, 'words', p.words, 'markers', CASE WHEN l.id IS NULL THEN '[]'::jsonb ELSE mips.markers_json(ARRAY[l.id], true) END) ORDER BY p.id), '[]')
          FROM search_warrant_premises p LEFT JOIN location l ON l.id = p.location_id AND mips.may_see_kind('Location') WHERE p.search_id = s.id AND (p.location_id IS NULL OR l.id IS NOT NULL)),
      'entries', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', e.at, 'premises', e.premises, 'inCharge', mips.officer_json(e.in_charge), 'wasCopyLeft', e.was_copy_left, 'inspector', mips.officer_json(e.inspector_id), 'isNight', e.is_night,
          'whyNight', e.why_night, 'present', e.present) ORDER BY e.at, e.id), '[]') FROM search_warrant_entry e WHERE e.search_id = s.id),
      'seized', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'exhibitRef', x.exhibit_ref, 'description', x.description) ORDER BY x.seized_at, x.id), '[]') FROM (SELECT * FROM exhibit e WHERE e.source_id = s.id AND mips.may_see_kind('Exhibit') ORDER BY e.seized_at, e.id LIMIT 500) x),
      'log', mips.log_json(s.id))
    FROM search_warrant s JOIN record r ON r.id = s.id WHERE s.id = p_search AND mips.may_see_kind('SearchWarrant') $$;
GRANT EXECUTE ON FUNCTION mips.read_search_warrant(uuid) TO mips_app;
