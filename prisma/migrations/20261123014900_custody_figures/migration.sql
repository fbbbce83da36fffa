-- Figures of custody, always from the rows themselves. Everything runs as the reader: a stay that the reader may not see is in no figure.
CREATE INDEX custody_record_arrived ON custody_record (arrived_at);

-- The first instant at which so much counted time has passed (domain custody/counted-time.ts).
CREATE FUNCTION mips.add_counted(p_from timestamptz, p_amount interval, p_out tstzmultirange) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE r tstzrange; v_end timestamptz := p_from + p_amount;
BEGIN
  IF p_out IS NULL OR isempty(p_out) THEN RETURN v_end; END IF;
  FOR r IN SELECT unnest(p_out) LOOP
    IF upper(r) > p_from AND lower(r) < v_end THEN v_end := v_end + (upper(r) - greatest(lower(r), p_from)); END IF;
  END LOOP;
  RETURN v_end;
END $$;

-- The reviews of one stay by what came of them (domain custody/reviews.ts, RV-2 to RV-6); reasons are of those put off and done late.
CREATE FUNCTION mips.review_timings(p_authorised timestamptz, p_ended timestamptz, p_now timestamptz, p_first interval, p_next interval, p_out tstzmultirange,
  p_done timestamptz[], p_reasons text[], p_put_off timestamptz[], p_put_off_reasons text[],
  OUT on_time int, OUT put_off int, OUT breach int, OUT missed int, OUT overdue int, OUT reasons text[]) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_due timestamptz := mips.add_counted(p_authorised, p_first, p_out); v_since timestamptz := p_authorised; v_at timestamptz; v_reason text;
BEGIN
  on_time := 0; put_off := 0; breach := 0; missed := 0; overdue := 0; reasons := '{}';
  FOR i IN 1 .. coalesce(cardinality(p_done), 0) LOOP
    v_at := p_done[i];
    WHILE mips.add_counted(v_due, p_next, p_out) <= v_at LOOP
      missed := missed + 1;
      v_due := mips.add_counted(v_due, p_next, p_out);
    END LOOP;
    v_reason := p_reasons[i];
    IF v_reason IS NULL THEN
      SELECT x.reason INTO v_reason FROM unnest(p_put_off, p_put_off_reasons) WITH ORDINALITY AS x(at, reason, nr) WHERE x.at BETWEEN v_since AND v_at ORDER BY x.nr LIMIT 1;
    END IF;
    IF v_at <= v_due THEN on_time := on_time + 1;
    ELSIF coalesce(v_reason, '') <> '' THEN put_off := put_off + 1; reasons := reasons || v_reason;
    ELSE breach := breach + 1; END IF;
    v_since := v_at;
    v_due := mips.add_counted(least(v_at, v_due), p_next, p_out);
  END LOOP;
  IF p_ended > v_due THEN missed := missed + 1; ELSIF p_ended IS NULL AND p_now > v_due THEN overdue := overdue + 1; END IF;
END $$;

-- The last check, or rousing, done and typed before another.
CREATE FUNCTION mips.last_check(p_stay uuid, p_id uuid, p_done timestamptz, p_typed timestamptz, p_rouses boolean) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(g.happened_at) FROM log_entry g WHERE g.record_id = p_stay AND g.kind IN ('VISIT', 'ROUSE', 'ROUSE_FAIL') AND (NOT p_rouses OR g.kind <> 'VISIT')
     AND g.happened_at < p_done AND (g.recorded_at, g.id) < (p_typed, p_id) AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id) $$;

