-- A charge stops the clock, from the entry that the act of charging leaves in the log.
-- Everything that the detention clock is read from. A visit that was corrected no longer counts as one.
CREATE OR REPLACE FUNCTION mips.custody_clock(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('state', c.state, 'recordTypes', c.record_types, 'arrestedAt', a.arrested_at, 'firstArrivedAt', a.arrived_at_station_at, 'arrivedAt', c.arrived_at,
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
