-- Tasking and coordination: the control strategy, intelligence requirements, meetings, and what they decide about records. Never what a record says.
CREATE TABLE control_strategy (
  id uuid PRIMARY KEY DEFAULT new_id(), from_day date NOT NULL, until_day date NOT NULL, themes text[] NOT NULL, made_by uuid REFERENCES app_user (id), made_at timestamptz(3) NOT NULL,
  CHECK (until_day >= from_day), CONSTRAINT control_strategy_one EXCLUDE USING gist (daterange(from_day, until_day, '[]') WITH &&));
COMMENT ON TABLE control_strategy IS 'The priorities of the force between two days; one holds at a time.';

CREATE TABLE intelligence_requirement (
  id uuid PRIMARY KEY DEFAULT new_id(), question text NOT NULL, theme text NOT NULL, owner_id uuid NOT NULL REFERENCES app_user (id), made_on date NOT NULL, expires date,
  made_by uuid REFERENCES app_user (id), made_at timestamptz(3) NOT NULL, closed_as text CHECK (closed_as IN ('ANSWERED', 'WITHDRAWN')), closed_reason text, closed_by uuid REFERENCES app_user (id), closed_at timestamptz(3),
  CHECK ((closed_as IS NULL) = (closed_at IS NULL)));
COMMENT ON TABLE intelligence_requirement IS 'A question of the force that intelligence is to answer, with its owner and its last day.';
CREATE INDEX intelligence_requirement_open ON intelligence_requirement (made_at DESC) WHERE closed_at IS NULL;

CREATE TABLE requirement_answer (
  requirement_id uuid NOT NULL REFERENCES intelligence_requirement (id), report_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, added_by uuid REFERENCES app_user (id), added_at timestamptz(3) NOT NULL, PRIMARY KEY (requirement_id, report_id));
COMMENT ON TABLE requirement_answer IS 'A report that answers a requirement, by its id alone: seen by those who may see the report.';
CREATE INDEX requirement_answer_report ON requirement_answer (report_id);

CREATE TABLE tasking_meeting (
  id uuid PRIMARY KEY DEFAULT new_id(), title text NOT NULL, kind text NOT NULL CHECK (kind IN ('STRATEGIC', 'TACTICAL', 'DAILY')), level text NOT NULL CHECK (level IN ('1', '2', '3')), held_at timestamptz(3) NOT NULL, place text,
  chair_id uuid NOT NULL REFERENCES app_user (id), attendee_ids uuid[] NOT NULL DEFAULT '{}', others text, made_by uuid REFERENCES app_user (id), made_at timestamptz(3) NOT NULL, closed_at timestamptz(3), closed_by uuid REFERENCES app_user (id));
COMMENT ON TABLE tasking_meeting IS 'A tasking and coordination meeting: its level, its kind, when, and who was there; what it decides stands in its items.';
CREATE INDEX tasking_meeting_held ON tasking_meeting (held_at DESC);

CREATE TABLE tasking_item (
  id uuid PRIMARY KEY DEFAULT new_id(), meeting_id uuid NOT NULL REFERENCES tasking_meeting (id), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, problem text NOT NULL, theme text, taken_up_from uuid UNIQUE REFERENCES tasking_item (id),
  proposed_by uuid REFERENCES app_user (id), proposed_at timestamptz(3) NOT NULL, decision text CHECK (decision IN ('ADOPTED', 'DEFERRED', 'REFUSED', 'CLOSED')), decisions int NOT NULL DEFAULT 0, decided_by uuid REFERENCES app_user (id), decided_at timestamptz(3),
  reason text, kind text CHECK (kind IN ('PREVENTION', 'INTELLIGENCE', 'ENFORCEMENT')), tactic text, owner_id uuid REFERENCES app_user (id), due_on date, task_once text,
  result text CHECK (result IN ('WORKED', 'PARTLY', 'DID_NOT', 'NOT_DONE')), result_words text, result_by uuid REFERENCES app_user (id), result_at timestamptz(3),
  CHECK ((decision IS NULL) = (decided_at IS NULL)), CHECK ((result IS NULL) = (result_at IS NULL)), CHECK (decision <> 'ADOPTED' OR (owner_id IS NOT NULL AND due_on IS NOT NULL AND tactic IS NOT NULL)));
