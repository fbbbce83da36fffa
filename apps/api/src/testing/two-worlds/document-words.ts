/** The words of hidden documents in the two worlds: the searches of `finding` and `owning-force` ask for them. */
import type { Tx } from '../../platform/db/tx.ts'

/** Gives every document that is on a list the words that the searches ask for, as the job that reads documents does: as nobody. */
export async function hideDocumentWords(tx: Tx, at: Date): Promise<void> {
  const [held] = await tx.$queryRaw<
    { actor: string }[]
  >`SELECT coalesce(current_setting('mips.actor', true), '') AS actor`
  await tx.$queryRaw`SELECT set_config('mips.actor', '', true)`
  await tx.$executeRaw`
    INSERT INTO document_text (document_id, record_id, text, is_whole, read_at)
    SELECT a.id, a.record_id, 'He keeps a firearm and a marlinspike at Avenue Road', true, ${at}::timestamptz FROM attachment a WHERE a.kind = 'document' AND a.acl_id <> 0`
  await tx.$queryRaw`SELECT set_config('mips.actor', ${held?.actor ?? ''}, true)`
}
