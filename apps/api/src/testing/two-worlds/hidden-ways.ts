/** What the makers of hidden records share: the transaction that they write in, and how a record of a kind is made. */
import type { createRecord } from '../../modules/pole/record.service.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { World } from '../world.ts'

export type Ctx = { tx: Tx; clock: World['clock']; requestId: string }
/** Makes the row that every record has, on the hidden list unless another is named, and answers its id. */
export type Make = (kind: Parameters<typeof createRecord>[1]['kind'], aclId?: number) => Promise<string>
