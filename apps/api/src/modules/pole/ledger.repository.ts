/** The query by which a wrong fact reaches the ledger of what was given of intelligence. */
import type { Tx } from '../../platform/db/tx.ts'

/** Calls back every paragraph that was given and names any of these people, whoever corrects them; what it finds is told to nobody here. */
export const noteWrong = (
  tx: Tx,
  wrong: { kind: 'CORRECT' | 'SPLIT'; recordIds: readonly string[]; aboutId: string; at: Date },
) =>
  tx.$executeRaw`SELECT mips.note_wrong(${wrong.kind}, ${[...wrong.recordIds]}::uuid[], ${wrong.aboutId}::uuid, ${wrong.at}::timestamptz)`
