-- A stay that answers bail names the earlier stay and takes over what its clock had counted (PACE s.47(6)).
ALTER TABLE custody_record ADD COLUMN earlier_stay_id uuid UNIQUE REFERENCES custody_record (id), ADD COLUMN carried_from timestamptz(3), ADD COLUMN carried_until timestamptz(3),
  ADD COLUMN carried_minutes int, ADD CONSTRAINT custody_record_carried CHECK ((earlier_stay_id IS NULL) = (carried_from IS NULL) AND (earlier_stay_id IS NULL) = (carried_until IS NULL)
    AND (earlier_stay_id IS NULL) = (carried_minutes IS NULL) AND carried_minutes >= 0 AND carried_until <= arrived_at);
COMMENT ON COLUMN custody_record.earlier_stay_id IS 'The stay that ended in the bail that this one answers; bail is answered once.';
COMMENT ON COLUMN custody_record.carried_minutes IS 'Counted minutes of the earlier stay, frozen at its release; carried_from is its relevant time.';

-- The arrests that a stay arises from, its own first and then those of the stays whose bail it answers.
CREATE FUNCTION mips.arrests_of_stay(p_custody uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (SELECT c.id, c.earlier_stay_id, 1 AS nth FROM custody_record c WHERE c.id = p_custody
    UNION ALL SELECT e.id, e.earlier_stay_id, chain.nth + 1 FROM chain JOIN custody_record e ON e.id = chain.earlier_stay_id WHERE chain.nth < 50)
  SELECT coalesce(array_agg(x.arrest ORDER BY x.nth) FILTER (WHERE x.arrest IS NOT NULL), '{}') FROM (SELECT chain.nth, mips.arrest_of_custody(chain.id) AS arrest FROM chain) x $$;

-- Everything that the detention clock is read from: what an earlier stay had counted, and whether bail is still to be answered.
CREATE OR REPLACE FUNCTION mips.custody_clock(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('state', c.state, 'recordTypes', c.record_types, 'arrestedAt', a.arrested_at, 'firstArrivedAt', a.arrived_at_station_at, 'arrivedAt', c.arrived_at,
      'disposal', c.disposal, 'isAnswered', EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id),
      'carried', CASE WHEN c.carried_from IS NOT NULL THEN jsonb_build_object('from', c.carried_from, 'until', c.carried_until, 'minutes', c.carried_minutes) END,
      'authorisedAt', CASE WHEN c.decision = 'AUTHORISED' THEN c.authorised_at END, 'releasedAt', c.released_at,
      'chargedAt', (SELECT min(g.happened_at) FROM log_entry g WHERE g.record_id = c.id AND g.kind = 'CHARGE' AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)),
       'overrideAt', c.relevant_time_override,
      'overrideReason', c.relevant_time_override_reason, 'observationLevel', c.observation_level,
      'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'dueAt', v.due_at, 'doneAt', v.done_at, 'officer', u.display_name, 'method', v.method, 'outcome', v.outcome,
          'postponedReason', v.postponed_reason) ORDER BY v.done_at, v.id), '[]') FROM custody_review v LEFT JOIN app_user u ON u.id = v.officer_id WHERE v.custody_record_id = c.id),
      'exclusions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'reason', x.reason) ORDER BY x.starts_at, x.id), '[]')
          FROM custody_exclusion x WHERE x.custody_record_id = c.id),
      'lastVisitAt', (SELECT max(g.happened_at) FROM log_entry g WHERE g.record_id = c.id AND g.kind IN ('VISIT', 'ROUSE') AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)),
      'levelChange', (SELECT jsonb_build_object('at', g.happened_at, 'from', g.details ->> 'from') FROM log_entry g WHERE g.record_id = c.id AND g.kind = 'LEVEL_CHANGE' AND g.details ? 'to'
          ORDER BY g.happened_at DESC, g.id DESC LIMIT 1))
    FROM custody_record c LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id) WHERE c.id = p_custody $$;

