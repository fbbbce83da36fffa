-- Orders of courts as records of a person: what each forbids or asks, from when to when, and whom it protects.
CREATE TABLE court_order (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, court_code text NOT NULL, from_on date NOT NULL, to_on date, is_until_further_order boolean NOT NULL DEFAULT false, terms text[] NOT NULL DEFAULT '{}',
  protects text[] NOT NULL DEFAULT '{}', varies_id uuid REFERENCES court_order (id), marker_id uuid REFERENCES marker (id), ended_on date, end_reason text, ended_by uuid REFERENCES app_user (id), recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL,
  CHECK (to_on IS NULL OR to_on >= from_on), CHECK ((to_on IS NULL) = is_until_further_order), CHECK ((ended_on IS NULL) = (end_reason IS NULL)), CHECK ((ended_on IS NULL) = (ended_by IS NULL)));
COMMENT ON TABLE court_order IS 'An order of a court on a person, on their record and as restricted as it is. A variation is an order of its own that names the one it varies.';
CREATE INDEX court_order_record ON court_order (record_id, from_on DESC);
SELECT mips.keep_with_record('court_order', 'record_id');
REVOKE UPDATE ON court_order FROM mips_app;
GRANT UPDATE (ended_on, end_reason, ended_by, marker_id) ON court_order TO mips_app;

-- The orders of a person over all of their records that this reader sees.
CREATE FUNCTION mips.orders_of_person(p_nominal uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'recordId', o.record_id, 'kind', o.kind, 'courtCode', o.court_code, 'court', (SELECT concat_ws(' ', u.name, regexp_replace(u.kind, 'Courts$', 'Court')) FROM organisation_unit u WHERE u.code = o.court_code),
      'from', o.from_on, 'to', o.to_on, 'isUntilFurtherOrder', o.is_until_further_order, 'terms', to_jsonb(o.terms), 'protects', to_jsonb(o.protects), 'variesId', o.varies_id, 'markerId', o.marker_id, 'endedOn', o.ended_on, 'endReason', o.end_reason,
      'by', mips.officer_json(o.recorded_by)) ORDER BY o.from_on DESC, o.id), '[]')
    FROM court_order o JOIN person_record p ON p.id = o.record_id WHERE p.nominal_id = p_nominal $$;
GRANT EXECUTE ON FUNCTION mips.orders_of_person(uuid) TO mips_app;
