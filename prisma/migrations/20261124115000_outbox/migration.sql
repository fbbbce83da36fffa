-- Messages to court and prosecutor: written in the transaction of the act that makes them, sent until they are acknowledged, and what comes back kept once.
CREATE TABLE outbox_message (
  id uuid PRIMARY KEY DEFAULT new_id(), record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, receiver text NOT NULL CHECK (receiver IN ('COURT', 'PROSECUTOR')), kind text NOT NULL, place int NOT NULL CHECK (place > 0),
  heading text NOT NULL, reference text, content jsonb NOT NULL, digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'ACKNOWLEDGED', 'REFUSED', 'STOPPED', 'SET_ASIDE')), attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0), runs int NOT NULL DEFAULT 1 CHECK (runs > 0),
  not_before timestamptz(3) NOT NULL, leased_until timestamptz(3), sent_at timestamptz(3), ended_at timestamptz(3), refused_with text[] NOT NULL DEFAULT '{}', last_fault text,
  replaces uuid REFERENCES outbox_message (id), made_by uuid NOT NULL REFERENCES app_user (id), made_at timestamptz(3) NOT NULL,
  UNIQUE (record_id, receiver, place), CHECK ((state = 'SENDING') = (leased_until IS NOT NULL)), CHECK ((state IN ('ACKNOWLEDGED', 'SET_ASIDE')) = (ended_at IS NOT NULL)), CHECK (state <> 'SENT' OR sent_at IS NOT NULL), CHECK (state <> 'REFUSED' OR refused_with <> '{}'));
COMMENT ON TABLE outbox_message IS 'A message about a record to one receiver. Its id is its number with the receiver, who takes it once however often it is sent.';
COMMENT ON COLUMN outbox_message.place IS 'Messages of one record to one receiver go in this order, each when those before it are acknowledged or set aside.';
COMMENT ON COLUMN outbox_message.leased_until IS 'Until then one sender has it in hand; after that it is sent again, because nobody knows whether it arrived.';
COMMENT ON COLUMN outbox_message.runs IS 'How often it was begun: once, and again each time that a person sends it anew.';
CREATE TABLE outbox_step (
  id uuid PRIMARY KEY DEFAULT new_id(), message_id uuid NOT NULL REFERENCES outbox_message (id) ON DELETE CASCADE, record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL CHECK (kind IN ('QUEUED', 'BEGIN', 'DELIVERED', 'ACKNOWLEDGED', 'REFUSED', 'FAILED', 'RECOVERED', 'SILENT', 'REPLAYED', 'SET_ASIDE')), at timestamptz(3) NOT NULL, attempt int NOT NULL DEFAULT 0, fault text, codes text[] NOT NULL DEFAULT '{}', reason text, by_user uuid REFERENCES app_user (id));
COMMENT ON TABLE outbox_step IS 'The course of a message: each attempt with what came of it, each answer, and what people did; insert only.';
CREATE INDEX outbox_step_message ON outbox_step (message_id, at);
CREATE TABLE inbox_message (
  id uuid PRIMARY KEY DEFAULT new_id(), receiver text NOT NULL CHECK (receiver IN ('COURT', 'PROSECUTOR')), number text NOT NULL, kind text NOT NULL, message_id uuid REFERENCES outbox_message (id), record_id uuid, acl_id int NOT NULL DEFAULT 0,
  content jsonb NOT NULL, state text NOT NULL CHECK (state IN ('APPLIED', 'UNPLACED', 'SETTLED')), cause text, received_at timestamptz(3) NOT NULL, settled_by uuid REFERENCES app_user (id), settled_at timestamptz(3), settle_reason text,
  UNIQUE (receiver, number), CHECK ((state = 'UNPLACED') <= (cause IS NOT NULL)), CHECK ((state = 'SETTLED') = (settled_at IS NOT NULL)), CHECK ((message_id IS NULL) = (record_id IS NULL)));
COMMENT ON TABLE inbox_message IS 'What a receiver sent us, kept once by its number there and applied once. What belongs to no message of ours waits for a person.';

SELECT mips.keep_with_record('outbox_message', 'record_id'), mips.keep_with_record('outbox_step', 'record_id'), mips.keep_with_record('inbox_message', 'record_id');
-- The steps are the history of a message, and what came in is never changed but settled.
DROP TRIGGER z_keep_history ON outbox_message;
DROP TRIGGER z_keep_history ON outbox_step;
DROP TRIGGER z_keep_history ON inbox_message;
REVOKE UPDATE ON outbox_message, outbox_step, inbox_message FROM mips_app;
GRANT UPDATE (state, attempts, runs, not_before, leased_until, sent_at, ended_at, refused_with, last_fault) ON outbox_message TO mips_app;
GRANT UPDATE (state, settled_by, settled_at, settle_reason) ON inbox_message TO mips_app;

-- What is on no record has no list: those who mend messages see it, and the job that keeps it.
DROP TRIGGER a_take_acl ON inbox_message;
CREATE TRIGGER a_take_acl BEFORE INSERT ON inbox_message FOR EACH ROW WHEN (NEW.record_id IS NOT NULL) EXECUTE FUNCTION mips.take_acl('record_id');
DROP POLICY sel ON inbox_message;
CREATE POLICY sel ON inbox_message FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]) AND (record_id IS NOT NULL OR (SELECT mips.actor_id()) IS NULL OR (SELECT mips.may('outbox.message.send'))));

CREATE INDEX outbox_message_waiting ON outbox_message (receiver, not_before) WHERE state = 'QUEUED';
CREATE INDEX outbox_message_leased ON outbox_message (leased_until) WHERE state = 'SENDING';
CREATE INDEX outbox_message_sent ON outbox_message (receiver, sent_at) WHERE state = 'SENT';
CREATE INDEX outbox_message_exceptions ON outbox_message (made_at) WHERE state IN ('REFUSED', 'STOPPED');
CREATE INDEX outbox_message_newest ON outbox_message (made_at DESC);
CREATE INDEX inbox_message_of ON inbox_message (message_id);
CREATE INDEX inbox_message_unplaced ON inbox_message (received_at) WHERE state = 'UNPLACED';

-- Which receivers have anything to do now: a name or none, and nothing of any message. So a job that finds nothing opens no audited transaction.
CREATE FUNCTION mips.outbox_work(p_now timestamptz, p_silent timestamptz) RETURNS text[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_held text[] := mips.open_ledger(); v_found text[];
BEGIN
  SELECT coalesce(array_agg(r.code), '{}') INTO v_found FROM unnest(ARRAY['COURT', 'PROSECUTOR']) AS r (code)
   WHERE EXISTS (SELECT 1 FROM outbox_message m WHERE m.state = 'QUEUED' AND m.receiver = r.code AND m.not_before <= p_now)
      OR EXISTS (SELECT 1 FROM outbox_message m WHERE m.state = 'SENDING' AND m.receiver = r.code AND m.leased_until < p_now)
      OR EXISTS (SELECT 1 FROM outbox_message m WHERE m.state = 'SENT' AND m.receiver = r.code AND m.sent_at < p_silent);
  PERFORM mips.close_ledger(v_held);
  RETURN v_found;
END $$;
REVOKE EXECUTE ON FUNCTION mips.outbox_work(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.outbox_work(timestamptz, timestamptz) TO mips_app;
