/** The queries of the job that makes what victims are owed. */
import type { Tx } from '../../platform/db/tx.ts'

/** Every access list there is: the job looks at all crimes. */
export async function allLists(tx: Pick<Tx, '$queryRaw'>): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM acl ORDER BY id`
  return [...new Set([0, ...rows.map(({ id }) => id)])]
}

/** One server does it at a time: true for the one that holds the lock until the end of this transaction. */
export async function tryLead(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { mine: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended('victim-dues', 0)) AS mine`
  return rows[0]?.mine ?? false
}

/** Charges of the suspects of a crime without outcome, with the officer in the case, or who recorded it where nobody has the case. */
export const findCharges = (tx: Tx, crimeId: string) => tx.$queryRaw<
  { chargeId: string; chargedAt: Date; custodyNumber: string; offences: string; officerId: string }[]
>`
  SELECT DISTINCT g.id AS "chargeId", g.charged_at AS "chargedAt", y.custody_number AS "custodyNumber", f.user_id AS "officerId",
         (SELECT string_agg(o.title, '; ' ORDER BY o.charge_no) FROM event_offence o WHERE o.charge_id = g.id) AS offences
    FROM crime c CROSS JOIN LATERAL mips.suspect_stays(c.id) s JOIN custody_charge g ON g.custody_record_id = s.custody_id JOIN custody_record y ON y.id = s.custody_id
    JOIN LATERAL (SELECT o.user_id FROM event_officer o WHERE o.event_id = c.id AND o.valid_to IS NULL AND o.role IN ('OIC', 'REPORTING') ORDER BY o.role, o.valid_from DESC LIMIT 1) f ON true
   WHERE c.id = ${crimeId}::uuid AND c.state = 'RECORDED'`
