/** Facts and links stand on person records; this finds the one that a nominal's facts are put on. */
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import { findPrimaryPersonRecord } from './marker.repository.ts'
import { findRecord } from './record.repository.ts'

/** The record itself, or a nominal's oldest visible person record; unknown and hidden are the same. */
export async function factHolder(tx: Tx, recordId: string): Promise<string> {
  const record = await findRecord(tx, recordId)
  if (record === null) throw new AppError('bad_reference')
  if (record.kind !== 'Nominal') return recordId
  const person = await findPrimaryPersonRecord(tx, recordId)
  if (person === null) throw new AppError('bad_reference')
  return person.id
}
