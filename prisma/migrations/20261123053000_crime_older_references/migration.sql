-- The number that a crime had in an older system finds it in the one box: as it was written, with or without the noughts before its serial.
CREATE FUNCTION mips.older_reference_key(p text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT regexp_replace(regexp_replace(upper(p), '^([A-Z0-9]{2}/)0+([0-9]+/[0-9]{2})$', '\1\2'), '[^A-Z0-9]', '', 'g') $$;

CREATE OR REPLACE FUNCTION mips.project_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(NEW.id, NEW.kind, mips.fold(concat_ws(' ', NEW.title, NEW.summary)), ARRAY(SELECT mips.older_reference_key(c.external_id) FROM crime c WHERE c.id = NEW.id AND c.external_id IS NOT NULL), NEW.occurred_from);
  RETURN NULL;
END $$;

-- A crime comes after its event: its older number is added to what the event was found by.
CREATE FUNCTION mips.project_crime() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(e.id, e.kind, mips.fold(concat_ws(' ', e.title, e.summary)), ARRAY[mips.older_reference_key(NEW.external_id)], e.occurred_from) FROM event e WHERE e.id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT OR UPDATE OF external_id ON crime FOR EACH ROW WHEN (NEW.external_id IS NOT NULL) EXECUTE FUNCTION mips.project_crime();
GRANT EXECUTE ON FUNCTION mips.older_reference_key(text), mips.project_crime() TO mips_app;

UPDATE record_search_open s SET keys = array_append(s.keys, mips.older_reference_key(c.external_id)) FROM crime c WHERE c.id = s.record_id AND c.external_id IS NOT NULL;
UPDATE record_search_restricted s SET keys = array_append(s.keys, mips.older_reference_key(c.external_id)) FROM crime c WHERE c.id = s.record_id AND c.external_id IS NOT NULL;
