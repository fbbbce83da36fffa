/** File quality: the decision, the forms, statements, exhibits and recordings (rules 35 to 50). */
import { isSaid } from '../custody/rule-problem.ts'
import { gapsOf } from '../property/continuity.ts'
import { addDays, addMonths, formatDay, isDay } from '../time/day.ts'
import { isLater, toMillis } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { anticipatedPleas, type CaseFile, isCharged, isHeld, offenceKey } from './case-file.ts'
import { chargingAuthority } from './charging.ts'
import { missingItems } from './file-needs.ts'
import { saysContact } from './statements.ts'
import { each, eachDefendant, eachListed, type QualityRule, rule, when } from './quality-rule.ts'

export const formRules: readonly QualityRule[] = [
  rule(35, 'BLOCK', 'Whoever decided on the charge was the one who may', [], (file, today) => {
    const { decision } = file
    if (decision?.outcome !== 'CHARGE' || decision.by === 'CPS' || decision.emergency !== undefined) return []
    const { by, because } = authorityOf(file, today)
    return when(
      by === 'CPS',
      'decision.by',
      `The prosecutor decides on these offences (${because.join('; ')}): send the file for a decision.`,
    )
  }),
  rule(36, 'BLOCK', 'A charge by the prosecutor has its report, reference and name', [], (file) => {
    const { decision } = file
    if (!isCharged(file) || decision?.by !== 'CPS') return []
    return [
      ...when(!hasForm(file, 'MG3'), 'forms', 'Add the report for the charging decision (MG3).'),
      ...when(
        !isSaid(decision.reference),
        'decision.reference',
        "Enter the prosecutor's reference of the decision.",
      ),
      ...when(!isSaid(decision.decidedBy), 'decision.decidedBy', 'Name the prosecutor who decided.'),
    ]
  }),
  rule(
    37,
    'BLOCK',
    'The threshold test was used for people in custody, with what is outstanding and a day of review',
    [],
    (file) => {
      const { decision } = file
      if (decision?.test !== 'THRESHOLD') return []
      const isOpen =
        decision.outstanding.length === 0 ||
        decision.outstanding.some(({ expectedOn }) => !isDay(expectedOn ?? ''))
      return [
        ...when(
          !file.defendants.every(isHeld),
          'decision.test',
          'Apply the full test: the threshold test is for people in custody alone.',
        ),
        ...when(
          isOpen,
          'decision.outstanding',
          'List the evidence still to come, each with the day it is expected.',
        ),
        ...when(
          !isDay(decision.reviewOn ?? ''),
          'decision.reviewOn',
          'Enter the day by which the full test is applied.',
        ),
      ]
    },
  ),
  rule(38, 'BLOCK', 'An offence that needs consent has its reference', [], (file) =>
    eachListed(file, ({ consentReference }, { consentOf }, field) =>
      when(
        isCharged(file) && consentOf !== undefined && !isSaid(consentReference),
        `${field}.consentReference`,
        `Enter the reference of the consent of the ${consentOf === 'DPP' ? 'Director of Public Prosecutions' : 'Law Officer'}.`,
      ),
    ),
  ),
  rule(39, 'BLOCK', 'The plea that is expected is set', [], ({ anticipatedPlea }) =>
    when(
      !anticipatedPleas.some(({ code }) => code === anticipatedPlea),
      'anticipatedPlea',
      'Say whether a guilty or a not guilty plea is expected.',
    ),
  ),
  rule(40, 'BLOCK', 'The case summary covers every offence and every interview', [], (file) =>
    eachDefendant(file, (defendant, field) => [
      ...defendant.offences.flatMap((offence) =>
        when(
          hasForm(file, 'MG5') && !file.summaryCovers.includes(offenceKey(defendant, offence)),
          'summaryCovers',
          `Cover offence ${offence.sequence} of ${defendant.familyName} in the case summary (MG5).`,
        ),
      ),
      ...when(
        !isSaid(defendant.interview?.summary) && !isSaid(defendant.interview?.notInterviewedBecause),
        `${field}.interview`,
        'Sum up the interview, or say why there was none.',
      ),
    ]),
  ),
  rule(41, 'WARN', 'Each point to prove rests on evidence', [], (file) =>
    each(file.pointsToProve, 'pointsToProve', ({ point, evidence }, field) =>
      when(evidence.length === 0, field, `Say which statement, exhibit or recording shows: ${point}.`),
    ),
  ),
  rule(42, 'BLOCK', 'Every form that such a file needs is there', [], (file) =>
    missingItems(file).map(({ item, label, subjectId }) => ({
      field: `forms.${item}${subjectId === undefined ? '' : `.${subjectId}`}`,
      mend: `Add ${label.toLowerCase()}${/^MG\d/.test(item) ? ` (${item})` : ''}.`,
    })),
  ),
  rule(43, 'BLOCK', 'A remand that is sought has its application, and facts for each ground', [], (file) =>
    eachDefendant(file, (one, field) => {
      if (!file.isRemandSought || !isHeld(one)) return []
      return [
        ...when(
          !hasForm(file, 'MG7', one.id),
          'forms',
          `Add the remand application (MG7) for ${one.familyName}.`,
        ),
        ...when(
          one.remandGrounds.length === 0 ||
            one.remandGrounds.some(({ code, facts }) => !isSaid(code) || !isSaid(facts)),
          `${field}.remandGrounds`,
          'Choose the grounds for a remand and write the facts of each.',
        ),
      ]
    }),
  ),
  rule(
    44,
    'BLOCK',
    'The witness list has everybody who made a statement, and nobody else without a note',
    [],
    (file) =>
      each(file.witnesses, 'witnesses', ({ id, name, isListed, listNote }, field) => {
        const isMaker = file.statements.some(({ makerId }) => makerId === id)
        return [
          ...when(
            isMaker && !isListed,
            field,
            `${name} made a statement: put them on the witness list (MG9).`,
          ),
          ...when(
            isListed && !isMaker && !isSaid(listNote),
            field,
            `${name} made no statement: say why they are listed, or take them off.`,
          ),
        ]
      }),
  ),
  rule(45, 'WARN', 'Dates of witnesses cover the months ahead and are fresh', [], (file, today, rules) => {
    if (file.anticipatedPlea !== 'NGAP' || !isCharged(file)) return []
    const [until, oldest] = [
      addMonths(today, rules.availabilityMonths),
      addDays(today, -rules.availabilityAgeDays),
    ]
    return each(file.witnesses, 'witnesses', ({ name, isListed, availability }, field) => {
      const isGood =
        availability !== undefined &&
        availability.from <= today &&
        availability.to >= until &&
        availability.takenOn >= oldest
      return when(
        isListed && !isGood,
        `${field}.availability`,
        `Ask ${name} for their dates until ${formatDay(until)}.`,
      )
    })
  }),
  rule(46, 'BLOCK', 'Each statement is signed, dated and declared true before the file goes', [], (file) =>
    each(file.statements, 'statements', ({ signedAt, datedOn, hasDeclaration }, field) => [
      ...when(
        signedAt === undefined || toMillis(signedAt) === undefined || isLater(signedAt, file.at),
        `${field}.signedAt`,
        'Have the statement signed.',
      ),
      ...when(
        !isDay(datedOn ?? '') || (datedOn ?? '') > londonDay(file.at),
        `${field}.datedOn`,
        'Date the statement.',
      ),
      ...when(!hasDeclaration, `${field}.hasDeclaration`, 'Add the declaration of truth.'),
    ]),
  ),
  rule(47, 'BLOCK', 'No served page of a statement says how to reach a witness', [], (file) =>
    each(file.statements, 'statements', ({ text, makerId }, field) => {
      const maker = file.witnesses.find(({ id }) => id === makerId)
      return when(
        saysContact(
          text,
          [maker, ...file.witnesses].flatMap((one) => [one?.address, one?.phone, one?.email]),
        ),
        `${field}.text`,
        'Take address, telephone and mail out of the served pages: they belong on the back page.',
      )
    }),
  ),
  rule(
    48,
    'BLOCK',
    'An exhibit that a statement produces is there, under that reference, by that witness',
    [],
    (file) =>
      each(file.statements, 'statements', ({ exhibits, makerId }, field) =>
        exhibits.flatMap((reference) =>
          when(
            !file.exhibits.some(
              (exhibit) => exhibit.reference === reference && exhibit.producerId === makerId,
            ),
            `${field}.exhibits`,
            `${reference} is no exhibit that this witness produces: check the reference.`,
          ),
        ),
      ),
  ),
  rule(49, 'WARN', 'The continuity of each exhibit has no gap', [], (file) =>
    each(file.exhibits, 'exhibits', ({ reference, log }, field) => [
      ...when(log.length === 0, `${field}.log`, `${reference} has no continuity: record who seized it.`),
      ...gapsOf(log).map(({ message }) => ({ field: `${field}.log`, mend: `${reference}: ${message}` })),
    ]),
  ),
  rule(50, 'WARN', 'Each recording has its length, what matters in it and a link that opens', [], (file) =>
    each(
      file.media,
      'media',
      ({ description, durationSeconds, relevantTimes, link, isLinkWorking }, field) => [
        ...when(
          !((durationSeconds ?? 0) > 0),
          `${field}.durationSeconds`,
          `${description}: enter its length.`,
        ),
        ...when(
          !isSaid(relevantTimes),
          `${field}.relevantTimes`,
          `${description}: say from when to when it matters.`,
        ),
        ...when(!isSaid(link) || !isLinkWorking, `${field}.link`, `${description}: give a link that opens.`),
      ],
    ),
  ),
]

/** Who may decide on the offences of a file that the national list has, on the day of the charge. */
function authorityOf(file: CaseFile, today: string) {
  const offences = file.defendants.flatMap((defendant) =>
    defendant.offences.flatMap(({ code, listed }) =>
      listed === undefined ? [] : [{ code, category: listed.category }],
    ),
  )
  const plea = anticipatedPleas.find(({ code }) => code === file.anticipatedPlea)?.code
  const isConsentNeeded = file.defendants.some((one) => one.offences.some(({ listed }) => listed?.consentOf))
  const exclusions = [...file.flags.exclusions, ...(isConsentNeeded ? (['CONSENT'] as const) : [])]
  return chargingAuthority(offences, plea, { ...file.flags, exclusions }, file.decision?.decidedOn ?? today)
}

export const hasForm = (file: CaseFile, code: string, subjectId?: string): boolean =>
  file.forms.some(
    (form) =>
      form.code === code &&
      (subjectId === undefined || form.subjectId === undefined || form.subjectId === subjectId),
  )
