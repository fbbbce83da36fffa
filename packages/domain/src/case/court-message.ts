/** The message by which a case goes to the court, in the shape of the published police-case schema, and what the court would refuse of it (CM-1 to CM-4). */
import type { RuleProblem } from '../custody/rule-problem.ts'
import { type CaseFile, type CaseOffence, type Defendant, isCharged } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'
import { checkFile, qualityRules } from './file-quality.ts'
import { parseUrn } from './urn.ts'

export interface CourtOffence {
  offenceSequenceNumber: number
  offenceCode: string
  offenceWording: string
  offenceDateCode: number
  offenceStartDate: string
  offenceEndDate?: string
  chargeDate?: string
  arrestDate?: string
  offenceLocation?: string
  statementOfFacts?: string
  statementOfFactsWelsh?: string
  particulars?: string
  alcoholLevel?: number
  alcoholLevelMethod?: string
  vehicleCode?: string
  vehicleRegistrationMark?: string
}

export interface CourtDefendant {
  prosecutorReference: string
  familyName: string
  givenNames: readonly string[]
  birthDate?: string
  perceivedBirthYear?: number
  gender?: string
  pncIdentifier?: string
  croNumber?: string
  nationality?: string
  selfDefinedEthnicity?: string
  observedEthnicity?: string
  addressLines: readonly string[]
  postcode?: string
  custodyStatus: string
  bailConditions?: string
  languageOfDocuments: string
  languageOfHearing: string
  parentGuardian?: string
  offences: readonly CourtOffence[]
}

export interface CourtMessage {
  ptiUrn: string
  originatingOrganisation: string
  caseInitiation: string
  summonsCode?: string
  initialHearing: { courtHearingLocation: string; dateOfHearing: string; timeOfHearing: string }
  officerInCase: { name: string; rank: string; reference: string; location: string }
  defendants: readonly CourtDefendant[]
}

/** Most characters of each field of the schema that no file-quality rule bounds. */
const longest = {
  'officer.name': 70,
  'officer.rank': 35,
  'officer.number': 15,
  'officer.location': 70,
  bailConditions: 2500,
  guardian: 70,
  givenName: 35,
} as const
const mostAddressLines = 5

/**
 * CM-2: what stands against sending: of a case that is charged, everything by which the court refuses with a published code,
 * and fields that are longer than their place in the message (CM-3).
 */
export function courtProblems(file: CaseFile, rules: CaseRules): RuleProblem[] {
  const missing: RuleProblem[] = []
  const ask = (isWrong: boolean, rule: string, field: string, message: string) => {
    if (isWrong) missing.push({ rule, severity: 'BLOCK', field, message })
  }
  ask(!isCharged(file), 'CM-1', 'stage', 'Send the case to the court when somebody is charged.')
  ask(
    file.hearing === undefined,
    'CM-1',
    'hearing',
    'Enter the first hearing: the court lists the case by it.',
  )
  ask(file.defendants.length === 0, 'CM-1', 'defendants', 'Add the defendant.')
  for (const [field, value, most] of fieldsOf(file))
    ask(value.length > most, 'CM-3', field, `Make it ${most} characters or fewer: the court takes no more.`)
  for (const [index, { addressLines }] of file.defendants.entries())
    ask(
      addressLines.length > mostAddressLines,
      'CM-3',
      `defendants.${index}.addressLines`,
      `Write the address in ${mostAddressLines} lines or fewer: the court takes no more.`,
    )
  return [
    ...missing,
    ...checkFile(file, rules).filter(({ rule, severity }) => severity === 'BLOCK' && isCourts(rule)),
  ]
}

/** Rules by which the court refuses: those with a code. The others are between police and prosecutor. */
export const isCourts = (rule: string): boolean => {
  const found = qualityRules.find(({ id }) => id === rule)
  return found !== undefined && found.refusedAs.length > 0
}

