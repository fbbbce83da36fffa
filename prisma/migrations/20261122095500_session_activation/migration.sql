-- An activation code is a password that an administrator issues: it works once and only until this time.
ALTER TABLE app_user ADD COLUMN password_expires_at timestamptz(3);
COMMENT ON COLUMN app_user.password_expires_at IS 'Set when the password is an activation code: it works once, before this time.';
CREATE INDEX app_session_live ON app_session (user_id) WHERE ended_at IS NULL;
CREATE INDEX sign_in_attempt_device ON sign_in_attempt (staff_number, device_key) WHERE succeeded;
-- A session that has ended can never live again, whatever the program does.
CREATE FUNCTION mips.keep_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL AND (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.token_hash <> OLD.token_hash) THEN
    RAISE EXCEPTION 'an ended session stays ended' USING ERRCODE = 'MP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_session_ended BEFORE UPDATE ON app_session FOR EACH ROW EXECUTE FUNCTION mips.keep_session_ended();
-- A leaver's sessions end with the change of status, in the same act.
CREATE FUNCTION mips.end_sessions_of_leaver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app_session SET ended_at = now(), ended_reason = NEW.status WHERE user_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions_of_leaver AFTER UPDATE OF status ON app_user FOR EACH ROW WHEN (NEW.status <> 'active' AND OLD.status = 'active') EXECUTE FUNCTION mips.end_sessions_of_leaver();
