/** The care of a witness as its steps tell it. */
import type { CareView } from '@mips/contracts/witness-care'
import type { OfficerRef } from '@mips/contracts/common'
import type { CaseRules } from '@mips/domain/case/case-rules-table'
import type { Witness } from '@mips/domain/case/case-file'
import {
  careStepKinds,
  type CareStep,
  datesOf,
  isNotToBeContacted,
  measuresDue,
  measuresOf,
  measureStates,
  warningAnswers,
  warningStanding,
  warningStandings,
  witnessNeeds,
} from '@mips/domain/case/witness-care'
import { contactWays } from '@mips/domain/investigation/victim-contact'
import { specialMeasures } from '@mips/domain/investigation/victim-needs'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatDay } from '@mips/domain/time/day'
import type { StepRow } from './witness-care.repository.ts'

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** The step of a row, which this module alone writes, from the body of the contract. */
export const stepOf = (row: StepRow): CareStep => ({ ...(row.facts as object), kind: row.kind }) as CareStep

/** The steps of one witness, oldest first. */
export const stepsOf = (rows: readonly StepRow[], witnessId: string): StepRow[] =>
  rows.filter(({ personRecordId, officerId }) => (personRecordId ?? officerId) === witnessId)

export const standingOf = (steps: readonly CareStep[], hearingOn: string) =>
  coded(warningStandings, warningStanding(steps, hearingOn))

export function presentCare(
  witness: Witness,
  rows: readonly StepRow[],
  of: {
    hearingOn: string | undefined
    rules: CaseRules
    officers: ReadonlyMap<string, OfficerRef>
  },
): CareView {
  const mine = stepsOf(rows, witness.id)
  const steps = mine.map(stepOf)
  const dates = datesOf(steps)
  const needs = steps.findLast((step) => step.kind === 'NEEDS')
  const wish = steps.findLast((step) => step.kind === 'WISH')
  const due = of.hearingOn === undefined ? [] : measuresDue(steps, of.hearingOn, of.rules)
  return {
    id: witness.id,
    name: witness.name,
    nominalId: witness.nominalId ?? null,
    kind: witness.kind,
    isListed: witness.isListed,
    isVulnerable: witness.isVulnerable,
    isNotToBeContacted: isNotToBeContacted(steps),
    dates:
      dates === undefined
        ? null
        : {
            from: dates.from,
            to: dates.to,
            avoid: dates.avoid.map(({ from, to, why = null }) => ({ from, to, why })),
          },
    needs:
      needs === undefined
        ? null
        : { needs: needs.needs.map((code) => coded(witnessNeeds, code)), words: needs.words || null },
    measures: [...measuresOf(steps)].map(([measure, state]) => ({
      measure: coded(specialMeasures, measure),
      state: coded(measureStates, state),
      applyBy: due.find((one) => one.measure === measure)?.by ?? null,
    })),
    wish: wish === undefined ? null : { isNoContact: wish.isNoContact, words: wish.words },
    standing: of.hearingOn === undefined || !witness.isListed ? null : standingOf(steps, of.hearingOn),
    steps: mine
      .map((row) => ({
        id: row.id,
        kind: coded(careStepKinds, row.kind),
        words: wordsOf(stepOf(row)),
        at: row.recordedAt.toISOString(),
        by: of.officers.get(row.recordedBy) ?? null,
      }))
      .toReversed(),
  }
}

/** A step in one line. */
function wordsOf(step: CareStep): string {
  switch (step.kind) {
    case 'DATES':
      return [
        `Known from ${formatDay(step.from)} to ${formatDay(step.to)}`,
        ...step.avoid.map(
          ({ from, to, why }) => `avoids ${formatDay(from)} to ${formatDay(to)}${why ? ` (${why})` : ''}`,
        ),
      ].join(', ')
    case 'NEEDS':
      return joined([...step.needs.map((code) => labelIn(witnessNeeds, code)), step.words])
    case 'MEASURE':
      return joined([
        `${labelIn(specialMeasures, step.measure)}: ${labelIn(measureStates, step.state).toLowerCase()}`,
        step.words,
      ])
    case 'WARNED':
      return joined([
        `For ${formatDay(step.hearingOn)}, ${labelIn(contactWays, step.way).toLowerCase()}`,
        step.through && `through ${step.through}`,
      ])
    case 'ANSWERED':
      return joined([`${labelIn(warningAnswers, step.answer)}, ${formatDay(step.hearingOn)}`, step.words])
    case 'WISH':
      return joined([step.isNoContact ? 'Not to be contacted' : 'May be contacted', step.words])
  }
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('. ')