function fieldsOf(file: CaseFile): [string, string, number][] {
  const { officer, defendants } = file
  return [
    ['officer.name', officer.name, longest['officer.name']],
    ['officer.rank', officer.rank, longest['officer.rank']],
    ['officer.number', officer.number, longest['officer.number']],
    ['officer.location', officer.location, longest['officer.location']],
    ...defendants.flatMap((one, index): [string, string, number][] => [
      [`defendants.${index}.bailConditions`, conditionsOf(one) ?? '', longest.bailConditions],
      [`defendants.${index}.guardian`, one.guardian ?? '', longest.guardian],
      [`defendants.${index}.forenames`, givenNamesOf(one)[2] ?? '', longest.givenName],
    ]),
  ]
}

/**
 * CM-1, CM-4: the message of a case that `courtProblems` finds nothing against; undefined where there is no hearing to send it
 * for. It holds defendants, their offences, the officer and the hearing: nothing of a witness or victim.
 * `force` is the code of the sending organisation.
 */
export function courtMessage(file: CaseFile, force: string): CourtMessage | undefined {
  const { hearing, officer } = file
  if (hearing === undefined || !isCharged(file)) return undefined
  const urn = parseUrn(file.urn)
  return {
    ptiUrn: urn.ok ? urn.value : file.urn,
    originatingOrganisation: force,
    caseInitiation: file.initiation,
    ...given('summonsCode', file.summonsCode),
    initialHearing: {
      courtHearingLocation: hearing.courtCode,
      dateOfHearing: hearing.day,
      timeOfHearing: hearing.time,
    },
    officerInCase: {
      name: officer.name,
      rank: officer.rank,
      reference: officer.number,
      location: officer.location,
    },
    defendants: file.defendants.map((one) => defendantOf(one, file.initiation)),
  }
}

function defendantOf(one: Defendant, initiation: string): CourtDefendant {
  return {
    prosecutorReference: one.asn,
    familyName: one.familyName,
    givenNames: givenNamesOf(one),
    ...given('birthDate', one.dateOfBirth),
    ...given('perceivedBirthYear', one.perceivedBirthYear),
    ...given('gender', one.sex),
    ...given('pncIdentifier', one.pncId),
    ...given('croNumber', one.croNumber),
    ...given('nationality', one.nationality),
    ...given('selfDefinedEthnicity', one.selfDefinedEthnicity),
    ...given('observedEthnicity', one.observedEthnicity),
    addressLines: one.addressLines,
    ...given('postcode', one.postcode),
    custodyStatus: one.remandStatus,
    ...given('bailConditions', conditionsOf(one)),
    languageOfDocuments: one.documentLanguage ?? '',
    languageOfHearing: one.hearingLanguage ?? '',
    ...given('parentGuardian', one.guardian),
    offences: one.offences
      .toSorted((a, b) => a.sequence - b.sequence)
      .map((offence) => offenceOf(offence, one, initiation)),
  }
}

/** The schema has three places for given names: in the third stand those that follow. */
function givenNamesOf({ forenames }: Defendant): readonly string[] {
  const [first, second, ...rest] = forenames
  return rest.length <= 1 ? forenames : [first ?? '', second ?? '', rest.join(' ')]
}

/** The schema asks for the arrest of charge cases alone. */
function offenceOf(offence: CaseOffence, defendant: Defendant, initiation: string): CourtOffence {
  return {
    offenceSequenceNumber: offence.sequence,
    offenceCode: offence.code,
    offenceWording: offence.wording,
    offenceDateCode: offence.dateCode,
    offenceStartDate: offence.start,
    ...given('offenceEndDate', offence.end),
    ...given('chargeDate', defendant.chargedOn),
    ...given('arrestDate', initiation === 'C' ? defendant.arrestedOn : undefined),
    ...given('offenceLocation', offence.location),
    ...given('statementOfFacts', offence.statementOfFacts),
    ...given('statementOfFactsWelsh', offence.welshStatementOfFacts),
    ...given('particulars', offence.particulars),
    ...given('alcoholLevel', offence.alcohol?.level),
    ...given('alcoholLevelMethod', offence.alcohol?.method),
    ...given('vehicleCode', offence.vehicle?.code),
    ...given('vehicleRegistrationMark', offence.vehicle?.registration),
  }
}

const conditionsOf = ({ bailConditions }: Defendant): string | undefined =>
  bailConditions.length === 0 ? undefined : bailConditions.join('\n')

const given = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  // A computed key widens to any string in the types.
  value === undefined ? {} : ({ [key]: value } as Record<Key, Value>)
