/** The decision to charge as the rules read it: the newest that was recorded, else the one of the charge in custody. */
import type { ChargingDecision, ChargingOutcome, ChargingTest } from '@mips/domain/case/charging'
import { londonDay } from '@mips/domain/time/london-day'
import { caseFacts, chargeOf, optional } from './case.defendants.ts'
import type { CaseRows, DecisionRow } from './case.rows.ts'

const asking: ReadonlySet<string> = new Set<ChargingOutcome>(['ACTION_PLAN', 'ADVICE'])

/** The decision to charge: off the charge in custody, with what the case adds to it. */
export function decisionOf(rows: CaseRows): ChargingDecision | undefined {
  const recorded = rows.decision
  const lastCharge = rows.stays.map(chargeOf).find((one) => one !== undefined)
  const isCharge = recorded?.outcome === 'CHARGE'
  const isNewest = lastCharge === undefined || (recorded?.recordedAt ?? 0) > new Date(lastCharge.createdAt)
  // Who is charged stays charged when the prosecutor asks for more afterwards.
  const asksMore = lastCharge !== undefined && asking.has(recorded?.outcome ?? '')
  if (recorded !== undefined && (isCharge || (isNewest && !asksMore))) return readDecision(recorded)
  const added = caseFacts(rows).decision ?? {}
  const charge = rows.stays.map(chargeOf).find((one) => one !== undefined)
  const by = added.by ?? (charge?.decisionMaker === 'CPS' ? 'CPS' : charge && 'POLICE')
  if (by === undefined) return undefined
  const on = added.decidedOn ?? (charge && londonDay(new Date(charge.chargedAt).toISOString()))
  const who = added.decidedBy ?? (by === 'POLICE' ? charge?.chargedBy?.displayName : undefined)
  return {
    by,
    outcome: 'CHARGE',
    ...optional('decidedBy', who),
    ...optional('reference', added.reference ?? (by === 'CPS' ? charge?.cpsUrn : undefined)),
    ...optional('test', added.test),
    ...optional('decidedOn', on),
    answers: {},
    outstanding: [],
    actions: [],
  }
}

type Facts = {
  answers?: { code: string; isYes: boolean; why: string }[]
  outstanding?: { what: string; expectedOn: string }[]
  reviewOn?: string
  inspectorId?: string
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** A decision as it was recorded. */
function readDecision(row: DecisionRow): ChargingDecision {
  // Written by the module of decisions alone, from the codes of its contract.
  const facts = (row.facts ?? {}) as Facts
  return {
    by: row.decidedBySide === 'CPS' ? 'CPS' : 'POLICE',
    outcome: row.outcome as ChargingOutcome,
    decidedBy: row.decidedBy,
    ...optional('reference', row.reference),
    ...optional('test', row.test as ChargingTest | null),
    decidedOn: dayOf(row.decidedOn),
    answers: Object.fromEntries((facts.answers ?? []).map(({ code, isYes, why }) => [code, { isYes, why }])),
    outstanding: facts.outstanding ?? [],
    ...optional('reviewOn', facts.reviewOn),
    actions: row.actions.map(({ text, dueOn, ownerId, doneAt }) => ({
      text,
      dueOn: dayOf(dueOn),
      ownerId,
      ...optional('doneOn', doneAt === null ? undefined : dayOf(doneAt)),
    })),
    ...(facts.inspectorId === undefined ? {} : { emergency: { inspectorId: facts.inspectorId } }),
  }
}
