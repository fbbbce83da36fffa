-- Analytical products: which records a profile is about and relies on, and the words of its author. Never what a record says: each reader reads that anew under their own rights.
CREATE TABLE analysis_product (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL CHECK (kind IN ('SUBJECT', 'PROBLEM', 'NETWORK')), title text NOT NULL, from_day date, until_day date, marking text NOT NULL DEFAULT 'OFFICIAL', marking_reason text,
  state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'APPROVED')), author_id uuid NOT NULL REFERENCES app_user (id), owner_id uuid NOT NULL REFERENCES app_user (id), made_at timestamptz(3) NOT NULL,
  approved_by uuid REFERENCES app_user (id), approved_at timestamptz(3), looked_at timestamptz(3), looked_words text, CHECK ((state = 'APPROVED') = (approved_by IS NOT NULL AND approved_at IS NOT NULL)), CHECK (until_day >= from_day));
COMMENT ON TABLE analysis_product IS 'A subject, problem or network profile: kind, period, author and who answers for it. It is always on a list of readers of its own.';
CREATE TABLE analysis_subject (
  id uuid PRIMARY KEY DEFAULT new_id(), product_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, record_id uuid NOT NULL, record_acl int NOT NULL DEFAULT 0, place int NOT NULL, added_by uuid REFERENCES app_user (id), UNIQUE (product_id, record_id));
COMMENT ON TABLE analysis_subject IS 'The records that a product is about, by their ids.';
CREATE TABLE analysis_section (
  id uuid PRIMARY KEY DEFAULT new_id(), product_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, code text NOT NULL, version int NOT NULL, text text NOT NULL, basis text CHECK (basis IN ('ASSESSMENT', 'RECORDS')),
  written_by uuid REFERENCES app_user (id), written_at timestamptz(3) NOT NULL, UNIQUE (product_id, code, version));
COMMENT ON TABLE analysis_section IS 'The words of the author in one part of a product, version by version; none is changed.';
CREATE TABLE analysis_evidence (
  id uuid PRIMARY KEY DEFAULT new_id(), product_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, record_id uuid NOT NULL, record_acl int NOT NULL DEFAULT 0, number int, text_id uuid, text_version int, source text, assessment text, handling text,
  added_by uuid REFERENCES app_user (id), added_at timestamptz(3) NOT NULL, removed_at timestamptz(3), removed_by uuid REFERENCES app_user (id), removed_reason text, regraded_at timestamptz(3), wrong_at timestamptz(3), called_back_at timestamptz(3),
  CHECK ((number IS NULL) = (text_id IS NULL) AND (number IS NULL) = (text_version IS NULL) AND (number IS NULL) = (source IS NULL) AND (number IS NULL) = (assessment IS NULL) AND (number IS NULL) = (handling IS NULL)));
