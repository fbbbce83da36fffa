/** The check of a case by the court: the published police-case schema, field by field, refused with published codes. */

type Fields = Record<string, unknown>
/** Whether it is wrong, and the code by which it is refused. */
type Check = readonly [isWrong: boolean, code: string]

/** Every code by which the court refuses this case, each once; `today` as YYYY-MM-DD. */
export function caseProblems(content: Fields, reference: string | null, today: string): string[] {
  const defendants = listOf(content.defendants)
  const checks = [
    ...ofCase(content, reference),
    ...ofHearing(content, defendants, today),
    [!areDifferent(defendants.map(({ prosecutorReference }) => prosecutorReference)), 'DUPLICATE_DEFENDANT'],
    ...defendants.flatMap((one) => [
      ...ofPerson(one, today),
      ...ofOffences(listOf(one.offences), content.caseInitiation === 'C', today),
    ]),
  ] satisfies Check[]
  return [
    ...new Set([...askedFor(defendants), ...checks.filter(([isWrong]) => isWrong).map(([, code]) => code)]),
  ]
}

/** What a demonstration asks for: a place of an offence with a code in square brackets is refused with it as long as it is there. */
const askedFor = (defendants: readonly Fields[]): string[] =>
  defendants
    .flatMap((one) => listOf(one.offences))
    .flatMap(
      ({ offenceLocation }) => /\[([A-Z][A-Z0-9_]{3,79})\]/.exec(String(offenceLocation ?? ''))?.[1] ?? [],
    )

function ofCase(content: Fields, reference: string | null): Check[] {
  const { ptiUrn, originatingOrganisation, caseInitiation, summonsCode, officerInCase, defendants } = content
  const officer = fieldsOf(officerInCase)
  return [
    [!isText(ptiUrn, 11, /^[A-Z0-9]{4}\d{3,7}$/) || ptiUrn !== reference, 'HO100201'],
    [!isText(originatingOrganisation, 7, /^[A-Z0-9]{2,7}$/), 'PROSECUTOR_OUCODE_NOT_RECOGNISED'],
    [!isText(caseInitiation, 1, /^[CRS]$/), 'CASE_INITIATION_CODE_INVALID'],
    [caseInitiation === 'S' && !isText(summonsCode, 20), 'SUMMONS_CODE_INVALID'],
    [!isText(officer.name, 70) || !isText(officer.rank, 35) || !isText(officer.reference, 15), 'UNREADABLE'],
    [!isText(officer.location, 70) || listOf(defendants).length === 0, 'UNREADABLE'],
  ]
}

function ofHearing({ initialHearing }: Fields, defendants: readonly Fields[], today: string): Check[] {
  const { courtHearingLocation, dateOfHearing, timeOfHearing } = fieldsOf(initialHearing)
  const starts = defendants.flatMap((one) => listOf(one.offences)).map((one) => one.offenceStartDate)
  return [
    [!isText(courtHearingLocation, 7, /^[A-JZ0-9]?[A-Z0-9]{6}$/), 'COURT_HEARING_LOCATION_OUCODE_INVALID'],
    [!isDay(dateOfHearing) || dateOfHearing < today, 'DATE_OF_HEARING_IN_THE_PAST'],
    [
      isDay(dateOfHearing) && starts.some((start) => isDay(start) && start > dateOfHearing),
      'DATE_OF_HEARING_EARLIER_THAN_OFFENCE_COMMITTED_DATE',
    ],
    [!isText(timeOfHearing, 5, /^([01]\d|2[0-3]):[0-5]\d$/), 'UNREADABLE'],
  ]
}

