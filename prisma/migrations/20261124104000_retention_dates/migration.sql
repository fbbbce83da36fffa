-- When each record is looked at again and may be disposed of at the earliest, from its first day, and what is held all the same.
CREATE TABLE retention_date (
  record_id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, retention_group int NOT NULL CHECK (retention_group BETWEEN 1 AND 4),
  review_on date, purge_not_before date, worked_out_at timestamptz(3) NOT NULL
);
COMMENT ON TABLE retention_date IS 'The dates of a record, worked out from what all of its readers may see; nothing is disposed of by them alone.';
CREATE INDEX retention_date_review ON retention_date (review_on);
CREATE TABLE retention_hold (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, ref text NOT NULL, authority text NOT NULL, reason text NOT NULL,
  from_on date NOT NULL, until_on date, put_by uuid NOT NULL REFERENCES app_user (id), put_at timestamptz(3) NOT NULL,
  lifted_by uuid REFERENCES app_user (id), lifted_at timestamptz(3), lift_reason text,
  CHECK (until_on IS NULL OR until_on >= from_on), CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
COMMENT ON TABLE retention_hold IS 'Why a record is kept whatever its dates say: a request of a court, an inquiry or a regulator; beats every disposal.';
CREATE INDEX retention_hold_record ON retention_hold (record_id);
SELECT mips.keep_with_record('retention_date', 'record_id'), mips.keep_with_record('retention_hold', 'record_id');
-- Worked out again whenever anything of its people changes: the history of a record does not tell it.
DROP TRIGGER z_keep_history ON retention_date;
REVOKE UPDATE ON retention_hold FROM mips_app;
GRANT UPDATE (acl_id, lifted_by, lifted_at, lift_reason) ON retention_hold TO mips_app;

-- Each record with its people and their matters, one row for each matter. Only of what every reader of the record may see: its own list and what is
-- open, never a report of intelligence on somebody, never a link that belongs to a paragraph for others.
CREATE FUNCTION mips.retention_matters(p_ids uuid[], p_roles text[]) RETURNS TABLE (record_id uuid, kind text, acl_id int, recorded_at timestamptz, is_open boolean, ho_code text, nominal_id uuid, latest_birth date,
  person_record_id uuid, matter_id uuid, matter_kind text, role text, matter_at timestamptz, ho_codes text[]) LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT r.id, r.kind, r.acl_id, ARRAY[0, r.acl_id] AS lists, coalesce(i.opened_at, c.reported_at, u.arrived_at, a.arrested_at, r.created_at) AS recorded_at, coalesce(e.status = 'open', false) AS is_open, c.ho_code
      FROM record r LEFT JOIN incident i ON i.id = r.id LEFT JOIN crime c ON c.id = r.id LEFT JOIN custody_record u ON u.id = r.id LEFT JOIN arrest a ON a.id = r.id LEFT JOIN event e ON e.id = r.id WHERE r.id = ANY (p_ids)
  ), people AS (
    SELECT q.id, q.kind, q.lists, q.id AS nominal_id FROM asked q WHERE q.kind = 'Nominal'
    UNION
    SELECT q.id, q.kind, q.lists, p.nominal_id FROM asked q JOIN link l ON l.from_id = q.id JOIN person_record p ON p.id = l.to_id
     WHERE l.valid_to IS NULL AND l.role = ANY (p_roles) AND l.to_acl = ANY (q.lists) AND l.source_acl = ANY (q.lists) AND (l.lists = '{}' OR 0 = ANY (l.lists))
  ), persons AS (
    SELECT w.id, w.kind, w.lists, w.nominal_id, p.id AS person_record_id, coalesce(p.dob_to, p.dob) AS birth FROM people w JOIN person_record p ON p.nominal_id = w.nominal_id AND p.acl_id = ANY (w.lists)
  ), matters AS (
    SELECT s.id, s.nominal_id, s.person_record_id, r.id AS matter_id, r.kind AS matter_kind, l.role,
           coalesce(c.reported_at, a.arrested_at, r.created_at) AS matter_at, array_remove(ARRAY[c.ho_code] || ARRAY(SELECT o.ho_code FROM event_offence x JOIN offence o ON o.code = x.offence_code WHERE x.event_id = r.id), NULL) AS ho_codes
      FROM persons s JOIN link l ON l.to_id = s.person_record_id JOIN record r ON r.id = l.from_id LEFT JOIN crime c ON c.id = r.id LEFT JOIN arrest a ON a.id = r.id
     WHERE (r.kind IN ('Crime', 'Arrest') OR r.id = s.id) AND l.from_acl = ANY (s.lists) AND l.source_acl = ANY (s.lists) AND (l.lists = '{}' OR 0 = ANY (l.lists)) AND l.valid_to IS NULL
  )
  SELECT q.id, q.kind, q.acl_id, q.recorded_at, q.is_open, q.ho_code, w.nominal_id, (SELECT max(s.birth) FROM persons s WHERE s.id = q.id AND s.nominal_id = w.nominal_id),
         m.person_record_id, m.matter_id, m.matter_kind, m.role, m.matter_at, m.ho_codes
    FROM asked q LEFT JOIN people w ON w.id = q.id LEFT JOIN matters m ON m.id = q.id AND m.nominal_id = w.nominal_id ORDER BY q.id, w.nominal_id, m.matter_at, m.matter_id, m.role $$;
REVOKE EXECUTE ON FUNCTION mips.retention_matters(uuid[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.retention_matters(uuid[], text[]) TO mips_app;
