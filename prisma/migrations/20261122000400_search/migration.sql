-- Search projections: the open side has no row security and can hold no restricted row; the restricted side is under row security.
ALTER TABLE person_search_open ADD CONSTRAINT person_search_open_is_open CHECK (acl_id = 0);
ALTER TABLE person_search_open ADD CONSTRAINT person_search_open_fk FOREIGN KEY (person_record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE person_search_restricted ADD CONSTRAINT person_search_restricted_is_restricted CHECK (acl_id <> 0);
ALTER TABLE person_search_restricted ADD CONSTRAINT person_search_restricted_fk FOREIGN KEY (person_record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE record_search_open ADD CONSTRAINT record_search_open_is_open CHECK (acl_id = 0);
ALTER TABLE record_search_open ADD CONSTRAINT record_search_open_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE record_search_restricted ADD CONSTRAINT record_search_restricted_is_restricted CHECK (acl_id <> 0);
ALTER TABLE record_search_restricted ADD CONSTRAINT record_search_restricted_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_search_restricted', 'record_search_restricted'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY mine ON %I FOR ALL USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_search_open', 'person_search_restricted'] LOOP
    EXECUTE format('CREATE INDEX %I ON %I (sc, dob) INCLUDE (fc, s0, f0)', t || '_sc_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (fc, dob) INCLUDE (sc, s0, f0)', t || '_fc_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (dob, s0, f0)', t || '_dob', t);
    EXECUTE format('CREATE INDEX %I ON %I (sc, fc, dob_year)', t || '_sc_fc', t);
    EXECUTE format('CREATE INDEX %I ON %I (surname text_pattern_ops, forename text_pattern_ops)', t || '_surname', t);
    EXECUTE format('CREATE INDEX %I ON %I (person_record_id)', t || '_person', t);
  END LOOP;
END $$;
CREATE INDEX record_search_restricted_acl ON record_search_restricted (acl_id);
CREATE INDEX record_search_open_text ON record_search_open USING gin (text gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX record_search_open_keys ON record_search_open USING gin (keys) WITH (fastupdate = off);
CREATE INDEX name_deletion_lookup ON name_deletion (part, deletion);
CREATE INDEX object_key ON object (key_value text_pattern_ops);

-- unaccent() is only STABLE; this form with the dictionary named is safe to fold stored text with.
CREATE FUNCTION mips.fold(p text) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT btrim(regexp_replace(lower(public.unaccent(coalesce(p, ''))), '[^a-z0-9£]+', ' ', 'g')) $$;

-- Writes the search row of a record to the side that its access list says.
CREATE FUNCTION mips.project(p_record uuid, p_kind text, p_text text, p_keys text[], p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_acl int; v_reference text; v_keys text[];
BEGIN
  SELECT acl_id, reference INTO v_acl, v_reference FROM record WHERE id = p_record;
  SELECT array_agg(DISTINCT k) INTO v_keys FROM unnest(p_keys || upper(regexp_replace(coalesce(v_reference, ''), '[^A-Za-z0-9]', '', 'g'))) k WHERE k <> '';
  IF v_acl = 0 THEN
    INSERT INTO record_search_open (record_id, kind, text, keys, happened_at) VALUES (p_record, p_kind, p_text, coalesce(v_keys, '{}'), p_at)
    ON CONFLICT (record_id) DO UPDATE SET text = excluded.text, keys = excluded.keys, happened_at = excluded.happened_at;
  ELSE
    INSERT INTO record_search_restricted (record_id, acl_id, kind, text, keys, happened_at) VALUES (p_record, v_acl, p_kind, p_text, coalesce(v_keys, '{}'), p_at)
    ON CONFLICT (record_id) DO UPDATE SET text = excluded.text, keys = excluded.keys, happened_at = excluded.happened_at;
  END IF;
END $$;

CREATE FUNCTION mips.project_location() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(NEW.id, 'Location', mips.fold(concat_ws(' ', NEW.sub_building, NEW.building_name, NEW.building_number, NEW.street, NEW.locality, NEW.town, NEW.postcode, NEW.as_described)),
    ARRAY[upper(replace(coalesce(NEW.postcode, ''), ' ', '')), coalesce(NEW.uprn, '')], NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT OR UPDATE ON location FOR EACH ROW EXECUTE FUNCTION mips.project_location();

CREATE FUNCTION mips.project_object() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(NEW.id, 'Object', mips.fold(concat_ws(' ', NEW.kind, NEW.label, NEW.key_value)), ARRAY[upper(coalesce(NEW.key_value, ''))], NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT OR UPDATE ON object FOR EACH ROW EXECUTE FUNCTION mips.project_object();

CREATE FUNCTION mips.project_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mips.project(NEW.id, NEW.kind, mips.fold(concat_ws(' ', NEW.title, NEW.summary)), '{}', NEW.occurred_from);
  RETURN NULL;
END $$;
CREATE TRIGGER project AFTER INSERT OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION mips.project_event();

-- When a record is restricted or opened its search rows change sides in the same act.
CREATE FUNCTION mips.move_search_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.acl_id = OLD.acl_id THEN RETURN NEW; END IF;
  CREATE TEMP TABLE IF NOT EXISTS moving_person (LIKE person_search_open) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS moving_record (LIKE record_search_open) ON COMMIT DELETE ROWS;
  DELETE FROM moving_person; DELETE FROM moving_record;
  WITH gone AS (DELETE FROM person_search_open WHERE person_record_id = NEW.id RETURNING *) INSERT INTO moving_person SELECT * FROM gone;
  WITH gone AS (DELETE FROM person_search_restricted WHERE person_record_id = NEW.id RETURNING *) INSERT INTO moving_person SELECT * FROM gone;
  WITH gone AS (DELETE FROM record_search_open WHERE record_id = NEW.id RETURNING *) INSERT INTO moving_record SELECT * FROM gone;
  WITH gone AS (DELETE FROM record_search_restricted WHERE record_id = NEW.id RETURNING *) INSERT INTO moving_record SELECT * FROM gone;
  UPDATE moving_person SET acl_id = NEW.acl_id; UPDATE moving_record SET acl_id = NEW.acl_id;
  IF NEW.acl_id = 0 THEN
    INSERT INTO person_search_open SELECT * FROM moving_person; INSERT INTO record_search_open SELECT * FROM moving_record;
  ELSE
    INSERT INTO person_search_restricted SELECT * FROM moving_person; INSERT INTO record_search_restricted SELECT * FROM moving_record;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER m_move_search_rows BEFORE UPDATE OF acl_id ON record FOR EACH ROW EXECUTE FUNCTION mips.move_search_rows();

REVOKE EXECUTE ON FUNCTION mips.project(uuid, text, text, text[], timestamptz), mips.move_search_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.project(uuid, text, text, text[], timestamptz), mips.project_location(), mips.project_object(), mips.project_event(), mips.fold(text) TO mips_app;
