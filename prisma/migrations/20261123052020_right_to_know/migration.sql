-- Clare's and Sarah's Law: applications are restricted from their first moment to those whose role keeps them; to everybody else they do not exist.
INSERT INTO acl (set_key, grade, label) VALUES ('right-to-know', 'hidden', 'Right to know');
INSERT INTO acl_principal (acl_id, kind, principal_id) SELECT a.id, 'role', r.code FROM acl a, unnest(ARRAY['SAFEGUARDING_OFFICER', 'INSPECTOR', 'SUPERINTENDENT']) AS r(code) WHERE a.set_key = 'right-to-know';

CREATE TABLE right_to_know (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, scheme text NOT NULL, route text NOT NULL, received_at timestamptz(3) NOT NULL, received_how text NOT NULL, received_by uuid NOT NULL REFERENCES app_user (id),
  relation text, concern text, decision text, meeting_at timestamptz(3), partners text, decided_at timestamptz(3), decided_by uuid REFERENCES app_user (id), pressing_need text, proportionality text, not_disclosed text,
  wording text, wording_by uuid REFERENCES app_user (id), approved_at timestamptz(3), approved_by uuid REFERENCES app_user (id), told_id uuid, how_they_protect text, told_at timestamptz(3), told_by uuid REFERENCES app_user (id),
  told_place text, is_in_person boolean, has_undertaking boolean, safety_plan text, receipt text,
  CHECK (scheme IN ('DVDS', 'CSODS')), CHECK (route IN ('ASK', 'KNOW')), CHECK (decision IN ('DISCLOSE', 'NOT', 'DEFER', 'NOTHING_HELD')), CHECK (told_at IS NULL OR approved_at IS NOT NULL)
);
COMMENT ON TABLE right_to_know IS 'An application for the right to know; nothing is told but words that somebody else approved.';
CREATE TABLE right_to_know_stage (
  id uuid PRIMARY KEY DEFAULT new_id(), application_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, stage text NOT NULL, done_at timestamptz(3) NOT NULL, done_by uuid NOT NULL REFERENCES app_user (id), words text,
  sources text[] NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX right_to_know_stage_once ON right_to_know_stage (application_id, stage);
DO $$ BEGIN PERFORM mips.keep_with_record('right_to_know', 'id'), mips.keep_with_record('right_to_know_stage', 'application_id'); END $$;

CREATE FUNCTION mips.right_to_know_acl() RETURNS int LANGUAGE sql STABLE AS $$ SELECT id FROM acl WHERE set_key = 'right-to-know' $$;

CREATE FUNCTION mips.right_to_know_line(p_application uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', k.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'scheme', k.scheme, 'route', k.route, 'receivedAt', k.received_at, 'decision', k.decision,
      'done', (SELECT coalesce(jsonb_object_agg(s.stage, s.done_at), '{}') FROM right_to_know_stage s WHERE s.application_id = k.id),
      'subject', mips.abuse_person(k.id, 'SUBJECT'), 'atRisk', mips.abuse_person(k.id, 'AT_RISK'), 'by', mips.officer_json(k.received_by))
    FROM right_to_know k JOIN record r ON r.id = k.id WHERE k.id = p_application AND mips.may_see_kind('RightToKnow') $$;

CREATE FUNCTION mips.read_right_to_know(p_application uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.right_to_know_line(k.id) || jsonb_build_object('receivedHow', k.received_how, 'relation', k.relation, 'concern', k.concern, 'meetingAt', k.meeting_at, 'partners', k.partners, 'decidedAt', k.decided_at,
      'decidedBy', mips.officer_json(k.decided_by), 'pressingNeed', k.pressing_need, 'proportionality', k.proportionality, 'notDisclosed', k.not_disclosed, 'wording', k.wording, 'wordingBy', mips.officer_json(k.wording_by),
      'approvedAt', k.approved_at, 'approvedBy', mips.officer_json(k.approved_by), 'toldId', k.told_id, 'howTheyProtect', k.how_they_protect, 'toldAt', k.told_at, 'toldBy', mips.officer_json(k.told_by), 'toldPlace', k.told_place,
      'isInPerson', k.is_in_person, 'hasUndertaking', k.has_undertaking, 'safetyPlan', k.safety_plan, 'receipt', k.receipt,
      'stages', (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', s.stage, 'at', s.done_at, 'by', mips.officer_json(s.done_by), 'words', s.words, 'sources', s.sources) ORDER BY s.done_at, s.id), '[]')
          FROM right_to_know_stage s WHERE s.application_id = k.id),
      'people', mips.linked_people(k.id), 'events', mips.linked_events(k.id))
    FROM right_to_know k WHERE k.id = p_application $$;

CREATE FUNCTION mips.right_to_know_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.right_to_know_line(x.id) ORDER BY x.received_at, x.id), '[]') FROM (SELECT k.id, k.received_at FROM right_to_know k
     WHERE NOT EXISTS (SELECT 1 FROM right_to_know_stage s WHERE s.application_id = k.id AND s.stage = 'CLOSED') ORDER BY k.received_at, k.id LIMIT p_limit) x $$;

GRANT EXECUTE ON FUNCTION mips.right_to_know_acl(), mips.right_to_know_line(uuid), mips.read_right_to_know(uuid), mips.right_to_know_desk(int) TO mips_app;
