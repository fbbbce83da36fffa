-- A match of a person rests on facts that may be restricted later: their ids are kept, and it counts while all of them are visible.
ALTER TABLE bulk_match_hit ADD COLUMN facts uuid[] NOT NULL DEFAULT '{}', ADD COLUMN reading int NOT NULL DEFAULT 0;
COMMENT ON COLUMN bulk_match_hit.facts IS 'The person records and links that were compared, as far as the owner could see them then.';
COMMENT ON COLUMN bulk_match_hit.reading IS 'Under which reading of the columns it was found; what another reading found is as if it were not there.';
ALTER TABLE bulk_match ADD COLUMN reading int NOT NULL DEFAULT 0;
COMMENT ON COLUMN bulk_match.reading IS 'How often the columns were said anew.';
