/** The outcome of a crime as officers see it: what may be given, what the records say for it, what waits and what stood. */
import type { OutcomeLine, OutcomePage } from '@mips/contracts/investigation-outcome'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type CrimeState, crimeStates, openCrimeSteps } from '@mips/domain/investigation/crime-state'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { captureMethods } from '@mips/domain/investigation/outcome-facts'
import { outcomeProblems } from '@mips/domain/investigation/outcome-rules'
import { outcomeNumber, outcomeRow, outcomesOn } from '@mips/domain/investigation/outcome-table'
import { isNamedSuspect, suspectStatuses } from '@mips/domain/investigation/suspects'
import { viewPerson } from '@mips/domain/pole/record-view'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { factsOf, victimsOf } from './outcome.facts.ts'
import type { CrimeOutcomeRow, OutcomeRow, PositionRow } from './outcome.rows.ts'

export const outcomeStates = [
  { code: 'DRAFT', label: 'Being prepared' },
  { code: 'PROPOSED', label: 'Waits for a decision' },
  { code: 'RETURNED', label: 'Returned' },
  { code: 'FINAL', label: 'Given' },
  { code: 'REOPENED', label: 'Opened again' },
  { code: 'REPLACED', label: 'Replaced' },
] as const

const ruleLine = ({ rule, severity, message, field }: RuleProblem) => ({
  rule,
  severity,
  message,
  field: field ?? null,
})
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentOutcome(
  row: CrimeOutcomeRow,
  who: Principal,
  { clock }: { clock: Clock },
): OutcomePage {
  const now = clock.now()
  const day = londonDay(now.toISOString())
  const open = row.outcomes.find(({ state }) => ['DRAFT', 'PROPOSED', 'RETURNED'].includes(state))
  const standing = row.outcomes.find(({ state }) => state === 'FINAL')
  const steps = openCrimeSteps(row.state as CrimeState)
  const isOpen = steps.includes('ASSIGN_OUTCOME') || steps.includes('CHANGE_OUTCOME')
  const closed = `The crime is ${labelIn(crimeStates, row.state).toLowerCase()}.`
  const isWaiting = open?.state === 'PROPOSED'
  const notProposed = isOpen ? 'Your role does not propose outcomes.' : closed
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    lastOutcome: row.lastOutcome,
    choices: outcomesOn(day).map(({ from: _from, variant, ...choice }) => ({
      ...choice,
      variant: variant ?? null,
    })),
    suspects: row.suspects.map(({ personRecordId, status, person }) => ({
      personRecordId,
      name: person === null ? 'Somebody described' : viewPerson(person, day).name,
      status: { code: status, label: labelIn(suspectStatuses, status) },
      isNamed: isNamedSuspect(status),
      dob: person?.dob ?? null,
    })),
    victims: victimsOf(row).map((victim) => {
      const [position, ...earlier] = row.positions
        .filter(({ victimId }) => victimId === victim.personRecordId)
        .map(presentPosition)
      const age =
        victim.dob !== null && (victim.dobPrecision ?? 'day') === 'day' ? ageOn(victim.dob, day) : undefined
      return {
        personRecordId: victim.personRecordId,
        name: viewPerson(victim, day).name,
        isChild: age !== undefined && age < 18,
        position: position ?? null,
        earlier,
      }
    }),
    custodyEnds: row.custodyEnds.map(({ nominalId, offenceCode: _code, disposal: _disposal, ...end }) => ({
      ...end,
      suspectId: row.suspects.find((suspect) => suspect.nominalId === nominalId)?.personRecordId ?? null,
    })),
    open: open === undefined ? null : presentLine(open),
    standing: standing === undefined ? null : presentLine(standing),
    earlier: row.outcomes
      .filter(({ state }) => state === 'REOPENED' || state === 'REPLACED')
      .map(presentLine),
    left:
      open === undefined
        ? []
        : outcomeProblems(
            factsOf(row, open, now, { proposedBy: open.proposedBy?.id ?? '' }),
            investigationRulesOn(day),
          ).map(ruleLine),
    may: {
      propose: may(
        isOpen && !isWaiting && holds(who, 'investigation.outcome.propose'),
        isWaiting ? 'It waits for its decision.' : notProposed,
      ),
      approve: may(
        isWaiting && holds(who, 'investigation.outcome.approve') && open.proposedBy?.id !== who.userId,
        isWaiting ? 'Somebody else, with the authority, decides on this.' : 'Nothing waits.',
      ),
      reopen: may(
        steps.includes('REOPEN') && holds(who, 'investigation.outcome.approve'),
        steps.includes('REOPEN') ? 'A supervisor opens it again.' : 'The crime has no outcome.',
      ),
    },
  }
}

function presentLine(row: OutcomeRow): OutcomeLine {
  const { code, isVariant, givenAt: _givenAt, overrideRank: _overrideRank, ...rest } = row
  const found = outcomeRow(code)
  const variant = isVariant && found?.variant !== undefined ? ` (${found.variant})` : ''
  return {
    ...rest,
    code,
    isVariant,
    number: outcomeNumber(code, isVariant),
    label: `${found?.label ?? code}${variant}`,
    stateLabel: labelIn(outcomeStates, row.state),
    evidence: { ...row.evidence },
  }
}

const presentPosition = ({
  victimId: _victimId,
  recordedAt: _recordedAt,
  capturedHow,
  ...rest
}: PositionRow) => ({
  ...rest,
  capturedHow:
    capturedHow === null ? null : { code: capturedHow, label: labelIn(captureMethods, capturedHow) },
})
