-- What a search found is told in the order in which it was shown: without one it hung on how the store was laid out, which hidden records change.
DO $$
DECLARE before text := pg_get_functiondef('audit.explore(jsonb)'::regprocedure); after text;
BEGIN
  after := replace(before, 'array_agg(x.x) AS ids FROM unnest(e.result_ids) AS x(x)', 'array_agg(x.x ORDER BY x.n) AS ids FROM unnest(e.result_ids) WITH ORDINALITY AS x(x, n)');
  IF after = before THEN RAISE EXCEPTION 'the results of an entry were not put in order'; END IF;
  EXECUTE after;
END $$;
