-- The big read is planned once a connection: planned anew for every reader it took twice the time.
ALTER FUNCTION mips.read_nominal(uuid) SET plan_cache_mode = force_generic_plan;
