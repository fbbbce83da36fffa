-- The right edge of the tree at each seal, so that the next seal hashes only what is new.
ALTER TABLE audit.seal ADD COLUMN frontier bytea NOT NULL DEFAULT '';
