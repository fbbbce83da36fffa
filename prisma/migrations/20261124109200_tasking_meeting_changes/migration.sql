-- Of two who change a meeting one after the other the second has seen what the first wrote, or is told to look again.
ALTER TABLE tasking_meeting ADD COLUMN changes int NOT NULL DEFAULT 0;
GRANT UPDATE (changes) ON tasking_meeting TO mips_app;
