-- What the door asks: the ledger of property, the medicines with their doses, the forms on force.
CREATE FUNCTION mips.custody_door(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'items', mips.custody_property_item_rows(p_custody), 'bags', mips.custody_property_bag_rows(p_custody), 'moves', mips.custody_property_move_rows(p_custody),
    'signatures', mips.custody_property_signature_rows(p_custody), 'force', mips.custody_force_rows(p_custody),
    'medicines', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', m.name, 'dose', m.dose, 'isControlled', m.is_controlled, 'carrier', m.carrier, 'firstDueAt', m.first_due_at, 'everyMinutes', m.every_minutes,
        'until', m.until_at, 'isStopped', m.stopped_at IS NOT NULL,
        'doses', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', d.happened_at, 'outcome', d.outcome, 'by', d.given_by) ORDER BY d.happened_at, d.id), '[]')
            FROM custody_dose d WHERE d.medicine_id = m.id AND mips.entry_stands(d.log_entry_id))) ORDER BY m.recorded_at, m.id), '[]')
      FROM custody_medicine m WHERE m.custody_record_id = p_custody)) $$;

ALTER FUNCTION mips.read_custody_outcome(uuid) RENAME TO custody_outcome_rows;
CREATE FUNCTION mips.read_custody_outcome(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.custody_outcome_rows(p_custody) || jsonb_build_object('door', mips.custody_door(p_custody)) $$;
GRANT EXECUTE ON FUNCTION mips.custody_door(uuid), mips.custody_outcome_rows(uuid), mips.read_custody_outcome(uuid) TO mips_app;
