-- How a stay ends: charges, outcomes of offences, bail with its diary, the assessment before release, the escort record, papers given out.
CREATE TABLE custody_charge (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, charged_at timestamptz(3) NOT NULL, charged_by uuid NOT NULL REFERENCES app_user (id),
  decision_maker text, cps_urn text, caution_at timestamptz(3), reply text, is_adult_present boolean, is_notice_given boolean NOT NULL DEFAULT false, court text, court_at timestamptz(3),
  is_bail_refused boolean NOT NULL, grounds_codes text[] NOT NULL DEFAULT '{}', grounds_text text, told_in_presence boolean, not_told_reason text, is_held_for_drug_sample boolean NOT NULL DEFAULT false,
  is_other_uncharged boolean NOT NULL DEFAULT false, created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE custody_charge IS 'One act of charging; the offences charged by it are the rows of event_offence that name it.';

ALTER TABLE event_offence ADD COLUMN charge_id uuid REFERENCES custody_charge (id), ADD COLUMN charge_no int, ADD COLUMN disposal text, ADD COLUMN disposed_at timestamptz(3), ADD COLUMN disposed_by uuid REFERENCES app_user (id),
  ADD COLUMN outcome_code text, ADD COLUMN outcome_note text;
COMMENT ON COLUMN event_offence.disposal IS 'How custody ended for this offence (L-5); the row follows the offence from arrest to court, for the case file and the national update.';

CREATE TABLE custody_bail (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL CHECK (kind IN ('PRE_CHARGE', 'POST_CHARGE', 'RUI')),
  granted_at timestamptz(3) NOT NULL, granted_by uuid NOT NULL REFERENCES app_user (id), granted_rank text NOT NULL, regime text NOT NULL DEFAULT 'STANDARD', arrest_day date NOT NULL,
  return_at timestamptz(3), return_place text, is_return_aligned boolean NOT NULL DEFAULT false, necessity text, proportionality text, representations text, representations_considered boolean,
  victims int NOT NULL DEFAULT 0, victim_views text, victim_views_text text, victim_told_at timestamptz(3), notice_served_at timestamptz(3), charge_id uuid REFERENCES custody_charge (id),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE custody_bail IS 'Bail before or after charge, or a release under investigation, which has a diary without a clock. What happens later is in custody_bail_entry.';
CREATE INDEX custody_bail_return ON custody_bail (kind, return_at);

CREATE TABLE custody_bail_condition (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, bail_id uuid NOT NULL REFERENCES custody_bail (id) ON DELETE CASCADE, condition text NOT NULL,
  words text NOT NULL, purpose text, protects_victim boolean NOT NULL DEFAULT false, from_at timestamptz(3) NOT NULL, ended_at timestamptz(3), ended_by uuid REFERENCES app_user (id), ended_reason text,
  CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);
COMMENT ON TABLE custody_bail_condition IS 'A variation ends the old condition with a reason and adds the new one; both stay readable.';
CREATE INDEX custody_bail_condition_bail ON custody_bail_condition (bail_id);

CREATE TABLE custody_bail_entry (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, bail_id uuid NOT NULL REFERENCES custody_bail (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('EXTENDED', 'CPS_SENT', 'CPS_BACK', 'VICTIM_TOLD', 'RETURN_CHANGED', 'RUI_REVIEWED', 'ENDED')),
  at timestamptz(3) NOT NULL, officer_id uuid NOT NULL REFERENCES app_user (id), officer_rank text NOT NULL, reason text, details jsonb NOT NULL DEFAULT '{}', created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE custody_bail_entry IS 'What happens on bail or under investigation, in order; only added to.';
CREATE INDEX custody_bail_entry_bail ON custody_bail_entry (bail_id);

CREATE TABLE custody_release_assessment (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, at timestamptz(3) NOT NULL, answers jsonb NOT NULL, referrals text[] NOT NULL DEFAULT '{}', note text,
  signed_by uuid NOT NULL REFERENCES app_user (id), created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE custody_release_assessment IS 'The risk before release as it was answered; a later one stands beside it and counts.';

CREATE TABLE custody_escort (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, at timestamptz(3) NOT NULL, per_number text NOT NULL, destination text NOT NULL, handover_officer text NOT NULL,
  received_by text, health text, offence text, property text, risk text, created_by uuid NOT NULL REFERENCES app_user (id), created_at timestamptz(3) NOT NULL DEFAULT now()
);
COMMENT ON TABLE custody_escort IS 'The person escort record as it left the suite, in its sections; a later one stands beside it and counts.';

CREATE TABLE custody_paper (
  id uuid PRIMARY KEY DEFAULT new_id(), custody_record_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, recipient text NOT NULL, sha256 text NOT NULL, given_at timestamptz(3) NOT NULL,
  given_by uuid NOT NULL REFERENCES app_user (id)
);
COMMENT ON TABLE custody_paper IS 'Each paper that left the system: what, for whom, by whom, and the hash of the file as it was.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['custody_charge', 'custody_bail', 'custody_bail_condition', 'custody_bail_entry', 'custody_release_assessment', 'custody_escort', 'custody_paper'] LOOP
    EXECUTE format('CREATE INDEX %I ON %I (custody_record_id)', t || '_record', t);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (custody_record_id, acl_id) REFERENCES record (id, acl_id) ON UPDATE CASCADE ON DELETE CASCADE', t, t || '_record_fk');
    EXECUTE format('CREATE TRIGGER a_take_acl BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION mips.take_acl(%L)', t, 'custody_record_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sel ON %I FOR SELECT USING (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE POLICY ins ON %I FOR INSERT WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]))', t);
    EXECUTE format('CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request()', t);
    EXECUTE format('CREATE TRIGGER z_keep_history AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION mips.keep_history(%L)', t, 'custody_record_id');
    EXECUTE format('CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit()', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO mips_app', t);
  END LOOP;
END $$;
-- A condition is ended and nothing else; all the rest is only added to.
CREATE POLICY upd ON custody_bail_condition FOR UPDATE USING (acl_id = ANY ((SELECT mips.my_acls())::int[])) WITH CHECK (acl_id = ANY ((SELECT mips.my_acls())::int[]));
GRANT UPDATE (ended_at, ended_by, ended_reason) ON custody_bail_condition TO mips_app;

CREATE OR REPLACE FUNCTION mips.custody_clock_limits(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'limits', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'at', l.at, 'until', l.until, 'courtNextSits', l.court_next_sits, 'reason', l.reason,
        'hasNewEvidence', l.details -> 'hasNewEvidence') ORDER BY l.at, l.id), '[]')
      FROM custody_limit l WHERE l.custody_record_id = p_custody AND NOT EXISTS (SELECT 1 FROM custody_limit y WHERE y.corrects_id = l.id)),
    'charges', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', c.charged_at, 'isOtherOffenceUncharged', c.is_other_uncharged, 'isHeldForDrugSample', c.is_held_for_drug_sample) ORDER BY c.charged_at, c.id), '[]')
      FROM custody_charge c WHERE c.custody_record_id = p_custody),
    'offenceCategories', (SELECT CASE WHEN count(*) > 0 AND bool_and(o.category IS NOT NULL) THEN jsonb_agg(DISTINCT o.category) END
      FROM event_offence o WHERE o.event_id = ANY (mips.arrests_of_stay(p_custody) || p_custody))) $$;

