-- What the arrest page, the custody record and the custody board are told, each in one answer.
ALTER TABLE custody_record ADD COLUMN disposal text, ADD COLUMN refused_reason text, ADD COLUMN not_told_reason text;
COMMENT ON COLUMN custody_record.disposal IS 'How the stay ended: a code of the disposals list.';
COMMENT ON COLUMN custody_record.not_told_reason IS 'Why the detainee was not told the grounds, when detention was authorised in their absence.';

CREATE FUNCTION mips.station_json(p_code text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('code', s.code, 'name', s.name) FROM organisation_unit s WHERE s.code = p_code $$;

-- The offences of events, in the order of the events and then as they were entered.
CREATE FUNCTION mips.offences_json(p_events uuid[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'sequence', o.sequence, 'code', o.offence_code, 'title', o.title, 'category', o.category, 'isRecordable', o.is_recordable,
      'isDomestic', o.is_domestic, 'wording', o.wording) ORDER BY array_position(p_events, o.event_id), o.sequence, o.id), '[]')
    FROM event_offence o WHERE o.event_id = ANY (p_events) $$;

-- The arrest that a stay in custody arises from, and the stay that arose from an arrest.
CREATE FUNCTION mips.arrest_of_custody(p_custody uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.id FROM link k JOIN arrest a ON a.id = k.to_id WHERE k.from_id = p_custody AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1 $$;
CREATE FUNCTION mips.custody_of_arrest(p_arrest uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM link k JOIN custody_record c ON c.id = k.from_id WHERE k.to_id = p_arrest AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL ORDER BY k.created_at DESC, k.id DESC LIMIT 1 $$;

-- The person of an event in one role, as pages name people.
CREATE FUNCTION mips.person_of_event(p_event uuid, p_role text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT b.person || jsonb_build_object('personRecordId', p.id) FROM link k JOIN person_record p ON p.id = k.to_id
    CROSS JOIN LATERAL mips.people_json(ARRAY[p.nominal_id]) b
   WHERE k.from_id = p_event AND k.role = p_role AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1 $$;

CREATE FUNCTION mips.read_arrest(p_arrest uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'status', a.status, 'people', mips.linked_people(a.id),
      'offences', mips.offences_json(ARRAY[a.id]), 'arrestedAt', a.arrested_at, 'location', mips.location_brief(mips.place_of_event(a.id)), 'placeText', a.place_text, 'power', a.power,
      'grounds', a.grounds, 'necessityCodes', a.necessity_codes, 'necessityReason', a.necessity_reason, 'cautionGiven', a.caution_given, 'cautionAt', a.caution_at,
      'replyToCaution', a.reply_to_caution, 'forceUsed', a.force_used, 'station', mips.station_json(a.station_code), 'arrivedAtStationAt', a.arrived_at_station_at,
      'officers', mips.officers_json(a.id), 'events', mips.linked_events(a.id),
      'custody', (SELECT jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'state', c.state) FROM custody_record c WHERE c.id = mips.custody_of_arrest(a.id)),
      'childReportDue', EXISTS (SELECT 1 FROM task t WHERE t.record_id = a.id AND t.kind = 'CHILD_CTN' AND t.done_at IS NULL), 'sources', mips.sources_json(a.id))
    FROM arrest a JOIN event e ON e.id = a.id JOIN record r ON r.id = a.id WHERE a.id = p_arrest $$;

-- Everything that the detention clock is read from. A visit that was corrected no longer counts as one.
CREATE FUNCTION mips.custody_clock(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('state', c.state, 'recordTypes', c.record_types, 'arrestedAt', a.arrested_at, 'firstArrivedAt', a.arrived_at_station_at, 'arrivedAt', c.arrived_at,
      'authorisedAt', CASE WHEN c.decision = 'AUTHORISED' THEN c.authorised_at END, 'releasedAt', c.released_at, 'overrideAt', c.relevant_time_override,
      'overrideReason', c.relevant_time_override_reason, 'observationLevel', c.observation_level,
      'reviews', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'dueAt', v.due_at, 'doneAt', v.done_at, 'officer', u.display_name, 'method', v.method, 'outcome', v.outcome,
          'postponedReason', v.postponed_reason) ORDER BY v.done_at, v.id), '[]') FROM custody_review v LEFT JOIN app_user u ON u.id = v.officer_id WHERE v.custody_record_id = c.id),
      'exclusions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'startsAt', x.starts_at, 'endsAt', x.ends_at, 'reason', x.reason) ORDER BY x.starts_at, x.id), '[]')
          FROM custody_exclusion x WHERE x.custody_record_id = c.id),
      'lastVisitAt', (SELECT max(g.happened_at) FROM log_entry g WHERE g.record_id = c.id AND g.kind IN ('VISIT', 'ROUSE') AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)),
      'levelChange', (SELECT jsonb_build_object('at', g.happened_at, 'from', g.details ->> 'from') FROM log_entry g WHERE g.record_id = c.id AND g.kind = 'LEVEL_CHANGE' AND g.details ? 'to'
          ORDER BY g.happened_at DESC, g.id DESC LIMIT 1))
    FROM custody_record c LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id) WHERE c.id = p_custody $$;

