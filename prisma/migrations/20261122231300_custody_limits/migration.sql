-- What a longer detention rests on: reviews in full, their postponement, superintendent's extensions, warrants applied for and decided.
ALTER TABLE custody_review ADD COLUMN grounds_codes text[] NOT NULL DEFAULT '{}', ADD COLUMN told_at timestamptz(3), ADD COLUMN details jsonb;
COMMENT ON COLUMN custody_review.details IS 'Who could say something and what came of it, why by telephone, whom a senior officer''s direction was referred to (RV-8 to RV-12).';

CREATE TABLE custody_limit (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0,
  kind text NOT NULL CHECK (kind IN ('REVIEW_POSTPONED', 'EXTENDED_S42', 'WARRANT_APPLIED', 'WARRANT_ISSUED', 'WARRANT_EXTENDED', 'WARRANT_REFUSED', 'WARRANT_WITHDRAWN')),
  at timestamptz(3) NOT NULL, until timestamptz(3), application_id uuid REFERENCES custody_limit (id), court text, court_next_sits timestamptz(3),
  officer_id uuid REFERENCES app_user (id), officer_rank text, reason text, details jsonb NOT NULL DEFAULT '{}', corrects_id uuid UNIQUE REFERENCES custody_limit (id),
  created_by uuid REFERENCES app_user (id), created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT custody_limit_end CHECK (kind NOT IN ('EXTENDED_S42', 'WARRANT_ISSUED', 'WARRANT_EXTENDED') OR until > at)
);
COMMENT ON TABLE custody_limit IS 'Only added to: a wrong row is put right by a new one that points to it, and only the last of them counts.';
CREATE INDEX custody_limit_record ON custody_limit (custody_record_id);
CREATE INDEX custody_limit_application ON custody_limit (application_id) WHERE application_id IS NOT NULL;
ALTER TABLE custody_limit ADD CONSTRAINT custody_limit_record_fk FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE TRIGGER a_take_acl BEFORE INSERT ON custody_limit FOR EACH ROW EXECUTE FUNCTION mips.take_acl('custody_record_id');
ALTER TABLE custody_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY sel ON custody_limit FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE POLICY ins ON custody_limit FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON custody_limit FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON custody_limit FOR EACH ROW EXECUTE FUNCTION mips.keep_history('custody_record_id');
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON custody_limit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT ON custody_limit TO mips_app;

-- What the clock reads of the limits: every row that nobody has put right, and how the offences are classed where all of them are (EX-2).
CREATE OR REPLACE FUNCTION mips.custody_clock_limits(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'limits', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'at', l.at, 'until', l.until, 'courtNextSits', l.court_next_sits, 'reason', l.reason,
        'hasNewEvidence', l.details -> 'hasNewEvidence') ORDER BY l.at, l.id), '[]')
      FROM custody_limit l WHERE l.custody_record_id = p_custody AND NOT EXISTS (SELECT 1 FROM custody_limit y WHERE y.corrects_id = l.id)),
    'offenceCategories', (SELECT CASE WHEN count(*) > 0 AND bool_and(o.category IS NOT NULL) THEN jsonb_agg(DISTINCT o.category) END
      FROM event_offence o WHERE o.event_id = ANY (mips.arrests_of_stay(p_custody) || p_custody))) $$;
GRANT EXECUTE ON FUNCTION mips.custody_clock_limits(uuid) TO mips_app;

-- The custody record with every review in full and every step of the limits, those that were put right among them.
CREATE FUNCTION mips.read_custody_limits(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.read_custody(p_custody) || jsonb_build_object(
    'reviewRows', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'dueAt', v.due_at, 'doneAt', v.done_at, 'officer', mips.officer_json(v.officer_id), 'method', v.method, 'grounds', v.grounds,
        'groundsCodes', v.grounds_codes, 'representations', v.representations, 'outcome', v.outcome, 'toldAt', v.told_at, 'details', v.details) ORDER BY v.done_at, v.id), '[]')
      FROM custody_review v WHERE v.custody_record_id = p_custody),
    'limitRows', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'at', l.at, 'until', l.until, 'applicationId', l.application_id, 'court', l.court, 'courtNextSits', l.court_next_sits,
        'officer', mips.officer_json(l.officer_id), 'officerRank', l.officer_rank, 'reason', l.reason, 'details', l.details, 'correctsId', l.corrects_id,
        'correctedById', (SELECT y.id FROM custody_limit y WHERE y.corrects_id = l.id), 'recordedAt', l.created_at, 'recordedBy', mips.officer_json(l.created_by)) ORDER BY l.at, l.id), '[]')
      FROM custody_limit l WHERE l.custody_record_id = p_custody)) $$;
GRANT EXECUTE ON FUNCTION mips.read_custody_limits(uuid) TO mips_app;
