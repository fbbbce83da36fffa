/** Who received the facts of two people as one: read from the audit once, kept, and marked when they were told. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

export type ReceivedRow = {
  userId: string | null
  outside: string | null
  acts: string[]
  times: number
  firstAt: Date
  lastAt: Date
}

/** Who read, found or was sent any of these records since; `isAll` false when the period has not begun. */
export const findReceived = (tx: Tx, ids: string[], from: Date): Promise<ReceivedRow[]> =>
  tx.$queryRaw`SELECT user_id AS "userId", outside, acts, times, first_at AS "firstAt", last_at AS "lastAt"
    FROM mips.recipients_between(${ids}::uuid[], ${from}, clock_timestamp())`

export const insertRecipients = (tx: Tx, rows: Prisma.IdentityRecipientCreateManyInput[]) =>
  tx.identityRecipient.createMany({ data: rows })

type Row = ReceivedRow & {
  id: string
  decisionId: string
  recordId: string
  who: string | null
  toldAt: Date | null
  toldBy: string | null
  how: string | null
}

/** The recipients of a decision, those still to be told first. */
export const listRecipientRows = (tx: Tx, decisionId: string, id: string | null = null): Promise<Row[]> =>
  tx.$queryRaw`SELECT x.id, x.decision_id AS "decisionId", x.record_id AS "recordId", x.user_id AS "userId", u.display_name AS who, x.outside, x.acts, x.times, x.first_at AS "firstAt", x.last_at AS "lastAt",
           x.told_at AS "toldAt", t.display_name AS "toldBy", x.how FROM identity_recipient x LEFT JOIN app_user u ON u.id = x.user_id LEFT JOIN app_user t ON t.id = x.told_by
    WHERE x.decision_id = ${decisionId}::uuid AND (${id}::uuid IS NULL OR x.id = ${id}::uuid) ORDER BY x.told_at IS NOT NULL, x.last_at DESC, x.id`

export const findRecipient = (tx: Tx, id: string) => tx.identityRecipient.findUnique({ where: { id } })

export const markTold = (tx: Tx, id: string, data: { toldAt: Date; toldBy: string; how: string }) =>
  tx.identityRecipient.update({ where: { id }, data, select: { id: true } })