COMMENT ON TABLE tasking_item IS 'What was proposed to a meeting about one record, its decision and its result: seen by those who may see the record.';
COMMENT ON COLUMN tasking_item.task_once IS 'Names the task that the decision raised: one for each time that it was adopted.';
CREATE INDEX tasking_item_meeting ON tasking_item (meeting_id, proposed_at, id);
CREATE INDEX tasking_item_record ON tasking_item (record_id);
CREATE INDEX tasking_item_owner ON tasking_item (owner_id) WHERE decision = 'ADOPTED' AND result IS NULL;
CREATE INDEX tasking_item_proposer ON tasking_item (proposed_by, proposed_at DESC);

-- An item and an answer take the list of their record, and follow it.
ALTER TABLE tasking_item ADD CONSTRAINT tasking_item_record_fk FOREIGN KEY (record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE requirement_answer ADD CONSTRAINT requirement_answer_record_fk FOREIGN KEY (report_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON tasking_item FOR EACH ROW EXECUTE FUNCTION mips.take_acl('record_id');
CREATE TRIGGER a_take_acl BEFORE INSERT ON requirement_answer FOR EACH ROW EXECUTE FUNCTION mips.take_acl('report_id');

-- Whoever the task of a decision was handed to may read and answer it as its owner does.
CREATE FUNCTION mips.holds_tasking(p_record uuid, p_once text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_once IS NOT NULL AND EXISTS (SELECT 1 FROM task t WHERE t.record_id = p_record AND t.kind = 'TASKING' AND t.once = p_once AND t.owner_id = mips.actor_id()) $$;

DO $do$
DECLARE t text; v_list text := 'acl_id = ANY ((SELECT mips.my_acls())::int[])'; v_system text := '(SELECT mips.actor_id()) IS NULL'; v_me text := '(SELECT mips.actor_id())';
  v_read text := '(SELECT mips.may(''tasking.meeting.read''))'; v_keep text := '((SELECT mips.actor_id()) IS NULL OR (SELECT mips.may(''tasking.meeting.keep'')))'; v_propose text := '(SELECT mips.may(''tasking.item.propose''))';
BEGIN
  FOREACH t IN ARRAY ARRAY['control_strategy', 'intelligence_requirement', 'requirement_answer', 'tasking_meeting', 'tasking_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['control_strategy', 'tasking_meeting'] LOOP
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (%s OR %s OR %s)', t, v_system, v_read, v_propose);
  END LOOP;
  EXECUTE format('CREATE POLICY sel ON intelligence_requirement FOR SELECT USING (%s OR %s)', v_system, v_read);
  FOREACH t IN ARRAY ARRAY['control_strategy', 'tasking_meeting', 'intelligence_requirement'] LOOP
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (%s)', t, v_keep);
    EXECUTE format('CREATE POLICY upd ON %I FOR UPDATE USING (%s) WITH CHECK (%s)', t, v_keep, v_keep);
  END LOOP;
  EXECUTE format('CREATE POLICY sel ON requirement_answer FOR SELECT USING (%s AND (%s OR (%s AND (SELECT mips.may(''intelligence.entry.read'')))))', v_list, v_system, v_read);
  EXECUTE format('CREATE POLICY ins ON requirement_answer FOR INSERT WITH CHECK (%s AND (%s OR (%s AND (SELECT mips.may(''intelligence.entry.read'')))))', v_list, v_system, v_propose);
  EXECUTE format('CREATE POLICY sel ON tasking_item FOR SELECT USING (%s AND (%s OR %s OR proposed_by = %s OR owner_id = %s OR mips.holds_tasking(record_id, task_once)))', v_list, v_system, v_read, v_me, v_me);
  EXECUTE format('CREATE POLICY ins ON tasking_item FOR INSERT WITH CHECK (%s AND (%s OR %s))', v_list, v_keep, v_propose);
  EXECUTE format('CREATE POLICY upd ON tasking_item FOR UPDATE USING (%s AND (%s OR owner_id = %s OR mips.holds_tasking(record_id, task_once))) WITH CHECK (%s)', v_list, v_keep, v_me, v_list);
END $do$;
GRANT SELECT, INSERT ON control_strategy, intelligence_requirement, requirement_answer, tasking_meeting, tasking_item TO mips_app;
GRANT UPDATE (until_day) ON control_strategy TO mips_app;
GRANT UPDATE (closed_as, closed_reason, closed_by, closed_at) ON intelligence_requirement TO mips_app;
GRANT UPDATE (title, kind, level, held_at, place, chair_id, attendee_ids, others, closed_at, closed_by) ON tasking_meeting TO mips_app;
GRANT UPDATE (decision, decisions, decided_by, decided_at, reason, kind, tactic, owner_id, due_on, task_once, result, result_words, result_by, result_at) ON tasking_item TO mips_app;
GRANT EXECUTE ON FUNCTION mips.holds_tasking(uuid, text) TO mips_app;
