-- The check of a report is for supervisors of the unit that raised it, so its page must know the unit.
CREATE OR REPLACE FUNCTION mips.check_task(p_record uuid, p_kind text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', t.id, 'dueAt', t.due_at, 'doneAt', t.done_at, 'doneBy', mips.officer_json(t.done_by), 'ownerUnit', t.owner_unit)
    FROM task t WHERE t.record_id = p_record AND t.kind = p_kind ORDER BY t.created_at DESC, t.id LIMIT 1 $$;
