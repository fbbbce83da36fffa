-- Link charts that an officer keeps: which records were opened and where each stood, and nothing of what the records say.
CREATE TABLE saved_chart (
  id uuid PRIMARY KEY DEFAULT new_id(), user_id uuid NOT NULL REFERENCES app_user (id), title text NOT NULL, root_id uuid NOT NULL,
  opened uuid[] NOT NULL DEFAULT '{}', way_to uuid, filter jsonb NOT NULL DEFAULT '{}', spots jsonb NOT NULL DEFAULT '[]',
  node_ids uuid[] NOT NULL, link_ids text[] NOT NULL, saved_at timestamptz(3) NOT NULL, ended_at timestamptz(3),
  CHECK (cardinality(opened) <= 40)
);
COMMENT ON TABLE saved_chart IS 'A link chart that its owner keeps: ids and positions, never a name. Seen by its owner alone; every record is read anew when it is opened.';
COMMENT ON COLUMN saved_chart.node_ids IS 'The records that the owner saw when it was saved, to say what came and what went.';
CREATE INDEX saved_chart_owner ON saved_chart (user_id, saved_at);
ALTER TABLE saved_chart ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_chart FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON saved_chart FOR ALL USING (user_id = (SELECT mips.actor_id())) WITH CHECK (user_id = (SELECT mips.actor_id()));
CREATE TRIGGER b_require_request BEFORE INSERT OR UPDATE OR DELETE ON saved_chart FOR EACH STATEMENT EXECUTE FUNCTION mips.require_request();
CREATE CONSTRAINT TRIGGER y_require_audit AFTER INSERT OR UPDATE ON saved_chart DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mips.require_audit();
GRANT SELECT, INSERT, UPDATE ON saved_chart TO mips_app;
