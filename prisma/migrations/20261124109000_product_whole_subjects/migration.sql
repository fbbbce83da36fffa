-- Whether all that a product is about and stands on is among these: its author's words were written from all of it, and go nowhere without it. A person who was merged is there as the one that is left.
-- A yes or no for a reader of the product, who is told nothing by it but that words are left out.
DROP FUNCTION mips.product_goes_whole(uuid, uuid[]);
CREATE FUNCTION mips.product_goes_whole(p_product uuid, p_subjects uuid[], p_evidence uuid[]) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_acls int[] := mips.my_acls(); v_held text[] := mips.open_ledger(); v_whole boolean;
BEGIN
  v_whole := EXISTS (SELECT 1 FROM analysis_product p WHERE p.id = p_product AND p.acl_id = ANY (v_acls))
    AND NOT EXISTS (SELECT 1 FROM analysis_subject s WHERE s.product_id = p_product AND coalesce(mips.live_nominal(s.record_id), s.record_id) <> ALL (p_subjects))
    AND NOT EXISTS (SELECT 1 FROM analysis_evidence e WHERE e.product_id = p_product AND e.removed_at IS NULL AND e.id <> ALL (p_evidence));
  PERFORM mips.close_ledger(v_held);
  RETURN v_whole;
END $$;
REVOKE EXECUTE ON FUNCTION mips.product_goes_whole(uuid, uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mips.product_goes_whole(uuid, uuid[], uuid[]) TO mips_app;
