-- The open tasks of a unit are read on every home page.
CREATE INDEX task_open_of_unit ON task (owner_unit, due_at) WHERE done_at IS NULL AND owner_id IS NULL;
