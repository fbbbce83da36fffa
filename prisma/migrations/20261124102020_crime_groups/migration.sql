-- Crime groups: records of their own kind, each on a list of its own, with members, scores, disruptions and an owner.
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('mips.may_see_kind(text)'::regprocedure), 'ELSE ''nobody''', 'WHEN ''CrimeGroup'' THEN ''crimegroup.record.read'' ELSE ''nobody''');
  EXECUTE replace(pg_get_functiondef('mips.readable_event_kinds()'::regprocedure), '(''Crime'', ''incident.event.read'')', '(''Crime'', ''incident.event.read''), (''CrimeGroup'', ''crimegroup.record.read'')');
  IF pg_get_functiondef('mips.may_see_kind(text)'::regprocedure) NOT LIKE '%CrimeGroup%' OR pg_get_functiondef('mips.readable_event_kinds()'::regprocedure) NOT LIKE '%CrimeGroup%' THEN
    RAISE EXCEPTION 'the kinds of record were not extended by CrimeGroup';
  END IF;
END $$;

CREATE TABLE crime_group (
  id uuid PRIMARY KEY, acl_id int NOT NULL DEFAULT 0, operation_name text, summary text NOT NULL, owner_id uuid NOT NULL REFERENCES app_user (id), opened_by uuid NOT NULL REFERENCES app_user (id), opened_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3), archived_by uuid REFERENCES app_user (id), archived_reason text, CHECK ((archived_at IS NULL) = (archived_reason IS NULL)));
COMMENT ON TABLE crime_group IS 'An organised crime group: who owns it and what is known of it; its members are links, its name is that of its event.';
CREATE TABLE crime_group_score (
  id uuid PRIMARY KEY DEFAULT new_id(), group_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, parts jsonb NOT NULL, score int NOT NULL CHECK (score BETWEEN 0 AND 100), tier text NOT NULL, why text NOT NULL, scored_by uuid NOT NULL REFERENCES app_user (id), scored_at timestamptz(3) NOT NULL);
COMMENT ON TABLE crime_group_score IS 'A score of a group by its parts, 0 to 5 each, with the tier of that day; the newest holds, the others are its course.';
CREATE INDEX crime_group_score_group ON crime_group_score (group_id, scored_at DESC);
CREATE TABLE crime_group_disruption (
  id uuid PRIMARY KEY DEFAULT new_id(), group_id uuid NOT NULL, acl_id int NOT NULL DEFAULT 0, activity text NOT NULL, happened_on date NOT NULL, result text NOT NULL CHECK (result IN ('MAJOR', 'MODERATE', 'MINOR', 'NONE')), why text NOT NULL,
  recorded_by uuid NOT NULL REFERENCES app_user (id), recorded_at timestamptz(3) NOT NULL);
COMMENT ON TABLE crime_group_disruption IS 'What was done against a group, and what it came to.';
CREATE INDEX crime_group_disruption_group ON crime_group_disruption (group_id, happened_on DESC);
DO $$ BEGIN PERFORM mips.keep_with_record('crime_group', 'id'), mips.keep_with_record('crime_group_score', 'group_id'), mips.keep_with_record('crime_group_disruption', 'group_id'); END $$;
