/** File quality: what is owed to witnesses and victims, and whether the people are who they are said to be (rules 59 to 67). */
import { isSaid } from '../custody/rule-problem.ts'
import { addDays, isDay } from '../time/day.ts'
import { isCharged, type PrintedOffence } from './case-file.ts'
import { hasForm } from './quality-forms.ts'
import { each, eachDefendant, type QualityRule, rule, when } from './quality-rule.ts'

export const careRules: readonly QualityRule[] = [
  rule(59, 'WARN', 'Convictions of each witness were looked up', [], (file, today) =>
    each(file.witnesses, 'witnesses', ({ name, isListed, convictionsCheckedOn: on }, field) =>
      when(
        isListed && (!isDay(on ?? '') || (on ?? '') > today),
        `${field}.convictionsCheckedOn`,
        `Look up the convictions of ${name} and date the check.`,
      ),
    ),
  ),
  rule(60, 'BLOCK', 'Each police witness has an entry or a nil return of misconduct', [], (file) =>
    each(file.witnesses, 'witnesses', ({ name, kind, misconduct }, field) =>
      when(
        kind === 'POLICE' && misconduct === undefined,
        `${field}.misconduct`,
        `Ask ${name} for the entry or nil return of misconduct (MG6B).`,
      ),
    ),
  ),
  rule(61, 'BLOCK', 'A vulnerable or intimidated witness has a special measures assessment', [], (file) =>
    each(file.witnesses, 'witnesses', ({ id, name, isVulnerable }, field) =>
      when(isVulnerable && !hasForm(file, 'MG2', id), field, `Assess special measures (MG2) with ${name}.`),
    ),
  ),
  rule(62, 'WARN', 'Each victim was offered a personal statement', [], (file, today) =>
    each(file.victims, 'victims', ({ name, statementOfferedOn: on }, field) =>
      when(
        !isDay(on ?? '') || (on ?? '') > today,
        `${field}.statementOfferedOn`,
        `Offer ${name} a personal statement and enter the day.`,
      ),
    ),
  ),
  rule(63, 'WARN', 'Needs and wishes of each victim are known', [], (file) =>
    each(file.victims, 'victims', ({ name, needs, contactPreference }, field) => [
      ...when(
        !isSaid(needs),
        `${field}.needs`,
        `Ask ${name} what they need; write None where there is nothing.`,
      ),
      ...when(
        !isSaid(contactPreference),
        `${field}.contactPreference`,
        `Ask ${name} how they want to be told.`,
      ),
    ]),
  ),
  rule(
    64,
    'WARN',
    'Domestic abuse has its assessment, history, children and checklist',
    [],
    ({ domesticAbuse: abuse, flags, victims }) => [
      ...when(
        abuse === undefined && flags.exclusions.includes('DOMESTIC'),
        'domesticAbuse',
        'Add the domestic abuse assessment, history, children and checklist.',
      ),
      ...when(
        abuse?.hasAssessment === false,
        'domesticAbuse.hasAssessment',
        'Add the risk assessment (DASH or DARA).',
      ),
      ...when(abuse?.hasHistory === false, 'domesticAbuse.hasHistory', 'Add the history of incidents.'),
      ...when(
        abuse?.areChildrenRecorded === false,
        'domesticAbuse.areChildrenRecorded',
        'Record the children of the household, or that there are none.',
      ),
      ...when(
        abuse?.hasChecklist === false,
        'domesticAbuse.hasChecklist',
        'Add the joint checklist for domestic abuse.',
      ),
      ...when(
        abuse !== undefined && victims.some(({ personalStatement }) => personalStatement === undefined),
        'victims',
        'Say whether the victim wants to make a personal statement.',
      ),
    ],
  ),
  rule(65, 'WARN', 'No defendant is also victim or witness of the case', [], (file) =>
    eachDefendant(file, ({ nominalId }, field) =>
      when(
        [...file.victims, ...file.witnesses].some((one) => one.nominalId === nominalId),
        `${field}.nominalId`,
        'This defendant is also a victim or witness: tell the prosecutor how that is kept apart.',
      ),
    ),
  ),
  rule(
    66,
    'BLOCK',
    'Each defendant is the golden record, and nobody asks whether it is two people',
    [],
    (file) =>
      eachDefendant(file, ({ isGolden, isJoinInQuestion }, field) => [
        ...when(!isGolden, `${field}.nominalId`, 'Take the record that this one was joined to.'),
        ...when(
          isJoinInQuestion,
          `${field}.nominalId`,
          'Decide first whether this record is one person or two.',
        ),
      ]),
  ),
  rule(
    67,
    'BLOCK',
    'A print of the national computer is fresh and has the same offences',
    ['HO100304'],
    (file, today, rules) =>
      eachDefendant(file, (one, field) => {
        if (one.print === undefined) return []
        const oldest = addDays(today, -rules.computerPrintAgeDays)
        const differ = isCharged(file) && !isSameOffences(one.print.offences, one.offences)
        return [
          ...when(
            !isDay(one.print.on) || one.print.on < oldest || one.print.on > today,
            `${field}.print.on`,
            `Print the record anew: it is no older than ${rules.computerPrintAgeDays} days.`,
          ),
          ...when(
            differ,
            `${field}.print.offences`,
            'Sequence, code and dates differ from the national computer: put right the one that is wrong.',
          ),
        ]
      }),
  ),
]

/** The four facts by which a result finds its offence; an offence of one day has no end, or that day. */
export function isSameOffences(
  printed: readonly PrintedOffence[],
  filed: readonly PrintedOffence[],
): boolean {
  const keyOf = ({ sequence, code, start, end }: PrintedOffence) =>
    `${sequence} ${code} ${start} ${end ?? start}`
  const [a, b] = [printed, filed].map((rows) => rows.map(keyOf).toSorted().join('|'))
  return a === b
}
