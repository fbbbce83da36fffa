-- Interviews read from the rights of the stay who was asked to come, who is here, and what the person said of a solicitor and an interpreter.
CREATE OR REPLACE FUNCTION mips.read_custody_interviews(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('stay', b, 'interviews', mips.custody_interview_rows(p_custody), 'contacts', mips.custody_contact_rows(p_custody), 'welfare', mips.custody_welfare_rows(p_custody),
      'rights', jsonb_build_object('entries', mips.rights_entries(p_custody), 'requests', mips.attending_requests(p_custody)),
      'rounds', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'at', g.happened_at) ORDER BY g.happened_at, g.id), '[]') FROM log_entry g
          WHERE g.record_id = p_custody AND g.kind IN ('REST_START', 'REST_BROKEN', 'REST_END') AND NOT coalesce(g.details ? 'rowId', false)
            AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)))
    FROM mips.custody_basics(p_custody) b WHERE b IS NOT NULL $$;
