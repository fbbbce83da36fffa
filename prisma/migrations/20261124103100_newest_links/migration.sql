-- The newest links of a record, read without the rest: a place can have a hundred thousand.
CREATE INDEX link_from_newest ON link (from_id, created_at DESC, id);
CREATE INDEX link_to_newest ON link (to_id, created_at DESC, id);