-- The offences of a stay with what became of each.
CREATE FUNCTION mips.offence_outcomes(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'code', o.offence_code, 'title', o.title, 'category', o.category, 'isDomestic', o.is_domestic, 'wording', o.wording, 'chargeId', o.charge_id,
      'chargeNo', o.charge_no, 'disposal', o.disposal, 'disposedAt', o.disposed_at, 'disposedBy', mips.officer_json(o.disposed_by), 'outcomeCode', o.outcome_code, 'outcomeNote', o.outcome_note)
      ORDER BY array_position(x.events, o.event_id), o.sequence, o.id), '[]')
    FROM (SELECT mips.arrests_of_stay(p_custody) || p_custody AS events) x JOIN event_offence o ON o.event_id = ANY (x.events) $$;

-- Bail with its conditions and its diary.
CREATE FUNCTION mips.bail_json(b custody_bail) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', b.id, 'recordId', b.custody_record_id, 'kind', b.kind, 'grantedAt', b.granted_at, 'grantedBy', mips.officer_json(b.granted_by), 'grantedRank', b.granted_rank, 'regime', b.regime,
    'arrestDay', b.arrest_day, 'returnAt', coalesce((SELECT (e.details ->> 'returnAt')::timestamptz FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.details ? 'returnAt' ORDER BY e.at DESC, e.id DESC LIMIT 1), b.return_at),
    'returnPlace', b.return_place, 'isReturnAligned', b.is_return_aligned, 'necessity', b.necessity, 'proportionality', b.proportionality, 'representations', b.representations,
    'representationsConsidered', b.representations_considered, 'victims', b.victims, 'victimViews', b.victim_views, 'victimViewsText', b.victim_views_text,
    'victimToldAt', coalesce((SELECT max(e.at) FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.kind = 'VICTIM_TOLD'), b.victim_told_at), 'noticeServedAt', b.notice_served_at,
    'isAnswered', EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = b.custody_record_id),
    'conditions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'condition', k.condition, 'words', k.words, 'purpose', k.purpose, 'protectsVictim', k.protects_victim, 'fromAt', k.from_at,
        'endedAt', k.ended_at, 'endedReason', k.ended_reason) ORDER BY k.ended_at IS NOT NULL, k.from_at, k.id), '[]') FROM custody_bail_condition k WHERE k.bail_id = b.id),
    'entries', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'at', e.at, 'officer', mips.officer_json(e.officer_id), 'officerRank', e.officer_rank, 'reason', e.reason,
        'details', e.details) ORDER BY e.at, e.id), '[]') FROM custody_bail_entry e WHERE e.bail_id = b.id)) $$;

