-- Decisions on a charge as they were made, police or prosecutor, and the actions that one asks for, each work of somebody by a day.
CREATE TABLE case_decision (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, decided_by_side text NOT NULL CHECK (decided_by_side IN ('POLICE', 'CPS')), decided_by text NOT NULL, reference text, outcome text NOT NULL, test text, decided_on date NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}', recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
COMMENT ON TABLE case_decision IS 'A decision on a charge: who made it, on which test, with the answers and what is outstanding. The newest holds; none is changed.';
CREATE INDEX case_decision_case ON case_decision (case_id, recorded_at DESC);
CREATE TABLE case_action (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, decision_id uuid NOT NULL REFERENCES case_decision (id), number int NOT NULL, text text NOT NULL, due_on date NOT NULL, owner_id uuid NOT NULL REFERENCES app_user (id),
  done_at timestamptz(3), done_by uuid REFERENCES app_user (id), result text, CHECK ((done_at IS NULL) = (done_by IS NULL)), CHECK ((done_at IS NULL) = (result IS NULL)));
COMMENT ON TABLE case_action IS 'What a prosecutor asked to be done, by whom and when, and what came of it.';
CREATE INDEX case_action_case ON case_action (case_id, due_on);
DO $do$ BEGIN
  PERFORM mips.keep_with_record('case_decision', 'case_id'), mips.keep_with_record('case_action', 'case_id');
  REVOKE UPDATE ON case_decision, case_action FROM mips_app;
END $do$;
GRANT UPDATE (done_at, done_by, result) ON case_action TO mips_app;
