/** Outcomes and care of victims in the two worlds: one call of every route, and a hidden victim and outcome in the other world alone. */
import type { investigationOutcome, victimCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { linkRecords, type RecordCtx } from '../../modules/pole/record.service.ts'
import type { Pick, Say } from './call.ts'

type Outcomes = (typeof investigationOutcome)['routes']
type Cares = (typeof victimCare)['routes']
const words = 'Asked in two worlds'
const of = (pick: Pick) => ({ crimeId: pick('crime') })
const victim = (pick: Pick) => ({ ...of(pick), victimId: pick('personRecord') })

export const outcomeInputs = {
  get: (pick: Pick) => ({ params: of(pick) }),
  recordPosition: (pick: Pick, say: Say) => ({
    params: victim(pick),
    body: {
      position: 'UNABLE' as const,
      words,
      capturedAt: say.now,
      ...(say.number % 2 === 0 ? { documentId: pick('document') } : {}),
    },
  }),
  propose: (pick: Pick, say: Say) => ({
    params: of(pick),
    body: {
      intent: say.number % 2 === 0 ? ('SAVE' as const) : ('PROPOSE' as const),
      code: say.number % 3 === 0 ? ('18' as const) : ('21' as const),
      ...(say.number % 4 === 0 ? { suspectId: pick('personRecord') } : {}),
      evidence: { rationale: words, areLinesDone: true },
    },
  }),
  decide: (pick: Pick, say: Say) => ({
    params: of(pick),
    body: { answer: say.number % 2 === 0 ? ('APPROVED' as const) : ('RETURNED' as const), words },
  }),
  reopen: (pick: Pick) => ({ params: of(pick), body: { reason: words } }),
} satisfies { [K in keyof Outcomes & string]: (pick: Pick, say: Say) => RouteCall<Outcomes[K]> }

export const careInputs = {
  get: (pick: Pick) => ({ params: of(pick) }),
  assess: (pick: Pick, say: Say) => ({
    params: victim(pick),
    body: { askedAt: say.now, facts: { isInFear: say.number % 2 === 0 } },
  }),
  plan: (pick: Pick, say: Say) => ({
    params: victim(pick),
    body: { agreedAt: say.now, everyDays: 1 + (say.number % 30), safeInstructions: words },
  }),
  contact: (pick: Pick, say: Say) => ({
    params: victim(pick),
    body: {
      at: say.now,
      way: 'PHONE' as const,
      isReached: say.number % 2 === 0,
      triggers: ['REPORTED' as const],
      said: words,
    },
  }),
  step: (pick: Pick, say: Say) => ({
    params: victim(pick),
    body: { kind: 'REFERRAL_SENT' as const, at: say.now, service: words },
  }),
  listDue: (_: Pick, say: Say) => ({
    query: {
      when: say.number % 2 === 0 ? ('soon' as const) : ('overdue' as const),
      whose: say.number % 3 === 0 ? ('mine' as const) : ('all' as const),
    },
  }),
} satisfies { [K in keyof Cares & string]: (pick: Pick, say: Say) => RouteCall<Cares[K]> }

/** On the open crime a hidden victim with everything that is kept of one; on the hidden crime an outcome that waits. */
export async function hideOutcomes(
  ctx: RecordCtx,
  hidden: { crime: string; openCrime: string; personRecord: string; officer: string },
): Promise<void> {
  const { tx } = ctx
  const at = ctx.clock.now()
  const by = { recordedBy: hidden.officer, recordedAt: at }
  const victimOf = { crimeId: hidden.openCrime, victimId: hidden.personRecord }
  await linkRecords(ctx, {
    fromId: hidden.openCrime,
    toId: hidden.personRecord,
    role: 'VICTIM',
    origin: 'chosen',
  })
  await tx.victimNeeds.create({ data: { ...victimOf, ...by, askedAt: at, facts: { isInFear: true } } })
  await tx.victimPlan.create({ data: { ...victimOf, ...by, agreedAt: at, safeInstructions: 'Hidden plan' } })
  await tx.victimContact.create({
    data: { ...victimOf, ...by, at, way: 'PHONE', isReached: true, isCounted: true, said: 'Hidden words' },
  })
  await tx.victimStep.create({ data: { ...victimOf, ...by, kind: 'STATEMENT_OFFERED', at } })
  const due = { trigger: 'OUTCOME', since: at, dueBy: at, harm: 90 }
  await tx.victimDue.create({ data: { ...victimOf, ...due } })
  await tx.victimDue.create({ data: { ...due, crimeId: hidden.crime, victimId: hidden.personRecord } })
  await tx.crimeVictimPosition.create({
    data: { ...victimOf, ...by, position: 'SUPPORTS', words: 'Hidden words', capturedAt: at },
  })
  await tx.crimeOutcome.create({
    data: {
      crimeId: hidden.crime,
      code: '18',
      state: 'PROPOSED',
      proposedBy: hidden.officer,
      proposedAt: at,
      decisionWords: 'Hidden outcome',
    },
  })
}
