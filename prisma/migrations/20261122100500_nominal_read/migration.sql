-- Reads the Golden Nominal in one statement: every fact of the person records that this reader may see, as raw facts.

-- The kinds of event that this reader's roles may see on a timeline.
CREATE FUNCTION mips.readable_event_kinds() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(k.kind), '{}') FROM (VALUES ('Incident', 'incident.event.read'), ('Arrest', 'arrest.event.read'), ('CustodyRecord', 'custody.record.read'),
    ('VulnerabilityReport', 'safeguarding.report.read'), ('AsbReport', 'safeguarding.report.read'), ('IntelligenceReport', 'intelligence.entry.read'),
    ('Crime', 'incident.event.read')) AS k(kind, permission) WHERE mips.may(k.permission) $$;

-- What officers call each of these records; a source that the reader's roles may not open is told by its kind alone.
CREATE FUNCTION mips.record_refs(p_ids uuid[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(r.id, CASE WHEN e.id IS NULL OR e.kind = ANY (k.kinds)
      THEN jsonb_build_object('kind', r.kind, 'reference', r.reference, 'title', coalesce(e.title, r.reference, r.kind), 'at', coalesce(e.occurred_from, r.created_at))
      ELSE jsonb_build_object('kind', NULL, 'reference', NULL, 'title', 'A record that you may not open', 'at', NULL) END), '{}')
    FROM record r LEFT JOIN event e ON e.id = r.id, (SELECT mips.readable_event_kinds() AS kinds) k WHERE r.id = ANY (p_ids) $$;

CREATE FUNCTION mips.read_nominal(p_id uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE v_people uuid[]; v_kinds text[]; v_links jsonb; v_answer jsonb; v_markers jsonb; v_people_rows jsonb; v_origins jsonb; v_refs uuid[]; v_own uuid[]; v_into uuid;
BEGIN
  SELECT array_agg(p.id ORDER BY p.created_at, p.id), array_agg(DISTINCT p.made_nominal_id) || p_id,
         jsonb_agg(jsonb_build_object('id', p.id, 'version', r.version, 'aclId', p.acl_id, 'origin', r.origin, 'sourceKind', p.source_kind, 'sourceId', p.source_id, 'sourceTier', p.source_tier,
           'dob', p.dob, 'dobTo', p.dob_to, 'madeNominalId', p.made_nominal_id, 'dobPrecision', p.dob_precision, 'placeOfBirth', p.place_of_birth, 'sex', p.sex, 'genderIdentity', p.gender_identity,
           'ethnicitySelf', p.ethnicity_self, 'ethnicityObserved', p.ethnicity_observed, 'nationality', p.nationality, 'language', p.language,
           'interpreterNeeded', p.interpreter_needed, 'occupation', p.occupation, 'description', p.description, 'deceasedOn', p.deceased_on,
           'isUnidentified', p.is_unidentified, 'createdAt', p.created_at) ORDER BY p.created_at, p.id)
    INTO v_people, v_own, v_people_rows FROM person_record p JOIN record r ON r.id = p.id WHERE p.nominal_id = p_id;
  IF v_people IS NULL THEN
    -- A nominal that was joined to another leads there.
    SELECT n.merged_into_id INTO v_into FROM nominal n WHERE n.id = p_id;
    IF v_into IS NULL THEN RETURN NULL; END IF;
    RETURN mips.read_nominal(v_into);
  END IF;
  v_own := v_people || v_own;
  v_kinds := mips.readable_event_kinds();

  SELECT jsonb_agg(jsonb_build_object('id', f.record_id, 'field', f.field, 'how', f.how, 'carriedFromId', f.carried_from_id)) INTO v_origins
    FROM (SELECT DISTINCT ON (o.record_id, o.field) o.record_id, o.field, o.how, o.carried_from_id FROM fact_origin o WHERE o.record_id = ANY (v_people)
           ORDER BY o.record_id, o.field, o.id DESC) f;

  SELECT jsonb_agg(x.link ORDER BY x.at DESC, x.id) INTO v_links FROM (
    SELECT k.id, coalesce(k.valid_from, k.created_at) AS at, jsonb_build_object('id', k.id, 'personRecordId', o.person_id, 'otherId', o.other_id, 'isFromThem', o.is_from_them, 'role', k.role,
      'note', k.note, 'sourceId', k.source_id, 'confidence', k.confidence, 'validFrom', k.valid_from, 'validTo', k.valid_to, 'how', k.origin, 'createdAt', k.created_at,
      'kind', r.kind, 'reference', r.reference, 'address', CASE WHEN l.id IS NOT NULL THEN mips.address_line(l) END, 'markers', CASE WHEN l.id IS NOT NULL THEN mips.live_markers(ARRAY[l.id]) END,
      'objectKind', b.kind, 'label', b.label, 'keyValue', b.key_value, 'nominalId', q.nominal_id) AS link
      FROM (SELECT k.id AS link_id, k.from_id AS person_id, k.to_id AS other_id, false AS is_from_them FROM link k WHERE k.from_id = ANY (v_people)
            UNION ALL SELECT k.id, k.to_id, k.from_id, true FROM link k WHERE k.to_id = ANY (v_people) AND k.from_id <> ALL (v_people)) o
      JOIN link k ON k.id = o.link_id JOIN record r ON r.id = o.other_id AND r.kind IN ('Location', 'Object', 'PersonRecord')
      LEFT JOIN location l ON l.id = o.other_id LEFT JOIN object b ON b.id = o.other_id LEFT JOIN person_record q ON q.id = o.other_id
      LEFT JOIN event se ON se.id = k.source_id
     WHERE se.id IS NULL OR se.kind = ANY (v_kinds) ORDER BY coalesce(k.valid_from, k.created_at) DESC, k.id LIMIT 500) x;

  SELECT jsonb_agg(jsonb_build_object('id', m.id, 'recordId', m.record_id, 'version', m.version, 'code', m.code, 'category', m.category, 'severity', m.severity, 'reason', m.reason,
      'sourceId', m.source_id, 'sourceText', m.source_text, 'startsOn', m.starts_on, 'reviewOn', m.review_on, 'endedOn', m.ended_on, 'createdAt', m.created_at)
      ORDER BY m.ended_on IS NOT NULL, m.severity DESC, m.starts_on DESC, m.id) INTO v_markers
    FROM marker m WHERE m.record_id = ANY (v_own);

  SELECT array_agg(DISTINCT x.id) INTO v_refs FROM (
    SELECT (j ->> 'sourceId')::uuid AS id FROM jsonb_array_elements(coalesce(v_people_rows, '[]') || coalesce(v_links, '[]') || coalesce(v_markers, '[]')) j
    UNION SELECT (j ->> 'carriedFromId')::uuid FROM jsonb_array_elements(coalesce(v_origins, '[]')) j) x WHERE x.id IS NOT NULL;

  SELECT jsonb_build_object('id', r.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', r.acl_id, 'status', n.status, 'statusReason', n.status_reason,
    'people', v_people_rows, 'origins', coalesce(v_origins, '[]'), 'links', coalesce(v_links, '[]'), 'markers', coalesce(v_markers, '[]'), 'refs', mips.record_refs(coalesce(v_refs, '{}')),
    'names', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'personRecordId', y.person_record_id, 'kind', y.kind, 'title', y.title, 'forename', y.forename, 'middle', y.middle,
        'surname', y.surname, 'createdAt', y.created_at) ORDER BY y.created_at, y.id), '[]') FROM person_name y WHERE y.person_record_id = ANY (v_people)),
    'identifiers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'personRecordId', i.person_record_id, 'type', i.type, 'value', i.value, 'rawValue', i.raw_value, 'isValid', i.is_valid,
        'createdAt', i.created_at) ORDER BY i.type, i.created_at, i.id), '[]') FROM person_identifier i WHERE i.person_record_id = ANY (v_people)),
    'photographs', (SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM (SELECT a.id, a.record_id AS "recordId", a.caption, a.taken_on AS "takenOn", a.created_at AS "createdAt", a.source_text AS "sourceText"
        FROM attachment a WHERE a.record_id = ANY (v_own) AND a.kind = 'photograph' ORDER BY coalesce(a.taken_on, a.created_at::date) DESC, a.created_at DESC, a.id LIMIT 50) p),
    'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'reason', d.reason, 'decidedAt', d.decided_at, 'decidedBy', u.display_name, 'a', d.person_record_a, 'b', d.person_record_b,
        'nominalA', pa.nominal_id, 'nominalB', pb.nominal_id, 'undoneAt', d.undone_at, 'undoneReason', d.undone_reason) ORDER BY d.decided_at DESC, d.id), '[]')
        FROM identity_decision d JOIN person_record pa ON pa.id = d.person_record_a JOIN person_record pb ON pb.id = d.person_record_b LEFT JOIN app_user u ON u.id = d.decided_by
       WHERE d.person_record_a = ANY (v_people) OR d.person_record_b = ANY (v_people)),
    'together', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.n DESC, t."nominalId"), '[]') FROM (
        SELECT q.nominal_id AS "nominalId", count(DISTINCT e.id)::int AS n,
               (array_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'at', e.occurred_from, 'reference', er.reference) ORDER BY e.occurred_from DESC, e.id))[1] AS last
          FROM (SELECT DISTINCT k.from_id FROM link k WHERE k.to_id = ANY (v_people) LIMIT 500) mine
          JOIN event e ON e.id = mine.from_id AND e.kind = ANY (v_kinds) JOIN record er ON er.id = e.id
          JOIN link o ON o.from_id = e.id AND o.to_id <> ALL (v_people) JOIN person_record q ON q.id = o.to_id
         WHERE q.nominal_id <> p_id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40) t))
    INTO v_answer FROM nominal n JOIN record r ON r.id = n.id WHERE n.id = p_id;

  RETURN v_answer || jsonb_build_object('briefs', (SELECT coalesce(jsonb_agg(to_jsonb(b)), '[]') FROM mips.nominal_briefs(ARRAY(
    SELECT (j ->> 'nominalId')::uuid FROM jsonb_array_elements(v_answer -> 'together') j
    UNION SELECT (j ->> 'nominalId')::uuid FROM jsonb_array_elements(v_answer -> 'links') j WHERE j ->> 'nominalId' IS NOT NULL
    UNION SELECT x.id FROM jsonb_array_elements(v_answer -> 'decisions') j, unnest(ARRAY[(j ->> 'nominalA')::uuid, (j ->> 'nominalB')::uuid]) x(id) WHERE x.id <> p_id)) b));
END $$;

GRANT EXECUTE ON FUNCTION mips.readable_event_kinds(), mips.record_refs(uuid[]), mips.read_nominal(uuid) TO mips_app;
