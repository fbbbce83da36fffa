-- What custody's door asks about domestic abuse: whether the stay is domestic, and the last graded risk of each victim of the detainee.
CREATE FUNCTION mips.abuse_of_stay(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH behind AS (SELECT unnest(mips.events_behind(p_custody)) AS id),
       near AS (SELECT p_custody AS id UNION SELECT id FROM behind
                UNION SELECT c.id FROM behind b JOIN link k ON k.to_id = b.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN crime c ON c.id = k.from_id),
       held AS (SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = p_custody AND k.role = 'DETAINEE' AND k.valid_to IS NULL),
       risks AS (SELECT DISTINCT a.id FROM near n JOIN link k ON k.to_id = n.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL JOIN abuse_assessment a ON a.id = k.from_id
                 WHERE NOT EXISTS (SELECT 1 FROM link s JOIN person_record p ON p.id = s.to_id WHERE s.from_id = a.id AND s.role = 'SUSPECT' AND s.valid_to IS NULL
                   AND NOT EXISTS (SELECT 1 FROM held h WHERE h.nominal_id = p.nominal_id))),
       last AS (SELECT DISTINCT ON (v.nominal_id) a.id, r.reference, a.grade, a.graded_by, a.graded_at FROM risks x JOIN abuse_assessment a ON a.id = x.id JOIN record r ON r.id = a.id
                  LEFT JOIN LATERAL (SELECT p.nominal_id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = a.id AND k.role = 'VICTIM' AND k.valid_to IS NULL LIMIT 1) v ON true
                 ORDER BY v.nominal_id, a.graded_at DESC NULLS LAST, a.id DESC)
  SELECT jsonb_build_object(
    'isDomestic', EXISTS (SELECT 1 FROM near n JOIN incident i ON i.id = n.id WHERE i.incident_type = 'DOMESTIC')
      OR EXISTS (SELECT 1 FROM near n JOIN crime c ON c.id = n.id WHERE 'DOMESTIC' = ANY (c.flags))
      OR EXISTS (SELECT 1 FROM near n JOIN event_offence o ON o.event_id = n.id WHERE o.is_domestic),
    'assessments', CASE WHEN mips.may('safeguarding.report.read') THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'reference', l.reference, 'grade', l.grade, 'gradedBy', l.graded_by,
        'stepsDone', (SELECT count(*) FROM abuse_safety_step s WHERE s.assessment_id = l.id AND s.done_at IS NOT NULL),
        'stepsOpen', (SELECT count(*) FROM abuse_safety_step s WHERE s.assessment_id = l.id AND s.done_at IS NULL)) ORDER BY l.graded_at, l.id), '[]') FROM last l) ELSE '[]'::jsonb END) $$;

ALTER FUNCTION mips.read_custody_outcome(uuid) RENAME TO custody_outcome_at_door;
CREATE FUNCTION mips.read_custody_outcome(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.custody_outcome_at_door(p_custody) || jsonb_build_object('abuse', mips.abuse_of_stay(p_custody)) $$;
GRANT EXECUTE ON FUNCTION mips.abuse_of_stay(uuid), mips.custody_outcome_at_door(uuid), mips.read_custody_outcome(uuid) TO mips_app;
