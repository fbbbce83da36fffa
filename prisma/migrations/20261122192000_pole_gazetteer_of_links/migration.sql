-- Wherever a place is named beside another record, it says whether the gazetteer knows it, as its own page does.
CREATE FUNCTION mips.gazetteer_of(l location) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('uprn', l.uprn, 'hasStreet', coalesce(l.street, '') <> '', 'hasPoint', l.easting IS NOT NULL) $$;
GRANT EXECUTE ON FUNCTION mips.gazetteer_of(location) TO mips_app;

-- Adds the fact beside each address of a function that another migration wrote; fails when the address is not where it was.
DO $do$
DECLARE
  f record;
  v_was text;
  v_is text;
BEGIN
  FOR f IN SELECT * FROM (VALUES
    ('mips.read_nominal(uuid)', $$THEN mips.address_line(l) END, $$, $$THEN mips.address_line(l) END, 'gazetteer', CASE WHEN l.id IS NOT NULL THEN mips.gazetteer_of(l) END, $$),
    ('mips.linked_places(uuid)', $$'address', mips.address_line(l), $$, $$'address', mips.address_line(l), 'gazetteer', mips.gazetteer_of(l), $$),
    ('mips.subject_background(uuid,uuid)', $$mips.address_line(l) AS address, $$, $$mips.address_line(l) AS address, mips.gazetteer_of(l) AS gazetteer, $$)
  ) AS t (fn, old, new) LOOP
    v_was := pg_get_functiondef(f.fn::regprocedure);
    v_is := replace(v_was, f.old, f.new);
    IF v_is = v_was THEN RAISE EXCEPTION 'the address was not found in %', f.fn; END IF;
    EXECUTE v_is;
  END LOOP;
END $do$;
