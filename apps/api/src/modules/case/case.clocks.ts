/** The clock panel of a case: what the law, the court and the file itself ask by which day (F19). */
import type { CaseClock } from '@mips/contracts/case-parts'
import { type CaseFile, isCharged, isHeld } from '@mips/domain/case/case-file'
import { firstHearingBy } from '@mips/domain/case/case-opening'
import { type CaseRules, caseRulesOn } from '@mips/domain/case/case-rules-table'
import { custodyLimit, type LimitStage } from '@mips/domain/case/custody-time-limit'
import { addDays, addMonths, isDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { dueClocks } from './case.due-clocks.ts'

/** Every limit of the case with those that the courts set, which take the place of what the file alone comes to; the earliest first. Days are of London; `isNote` marks what another body answers for. */
export function clocksOf(file: CaseFile, court: readonly CaseClock[]): CaseClock[] {
  const today = londonDay(file.at)
  const rules = caseRulesOn(today)
  const own = [
    ...hearingClocks(file, rules, today),
    ...dueClocks(file, today),
    ...file.defendants.flatMap((one) => defendantClocks(file, one, rules, today)),
  ].filter(({ what }) => !court.some((one) => one.what === what))
  return [...own, ...court].toSorted((a, b) => a.by.localeCompare(b.by) || a.what.localeCompare(b.what))
}

const clock = (row: Omit<CaseClock, 'isOverdue' | 'isNote'>, today: string, isNote = false): CaseClock => ({
  ...row,
  isOverdue: row.by < today,
  isNote,
})

function hearingClocks(file: CaseFile, rules: CaseRules, today: string): CaseClock[] {
  const { hearing } = file
  if (!isCharged(file)) return []
  const listed =
    hearing === undefined
      ? []
      : [
          clock(
            { what: 'HEARING', label: `First hearing, ${hearing.courtName}`, by: hearing.day, rule: 'FQ-15' },
            today,
            true,
          ),
        ]
  const charged = file.defendants
    .flatMap(({ chargedOn }) => (chargedOn === undefined ? [] : [chargedOn]))
    .toSorted()[0]
  const plea = file.anticipatedPlea
  const by =
    charged === undefined || (plea !== 'GAP' && plea !== 'NGAP')
      ? undefined
      : firstHearingBy(charged, plea, rules)
  if (by === undefined || file.defendants.some(isHeld)) return listed
  return [...listed, clock({ what: 'HEARING_BY', label: 'First hearing is due by', by, rule: 'CF-9' }, today)]
}

function defendantClocks(
  file: CaseFile,
  one: CaseFile['defendants'][number],
  rules: CaseRules,
  today: string,
): CaseClock[] {
  const name = one.familyName
  const limits = one.offences.flatMap(({ sequence, start, end, listed }) => {
    const isSummary = listed?.category === 'CS' || listed?.category === 'CM'
    if (!isSummary || !isDay(start) || isCharged(file)) return []
    const by = addMonths(end ?? start, rules.summaryLimitMonths)
    return [
      clock(
        {
          what: `LIMIT_${one.id}_${sequence}`,
          label: `Charge offence ${sequence} of ${name} by`,
          by,
          rule: 'FQ-10',
        },
        today,
      ),
    ]
  })
  return [...limits, ...custodyClocks(file, one, rules, today), ...printClocks(one, rules, today)]
}

function custodyClocks(
  file: CaseFile,
  one: CaseFile['defendants'][number],
  rules: CaseRules,
  today: string,
): CaseClock[] {
  if (!isHeld(one) || file.hearing === undefined || file.hearing.day > today) return []
  const { actBy, expiresOn } = custodyLimit(
    { stage: stageOf(file, one), spans: [{ from: file.hearing.day }], extensions: [] },
    today,
    rules,
  )
  if (actBy === undefined || expiresOn === undefined) return []
  return [
    clock(
      {
        what: `CUSTODY_${one.id}`,
        label: `Custody time limit of ${one.familyName} (the prosecutor answers for it)`,
        by: actBy,
        rule: 'CT-1',
      },
      today,
      true,
    ),
  ]
}

function stageOf(file: CaseFile, one: CaseFile['defendants'][number]): LimitStage {
  if (file.stage === 'CROWN') return 'CROWN'
  return one.offences.some(({ listed }) => listed?.category === 'CE') ? 'EITHER_WAY' : 'SUMMARY'
}

function printClocks(one: CaseFile['defendants'][number], rules: CaseRules, today: string): CaseClock[] {
  const on = one.print?.on
  if (on === undefined || !isDay(on)) return []
  const by = addDays(on, rules.computerPrintAgeDays)
  return [
    clock(
      {
        what: `PRINT_${one.id}`,
        label: `Print of the national computer for ${one.familyName} is good until`,
        by,
        rule: 'FQ-67',
      },
      today,
    ),
  ]
}
