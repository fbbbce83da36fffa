/** Statements and the care of witnesses in the two worlds: an open statement on the open crime, and in the other world alone hidden ones and one of a hidden person on the open crime. */
import { statement, witnessCare } from '@mips/contracts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say } from './call.ts'
import type { Ctx } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ recordId: pick('crime'), statementId: pick('statement') })
const witness = (pick: Pick) => ({ recordId: pick('crime'), personId: pick('personRecord') })
const revision = ({ number }: Say) => (number % 6) + 1

export const statementCalls = of(statement)({
  list: (pick, say) => ({
    params: { recordId: pick((['crime', 'incident', 'courtCase'] as const)[say.number % 3] ?? 'crime') },
  }),
  begin: (pick, say) => ({
    params: { recordId: pick('crime') },
    body: say.number % 2 === 0 ? { kind: 'WITNESS', personId: pick('personRecord') } : { kind: 'WITNESS' },
  }),
  get: (pick) => ({ params: one(pick) }),
  write: (pick, say) => ({
    params: one(pick),
    body: { revision: revision(say), text: `${reason} ${say.number}` },
  }),
  sign: (pick, say) => ({
    params: one(pick),
    body: { revision: revision(say), by: 'OFFICER', way: 'TYPED', mark: reason },
  }),
  mark: (pick, say) => ({ params: one(pick), body: { isKey: say.number % 2 === 0 } }),
  print: (pick) => ({ params: one(pick), body: { recipient: reason } }),
  contact: (pick) => ({ params: witness(pick) }),
  keepContact: (pick, say) => ({ params: witness(pick), body: { phone: `07700 9001${say.number % 10}` } }),
})

export const statementNotSent: Record<string, string> = {
  'statement.discard': 'ends what the others read',
}

export const witnessCareCalls = of(witnessCare)({
  get: (pick) => ({ params: { caseId: pick('courtCase') } }),
  addStep: (pick, say) => ({
    params: { caseId: pick('courtCase'), personId: pick('personRecord') },
    body:
      say.number % 2 === 0
        ? { kind: 'NEEDS', needs: ['TRAVEL'], words: reason }
        : { kind: 'WISH', isNoContact: true, words: reason },
  }),
  due: (_pick, say) => ({ query: { of: say.number % 2 === 0 ? 'ALL' : 'TEAM', days: 365 } }),
})

/** A draft of the officer's own on the open crime. */
export async function seedStatement(world: World, as: Actor, crime: string): Promise<string> {
  const made = await world.ok(as, statement, 'begin', {
    params: { recordId: crime },
    body: { kind: 'WITNESS' },
  })
  await world.ok(as, statement, 'write', {
    params: { recordId: crime, statementId: made.id },
    body: { revision: made.revision, text: 'I attended and saw the broken lock.' },
  })
  return made.id
}

/** On the hidden crime, and of the hidden person on the open crime and on the open case. */
export async function hideStatements(
  ctx: Ctx,
  seed: Seed,
  of_: { crime: string; personRecord: string },
): Promise<string[]> {
  const at = ctx.clock.now()
  const { member } = seed.actors
  const made: string[] = []
  for (const [recordId, personRecordId] of [
    [of_.crime, seed.marla.personRecordId],
    [of_.crime, of_.personRecord],
    [seed.crime, of_.personRecord],
    [seed.courtCase, of_.personRecord],
  ] as const) {
    const { id } = await ctx.tx.statement.create({
      data: {
        recordId,
        personRecordId,
        kind: 'WITNESS',
        text: 'Brindlecombe words',
        exhibits: ['HID/1'],
        begunBy: member.id,
        begunAt: at,
      },
      select: { id: true },
    })
    made.push(id)
    // Without an answer: who may not read contacts may not have one answered either.
    await ctx.tx.witnessContact.createMany({
      data: [{ recordId, personRecordId, phone: '07700 900999', keptBy: member.id, keptAt: at }],
    })
  }
  await ctx.tx.witnessCareStep.create({
    data: {
      caseId: seed.courtCase,
      personRecordId: of_.personRecord,
      kind: 'WISH',
      facts: { isNoContact: true, words: 'Brindlecombe wish' },
      recordedBy: member.id,
      recordedAt: at,
    },
  })
  return made
}
