/** What speaks for allocating a crime, as the page shows it: the answers with their evidence, and what the record shows already. */
import type { InvestigationPage } from '@mips/contracts/investigation-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  assessCrime,
  type CrimeToAllocate,
  filingProblems,
  type PipLevel,
  solvabilityFactors,
} from '@mips/domain/investigation/allocation'
import { harmFlagsOf, levelForClass } from '@mips/domain/investigation/crime-harm'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { isNamedSuspect } from '@mips/domain/investigation/suspects'
import { viewPerson } from '@mips/domain/pole/record-view'
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { ruleLine } from './investigation.reading.ts'
import { emptyInvestigation, type Factor, type InvestigationRow } from './investigation.rows.ts'

export function presentAssessment(row: InvestigationRow, day: string): InvestigationPage['assessment'] {
  const held = row.investigation ?? emptyInvestigation
  const levelNeeded = row.investigation === null ? levelForClass(row.hoCode) : held.level_needed
  const facts = factsOf(row, held.factors, held.is_vulnerable, levelNeeded as PipLevel)
  const rules = investigationRulesOn(day)
  const found = assessCrime(facts, rules)
  return {
    factors: held.factors.map(({ factor, evidence }) => ({
      factor,
      label: labelIn(solvabilityFactors, factor),
      evidence,
    })),
    carried: carriedFactors(row, day),
    isVulnerable: held.is_vulnerable,
    solvability: found.solvability,
    harm: found.harm,
    levelNeeded,
    reasons: found.reasons,
    suggestion: found.suggestion,
    rule: found.rule,
    assessedBy: held.assessor,
    assessedAt: held.assessed_at,
    mayFile: filingProblems(facts, { reason: '-', isVictimTold: true }, rules).map(ruleLine),
  }
}

function factsOf(
  row: InvestigationRow,
  factors: Factor[],
  isVulnerable: boolean,
  levelNeeded: PipLevel,
): CrimeToAllocate {
  const onDay = row.committedFrom === null ? undefined : londonDay(new Date(row.committedFrom).toISOString())
  const victims = row.people.filter(({ role, validTo }) => role.startsWith('VICTIM') && validTo === null)
  return {
    solvability: factors,
    flags: harmFlagsOf({ hoCode: row.hoCode, markers: row.flags, isVulnerable }),
    isRepeatVictim: row.flags.includes('REPEAT_VICTIM'),
    isSuspectAtLarge: row.suspects.some(({ status }) => status === 'OUTSTANDING' || status === 'WANTED'),
    isChildVictim: victims.some(
      ({ dob }) => dob !== null && onDay !== undefined && (ageOn(dob, onDay) ?? 18) < 18,
    ),
    levelNeeded,
  }
}

/** What nobody has to type: the suspects, victims and method that stand on the record. */
function carriedFactors(row: InvestigationRow, day: string): { factor: string; evidence: string }[] {
  const suspects = row.suspects.filter(({ status }) => isNamedSuspect(status) || status === 'DESCRIBED')
  const [suspect] = suspects
  const victim = row.people.find(({ role, validTo }) => role.startsWith('VICTIM') && validTo === null)
  return [
    ...(suspect === undefined
      ? []
      : [
          {
            factor: 'SUSPECT',
            evidence: (suspect.person === null
              ? (suspect.description ?? '')
              : viewPerson(suspect.person, day).name
            ).slice(0, 300),
          },
        ]),
    ...(victim === undefined
      ? []
      : [{ factor: 'VICTIM', evidence: `${viewPerson(victim, day).name} is on the crime` }]),
  ]
}