CREATE FUNCTION mips.custody_log(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'happenedAt', g.happened_at, 'recordedAt', g.recorded_at, 'author', u.display_name, 'authorId', g.author_id,
      'authorRole', g.author_role, 'text', g.text, 'correctsId', g.corrects_id, 'correctedById', (SELECT y.id FROM log_entry y WHERE y.corrects_id = g.id ORDER BY y.id DESC LIMIT 1),
      'lateReason', g.late_reason) ORDER BY g.happened_at DESC, g.id DESC), '[]')
    FROM log_entry g LEFT JOIN app_user u ON u.id = g.author_id WHERE g.record_id = p_custody $$;

CREATE FUNCTION mips.read_custody(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'version', r.version, 'marking', r.marking, 'state', c.state, 'recordTypes', c.record_types,
      'station', mips.station_json(c.station_code), 'people', mips.linked_people(c.id), 'events', mips.linked_events(c.id), 'arrestEvents', mips.linked_events(a.id), 'arrestId', a.id,
      'arrestedAt', a.arrested_at, 'arrestPower', a.power, 'arrestPlace', (SELECT mips.address_line(l) FROM location l WHERE l.id = mips.place_of_event(a.id)), 'arrestPlaceText', a.place_text, 'grounds', a.grounds,
      'necessityCodes', coalesce(a.necessity_codes, '{}'), 'offences', mips.offences_json(ARRAY[a.id, c.id]), 'arrestOfficers', CASE WHEN a.id IS NULL THEN '[]'::jsonb ELSE mips.officers_json(a.id) END,
      'officers', mips.officers_json(c.id), 'arrivedAt', c.arrived_at, 'presentedAt', c.presented_at, 'authorisedAt', c.authorised_at, 'authorisedBy', mips.officer_json(c.authorised_by),
      'decision', c.decision, 'groundsCodes', c.grounds_codes, 'groundsText', c.grounds_text, 'toldInPresence', c.told_in_presence, 'notToldReason', c.not_told_reason, 'refusedReason', c.refused_reason,
      'cell', c.cell, 'riskLevel', c.risk_level, 'observationLevel', c.observation_level, 'releasedAt', c.released_at, 'releaseReason', c.release_reason, 'disposal', c.disposal,
      'clock', mips.custody_clock(c.id), 'log', mips.custody_log(c.id), 'sources', mips.sources_json(c.id))
    FROM custody_record c JOIN record r ON r.id = c.id LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id) WHERE c.id = p_custody $$;

-- The people held, at one station or all: one statement for the suite.
CREATE FUNCTION mips.custody_board(p_station text, p_held text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'custodyNumber', c.custody_number, 'cell', c.cell, 'station', mips.station_json(c.station_code), 'state', c.state,
      'person', mips.person_of_event(c.id, 'DETAINEE'), 'offences', mips.offences_json(ARRAY[mips.arrest_of_custody(c.id), c.id]), 'arrivedAt', c.arrived_at, 'riskLevel', c.risk_level,
      'observationLevel', c.observation_level, 'clock', mips.custody_clock(c.id)) ORDER BY c.arrived_at, c.id), '[]')
    FROM custody_record c WHERE c.state = ANY (p_held) AND (p_station IS NULL OR c.station_code = p_station) $$;

-- Who was arrested and has no custody record: those who have arrived first, then those on their way.
CREATE FUNCTION mips.arrests_awaiting_custody(p_station text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', x.reference, 'person', mips.person_of_event(x.id, 'ARRESTED'), 'offences', mips.offences_json(ARRAY[x.id]),
      'arrestedAt', x.arrested_at, 'station', mips.station_json(x.station_code), 'arrivedAtStationAt', x.arrived_at_station_at) ORDER BY x.arrived_at_station_at NULLS LAST, x.arrested_at, x.id), '[]')
    FROM (SELECT a.*, r.reference FROM arrest a JOIN record r ON r.id = a.id WHERE a.status = 'ARRESTED' AND (p_station IS NULL OR a.station_code = p_station OR a.station_code IS NULL)
           ORDER BY a.arrested_at DESC LIMIT 100) x $$;
CREATE INDEX arrest_awaiting ON arrest (arrested_at) WHERE status = 'ARRESTED';
CREATE INDEX log_entry_corrects ON log_entry (corrects_id) WHERE corrects_id IS NOT NULL;

GRANT EXECUTE ON FUNCTION mips.station_json(text), mips.offences_json(uuid[]), mips.arrest_of_custody(uuid), mips.custody_of_arrest(uuid), mips.person_of_event(uuid, text), mips.read_arrest(uuid),
  mips.custody_clock(uuid), mips.custody_log(uuid), mips.read_custody(uuid), mips.custody_board(text, text[]), mips.arrests_awaiting_custody(text) TO mips_app;
