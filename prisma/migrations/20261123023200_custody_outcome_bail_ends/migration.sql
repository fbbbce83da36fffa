-- The diary of bail holds every stay that ended on bail or under investigation, and says before bail ends whom to call.
CREATE INDEX custody_record_bailed ON custody_record (released_at) WHERE disposal IN ('BAIL_PRE_CHARGE', 'BAIL_TO_CPS', 'RUI');
CREATE UNIQUE INDEX task_bail_end ON task (record_id, due_at) WHERE kind = 'BAIL_END';

-- Stays that were imported, or bailed before there was a diary, since p_from; what ended earlier has run out and is not taken up. Answers those taken up.
CREATE FUNCTION mips.take_up_bails(p_from timestamptz, p_now timestamptz) RETURNS uuid[] LANGUAGE sql AS $$
  WITH made AS (
    INSERT INTO custody_bail (custody_record_id, kind, granted_at, granted_by, granted_rank, arrest_day)
    SELECT c.id, CASE WHEN c.disposal = 'RUI' THEN 'RUI' ELSE 'PRE_CHARGE' END, c.released_at, u.id, u.rank, (coalesce(a.arrested_at, c.arrived_at) AT TIME ZONE 'Europe/London')::date
      FROM custody_record c LEFT JOIN arrest a ON a.id = mips.arrest_of_custody(c.id)
      JOIN LATERAL (SELECT o.id, o.rank FROM app_user o WHERE o.id = coalesce((SELECT e.user_id FROM event_officer e WHERE e.event_id = c.id AND e.role = 'CUSTODY_OFFICER' ORDER BY e.valid_from, e.id LIMIT 1), c.authorised_by)) u ON true
     WHERE c.disposal IN ('BAIL_PRE_CHARGE', 'BAIL_TO_CPS', 'RUI') AND c.released_at > p_from AND c.released_at <= p_now AND NOT EXISTS (SELECT 1 FROM custody_bail b WHERE b.custody_record_id = c.id)
       AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id)
    RETURNING custody_record_id)
  SELECT coalesce(array_agg(custody_record_id), '{}') FROM made $$;

-- Bail before charge that nothing has ended, with the officer in the case, else whoever arrested.
CREATE FUNCTION mips.bails_running() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.bail_json(b) || jsonb_build_object('custodyNumber', c.custody_number, 'stationCode', c.station_code,
      'officerInCase', (SELECT e.user_id FROM event_officer e WHERE e.event_id = ANY (mips.arrests_of_stay(c.id) || c.id) AND e.role IN ('OIC', 'ARRESTING') AND e.valid_to IS NULL
          ORDER BY e.role = 'OIC' DESC, e.valid_from DESC, e.id LIMIT 1)) ORDER BY b.granted_at, b.id), '[]')
    FROM custody_bail b JOIN custody_record c ON c.id = b.custody_record_id
   WHERE b.kind = 'PRE_CHARGE' AND c.released_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.kind = 'ENDED')
     AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id) $$;
GRANT EXECUTE ON FUNCTION mips.take_up_bails(timestamptz, timestamptz), mips.bails_running() TO mips_app;
