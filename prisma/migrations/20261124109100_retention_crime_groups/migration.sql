-- RD-4: a crime group is open until it is archived: no time by itself ends what is kept of it. Of any record only what every reader of it may see is counted, as before.
CREATE OR REPLACE FUNCTION mips.retention_matters(p_ids uuid[], p_roles text[]) RETURNS TABLE (record_id uuid, kind text, acl_id int, recorded_at timestamptz, is_open boolean, ho_code text, nominal_id uuid, latest_birth date,
  person_record_id uuid, matter_id uuid, matter_kind text, role text, matter_at timestamptz, ho_codes text[]) LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT r.id, r.kind, r.acl_id, ARRAY[0, r.acl_id] AS lists, coalesce(i.opened_at, c.reported_at, u.arrived_at, a.arrested_at, v.arrived_at, r.created_at) AS recorded_at, coalesce(e.status IN ('REPORTED', 'OPEN', 'LONG_TERM'), g.id IS NOT NULL AND g.archived_at IS NULL) AS is_open, c.ho_code
      FROM record r LEFT JOIN incident i ON i.id = r.id LEFT JOIN crime c ON c.id = r.id LEFT JOIN custody_record u ON u.id = r.id LEFT JOIN arrest a ON a.id = r.id LEFT JOIN voluntary_attendance v ON v.id = r.id LEFT JOIN event e ON e.id = r.id LEFT JOIN crime_group g ON g.id = r.id WHERE r.id = ANY (p_ids)
  ), people AS (
    SELECT q.id, q.kind, q.lists, q.id AS nominal_id FROM asked q WHERE q.kind = 'Nominal'
    UNION
    SELECT q.id, q.kind, q.lists, p.nominal_id FROM asked q JOIN link l ON l.from_id = q.id JOIN person_record p ON p.id = l.to_id
     WHERE l.valid_to IS NULL AND l.role = ANY (p_roles) AND l.to_acl = ANY (q.lists) AND l.source_acl = ANY (q.lists) AND (l.lists = '{}' OR 0 = ANY (l.lists))
  ), persons AS (
    SELECT w.id, w.kind, w.lists, w.nominal_id, p.id AS person_record_id, coalesce(p.dob_to, p.dob) AS birth FROM people w JOIN person_record p ON p.nominal_id = w.nominal_id AND p.acl_id = ANY (w.lists)
  ), matters AS (
    SELECT s.id, s.nominal_id, s.person_record_id, r.id AS matter_id, r.kind AS matter_kind, l.role,
           coalesce(c.reported_at, a.arrested_at, v.arrived_at, r.created_at) AS matter_at, array_remove(ARRAY[c.ho_code] || ARRAY(SELECT o.ho_code FROM event_offence x JOIN offence o ON o.code = x.offence_code WHERE x.event_id = r.id), NULL) AS ho_codes
      FROM persons s JOIN link l ON l.to_id = s.person_record_id JOIN record r ON r.id = l.from_id LEFT JOIN crime c ON c.id = r.id LEFT JOIN arrest a ON a.id = r.id LEFT JOIN voluntary_attendance v ON v.id = r.id
     WHERE (r.kind IN ('Crime', 'Arrest', 'VoluntaryAttendance') OR r.id = s.id) AND l.from_acl = ANY (s.lists) AND l.source_acl = ANY (s.lists) AND (l.lists = '{}' OR 0 = ANY (l.lists)) AND l.valid_to IS NULL
  )
  SELECT q.id, q.kind, q.acl_id, q.recorded_at, q.is_open, q.ho_code, w.nominal_id, (SELECT max(s.birth) FROM persons s WHERE s.id = q.id AND s.nominal_id = w.nominal_id),
         m.person_record_id, m.matter_id, m.matter_kind, m.role, m.matter_at, m.ho_codes
    FROM asked q LEFT JOIN people w ON w.id = q.id LEFT JOIN matters m ON m.id = q.id AND m.nominal_id = w.nominal_id ORDER BY q.id, w.nominal_id, m.matter_at, m.matter_id, m.role $$;
