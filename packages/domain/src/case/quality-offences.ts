/** File quality: offences, dates and the hearing (rules 7 to 22, 33). */
import { isSaid } from '../custody/rule-problem.ts'
import { isInForceOn, offenceInForce } from '../investigation/offences-in-force.ts'
import { addMonths, isDay } from '../time/day.ts'
import { isCharged } from './case-file.ts'
import {
  eachDefendant,
  eachListed,
  eachOffence,
  isWithin,
  type QualityRule,
  rule,
  when,
} from './quality-rule.ts'

const COURT_CODE = /^[A-JZ0-9]?[A-Z0-9]{6}$/

export const offenceRules: readonly QualityRule[] = [
  rule(
    7,
    'BLOCK',
    'Every offence code stands in the national list',
    ['OFFENCE_CODE_IS_INVALID', 'HO100306'],
    (file) =>
      eachOffence(file, ({ code, listed }, field) =>
        when(
          listed === undefined,
          `${field}.code`,
          `${code || 'This'} is in no list of offences: choose it from the list.`,
        ),
      ),
  ),
  rule(
    8,
    'BLOCK',
    'Each offence was in force when it was committed',
    ['OFFENCE_NOT_IN_EFFECT_ON_OFFENCE_COMMITTED_DATE'],
    (file) =>
      eachListed(file, ({ code, start }, { from, until }, field) =>
        when(
          isDay(start) && !isInForceOn(offenceInForce(code, { from, until }), start),
          `${field}.code`,
          'This offence was not in force on that day: choose the one that was, or put the date right.',
        ),
      ),
  ),
  rule(9, 'BLOCK', 'A generic offence code has particulars', ['OFFENCE_CODE_IS_GENERIC'], (file) =>
    eachListed(file, ({ particulars }, { isGeneric }, field) =>
      when(
        isGeneric && !isSaid(particulars),
        `${field}.particulars`,
        'Write the particulars: this code stands for several offences.',
      ),
    ),
  ),
  rule(
    10,
    'BLOCK',
    'A summary offence is charged within its time',
    ['OFFENCE_OUT_OF_TIME'],
    (file, today, rules) =>
      eachListed(file, ({ start, end }, { category, timeLimitMonths }, field, { chargedOn }) => {
        const isSummary = category === 'CS' || category === 'CM'
        const months = timeLimitMonths ?? (isSummary ? rules.summaryLimitMonths : undefined)
        if (months === undefined || !isDay(start)) return []
        const last = addMonths(end ?? start, months)
        const on = isCharged(file) ? (chargedOn ?? today) : today
        return when(
          on > last,
          `${field}.start`,
          `The time for this offence ended after ${months} months: see the prosecutor.`,
        )
      }),
  ),
  rule(
    11,
    'BLOCK',
    'An offence begins before it ends, ended in the past, and says what its dates mean',
    ['OFFENCE_DATE_CODE_IS_INVALID', 'HO100304'],
    (file, today) =>
      eachOffence(file, ({ start, end, dateCode }, field) => [
        ...when(
          !isDay(start) || (end !== undefined && !isDay(end)),
          `${field}.start`,
          'Enter the dates of the offence as days.',
        ),
        ...when(
          isDay(start) && end !== undefined && end < start,
          `${field}.end`,
          'The offence ends before it begins: put the dates right.',
        ),
        ...when(
          isDay(start) && (end ?? start) > today,
          `${field}.start`,
          'The offence lies in the future: put the dates right.',
        ),
        ...when(
          !Number.isInteger(dateCode) || dateCode < 1 || dateCode > 6,
          `${field}.dateCode`,
          'Say what the dates mean: on, before, after, between, on or about, on or before.',
        ),
      ]),
  ),
  rule(
    12,
    'BLOCK',
    'Somebody charged has a day of arrest, not in the future',
    ['ARREST_DATE_IN_FUTURE'],
    (file, today) =>
      eachDefendant(file, ({ arrestedOn }, field) => {
        if (!isCharged(file) || file.initiation !== 'C') return []
        return when(
          !isDay(arrestedOn ?? '') || (arrestedOn ?? '') > today,
          `${field}.arrestedOn`,
          'Enter the day of the arrest; it cannot lie ahead.',
        )
      }),
  ),
  rule(
    13,
    'BLOCK',
    'The day of the charge is there, and not in the future',
    ['CHARGE_DATE_IN_FUTURE', 'CHARGE_DATE_NOT_PRESENT'],
    (file, today) =>
      eachDefendant(file, ({ chargedOn }, field) =>
        when(
          isCharged(file) && (!isDay(chargedOn ?? '') || (chargedOn ?? '') > today),
          `${field}.chargedOn`,
          'Enter the day of the charge; it cannot lie ahead.',
        ),
      ),
  ),
  rule(14, 'WARN', 'Offence, arrest and charge follow each other', [], (file) =>
    eachOffence(file, ({ start }, field, { arrestedOn, chargedOn }) => {
      const days = [start, arrestedOn, chargedOn].filter((day): day is string => isDay(day ?? ''))
      return when(
        days.some((day, index) => index > 0 && day < (days[index - 1] ?? '')),
        `${field}.start`,
        'The offence comes before the arrest and the arrest before the charge: check the days.',
      )
    }),
  ),
  rule(
    15,
    'BLOCK',
    'The first hearing lies ahead, and after the offences',
    ['DATE_OF_HEARING_IN_THE_PAST', 'DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE'],
    (file, today) => {
      const { hearing } = file
      if (!isCharged(file)) return []
      if (hearing === undefined)
        return when(true, 'hearing', 'Enter the court, the day and the time of the first hearing.')
      const isBefore = file.defendants.some(({ offences }) =>
        offences.some(({ start, end }) => isDay(start) && start <= today && (end ?? start) > hearing.day),
      )
      return [
        ...when(
          !isDay(hearing.day) || hearing.day < today,
          'hearing.day',
          'The hearing lies in the past: list it anew.',
        ),
        ...when(isBefore, 'hearing.day', 'The hearing comes before an offence: check the days.'),
      ]
    },
  ),
  rule(
    16,
    'BLOCK',
    'The court is a listed one that sits on that day',
    ['COURT_HEARING_LOCATION_OUCODE_INVALID'],
    ({ hearing }) => [
      ...when(
        hearing !== undefined && (!COURT_CODE.test(hearing.courtCode) || !hearing.isListed),
        'hearing.courtCode',
        'No such court is listed: choose it from the list.',
      ),
      ...when(
        hearing?.isOpen === false,
        'hearing.day',
        'The court does not sit on that day: choose another.',
      ),
    ],
  ),
  rule(
    17,
    'BLOCK',
    'An offence that needs a place has one of at most 80 letters',
    ['OFFENCE_REQUIRES_A_LOCATION'],
    (file) =>
      eachOffence(file, ({ location, listed }, field) => [
        ...when(
          listed?.needsLocation === true && !isSaid(location),
          `${field}.location`,
          'Say where it was committed.',
        ),
        ...when((location ?? '').length > 80, `${field}.location`, 'Shorten the place to 80 letters.'),
      ]),
  ),
  rule(18, 'BLOCK', 'Each offence has its wording, of at most 2,500 letters', ['HO100234'], (file) =>
    eachOffence(file, ({ wording }, field) =>
      when(!isWithin(wording, 2500), `${field}.wording`, 'Write the charge in 1 to 2,500 letters.'),
    ),
  ),
  rule(
    19,
    'BLOCK',
    'A statement of facts is there where it is asked for, of at most 4,000 letters',
    ['STATEMENT_OF_FACTS_REQUIRED'],
    (file) =>
      eachOffence(file, ({ statementOfFacts, listed }, field) => [
        ...when(
          listed?.needsStatementOfFacts === true && !isSaid(statementOfFacts),
          `${field}.statementOfFacts`,
          'Write the statement of facts.',
        ),
        ...when(
          (statementOfFacts ?? '').length > 4000,
          `${field}.statementOfFacts`,
          'Shorten the statement of facts to 4,000 letters.',
        ),
      ]),
  ),
  rule(
    20,
    'BLOCK',
    'A statement of facts is there in Welsh for a hearing in Welsh',
    ['STATEMENT_OF_FACTS_WELSH_REQUIRED'],
    (file) =>
      eachListed(file, ({ welshStatementOfFacts }, { needsStatementOfFacts }, field, { hearingLanguage }) =>
        when(
          needsStatementOfFacts && hearingLanguage === 'W' && !isSaid(welshStatementOfFacts),
          `${field}.welshStatementOfFacts`,
          'Have the statement of facts put into Welsh: the hearing is in Welsh.',
        ),
      ),
  ),
  rule(
    21,
    'BLOCK',
    'An offence of alcohol or drugs has a level and how it was measured',
    [
      'ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING',
      'ALCOHOL_DRUG_LEVEL_METHOD_MISSING',
      'ALCOHOL_DRUG_LEVEL_METHOD_INVALID',
    ],
    (file) =>
      eachListed(file, ({ alcohol }, { needsAlcohol }, field) => {
        if (!needsAlcohol) return []
        const level = alcohol?.level ?? -1
        return [
          ...when(
            !Number.isInteger(level) || level < 0 || level > 999,
            `${field}.alcohol.level`,
            'Enter the level that was measured, 0 to 999.',
          ),
          ...when(
            !isSaid(alcohol?.method),
            `${field}.alcohol.method`,
            'Say how it was measured: breath, blood or urine.',
          ),
        ]
      }),
  ),
  rule(22, 'WARN', 'An offence with a vehicle says which', ['DEFENDANT_OFFENCE_VEHICLE_CODE'], (file) =>
    eachListed(file, ({ vehicle }, { needsVehicle }, field) => [
      ...when(needsVehicle && !isSaid(vehicle?.code), `${field}.vehicle.code`, 'Choose the kind of vehicle.'),
      ...when(
        (vehicle?.registration ?? '').length > 11,
        `${field}.vehicle.registration`,
        'A registration mark has at most 11 letters and digits.',
      ),
    ]),
  ),
  rule(
    33,
    'BLOCK',
    'Offences of a defendant are numbered from 1 without gap, below 100',
    ['HO100239', 'HO100311', 'HO100331'],
    (file) =>
      eachDefendant(file, ({ offences }, field) => {
        const numbers = offences.map(({ sequence }) => sequence).toSorted((a, b) => a - b)
        return [
          ...when(offences.length === 0, `${field}.offences`, 'Each defendant has at least one offence.'),
          ...when(
            offences.length > 99 || numbers.some((number, index) => number !== index + 1),
            `${field}.offences`,
            'Number the offences of this defendant 1, 2, 3 without gap or repeat, 99 at most.',
          ),
        ]
      }),
  ),
]
