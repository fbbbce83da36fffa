/** The risk assessment as its page shows it: versions, what differs, what was said last time, what is left. */
import type { RiskPage, RiskVersion } from '@mips/contracts/custody-care-replies'
import { adultNeedProblems, adultReasons } from '@mips/domain/custody/appropriate-adult'
import { keepApartKinds, riskKinds } from '@mips/domain/custody/care-codes'
import { custodyRiskLevels, observationLevels } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { carryAnswers, riskDifferences, riskNeeds } from '@mips/domain/custody/risk-carry'
import { riskProblems } from '@mips/domain/custody/risk-rules'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'
import { isStayHeld } from '../custody/custody.entry.service.ts'
import type { RiskPageRow, RiskRow } from './custody-care.rows.ts'

export function presentRisk(row: RiskPageRow, _who: unknown, { clock }: { clock: Clock }): RiskPage {
  const child = childOf(row, clock.now())
  return {
    id: row.id,
    version: row.version,
    arrivedAt: row.arrivedAt,
    isHeld: isStayHeld(row),
    isChild: child.isChild,
    assessments: row.assessments.map((version, index) =>
      presentVersion(version, row.assessments[index + 1]?.answers ?? row.earlier?.answers ?? {}),
    ),
    problems: problemsOf(row, child),
    earlier: row.earlier === null ? null : { ...row.earlier, carried: carryAnswers(row.earlier.answers) },
    keptApart: row.keptApart.map(({ person, ...rest }) => ({
      ...rest,
      kindLabel: labelIn(keepApartKinds, rest.kind),
      person: { nominalId: person.nominalId, name: displayName(person), reference: person.reference },
    })),
  }
}

const presentVersion = (version: RiskRow, before: RiskRow['answers']): RiskVersion => ({
  ...version,
  kindLabel: labelIn(riskKinds, version.kind),
  differs: riskDifferences(version.answers, before),
})

const childOf = (row: RiskPageRow, now: Date) =>
  treatAsChild(row.person?.dob ?? null, row.person?.dobPrecision ?? null, londonDay(now.toISOString()))

/** What stands against leaving the person in a cell, on the latest version. */
function problemsOf(row: RiskPageRow, child: { isChild: boolean; age?: number | undefined }): RuleProblem[] {
  const [latest] = row.assessments
  if (latest === undefined)
    return [
      {
        rule: '12.6',
        severity: 'ASK',
        message: 'Make the risk assessment before the person is left in a cell.',
      },
    ]
  const level = custodyRiskLevels.find(({ code }) => code === latest.level)?.code
  const observationLevel = observationLevels.find(({ code }) => code === row.observationLevel)?.code
  const found = riskProblems({
    answers: latest.answers,
    ...(level === undefined ? {} : { level }),
    ...(observationLevel === undefined ? {} : { observationLevel }),
    mustRouse: row.mustRouse ?? false,
    ...(latest.signedBy === null ? {} : { signedBy: latest.signedBy.displayName }),
    hasHealthcareRequest: row.hasHealthcareRequest,
    hasCarePlan: row.hasCarePlan,
  }).filter(({ field, severity }) => !(field === 'level' && severity === 'WARN' && latest.levelReason))
  return [...found, ...adultProblems(latest, child)]
}

function adultProblems(
  latest: RiskRow,
  child: { isChild: boolean; age?: number | undefined },
): RuleProblem[] {
  const reason = adultReasons.find(({ code }) => code === latest.adultReason)?.code
  if (latest.adultRequired !== null)
    return adultNeedProblems({
      age: child.age,
      isRequired: latest.adultRequired,
      isVulnerableDeclared: latest.isVulnerable,
      ...(reason === undefined ? {} : { reason }),
    })
  const needs = riskNeeds({ answers: latest.answers }, child.isChild)
  return [
    {
      rule: 'RG-6',
      severity: 'ASK',
      field: 'adultRequired',
      message:
        needs.adult === undefined
          ? 'Say whether an appropriate adult is needed.'
          : `Say whether an appropriate adult is needed: the answers point to ${labelIn(adultReasons, needs.adult).toLowerCase()}.`,
    },
  ]
}