CREATE OR REPLACE FUNCTION mips.read_custody(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'version', r.version, 'marking', r.marking, 'state', c.state, 'recordTypes', c.record_types,
      'station', mips.station_json(c.station_code), 'people', mips.linked_people(c.id), 'events', mips.linked_events(c.id), 'arrestEvents', mips.linked_events(a.id), 'arrestId', a.id,
      'arrestedAt', a.arrested_at, 'arrestPower', a.power, 'arrestPlace', (SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(a.id)), 'arrestPlaceText', a.place_text, 'grounds', a.grounds,
      'necessityCodes', coalesce(a.necessity_codes, '{}'), 'offences', mips.offences_json(mips.arrests_of_stay(c.id) || c.id), 'arrestOfficers', CASE WHEN a.id IS NULL THEN '[]'::jsonb ELSE mips.officers_json(a.id) END,
      'officers', mips.officers_json(c.id), 'arrivedAt', c.arrived_at, 'presentedAt', c.presented_at, 'authorisedAt', c.authorised_at, 'authorisedBy', mips.officer_json(c.authorised_by),
      'decision', c.decision, 'groundsCodes', c.grounds_codes, 'groundsText', c.grounds_text, 'toldInPresence', c.told_in_presence, 'notToldReason', c.not_told_reason, 'refusedReason', c.refused_reason,
      'cell', c.cell, 'riskLevel', c.risk_level, 'observationLevel', c.observation_level, 'releasedAt', c.released_at, 'releaseReason', c.release_reason, 'disposal', c.disposal,
      'earlierStay', (SELECT jsonb_build_object('id', e.id, 'custodyNumber', e.custody_number) FROM custody_record e WHERE e.id = c.earlier_stay_id),
      'answeredBy', (SELECT jsonb_build_object('id', n.id, 'custodyNumber', n.custody_number) FROM custody_record n WHERE n.earlier_stay_id = c.id),
      'clock', mips.custody_clock(c.id), 'log', mips.custody_log(c.id), 'sources', mips.sources_json(c.id))
    FROM custody_record c JOIN record r ON r.id = c.id LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id) WHERE c.id = p_custody $$;

CREATE OR REPLACE FUNCTION mips.custody_board(p_station text, p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'cell', c.cell, 'station', mips.station_json(c.station_code), 'state', c.state,
      'person', mips.person_of_event(c.id, 'DETAINEE'), 'offences', mips.offences_json(mips.arrests_of_stay(c.id) || c.id), 'arrivedAt', c.arrived_at, 'riskLevel', c.risk_level,
      'observationLevel', c.observation_level, 'clock', mips.custody_clock(c.id)) ORDER BY c.arrived_at, c.id), '[]')
    FROM custody_record c WHERE c.state = ANY (p_held) AND (p_station IS NULL OR c.station_code = p_station) $$;

-- Who is on bail before charge from a stay and has not answered it, the latest released first. `p_bail`: the disposals that are bail before charge.
CREATE FUNCTION mips.stays_on_bail(p_bail text[], p_nominal uuid, p_text text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'custodyNumber', x.custody_number, 'station', mips.station_json(x.station_code), 'person', mips.person_of_event(x.id, 'DETAINEE'),
      'offences', mips.offences_json(mips.arrests_of_stay(x.id) || x.id), 'disposal', x.disposal, 'releasedAt', x.released_at, 'clock', mips.custody_clock(x.id)) ORDER BY x.released_at DESC, x.id), '[]')
    FROM (SELECT c.* FROM custody_record c WHERE c.state = 'RELEASED' AND c.disposal = ANY (p_bail) AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id)
             AND (p_nominal IS NULL OR EXISTS (SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = c.id AND k.role = 'DETAINEE' AND k.valid_to IS NULL AND p.nominal_id = p_nominal))
             AND (p_text IS NULL OR position(upper(p_text) IN upper(c.custody_number)) > 0 OR EXISTS (SELECT 1 FROM link k JOIN person_record p ON p.id = k.to_id
               JOIN person_record o ON o.nominal_id = p.nominal_id JOIN person_name n ON n.person_record_id = o.id
                WHERE k.from_id = c.id AND k.role = 'DETAINEE' AND k.valid_to IS NULL AND starts_with(upper(concat_ws(' ', n.surname, n.forename)), upper(p_text))))
           ORDER BY c.released_at DESC, c.id LIMIT p_limit) x $$;
CREATE INDEX custody_record_on_bail ON custody_record (released_at DESC) WHERE state = 'RELEASED' AND disposal IN ('BAIL_PRE_CHARGE', 'BAIL_TO_CPS');
GRANT EXECUTE ON FUNCTION mips.arrests_of_stay(uuid), mips.stays_on_bail(text[], uuid, text, int) TO mips_app;
