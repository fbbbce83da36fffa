-- Protection notices of domestic abuse: asked for, authorised, served, before the court, and what was broken.
CREATE TABLE protection_notice (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, kind text NOT NULL, state text NOT NULL DEFAULT 'ASKED', asked_at timestamptz(3) NOT NULL, asked_by uuid NOT NULL REFERENCES app_user (id),
  used_violence boolean, is_abusive boolean, necessity text, is_view_asked boolean, victim_view text, representations text, conditions jsonb NOT NULL DEFAULT '[]',
  decided_at timestamptz(3), decided_by uuid REFERENCES app_user (id), decided_rank text, decision_words text, is_area_commenced boolean,
  served_at timestamptz(3), served_by uuid REFERENCES app_user (id), service_method text, service_words text, court text, applied_at timestamptz(3), hearing_at timestamptz(3), hearing_late_reason text,
  heard_at timestamptz(3), result text, result_words text, order_on date, order_ends_on date, marker_id uuid,
  CHECK (kind IN ('DVPN', 'DAPN')), CHECK (state IN ('ASKED', 'GIVEN', 'REFUSED', 'SERVED', 'ORDER', 'NO_ORDER', 'ENDED')), CHECK ((state = 'ASKED') = (decided_at IS NULL)),
  CHECK (state <> 'ORDER' OR order_on IS NOT NULL)
);
COMMENT ON TABLE protection_notice IS 'A domestic violence or domestic abuse protection notice and the order that came of it.';
CREATE INDEX protection_notice_live ON protection_notice (state, served_at) WHERE state NOT IN ('REFUSED', 'NO_ORDER', 'ENDED');
CREATE TABLE notice_breach (
  id uuid PRIMARY KEY DEFAULT new_id(), notice_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, happened_at timestamptz(3) NOT NULL, words text NOT NULL, arrest_at timestamptz(3),
  recorded_at timestamptz(3) NOT NULL, recorded_by uuid NOT NULL REFERENCES app_user (id), court_at timestamptz(3), court_result text
);
CREATE INDEX notice_breach_notice ON notice_breach (notice_id);
DO $$ BEGIN PERFORM mips.keep_with_record('protection_notice', 'id'), mips.keep_with_record('notice_breach', 'notice_id'); END $$;

CREATE FUNCTION mips.notice_line(p_notice uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', n.id, 'reference', r.reference, 'title', e.title, 'kind', n.kind, 'state', n.state, 'askedAt', n.asked_at, 'servedAt', n.served_at, 'hearingAt', n.hearing_at, 'heardAt', n.heard_at,
      'orderEndsOn', n.order_ends_on, 'person', mips.abuse_person(n.id, 'SUSPECT'), 'by', mips.officer_json(n.asked_by),
      'breach', (SELECT jsonb_build_object('arrestAt', b.arrest_at, 'courtAt', b.court_at) FROM notice_breach b WHERE b.notice_id = n.id AND b.arrest_at IS NOT NULL AND b.court_at IS NULL ORDER BY b.arrest_at LIMIT 1))
    FROM protection_notice n JOIN event e ON e.id = n.id JOIN record r ON r.id = n.id WHERE n.id = p_notice AND mips.may_see_kind('ProtectionNotice') $$;

-- What a record carries into a notice: people, place, and how restricted it is.
CREATE FUNCTION mips.notice_basis(p_record uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', e.id, 'kind', e.kind, 'aclId', r.acl_id, 'occurredAt', e.occurred_from, 'people', mips.linked_people(e.id), 'placeId', mips.place_of_event(e.id),
      'notices', (SELECT coalesce(jsonb_agg(mips.notice_line(n.id) ORDER BY n.asked_at, n.id), '[]') FROM link k JOIN protection_notice n ON n.id = k.from_id WHERE k.to_id = e.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL))
    FROM event e JOIN record r ON r.id = e.id WHERE e.id = p_record AND mips.may_see_kind(e.kind) $$;

CREATE FUNCTION mips.read_protection_notice(p_notice uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', n.id, 'reference', r.reference, 'version', r.version, 'marking', r.marking, 'aclId', r.acl_id, 'title', e.title, 'kind', n.kind, 'state', n.state, 'askedAt', n.asked_at, 'askedBy', mips.officer_json(n.asked_by),
      'usedViolence', n.used_violence, 'isAbusive', n.is_abusive, 'necessity', n.necessity, 'isViewAsked', n.is_view_asked, 'victimView', n.victim_view, 'representations', n.representations, 'conditions', n.conditions,
      'decidedAt', n.decided_at, 'decidedBy', mips.officer_json(n.decided_by), 'decidedRank', n.decided_rank, 'decisionWords', n.decision_words, 'isAreaCommenced', n.is_area_commenced,
      'servedAt', n.served_at, 'servedBy', mips.officer_json(n.served_by), 'serviceMethod', n.service_method, 'serviceWords', n.service_words, 'court', n.court, 'appliedAt', n.applied_at, 'hearingAt', n.hearing_at,
      'hearingLateReason', n.hearing_late_reason, 'heardAt', n.heard_at, 'result', n.result, 'resultWords', n.result_words, 'orderOn', n.order_on, 'orderEndsOn', n.order_ends_on, 'markerId', n.marker_id,
      'breaches', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'happenedAt', b.happened_at, 'words', b.words, 'arrestAt', b.arrest_at, 'recordedAt', b.recorded_at, 'by', mips.officer_json(b.recorded_by), 'courtAt', b.court_at,
          'courtResult', b.court_result) ORDER BY b.happened_at, b.id), '[]') FROM notice_breach b WHERE b.notice_id = n.id),
      'people', mips.linked_people(n.id), 'events', mips.linked_events(n.id), 'location', mips.location_brief(mips.place_of_event(n.id)), 'sources', mips.sources_json(n.id))
    FROM protection_notice n JOIN event e ON e.id = n.id JOIN record r ON r.id = n.id WHERE n.id = p_notice $$;

-- Notices that are not at their end: what is due of each is counted where the rules are.
CREATE FUNCTION mips.notice_desk(p_limit int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(mips.notice_line(x.id) ORDER BY x.asked_at, x.id), '[]') FROM (
    SELECT n.id, n.asked_at FROM protection_notice n WHERE n.state NOT IN ('REFUSED', 'NO_ORDER', 'ENDED') ORDER BY n.asked_at, n.id LIMIT p_limit) x $$;

GRANT EXECUTE ON FUNCTION mips.notice_line(uuid), mips.notice_basis(uuid), mips.read_protection_notice(uuid), mips.notice_desk(int) TO mips_app;