-- The latest day on which somebody may have been born; null when it is not known (domain custody/treat-as-child.ts).
CREATE FUNCTION mips.latest_birth(p_dob date, p_precision text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_precision WHEN 'day' THEN p_dob WHEN 'month' THEN (date_trunc('month', p_dob::timestamp) + interval '1 month - 1 day')::date WHEN 'year' THEN make_date(extract(year FROM p_dob)::int, 12, 31) END $$;
CREATE FUNCTION mips.whole_minutes(p_from timestamptz, p_until timestamptz) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(extract(epoch FROM p_until - p_from) / 60)::int $$;
-- 23:00 to 07:00 in London.
CREATE FUNCTION mips.is_london_night(p_at timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (p_at AT TIME ZONE 'Europe/London')::time < '07:00' OR (p_at AT TIME ZONE 'Europe/London')::time >= '23:00' $$;
-- Whether a stay touches a night (domain custody/child-detention.ts).
CREATE FUNCTION mips.is_overnight(p_from timestamptz, p_until timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_until > p_from AND (mips.is_london_night(p_from) OR (p_until AT TIME ZONE 'Europe/London')::date > (p_from AT TIME ZONE 'Europe/London')::date
    OR (p_until AT TIME ZONE 'Europe/London')::time >= '23:01') $$;

-- The checks of each stay with how many were not in time, each judged by what had been typed before it (domain custody/check-history.ts and care.ts, TR-1 and TR-2).
CREATE FUNCTION mips.judged_checks(p_stays uuid[], p_rules jsonb) RETURNS TABLE (stay uuid, checks int, late int, typed_late int, most_late int) LANGUAGE sql STABLE SET jit = off SET work_mem = '64MB' AS $$
  WITH stays AS MATERIALIZED (SELECT c.id, coalesce(c.authorised_at, c.arrived_at) AS since FROM custody_record c WHERE c.id = ANY (p_stays)),
  level (code, every) AS (SELECT key, make_interval(mins => value::int) FROM jsonb_each_text(p_rules -> 'levels')),
  checks AS MATERIALIZED (
    SELECT s.id AS stay, s.since, g.id, g.kind <> 'VISIT' AS rouses, g.happened_at AS done, g.recorded_at AS typed
      FROM stays s JOIN log_entry g ON g.record_id = s.id AND g.kind IN ('VISIT', 'ROUSE', 'ROUSE_FAIL') WHERE NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id)),
  ordered AS (
    SELECT k.*, max(k.done) OVER w AS before, max(k.done) FILTER (WHERE k.rouses) OVER w AS roused FROM checks k
      WINDOW w AS (PARTITION BY k.stay ORDER BY k.typed, k.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
  -- What was typed out of its order is looked up for itself.
  known AS MATERIALIZED (
    SELECT o.stay, o.since, o.id, o.done, o.typed,
        CASE WHEN o.before >= o.done THEN mips.last_check(o.stay, o.id, o.done, o.typed, false) ELSE o.before END AS last_check,
        CASE WHEN o.roused >= o.done THEN mips.last_check(o.stay, o.id, o.done, o.typed, true) ELSE o.roused END AS last_rouse
      FROM ordered o),
  plans AS (
    SELECT s.id AS stay, '1' AS level, NULL::int AS every, false AS must_rouse, s.since AS from_at, s.since AS typed, 0 AS part, 0 AS nr FROM stays s
    UNION ALL SELECT s.id, p.level, p.every_minutes, p.must_rouse, p.decided_at, p.recorded_at, 1, -p.version FROM stays s JOIN custody_care_plan p ON p.custody_record_id = s.id
    UNION ALL SELECT s.id, g.details ->> 'to', NULL, false, g.happened_at, g.recorded_at, 2, 0 FROM stays s JOIN log_entry g ON g.record_id = s.id AND g.kind = 'LEVEL_CHANGE'
      WHERE NOT EXISTS (SELECT 1 FROM custody_care_plan p WHERE p.custody_record_id = s.id AND p.decided_at = g.happened_at)),
  timed AS MATERIALIZED (
    SELECT p.stay, p.level IN ('3', '4') AS watched, p.must_rouse, p.from_at, p.typed, p.part, p.nr, least(l.every, CASE WHEN p.every > 0 THEN make_interval(mins => p.every) END) AS visit,
        least(CASE WHEN p.level IN ('3', '4') THEN r.every ELSE l.every END, CASE WHEN p.every > 0 THEN make_interval(mins => p.every) END, r.every) AS rouse,
        least(l.every, CASE WHEN p.every > 0 THEN make_interval(mins => p.every) END, CASE WHEN p.must_rouse THEN r.every END) AS both_of
      FROM plans p JOIN level l ON l.code = p.level CROSS JOIN (SELECT every FROM level WHERE code = '2') r),
  in_force AS (
    SELECT k.stay, k.done, k.typed, coalesce(k.last_check, k.since) AS last_check, k.last_rouse, t.watched, t.must_rouse, t.from_at, t.visit, t.rouse,
        lead(t.both_of) OVER w AS previous, lead(t.must_rouse) OVER w AS previous_rouse, row_number() OVER w AS nr
      FROM known k LEFT JOIN timed t ON t.stay = k.stay AND t.from_at <= k.done AND t.typed <= k.typed WINDOW w AS (PARTITION BY k.id ORDER BY t.from_at DESC, t.part DESC, t.nr DESC)),
  started AS (
    SELECT f.*, coalesce(f.last_rouse, CASE WHEN f.previous_rouse IS FALSE THEN f.from_at ELSE f.last_check END) AS rouse_from FROM in_force f WHERE f.nr = 1),
  -- A new plan makes a check due earlier, and never later than the old one had it.
  due AS (
    SELECT f.stay, f.done, f.typed, least(
        CASE WHEN f.watched OR NOT f.must_rouse THEN CASE WHEN f.previous IS NULL OR f.from_at < f.last_check THEN f.last_check + f.visit
          ELSE least(f.last_check + f.previous, greatest(f.from_at, f.last_check + f.visit)) END END,
        CASE WHEN f.must_rouse THEN CASE WHEN f.previous IS NULL OR f.from_at < f.rouse_from THEN f.rouse_from + f.rouse
          ELSE least(f.rouse_from + f.previous, greatest(f.from_at, f.rouse_from + f.rouse)) END END) AS due_at
      FROM started f),
  late AS (SELECT d.stay, floor(extract(epoch FROM d.done - d.due_at) / 60)::int AS by_done, floor(extract(epoch FROM d.typed - d.due_at) / 60)::int AS by_typed FROM due d)
  SELECT l.stay, count(*)::int, (count(*) FILTER (WHERE l.by_done > 0))::int, (count(*) FILTER (WHERE l.by_done <= 0 AND l.by_typed > 0))::int,
      max(CASE WHEN l.by_done > 0 THEN l.by_done WHEN l.by_typed > 0 THEN l.by_typed ELSE 0 END) FROM late l GROUP BY l.stay $$;

-- One row for each stay that arrived in the period, with everything that the figures are made of. p_rules comes from the dated rules tables (domain custody/figure-rules.ts).
CREATE FUNCTION mips.custody_stay_facts(p_station text, p_from timestamptz, p_until timestamptz, p_now timestamptz, p_rules jsonb)
  RETURNS TABLE (id uuid, custody_number text, station_code text, arrived_at timestamptz, ended_at timestamptz, age int, age_from text, sex text, ethnicity text,
    wait int, length int, out_of_door int, left_at_night boolean, reviews int, review_put_off int, review_breach int, review_missed int, review_reasons text[], checks int, check_late int, check_typed_late int, most_late int,
    is_authorised boolean, rights_after int, adult_asked boolean, adult_wait int, strip int, intimate int, force int, child_at_night boolean, authority_asked boolean)
  LANGUAGE sql STABLE SET jit = off SET work_mem = '64MB' AS $$
  WITH stays AS MATERIALIZED (
    SELECT c.id, c.custody_number, c.station_code, c.record_types, c.arrived_at, c.authorised_at, c.released_at,
        coalesce(c.released_at, CASE WHEN NOT c.state = ANY (ARRAY(SELECT jsonb_array_elements_text(p_rules -> 'held'))) THEN (SELECT e.occurred_to FROM event e WHERE e.id = c.id) END) AS ended_at
      FROM custody_record c WHERE c.arrived_at >= p_from AND c.arrived_at < p_until AND (p_station IS NULL OR c.station_code = p_station)),
  people AS (
    SELECT s.id, coalesce(p.sex, (SELECT o.sex FROM person_record o WHERE o.nominal_id = p.nominal_id AND o.sex IS NOT NULL ORDER BY o.created_at DESC, o.id DESC LIMIT 1)) AS sex,
        coalesce(p.ethnicity_self, (SELECT o.ethnicity_self FROM person_record o WHERE o.nominal_id = p.nominal_id AND o.ethnicity_self IS NOT NULL ORDER BY o.created_at DESC, o.id DESC LIMIT 1)) AS ethnicity,
        coalesce(b.born, (SELECT mips.latest_birth(o.dob, o.dob_precision) FROM person_record o WHERE o.nominal_id = p.nominal_id AND o.dob IS NOT NULL ORDER BY o.created_at DESC, o.id DESC LIMIT 1)) AS born
      FROM stays s CROSS JOIN LATERAL (SELECT x.* FROM link k JOIN person_record x ON x.id = k.to_id WHERE k.from_id = s.id AND k.role = 'DETAINEE' AND k.valid_to IS NULL ORDER BY k.created_at, k.id LIMIT 1) p
      CROSS JOIN LATERAL (SELECT mips.latest_birth(p.dob, p.dob_precision) AS born) b),
  judged AS (SELECT j.* FROM mips.judged_checks(ARRAY(SELECT s.id FROM stays s), p_rules) j),
  reviewed AS (
    SELECT s.id, array_agg(v.done_at ORDER BY v.done_at, v.id) AS done, array_agg(v.postponed_reason ORDER BY v.done_at, v.id) AS reasons FROM stays s JOIN custody_review v ON v.custody_record_id = s.id
     WHERE v.done_at >= s.authorised_at AND v.done_at <= coalesce(s.ended_at, 'infinity') GROUP BY s.id),
  put_off AS (
    SELECT s.id, array_agg(l.at ORDER BY l.at, l.id) AS at, array_agg(l.reason ORDER BY l.at, l.id) AS reasons FROM stays s JOIN custody_limit l ON l.custody_record_id = s.id AND l.kind = 'REVIEW_POSTPONED'
     WHERE NOT EXISTS (SELECT 1 FROM custody_limit y WHERE y.corrects_id = l.id) GROUP BY s.id),
  away AS (
    SELECT s.id, coalesce(range_agg(tstzrange(x.starts_at, coalesce(x.ends_at, p_now))) FILTER (WHERE x.kind = 'HOSPITAL_TREATMENT'), '{}')
        - coalesce(range_agg(tstzrange(x.starts_at, coalesce(x.ends_at, p_now))) FILTER (WHERE x.kind = 'QUESTIONED_AT_HOSPITAL'), '{}') AS spans
      FROM stays s JOIN custody_exclusion x ON x.custody_record_id = s.id WHERE coalesce(x.ends_at, p_now) >= x.starts_at GROUP BY s.id),
  regime AS (
    SELECT s.id, CASE WHEN s.record_types && ARRAY(SELECT jsonb_array_elements_text(p_rules -> 's40')) THEN 'S40' WHEN s.record_types && ARRAY(SELECT jsonb_array_elements_text(p_rules -> 'goodPractice')) THEN 'GOOD' END AS whose FROM stays s),
  timings AS (
    SELECT s.id, t.* FROM stays s JOIN regime g ON g.id = s.id AND g.whose IS NOT NULL LEFT JOIN reviewed v ON v.id = s.id LEFT JOIN put_off o ON o.id = s.id LEFT JOIN away a ON a.id = s.id
      CROSS JOIN LATERAL mips.review_timings(s.authorised_at, s.ended_at, p_now,
        make_interval(hours => (CASE g.whose WHEN 'S40' THEN p_rules ->> 'firstReviewHours' ELSE p_rules ->> 'goodPracticeHours' END)::int),
        make_interval(hours => (CASE g.whose WHEN 'S40' THEN p_rules ->> 'nextReviewHours' ELSE p_rules ->> 'goodPracticeHours' END)::int), a.spans, v.done, v.reasons, o.at, o.reasons) t
     WHERE s.authorised_at IS NOT NULL),
  told AS (
    SELECT s.id, min(r.happened_at) FILTER (WHERE r.kind = 'NOTICE_GIVEN') AS notice, bool_or(r.kind = 'AUTHORITY_ASKED') AS authority_asked FROM stays s JOIN rights_entry r ON r.record_id = s.id
     WHERE NOT EXISTS (SELECT 1 FROM rights_entry y WHERE y.corrects_id = r.id) GROUP BY s.id),
  -- What was imported has only the log to say that the rights were given.
  logged AS (
    SELECT s.id, min(g.happened_at) AS notice FROM stays s JOIN log_entry g ON g.record_id = s.id AND g.kind = 'RIGHTS' WHERE NOT EXISTS (SELECT 1 FROM rights_entry r WHERE r.record_id = s.id)
       AND NOT EXISTS (SELECT 1 FROM log_entry y WHERE y.corrects_id = g.id) GROUP BY s.id),
  adults AS (
    SELECT s.id, min(q.requested_at) AS asked, min(t.happened_at) AS came FROM stays s JOIN attending_request q ON q.record_id = s.id AND q.role = 'AA'
      LEFT JOIN attending_step t ON t.request_id = q.id AND t.kind IN ('ARRIVED', 'ADVISED') AND NOT EXISTS (SELECT 1 FROM attending_step y WHERE y.corrects_id = t.id) GROUP BY s.id),
  searched AS (
    SELECT s.id, (count(*) FILTER (WHERE h.kind = 'STRIP'))::int AS strip, (count(*) FILTER (WHERE h.kind = 'INTIMATE'))::int AS intimate FROM stays s JOIN custody_search h ON h.custody_record_id = s.id
     WHERE h.at IS NOT NULL AND h.kind IN ('STRIP', 'INTIMATE') AND NOT EXISTS (SELECT 1 FROM custody_search y WHERE y.previous_id = h.id) GROUP BY s.id),
  forced AS (
    SELECT s.id, count(DISTINCT f.at)::int AS times FROM stays s JOIN custody_force f ON f.custody_record_id = s.id AND f.kind = 'IN' AND f.previous_id IS NULL GROUP BY s.id),
  ending AS (
    SELECT s.id, (SELECT max(o.disposed_at) FROM event_offence o WHERE o.event_id = ANY (ARRAY(SELECT k.to_id FROM link k WHERE k.from_id = s.id AND k.role = 'ARISES_FROM' AND k.valid_to IS NULL) || s.id)) AS decided
      FROM stays s WHERE s.released_at IS NOT NULL),
  read AS (
    SELECT s.*, extract(year FROM age((s.arrived_at AT TIME ZONE 'Europe/London')::date, p.born))::int AS age, p.sex, p.ethnicity FROM stays s LEFT JOIN people p ON p.id = s.id)
  SELECT s.id, s.custody_number, s.station_code, s.arrived_at, s.ended_at, s.age,
      coalesce((SELECT max(b.value::int)::text FROM jsonb_array_elements_text(p_rules -> 'ageBands') b WHERE b.value::int <= s.age), 'NK'), coalesce(s.sex, 'N'), coalesce(p_rules -> 'ethnicities' ->> s.ethnicity, 'NK'),
      mips.whole_minutes(s.arrived_at, s.authorised_at), mips.whole_minutes(coalesce(s.authorised_at, s.arrived_at), s.ended_at), mips.whole_minutes(d.decided, s.released_at),
      mips.is_london_night(s.released_at), coalesce(t.on_time + t.put_off + t.breach + t.missed + t.overdue, 0), coalesce(t.put_off, 0), coalesce(t.breach, 0), coalesce(t.missed + t.overdue, 0), coalesce(t.reasons, '{}'),
      coalesce(j.checks, 0), coalesce(j.late, 0), coalesce(j.typed_late, 0), coalesce(j.most_late, 0),
      s.authorised_at IS NOT NULL, greatest(mips.whole_minutes(s.authorised_at, coalesce(r.notice, l.notice)), CASE WHEN coalesce(r.notice, l.notice) IS NOT NULL AND s.authorised_at IS NOT NULL THEN 0 END),
      a.asked IS NOT NULL, mips.whole_minutes(a.asked, a.came), coalesce(h.strip, 0), coalesce(h.intimate, 0), coalesce(f.times, 0),
      coalesce(s.age < (p_rules ->> 'adultAge')::int AND mips.is_overnight(s.authorised_at, coalesce(s.ended_at, p_now)), false), coalesce(r.authority_asked, false)
    FROM read s LEFT JOIN timings t ON t.id = s.id LEFT JOIN judged j ON j.stay = s.id LEFT JOIN told r ON r.id = s.id LEFT JOIN logged l ON l.id = s.id LEFT JOIN adults a ON a.id = s.id
    LEFT JOIN searched h ON h.id = s.id LEFT JOIN forced f ON f.id = s.id LEFT JOIN ending d ON d.id = s.id $$;

-- The middle, the ninetieth and the longest of some minutes, and how many there are.
CREATE FUNCTION mips.spread(p_minutes int[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('n', count(m), 'median', percentile_disc(0.5) WITHIN GROUP (ORDER BY m), 'ninetieth', percentile_disc(0.9) WITHIN GROUP (ORDER BY m), 'longest', max(m)) FROM unnest(p_minutes) m WHERE m IS NOT NULL $$;

-- The figures of the period: of all, and by age, sex and self-defined ethnicity.
CREATE FUNCTION mips.custody_figures(p_station text, p_from timestamptz, p_until timestamptz, p_now timestamptz, p_rules jsonb) RETURNS jsonb LANGUAGE sql STABLE SET jit = off SET work_mem = '64MB' AS $$
  WITH facts AS MATERIALIZED (SELECT * FROM mips.custody_stay_facts(p_station, p_from, p_until, p_now, p_rules)),
  grouped AS (
    SELECT CASE WHEN grouping(f.age_from) = 0 THEN 'age' WHEN grouping(f.sex) = 0 THEN 'sex' WHEN grouping(f.ethnicity) = 0 THEN 'ethnicity' ELSE 'all' END AS split, coalesce(f.age_from, f.sex, f.ethnicity) AS code,
        count(*) AS stays, mips.spread(array_agg(f.wait)) AS wait, count(*) FILTER (WHERE f.wait > (p_rules ->> 'waitMinutes')::int) AS wait_over, mips.spread(array_agg(f.length)) AS length,
        mips.spread(array_agg(f.out_of_door)) AS out_of_door, count(*) FILTER (WHERE f.left_at_night) AS left_at_night,
        sum(f.reviews) AS reviews, sum(f.review_put_off) AS review_put_off, sum(f.review_breach) AS review_breach, sum(f.review_missed) AS review_missed,
        sum(f.checks) AS checks, sum(f.check_late) AS check_late, sum(f.check_typed_late) AS check_typed_late,
        mips.spread(array_agg(f.rights_after)) AS rights, count(*) FILTER (WHERE f.is_authorised AND f.rights_after IS NULL) AS rights_missing,
        mips.spread(array_agg(f.adult_wait)) AS adult, count(*) FILTER (WHERE f.adult_asked) AS adult_asked, count(*) FILTER (WHERE f.adult_asked AND f.adult_wait IS NULL) AS adult_none,
        sum(f.strip) AS strip, sum(f.intimate) AS intimate, sum(f.force) AS force, count(*) FILTER (WHERE f.child_at_night) AS child_at_night,
        count(*) FILTER (WHERE f.child_at_night AND NOT f.authority_asked) AS child_not_asked
      FROM facts f GROUP BY GROUPING SETS ((), (f.age_from), (f.sex), (f.ethnicity)))
  SELECT jsonb_build_object('groups', coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.split, g.code), '[]'),
      'reasons', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', x.reason, 'n', x.n) ORDER BY x.n DESC, x.reason), '[]') FROM (SELECT r AS reason, count(*) AS n FROM facts f CROSS JOIN unnest(f.review_reasons) r GROUP BY r) x))
    FROM grouped g $$;

-- The stays behind one figure, the largest first; p_code narrows it to one group of a split.
CREATE FUNCTION mips.custody_figure_stays(p_station text, p_from timestamptz, p_until timestamptz, p_now timestamptz, p_rules jsonb, p_figure text, p_split text, p_code text, p_limit int) RETURNS jsonb LANGUAGE sql STABLE SET jit = off SET work_mem = '64MB' AS $$
  WITH counted AS (
    SELECT f.*, CASE p_figure WHEN 'STAYS' THEN 1 WHEN 'WAIT' THEN f.wait WHEN 'WAIT_OVER' THEN CASE WHEN f.wait > (p_rules ->> 'waitMinutes')::int THEN f.wait END WHEN 'LENGTH' THEN f.length
        WHEN 'OUT_OF_DOOR' THEN f.out_of_door WHEN 'LEFT_AT_NIGHT' THEN CASE WHEN f.left_at_night THEN 1 END WHEN 'REVIEWS' THEN nullif(f.reviews, 0) WHEN 'REVIEW_PUT_OFF' THEN nullif(f.review_put_off, 0)
        WHEN 'REVIEW_BREACH' THEN nullif(f.review_breach, 0) WHEN 'REVIEW_MISSED' THEN nullif(f.review_missed, 0) WHEN 'CHECKS' THEN nullif(f.checks, 0) WHEN 'CHECK_LATE' THEN nullif(f.check_late, 0)
        WHEN 'CHECK_TYPED_LATE' THEN nullif(f.check_typed_late, 0) WHEN 'RIGHTS' THEN f.rights_after WHEN 'RIGHTS_MISSING' THEN CASE WHEN f.is_authorised AND f.rights_after IS NULL THEN 1 END
        WHEN 'ADULT' THEN f.adult_wait WHEN 'ADULT_NONE' THEN CASE WHEN f.adult_asked AND f.adult_wait IS NULL THEN 1 END WHEN 'STRIP' THEN nullif(f.strip, 0) WHEN 'INTIMATE' THEN nullif(f.intimate, 0)
        WHEN 'FORCE' THEN nullif(f.force, 0) WHEN 'CHILD_AT_NIGHT' THEN CASE WHEN f.child_at_night THEN 1 END WHEN 'CHILD_NOT_ASKED' THEN CASE WHEN f.child_at_night AND NOT f.authority_asked THEN 1 END END AS value
      FROM mips.custody_stay_facts(p_station, p_from, p_until, p_now, p_rules) f
     WHERE p_split = 'all' OR p_code = CASE p_split WHEN 'age' THEN f.age_from WHEN 'sex' THEN f.sex ELSE f.ethnicity END),
  found AS (SELECT * FROM counted c WHERE c.value IS NOT NULL),
  shown AS (SELECT * FROM found f ORDER BY f.value DESC, f.arrived_at DESC, f.id LIMIT p_limit)
  SELECT jsonb_build_object('total', (SELECT count(*) FROM found), 'stays', coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'custodyNumber', s.custody_number, 'stationCode', s.station_code, 'station', u.name, 'arrivedAt', s.arrived_at,
      'endedAt', s.ended_at, 'value', s.value, 'reasons', s.review_reasons, 'mostLate', s.most_late) ORDER BY s.value DESC, s.arrived_at DESC, s.id) FROM shown s LEFT JOIN organisation_unit u ON u.code = s.station_code), '[]')) $$;
GRANT EXECUTE ON FUNCTION mips.add_counted(timestamptz, interval, tstzmultirange), mips.last_check(uuid, uuid, timestamptz, timestamptz, boolean),
  mips.judged_checks(uuid[], jsonb), mips.review_timings(timestamptz, timestamptz, timestamptz, interval, interval, tstzmultirange, timestamptz[], text[], timestamptz[], text[]),
  mips.latest_birth(date, text), mips.whole_minutes(timestamptz, timestamptz), mips.is_london_night(timestamptz), mips.is_overnight(timestamptz, timestamptz), mips.spread(int[]),
  mips.custody_stay_facts(text, timestamptz, timestamptz, timestamptz, jsonb), mips.custody_figures(text, timestamptz, timestamptz, timestamptz, jsonb),
  mips.custody_figure_stays(text, timestamptz, timestamptz, timestamptz, jsonb, text, text, text, int) TO mips_app;
