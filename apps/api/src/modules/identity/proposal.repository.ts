/** The queries of suspected duplicates: the queue, one of them, and what becomes of them. */
import type { Prisma } from '@mips/database/generated/client'
import type { Tx } from '../../platform/db/tx.ts'

/** Person records in the one order in which a pair is kept. */
export const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

export const findProposal = (tx: Tx, id: string) => tx.identityProposal.findUnique({ where: { id } })
export type ProposalRow = NonNullable<Awaited<ReturnType<typeof findProposal>>>

/** The suspicion about any record of the one and any of the other, the heaviest first. */
export const findProposalBetween = (tx: Tx, peopleA: string[], peopleB: string[]) =>
  tx.identityProposal.findFirst({
    where: {
      OR: [
        { personRecordA: { in: peopleA }, personRecordB: { in: peopleB } },
        { personRecordA: { in: peopleB }, personRecordB: { in: peopleA } },
      ],
    },
    orderBy: [{ weight: 'desc' }, { id: 'asc' }],
  })

/** Open suspicions that touch these records. */
export const findProposalsOf = (tx: Tx, personRecordIds: string[], statuses: string[]) =>
  tx.identityProposal.findMany({
    where: {
      status: { in: statuses },
      OR: [{ personRecordA: { in: personRecordIds } }, { personRecordB: { in: personRecordIds } }],
    },
  })

type Found = {
  personRecordA: string
  personRecordB: string
  weight: number
  band: string
  waterfall: Prisma.InputJsonValue
  reasons: string[]
  scorerVersion: string
  harm: number
  harmReasons: string[]
}

/** Keeps a suspicion, or what is now thought of one that stands; what people made of it is left alone. */
export async function keepProposal(tx: Tx, found: Found & { foundBy: string; at: Date }): Promise<string> {
  const [a, b] = ordered(found.personRecordA, found.personRecordB)
  const { at, foundBy, personRecordA: _a, personRecordB: _b, ...rest } = found
  const row = await tx.identityProposal.upsert({
    where: { personRecordA_personRecordB: { personRecordA: a, personRecordB: b } },
    create: { ...rest, personRecordA: a, personRecordB: b, foundBy, foundAt: at, updatedAt: at },
    update: { ...rest, updatedAt: at },
    select: { id: true },
  })
  return row.id
}

export const updateProposal = (tx: Tx, id: string, data: Prisma.IdentityProposalUncheckedUpdateInput) =>
  tx.identityProposal.update({ where: { id }, data, select: { id: true } })

/** The queue: harm first, then certainty, then age; `after` is the last line of the page before. */
export async function listProposalRows(
  tx: Tx,
  asked: { status: string; nominalId: string | undefined; after: string | undefined; limit: number },
): Promise<(ProposalRow & { nominalA: string; nominalB: string })[]> {
  const rows = await tx.$queryRaw<{ id: string; nominalA: string; nominalB: string }[]>`
    SELECT q.id, a.nominal_id AS "nominalA", b.nominal_id AS "nominalB" FROM identity_proposal q JOIN person_record a ON a.id = q.person_record_a JOIN person_record b ON b.id = q.person_record_b
      LEFT JOIN identity_proposal l ON l.id = ${asked.after ?? null}::uuid
     WHERE q.status = ${asked.status} AND (q.status = 'JOINED' OR a.nominal_id <> b.nominal_id) AND (${asked.nominalId ?? null}::uuid IS NULL OR ${asked.nominalId ?? null}::uuid IN (a.nominal_id, b.nominal_id))
       AND (l.id IS NULL OR (-q.harm, -q.weight, q.found_at, q.id) > (-l.harm, -l.weight, l.found_at, l.id))
     ORDER BY q.harm DESC, q.weight DESC, q.found_at, q.id LIMIT ${asked.limit}::int`
  const found = await tx.identityProposal.findMany({ where: { id: { in: rows.map((row) => row.id) } } })
  const byId = new Map(found.map((row) => [row.id, row]))
  return rows.flatMap((row) => {
    const proposal = byId.get(row.id)
    return proposal === undefined ? [] : [{ ...proposal, nominalA: row.nominalA, nominalB: row.nominalB }]
  })
}

/** How many stand in each state, for this reader. */
export const countProposals = (tx: Tx): Promise<{ status: string; n: number }[]> =>
  tx.$queryRaw`SELECT status, count(*)::int AS n FROM identity_proposal GROUP BY status ORDER BY status`

export const findUserNames = (tx: Tx, ids: string[]): Promise<{ id: string; name: string }[]> =>
  tx.$queryRaw`SELECT id, display_name AS name FROM app_user WHERE id = ANY (${ids}::uuid[])`
