/** Charging decisions and their actions as a reader of the case sees them. */
import type { CaseActionView, CaseDecisionView } from '@mips/contracts/case-decisions'
import type { OfficerRef } from '@mips/contracts/common'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import { chargingOutcomes, chargingTests, hasRightToReview, openActions } from '@mips/domain/case/charging'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { ActionRow, DecisionRow } from './case-decisions.repository.ts'

type Officers = ReadonlyMap<string, OfficerRef>

export const sides = [
  { code: 'POLICE', label: 'Police' },
  { code: 'CPS', label: 'Prosecutor' },
] as const

const standings = [
  { code: 'DONE', label: 'Done' },
  { code: 'LATE', label: 'Late' },
  { code: 'SOON', label: 'Due soon' },
  { code: 'OPEN', label: 'Open' },
] as const
export const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

type Facts = {
  answers?: { code: string; isYes: boolean; why: string }[]
  outstanding?: { what: string; expectedOn: string }[]
  reviewOn?: string
  received?: string
}

/** A decision with its answers and its actions. */
export function viewDecision(
  row: DecisionRow,
  actions: readonly ActionRow[],
  officers: Officers,
  today: string,
): CaseDecisionView {
  // Written by this module alone.
  const facts = (row.facts ?? {}) as Facts
  const outcome = chargingOutcomes.find(({ code }) => code === row.outcome)?.code ?? 'ADVICE'
  const test = chargingTests.find(({ code }) => code === row.test)
  return {
    id: row.id,
    by: coded(sides, row.decidedBySide),
    decidedBy: row.decidedBy,
    reference: row.reference,
    outcome: coded(chargingOutcomes, row.outcome),
    test: test === undefined ? null : { code: test.code, label: test.label },
    decidedOn: row.decidedOn.toISOString().slice(0, 10),
    answers: (facts.answers ?? []).map(({ code, isYes, why }) => ({
      question: test?.questions.find((question) => question.code === code)?.text ?? code,
      isYes,
      why,
    })),
    outstanding: facts.outstanding ?? [],
    reviewOn: facts.reviewOn ?? null,
    hasRightToReview: hasRightToReview({ by: row.decidedBySide === 'CPS' ? 'CPS' : 'POLICE', outcome }),
    isReceived: facts.received !== undefined,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: officers.get(row.recordedBy) ?? null,
    actions: actions.map((action) => viewAction(action, officers, today)),
  }
}

function viewAction(row: ActionRow, officers: Officers, today: string): CaseActionView {
  const dueOn = row.dueOn.toISOString().slice(0, 10)
  const [open] = openActions(
    [{ text: row.text, dueOn, ...(row.doneAt === null ? {} : { doneOn: today }) }],
    today,
    caseRulesOn(today),
  )
  return {
    id: row.id,
    number: row.number,
    text: row.text,
    dueOn,
    owner: officers.get(row.ownerId) ?? null,
    standing: coded(standings, open?.standing ?? 'DONE'),
    done:
      row.doneAt === null
        ? null
        : {
            at: row.doneAt.toISOString(),
            by: officers.get(row.doneBy ?? '') ?? null,
            result: row.result ?? '',
          },
  }
}
