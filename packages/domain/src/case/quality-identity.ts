/** File quality: the case and its defendants as they are known (rules 1 to 6, 23 to 32, 34). */
import { selfDefinedEthnicities } from '../codes/ethnicity.ts'
import { isSaid } from '../custody/rule-problem.ts'
import { isDummyAsn, parseAsn } from '../identifiers/asn.ts'
import { parseCro } from '../identifiers/cro.ts'
import { parsePncId } from '../identifiers/pnc-id.ts'
import { parsePostcode } from '../identifiers/postcode.ts'
import { ageOn, isDay } from '../time/day.ts'
import { type Defendant, initiations, isCharged, remandStatuses } from './case-file.ts'
import { each, eachDefendant, isWithin, type QualityRule, rule, when } from './quality-rule.ts'
import { isReceivableUrn } from './urn.ts'

const languages = ['E', 'W']

export const identityRules: readonly QualityRule[] = [
  rule(
    1,
    'BLOCK',
    'A case reference of the right form that no other case has',
    ['HO100201', 'DUPLICATED_PROSECUTION'],
    (file) => [
      ...when(!isReceivableUrn(file.urn), 'urn', 'Issue a case reference: force, unit, serial and year.'),
      ...when(file.isUrnTaken, 'urn', 'Another case has this reference: issue a new one.'),
    ],
  ),
  rule(
    2,
    'BLOCK',
    'Each defendant has an arrest summons number whose check letter fits',
    ['HO100206'],
    (file) =>
      eachDefendant(file, ({ asn }, field) => {
        const reading = parseAsn(asn)
        return reading.ok ? [] : [{ field: `${field}.asn`, mend: reading.problem }]
      }),
  ),
  rule(
    3,
    'BLOCK',
    'No placeholder stands for an arrest summons number of a recordable offence',
    ['HO100321'],
    (file) =>
      eachDefendant(file, (one, field) =>
        when(
          isDummyAsn(longAsn(one.asn)) && one.offences.some(({ listed }) => listed?.isRecordable === true),
          `${field}.asn`,
          'This number was made by no arrest: issue one, because an offence is recordable.',
        ),
      ),
  ),
  rule(4, 'BLOCK', 'Force, unit and system of the arrest summons number exist', ['HO100300'], (file) =>
    eachDefendant(file, ({ isAsnUnitListed }, field) =>
      when(!isAsnUnitListed, `${field}.asn`, 'No such force, unit or system is listed: check the number.'),
    ),
  ),
  rule(
    5,
    'BLOCK',
    'A PNC ID has the right form and check letter',
    ['HO100209', 'INVALID_PNC_ID'],
    (file, today) =>
      eachDefendant(file, ({ pncId }, field) => {
        if (pncId === undefined) return []
        const reading = parsePncId(pncId, Number(today.slice(0, 4)))
        return reading.ok ? [] : [{ field: `${field}.pncId`, mend: reading.problem }]
      }),
  ),
  rule(6, 'BLOCK', 'A CRO number has the right form and check letter', ['INVALID_CRO_NUMBER'], (file) =>
    eachDefendant(file, ({ croNumber }, field) => {
      if (croNumber === undefined) return []
      const reading = parseCro(croNumber)
      return reading.ok ? [] : [{ field: `${field}.croNumber`, mend: reading.problem }]
    }),
  ),
  rule(
    23,
    'BLOCK',
    'Each defendant has a date of birth that can be, or an estimated year',
    ['DEFENDANT_DOB_IN_FUTURE', 'DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE'],
    (file, today) => eachDefendant(file, (one, field) => birthFaults(one, `${field}.dateOfBirth`, today)),
  ),
  rule(
    24,
    'BLOCK',
    'A youth goes to the youth court, with a parent or guardian',
    ['DEFENDANT_UNDER_18_YEARS_AT_CHARGE_DATE'],
    (file, today, rules) =>
      eachDefendant(file, (one, field) => {
        if (!isCharged(file) || !isYouth(one, today, rules.adultFromAge)) return []
        // A youth charged together with an adult may be sent to the adult court (CYPA 1933 s.46); the Crown Court tries both.
        const isWithAdult = file.defendants.some((other) => !isYouth(other, today, rules.adultFromAge))
        // Rule 15 asks for the hearing itself.
        const court = file.hearing?.courtType ?? 'MCY'
        const isRight = court === 'MCY' || file.stage === 'CROWN' || isWithAdult
        return [
          ...when(
            !isRight,
            'hearing.courtType',
            'List the hearing in the youth court: this defendant is under 18.',
          ),
          ...when(
            !isSaid(one.guardian),
            `${field}.guardian`,
            'Record the parent or guardian of a defendant under 18.',
          ),
        ]
      }),
  ),
  rule(
    25,
    'BLOCK',
    'Names and address lines have one to 35 letters',
    ['HO100212', 'HO100213', 'HO100214', 'HO100215', 'HO100216', 'HO100217'],
    (file) =>
      eachDefendant(file, ({ familyName, forenames, addressLines }, field) => [
        ...when(!isWithin(familyName, 35), `${field}.familyName`, 'A family name has 1 to 35 letters.'),
        ...when(
          forenames.some((name) => !isWithin(name, 35)),
          `${field}.forenames`,
          'A forename has 1 to 35 letters.',
        ),
        ...when(
          addressLines.length === 0 || addressLines.some((line) => !isWithin(line, 35)),
          `${field}.addressLines`,
          'An address has a line at least, each of 1 to 35 letters; write No fixed abode where there is none.',
        ),
      ]),
  ),
  rule(26, 'WARN', 'A postcode has the shape of one', ['INVALID_DEFENDANT_POST_CODE'], (file) =>
    eachDefendant(file, ({ postcode }, field) => {
      if (postcode === undefined) return []
      const reading = parsePostcode(postcode)
      return reading.ok ? [] : [{ field: `${field}.postcode`, mend: reading.problem }]
    }),
  ),
  rule(
    27,
    'WARN',
    'Ethnicity is a code of the lists',
    ['DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID', 'DEFENDANT_OBSERVED_ETHNICITY_INVALID'],
    (file) =>
      eachDefendant(file, ({ selfDefinedEthnicity: said, observedEthnicity: seen }, field) => [
        ...when(
          said !== undefined && !selfDefinedEthnicities.some(({ code }) => code === said),
          `${field}.selfDefinedEthnicity`,
          'Choose the self-defined ethnicity from the list.',
        ),
        ...when(
          seen !== undefined && !/^\d$/.test(seen),
          `${field}.observedEthnicity`,
          'Choose the observed ethnicity from the list.',
        ),
      ]),
  ),
  rule(28, 'WARN', 'Nationality is a code of three letters', ['DEFENDANT_NATIONALITY_INVALID'], (file) =>
    eachDefendant(file, ({ nationality }, field) =>
      when(
        nationality !== undefined && !/^[A-Z]{3}$/.test(nationality),
        `${field}.nationality`,
        'Choose the nationality from the list: a code of three letters.',
      ),
    ),
  ),
  rule(29, 'BLOCK', 'The language of documents and of the hearing is set', [], (file) =>
    eachDefendant(file, ({ documentLanguage, hearingLanguage }, field) => [
      ...when(
        !languages.includes(documentLanguage ?? ''),
        `${field}.documentLanguage`,
        'Say whether papers are in English or Welsh.',
      ),
      ...when(
        !languages.includes(hearingLanguage ?? ''),
        `${field}.hearingLanguage`,
        'Say whether the hearing is in English or Welsh.',
      ),
    ]),
  ),
  rule(
    30,
    'BLOCK',
    'Remand status is a code of the list, and conditional bail says its conditions',
    ['BAIL_CONDITIONS_REQUIRED'],
    (file) =>
      eachDefendant(file, ({ remandStatus, bailConditions }, field) => [
        ...when(
          !remandStatuses.some(({ code }) => code === remandStatus),
          `${field}.remandStatus`,
          'Choose the remand status from the list.',
        ),
        ...when(
          remandStatus === 'CB' && !bailConditions.some(isSaid),
          `${field}.bailConditions`,
          'Write the conditions of the bail, or choose unconditional bail.',
        ),
      ]),
  ),
  rule(
    31,
    'BLOCK',
    'How proceedings began is a code of the list, and a summons has its own',
    ['CASE_INITIATION_CODE_INVALID', 'SUMMONS_CODE_INVALID'],
    (file) => [
      ...when(
        isCharged(file) && !initiations.some(({ code }) => code === file.initiation),
        'initiation',
        'Say whether it began by charge, requisition or summons.',
      ),
      ...when(
        file.initiation === 'S' && !isSaid(file.summonsCode),
        'summonsCode',
        'Enter the code of the summons.',
      ),
    ],
  ),
  rule(34, 'BLOCK', 'No nominal is two defendants of one case', ['DUPLICATE_DEFENDANT'], (file) =>
    each(file.defendants, 'defendants', ({ nominalId }, field, index) =>
      when(
        file.defendants.findIndex((one) => one.nominalId === nominalId) !== index,
        `${field}.nominalId`,
        'This person is a defendant of the case already: put the offences with the first.',
      ),
    ),
  ),
  rule(32, 'BLOCK', 'The officer in the case can be reached', [], ({ officer }) =>
    (
      [
        ['name', officer.name, 'name', 100],
        ['rank', officer.rank, 'rank', 35],
        ['number', officer.number, 'number', 15],
        ['location', officer.location, 'station', 100],
        ['contact', officer.contact, 'telephone or address of mail', 255],
      ] as const
    ).flatMap(([field, value, words, most]) =>
      when(
        !isWithin(value, most),
        `officer.${field}`,
        `Enter the ${words} of the officer in the case, ${most} letters at most.`,
      ),
    ),
  ),
]

/** The number without strokes and with its leading noughts, where it can be read. */
function longAsn(asn: string): string {
  const reading = parseAsn(asn)
  return reading.ok ? reading.value : asn
}

function birthFaults({ dateOfBirth, perceivedBirthYear }: Defendant, field: string, today: string) {
  if (dateOfBirth === undefined) {
    const year = perceivedBirthYear ?? 0
    const isRight = Number.isInteger(year) && year >= 1900 && year <= Number(today.slice(0, 4))
    return when(!isRight, field, 'Enter the date of birth, or the year in which the person seems to be born.')
  }
  return when(
    !isDay(dateOfBirth) || dateOfBirth > today,
    field,
    'Check the date of birth: it is a day of the past.',
  )
}

/** Under age on the day of the charge, as far as the date of birth is known; today where that day is missing. */
function isYouth({ dateOfBirth, chargedOn }: Defendant, today: string, adultFromAge: number): boolean {
  const age = ageOn(dateOfBirth ?? '', isDay(chargedOn ?? '') ? (chargedOn ?? today) : today)
  return age !== undefined && age < adultFromAge
}