function ofPerson(one: Fields, today: string): Check[] {
  const { birthDate, perceivedBirthYear: year, addressLines, givenNames } = one
  const hasName = isText(one.familyName, 35) && isTexts(givenNames, 3, 35)
  return [
    [!isText(one.prosecutorReference, 21), 'HO100206'],
    [!hasName, 'HO100215'],
    [!isTexts(addressLines, 5, 35) || addressLines.length === 0, 'HO100217'],
    [!isAbsent(one.postcode) && !isText(one.postcode, 8), 'INVALID_DEFENDANT_POST_CODE'],
    [!isAbsent(birthDate) && (!isDay(birthDate) || birthDate > today), 'DEFENDANT_DOB_IN_FUTURE'],
    [
      isAbsent(birthDate) && !(isNumber(year, 1900, 9999) && year <= Number(today.slice(0, 4))),
      'DEFENDANT_PERCEIVED_BIRTH_YEAR_IN_FUTURE',
    ],
    [!isAbsent(one.pncIdentifier) && !isText(one.pncIdentifier, 13), 'INVALID_PNC_ID'],
    [!isAbsent(one.croNumber) && !isText(one.croNumber, 12), 'INVALID_CRO_NUMBER'],
    [
      !isAbsent(one.nationality) && !isText(one.nationality, 3, /^[A-Z]{3}$/),
      'DEFENDANT_NATIONALITY_INVALID',
    ],
    [
      !isAbsent(one.selfDefinedEthnicity) && !isText(one.selfDefinedEthnicity, 2, /^[A-Z][A-Z0-9]$/),
      'DEFENDANT_SELF_DEFINED_ETHNICITY_INVALID',
    ],
    [
      !isAbsent(one.observedEthnicity) && !isText(one.observedEthnicity, 1, /^\d$/),
      'DEFENDANT_OBSERVED_ETHNICITY_INVALID',
    ],
    [one.custodyStatus === 'CB' && !isText(one.bailConditions, 2500), 'BAIL_CONDITIONS_REQUIRED'],
    [
      ![one.languageOfDocuments, one.languageOfHearing].every((said) => isText(said, 1, /^[EW]$/)),
      'UNREADABLE',
    ],
  ]
}

function ofOffences(offences: readonly Fields[], isCharge: boolean, today: string): Check[] {
  const numbers = offences.map(({ offenceSequenceNumber }) => offenceSequenceNumber)
  return [
    [offences.length === 0 || numbers.some((number) => !isNumber(number, 1, 999)), 'HO100239'],
    [!areDifferent(numbers), 'HO100331'],
    ...offences.flatMap((one) => ofOffence(one, isCharge, today)),
  ]
}

function ofOffence(one: Fields, isCharge: boolean, today: string): Check[] {
  const { offenceStartDate: start, offenceEndDate: end, chargeDate, arrestDate } = one
  return [
    [!isText(one.offenceCode, 8, /^[A-Z0-9]{7,8}$/), 'OFFENCE_CODE_IS_INVALID'],
    [!isText(one.offenceWording, 2500), 'HO100234'],
    [!isNumber(one.offenceDateCode, 1, 6), 'OFFENCE_DATE_CODE_IS_INVALID'],
    [!isDay(start) || start > today || !(isAbsent(end) || (isDay(end) && end >= start)), 'HO100304'],
    [isAbsent(chargeDate), 'CHARGE_DATE_NOT_PRESENT'],
    [!isAbsent(chargeDate) && (!isDay(chargeDate) || chargeDate > today), 'CHARGE_DATE_IN_FUTURE'],
    [isCharge && (!isDay(arrestDate) || arrestDate > today), 'ARREST_DATE_IN_FUTURE'],
    [!isAbsent(one.offenceLocation) && !isText(one.offenceLocation, 80), 'OFFENCE_REQUIRES_A_LOCATION'],
    [!isAbsent(one.statementOfFacts) && !isText(one.statementOfFacts, 4000), 'STATEMENT_OF_FACTS_REQUIRED'],
    [!isAbsent(one.alcoholLevel) && !isNumber(one.alcoholLevel, 0, 999), 'ALCOHOL_DRUG_LEVEL_AMOUNT_MISSING'],
    [!isAbsent(one.alcoholLevel) && !isText(one.alcoholLevelMethod, 35), 'ALCOHOL_DRUG_LEVEL_METHOD_MISSING'],
    [
      !isAbsent(one.vehicleRegistrationMark) && !isText(one.vehicleRegistrationMark, 11),
      'DEFENDANT_OFFENCE_VEHICLE_CODE',
    ],
  ]
}

const isAbsent = (value: unknown): value is undefined => value === undefined
const isText = (value: unknown, most: number, shape = /\S/): value is string =>
  typeof value === 'string' && value.length <= most && shape.test(value)
const isTexts = (value: unknown, most: number, longest: number): value is string[] =>
  Array.isArray(value) && value.length <= most && value.every((one) => isText(one, longest))
const isNumber = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
const isDay = (value: unknown): value is string =>
  isText(value, 10, /^\d{4}-\d{2}-\d{2}$/) && !Number.isNaN(Date.parse(value))
const areDifferent = (values: readonly unknown[]): boolean => new Set(values).size === values.length
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])