COMMENT ON TABLE analysis_evidence IS 'What a product relies on: a paragraph by its sanitised text, with version and grade as they were then, or another record by its id (NI-3, NI-4).';
COMMENT ON COLUMN analysis_evidence.wrong_at IS 'When a fact in it turned out wrong since it was relied on; beside it, when it was graded anew and called back.';
CREATE INDEX analysis_evidence_record ON analysis_evidence (record_id, number) WHERE removed_at IS NULL;
CREATE INDEX analysis_evidence_text ON analysis_evidence (text_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX analysis_evidence_once ON analysis_evidence (product_id, record_id, coalesce(number, 0)) WHERE removed_at IS NULL;

SELECT mips.keep_with_record('analysis_product', 'id'), mips.keep_with_record('analysis_subject', 'product_id'), mips.keep_with_record('analysis_section', 'product_id'), mips.keep_with_record('analysis_evidence', 'product_id');

-- What a product is about and relies on takes the list of that record besides its own, and follows it.
CREATE FUNCTION mips.take_relied_acl() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  SELECT r.acl_id INTO NEW.record_acl FROM record r WHERE r.id = NEW.record_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'record_not_found' USING ERRCODE = 'P0002'; END IF;
  RETURN NEW;
END $$;
DO $do$
DECLARE t text; v_own text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_theirs text := 'record_acl = ANY ((SELECT mips.my_acls())::int[])'; v_me text := '(SELECT mips.actor_id())';
BEGIN
  FOREACH t IN ARRAY ARRAY['subject', 'section', 'evidence'] LOOP
    -- Their rows are themselves the history; a copy under the list of the product alone would be read by others.
    EXECUTE format('DROP TRIGGER z_keep_history ON analysis_%s', t);
    EXECUTE format('REVOKE UPDATE ON analysis_%s FROM mips_app', t);
    EXECUTE format('DROP POLICY ins ON analysis_%s', t);
    EXECUTE format('CREATE POLICY ins ON analysis_%s FOR INSERT WITH CHECK (%s AND (%s IS NULL OR %I = %s))', t, v_own, v_me, CASE t WHEN 'section' THEN 'written_by' ELSE 'added_by' END, v_me);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['subject', 'evidence'] LOOP
    EXECUTE format('ALTER TABLE analysis_%s ADD CONSTRAINT analysis_%s_of_fk FOREIGN KEY (record_id, record_acl) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t);
    EXECUTE format('CREATE TRIGGER a_take_relied BEFORE INSERT ON analysis_%s FOR EACH ROW EXECUTE FUNCTION mips.take_relied_acl()', t);
    EXECUTE format('DROP POLICY sel ON analysis_%s', t);
  END LOOP;
  -- Whoever put it there knows that they did; every other reader of the product sees of it what they hold.
  EXECUTE format('CREATE POLICY sel ON analysis_subject FOR SELECT USING (%s AND (%s OR added_by = %s))', v_own, v_theirs, v_me);
  EXECUTE format('CREATE POLICY sel ON analysis_evidence FOR SELECT USING (%s AND (added_by = %s OR (%s AND (number IS NULL OR %s IS NULL OR ((SELECT mips.is_intelligence_unit()) AND mips.reaches_paragraph(record_id, number)) OR mips.holds_paragraph(record_id, number)))))', v_own, v_me, v_theirs, v_me);
END $do$;
REVOKE UPDATE ON analysis_product FROM mips_app;
GRANT UPDATE (title, from_day, until_day, marking, marking_reason, state, approved_by, approved_at, looked_at, looked_words) ON analysis_product TO mips_app;
GRANT UPDATE (removed_at, removed_by, removed_reason) ON analysis_evidence TO mips_app;

-- The kind of record, for those whose role may read it.
DO $do$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''AnalysisProduct'' THEN ''intelligence.product.read'' ELSE ''nobody''');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%AnalysisProduct%' THEN RAISE EXCEPTION 'the kinds of record were not extended'; END IF;
END $do$;

-- Work for who answers for a product, in the transaction of the change, whoever makes it. Called with the ledger open. One open task for each product: the page says what changed.
CREATE FUNCTION mips.raise_product_look(p_products uuid[], p_once text, p_at timestamptz) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO task (record_id, kind, title, reason, rule, harm, opens_at, owner_id, due_at, once, by_act, created_at)
    SELECT p.id, 'PRODUCT_CHANGED', 'Look again at a profile of yours', 'Something that it stands on has changed. The profile says what: keep it, change it or take it out.', 'NI-4', 8, '/intelligence/products/' || p.id, p.owner_id, p_at, p_once, true, p_at
      FROM analysis_product p WHERE p.id = ANY (p_products) AND NOT EXISTS (SELECT 1 FROM task t WHERE t.record_id = p.id AND t.kind = 'PRODUCT_CHANGED' AND t.done_at IS NULL)
    ON CONFLICT (record_id, kind, once) WHERE once IS NOT NULL DO NOTHING $$;

-- A new grade or condition, a recall, a corrected fact and a split: what relies on those paragraphs is flagged.
CREATE FUNCTION mips.product_ledger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_products uuid[];
BEGIN
  WITH flagged AS (
    UPDATE analysis_evidence e SET regraded_at = CASE WHEN NEW.kind IN ('GRADE', 'CONDITION') THEN NEW.at ELSE e.regraded_at END, called_back_at = CASE NEW.kind WHEN 'RECALL' THEN NEW.at ELSE e.called_back_at END,
           wrong_at = CASE WHEN NEW.kind IN ('CORRECT', 'SPLIT') THEN NEW.at ELSE e.wrong_at END
     WHERE e.record_id = NEW.report_id AND e.number = ANY (NEW.numbers) AND e.removed_at IS NULL AND EXISTS (SELECT 1 FROM analysis_product p WHERE p.id = e.product_id AND e.added_by IN (p.author_id, p.owner_id)) AND (NEW.kind <> 'GRADE' OR (e.source, e.assessment, e.handling) IS DISTINCT FROM (NEW.source, NEW.assessment, NEW.handling))
       -- A gift with one paragraph for a list is there for the readers of that list alone, and so is its recall.
       AND (NEW.kind <> 'RECALL' OR NOT EXISTS (SELECT 1 FROM unnest(NEW.list_acls || ARRAY(SELECT p.list_acl FROM intelligence_paragraph p WHERE p.report_id = NEW.report_id AND p.number = ANY (NEW.numbers) AND p.list_acl <> 0)) a
              WHERE NOT mips.user_may_read(e.added_by, 'IntelligenceReport', a)))
    RETURNING e.product_id)
  SELECT array_agg(DISTINCT f.product_id) INTO v_products FROM flagged f;
  PERFORM mips.raise_product_look(v_products, NEW.id::text, NEW.at);
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER y_products AFTER INSERT ON intelligence_ledger FOR EACH ROW WHEN (NEW.kind IN ('GRADE', 'CONDITION', 'RECALL', 'CORRECT', 'SPLIT')) EXECUTE FUNCTION mips.product_ledger();

-- A text that readers hold no longer when the transaction ends: held back, written anew, taken out, archived. A release takes texts out and puts the same ones back, so that only the end counts.
CREATE FUNCTION mips.product_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_products uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM intelligence_text x WHERE x.id = NEW.id AND x.is_live) THEN
    SELECT array_agg(DISTINCT e.product_id) INTO v_products FROM analysis_evidence e WHERE e.text_id = NEW.id AND e.removed_at IS NULL AND EXISTS (SELECT 1 FROM analysis_product p WHERE p.id = e.product_id AND e.added_by IN (p.author_id, p.owner_id));
    PERFORM mips.raise_product_look(v_products, NEW.id || ' ' || txid_current(), clock_timestamp());
  END IF;
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER x_products AFTER UPDATE OF is_live ON intelligence_text DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.is_live AND NOT NEW.is_live) EXECUTE FUNCTION mips.product_text();

-- What it relies on went to another list of readers.
CREATE FUNCTION mips.product_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger();
BEGIN
  PERFORM mips.raise_product_look(ARRAY[NEW.product_id], NEW.id || ' ' || NEW.record_acl || ' ' || txid_current(), clock_timestamp());
  PERFORM mips.close_ledger(v_held);
  RETURN NULL;
END $$;
CREATE TRIGGER x_products AFTER UPDATE OF record_acl ON analysis_evidence FOR EACH ROW WHEN (OLD.record_acl <> NEW.record_acl AND NEW.removed_at IS NULL) EXECUTE FUNCTION mips.product_moved();
REVOKE EXECUTE ON FUNCTION mips.raise_product_look(uuid[], text, timestamptz), mips.product_ledger(), mips.product_text(), mips.product_moved() FROM PUBLIC;

-- What is work of one reader alone is not copied into the history, which every reader of the record sees.
DO $do$
DECLARE v_now text := (SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE t.tgrelid = 'task'::regclass AND t.tgname = 'z_keep_history');
BEGIN
  IF v_now NOT LIKE '%ARRAY[%' THEN RAISE EXCEPTION 'the history of tasks is kept otherwise than expected'; END IF;
  DROP TRIGGER z_keep_history ON task;
  EXECUTE replace(v_now, 'ARRAY[', 'ARRAY[''PRODUCT_CHANGED''::text, ''PRODUCT_REVIEW''::text, ');
END $do$;

-- Whether all that a product stands on is among these rows: its author's words were written from all of it, and go nowhere without it. A yes or no for a reader of the product, who is told nothing by it but that words are left out.
CREATE FUNCTION mips.product_goes_whole(p_product uuid, p_evidence uuid[]) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_held text[] := mips.open_ledger(); v_whole boolean;
BEGIN
  v_whole := EXISTS (SELECT 1 FROM analysis_product p WHERE p.id = p_product AND p.acl_id = ANY (v_acls))
    AND NOT EXISTS (SELECT 1 FROM analysis_evidence e WHERE e.product_id = p_product AND e.removed_at IS NULL AND e.id <> ALL (p_evidence));
  PERFORM mips.close_ledger(v_held);
  RETURN v_whole;
END $$;
-- Whether a fact in the live text of a paragraph was wrong and nobody wrote it anew since; for who holds the paragraph, everybody else is told that it is.
CREATE FUNCTION mips.is_text_wrong(p_report uuid, p_number int) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[]; v_wrong boolean;
BEGIN
  IF NOT mips.holds_paragraph(p_report, p_number) THEN RETURN true; END IF;
  v_held := mips.open_ledger();
  v_wrong := coalesce((SELECT l.kind <> 'SANITISE' FROM intelligence_ledger l WHERE l.report_id = p_report AND p_number = ANY (l.numbers) AND l.kind IN ('SANITISE', 'CORRECT', 'SPLIT') ORDER BY l.seq DESC LIMIT 1), false);
  PERFORM mips.close_ledger(v_held);
  RETURN v_wrong;
END $$;
REVOKE EXECUTE ON FUNCTION mips.product_goes_whole(uuid, uuid[]), mips.is_text_wrong(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.product_goes_whole(uuid, uuid[]), mips.is_text_wrong(uuid, int) TO mips_app;
