-- What was sent to a partner of an action, word for word, by whom, when and how; their receipt and their answer.
CREATE TABLE asb_case_sending (
  id uuid PRIMARY KEY DEFAULT new_id(), case_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, action_id uuid NOT NULL REFERENCES asb_case_action (id) ON DELETE CASCADE,
  to_words text NOT NULL, way text NOT NULL, basis text NOT NULL, parts text[] NOT NULL DEFAULT '{}', snapshot text NOT NULL, snapshot_hash text NOT NULL,
  sent_at timestamptz(3) NOT NULL, sent_by uuid NOT NULL REFERENCES app_user (id),
  receipt_at timestamptz(3), receipt_words text, receipt_by uuid REFERENCES app_user (id), answer_at timestamptz(3), answer_words text, answer_by uuid REFERENCES app_user (id),
  CHECK ((receipt_at IS NULL) = (receipt_by IS NULL)), CHECK ((answer_at IS NULL) = (answer_by IS NULL))
);
COMMENT ON TABLE asb_case_sending IS 'What was given to a partner of a case, word for word, with their receipt and answer; the words are never changed.';
CREATE INDEX asb_case_sending_action ON asb_case_sending (action_id);
SELECT mips.keep_with_record('asb_case_sending', 'case_id');
REVOKE UPDATE ON asb_case_sending FROM mips_app;
GRANT UPDATE (acl_id, receipt_at, receipt_words, receipt_by, answer_at, answer_words, answer_by) ON asb_case_sending TO mips_app;

-- A case review is held by the relevant bodies, recommends actions to partners, and may be taken further by the victim.
ALTER TABLE asb_case_trigger ADD COLUMN bodies text[] NOT NULL DEFAULT '{}', ADD COLUMN appealed_at timestamptz(3), ADD COLUMN appeal_words text;
ALTER TABLE asb_case_action ADD COLUMN trigger_id uuid REFERENCES asb_case_trigger (id);

CREATE FUNCTION mips.asb_sendings_of(p_action uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'to', s.to_words, 'way', s.way, 'basis', s.basis, 'snapshot', s.snapshot, 'sentAt', s.sent_at, 'sentBy', mips.officer_json(s.sent_by),
    'receiptAt', s.receipt_at, 'receiptWords', s.receipt_words, 'receiptBy', mips.officer_json(s.receipt_by), 'answerAt', s.answer_at, 'answerWords', s.answer_words, 'answerBy', mips.officer_json(s.answer_by)) ORDER BY s.sent_at, s.id), '[]')
    FROM asb_case_sending s WHERE s.action_id = p_action $$;
GRANT EXECUTE ON FUNCTION mips.asb_sendings_of(uuid) TO mips_app;

CREATE OR REPLACE FUNCTION mips.read_asb_case(p_case uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'title', e.title, 'summary', e.summary, 'asbType', c.asb_type, 'basis', c.basis,
      'openedReason', c.opened_reason, 'owner', mips.officer_json(c.owner_id), 'state', c.state, 'openedAt', c.opened_at, 'outcome', c.outcome, 'outcomeWords', c.outcome_words, 'victimToldAt', c.victim_told_at,
      'closedAt', c.closed_at, 'closedBy', mips.officer_json(c.closed_by), 'location', mips.location_brief(mips.place_of_event(c.id)), 'people', mips.linked_people(c.id), 'events', mips.linked_events(c.id),
      'risks', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'answers', x.answers, 'score', x.score, 'grade', x.grade, 'words', x.words, 'assessedAt', x.assessed_at, 'assessedBy', mips.officer_json(x.assessed_by),
          'reviewedAt', x.reviewed_at, 'reviewedBy', mips.officer_json(x.reviewed_by), 'reviewAnswer', x.review_answer, 'reviewWords', x.review_words) ORDER BY x.assessed_at DESC, x.id DESC), '[]') FROM asb_case_risk x WHERE x.case_id = c.id),
      'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'partner', x.partner, 'tool', x.tool, 'words', x.words, 'dueOn', x.due_on, 'addedAt', x.added_at, 'addedBy', mips.officer_json(x.added_by), 'sentAt', x.sent_at,
          'receiptAt', x.receipt_at, 'receiptWords', x.receipt_words, 'doneAt', x.done_at, 'result', x.result, 'withdrawnAt', x.withdrawn_at, 'reviewId', x.trigger_id, 'sendings', mips.asb_sendings_of(x.id)) ORDER BY x.added_at, x.id), '[]') FROM asb_case_action x WHERE x.case_id = c.id),
      'triggers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'victimId', x.victim_id, 'askedAt', x.asked_at, 'askedWords', x.asked_words, 'counted', (SELECT count(*)::int FROM event f WHERE f.id = ANY (x.counted)), 'needed', x.needed, 'isMet', x.is_met,
          'isAccepted', x.is_accepted, 'decidedAt', x.decided_at, 'decidedBy', mips.officer_json(x.decided_by), 'decisionWords', x.decision_words, 'answeredAt', x.answered_at, 'answeredBy', mips.officer_json(x.answered_by),
          'answer', x.answer, 'bodies', x.bodies, 'appealedAt', x.appealed_at, 'appealWords', x.appeal_words) ORDER BY x.asked_at, x.id), '[]') FROM asb_case_trigger x WHERE x.case_id = c.id),
      'log', mips.custody_log(c.id), 'sources', mips.sources_json(c.id))
    FROM asb_case c JOIN event e ON e.id = c.id JOIN record r ON r.id = c.id WHERE c.id = p_case $$;