CREATE FUNCTION mips.read_custody_outcome(p_custody uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT mips.read_custody(p_custody) || jsonb_build_object(
    'offenceRows', mips.offence_outcomes(p_custody),
    'victims', (SELECT count(DISTINCT v.to_id) FROM link i JOIN incident n ON n.id = i.to_id JOIN link v ON v.from_id = n.id AND v.role = 'VICTIM' AND v.valid_to IS NULL
      WHERE i.from_id = ANY (mips.arrests_of_stay(p_custody)) AND i.role = 'ARISES_FROM' AND i.valid_to IS NULL),
    'charges', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'chargedAt', c.charged_at, 'chargedBy', mips.officer_json(c.charged_by), 'decisionMaker', c.decision_maker, 'cpsUrn', c.cps_urn, 'cautionAt', c.caution_at,
        'reply', c.reply, 'isAdultPresent', c.is_adult_present, 'isNoticeGiven', c.is_notice_given, 'court', c.court, 'courtAt', c.court_at, 'isBailRefused', c.is_bail_refused, 'groundsCodes', c.grounds_codes,
        'groundsText', c.grounds_text, 'toldInPresence', c.told_in_presence, 'notToldReason', c.not_told_reason, 'isHeldForDrugSample', c.is_held_for_drug_sample) ORDER BY c.charged_at, c.id), '[]')
      FROM custody_charge c WHERE c.custody_record_id = p_custody),
    'bails', (SELECT coalesce(jsonb_agg(mips.bail_json(b) ORDER BY b.granted_at, b.id), '[]') FROM custody_bail b WHERE b.custody_record_id = p_custody),
    'assessments', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'answers', a.answers, 'referrals', a.referrals, 'note', a.note, 'signedBy', mips.officer_json(a.signed_by)) ORDER BY a.at, a.id), '[]')
      FROM custody_release_assessment a WHERE a.custody_record_id = p_custody),
    'escorts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'at', s.at, 'perNumber', s.per_number, 'destination', s.destination, 'handoverOfficer', s.handover_officer, 'receivedBy', s.received_by,
        'health', s.health, 'offence', s.offence, 'property', s.property, 'risk', s.risk) ORDER BY s.at, s.id), '[]') FROM custody_escort s WHERE s.custody_record_id = p_custody),
    'papers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'recipient', p.recipient, 'givenAt', p.given_at, 'givenBy', mips.officer_json(p.given_by)) ORDER BY p.given_at DESC, p.id), '[]')
      FROM custody_paper p WHERE p.custody_record_id = p_custody)) $$;

-- Everyone on bail before charge or under investigation whom nothing has ended yet, as far as this reader may see, the oldest grant first.
CREATE FUNCTION mips.bail_diary(p_station text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.bail_json(b) || jsonb_build_object('custodyNumber', c.custody_number, 'station', mips.station_json(c.station_code), 'person', mips.person_of_event(c.id, 'DETAINEE'),
      'offences', mips.offence_outcomes(c.id)) ORDER BY b.granted_at, b.id), '[]')
    FROM (SELECT x.* FROM custody_bail x JOIN custody_record y ON y.id = x.custody_record_id
           WHERE x.kind IN ('PRE_CHARGE', 'RUI') AND (p_station IS NULL OR y.station_code = p_station) AND NOT EXISTS (SELECT 1 FROM custody_bail_entry e WHERE e.bail_id = x.id AND e.kind = 'ENDED')
             AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = y.id) ORDER BY x.granted_at, x.id LIMIT p_limit) b
    JOIN custody_record c ON c.id = b.custody_record_id $$;

-- The bail of one person that is in force, with the incident that an arrest for breaking it goes on.
CREATE FUNCTION mips.read_bails_of_nominal(p_nominal uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('bails', coalesce(jsonb_agg(mips.bail_json(b) || jsonb_build_object('custodyNumber', c.custody_number, 'personRecordId', k.to_id, 'offences', mips.offence_outcomes(c.id),
      'incidentId', (SELECT n.id FROM link i JOIN incident n ON n.id = i.to_id WHERE i.from_id = ANY (mips.arrests_of_stay(c.id)) AND i.role = 'ARISES_FROM' AND i.valid_to IS NULL ORDER BY i.created_at, i.id LIMIT 1))
      ORDER BY b.granted_at DESC, b.id), '[]'))
    FROM person_record p JOIN link k ON k.to_id = p.id AND k.role = 'DETAINEE' AND k.valid_to IS NULL JOIN custody_record c ON c.id = k.from_id JOIN custody_bail b ON b.custody_record_id = c.id
   WHERE p.nominal_id = p_nominal AND b.kind <> 'RUI' AND c.state IN ('RELEASED', 'TRANSFERRED') AND NOT EXISTS (SELECT 1 FROM custody_bail_entry e WHERE e.bail_id = b.id AND e.kind = 'ENDED')
     AND NOT EXISTS (SELECT 1 FROM custody_record n WHERE n.earlier_stay_id = c.id) $$;
GRANT EXECUTE ON FUNCTION mips.offence_outcomes(uuid), mips.bail_json(custody_bail), mips.read_custody_outcome(uuid), mips.bail_diary(text, int), mips.read_bails_of_nominal(uuid) TO mips_app;
