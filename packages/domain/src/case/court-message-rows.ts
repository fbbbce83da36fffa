/** The message of a case to the court as people read it, section by section, and what of it changed since another version (CM-7). */
import { labelIn } from '../custody/offence-words.ts'
import { formatDay, isDay } from '../time/day.ts'
import { initiations, remandStatuses } from './case-file.ts'
import type { CourtDefendant, CourtMessage, CourtOffence } from './court-message.ts'
import { showUrn } from './urn.ts'

export interface MessageSection {
  /** The same for the same thing in every version. */
  key: string
  title: string
  rows: readonly { label: string; value: string }[]
}

export interface MessageChange {
  section: string
  label: string
  /** Nothing where it was not in the version before, or is in the later one no more. */
  before?: string
  after?: string
}

type Row = readonly [label: string, value: string | number | undefined]
const dateCodes = ['On', 'Before', 'After', 'Between', 'On or about', 'On or before']
const languages = [
  { code: 'E', label: 'English' },
  { code: 'W', label: 'Welsh' },
] as const

/** Every field of the message under the name that people give it; what is not said has no row. */
export function messageSections(message: CourtMessage): MessageSection[] {
  const { initialHearing: hearing, officerInCase: officer } = message
  return [
    section('case', 'The case', [
      ['Reference', showUrn(message.ptiUrn)],
      ['Sent by force', message.originatingOrganisation],
      ['Began by', labelIn(initiations, message.caseInitiation)],
      ['Code of the summons', message.summonsCode],
      [
        'First hearing',
        `${hearing.courtHearingLocation}, ${dayOf(hearing.dateOfHearing)} ${hearing.timeOfHearing}`,
      ],
      [
        'Officer in the case',
        [officer.rank, officer.name, officer.reference, officer.location].filter(Boolean).join(', '),
      ],
    ]),
    ...message.defendants.flatMap(sectionsOf),
  ]
}

function sectionsOf(one: CourtDefendant): MessageSection[] {
  const name = [one.familyName.toUpperCase(), one.givenNames.join(' ')].filter(Boolean).join(', ')
  return [
    section(`defendant ${one.prosecutorReference}`, `Defendant ${name}`, [
      ['Arrest summons number', one.prosecutorReference],
      ['Family name', one.familyName],
      ['Given names', one.givenNames.join(' ')],
      ['Born', dayOf(one.birthDate)],
      ['Born about', one.perceivedBirthYear],
      ['Sex', one.gender],
      ['PNC ID', one.pncIdentifier],
      ['CRO number', one.croNumber],
      ['Nationality', one.nationality],
      ['Ethnicity, self-defined', one.selfDefinedEthnicity],
      ['Ethnicity, observed', one.observedEthnicity],
      ['Address', [...one.addressLines, one.postcode].filter(Boolean).join(', ')],
      ['Custody status', labelIn(remandStatuses, one.custodyStatus)],
      ['Conditions of bail', one.bailConditions],
      ['Language of papers', labelIn(languages, one.languageOfDocuments)],
      ['Language of the hearing', labelIn(languages, one.languageOfHearing)],
      ['Parent or guardian', one.parentGuardian],
    ]),
    ...one.offences.map((offence) => offenceSection(offence, one, name)),
  ]
}

const offenceSection = (offence: CourtOffence, one: CourtDefendant, name: string): MessageSection =>
  section(
    `offence ${one.prosecutorReference} ${offence.offenceSequenceNumber}`,
    `Offence ${offence.offenceSequenceNumber} of ${name}`,
    [
      ['Code', offence.offenceCode],
      ['Wording', offence.offenceWording],
      ['What the days mean', dateCodes[offence.offenceDateCode - 1] ?? offence.offenceDateCode],
      ['First day', dayOf(offence.offenceStartDate)],
      ['Last day', dayOf(offence.offenceEndDate)],
      ['Arrested', dayOf(offence.arrestDate)],
      ['Charged', dayOf(offence.chargeDate)],
      ['Where', offence.offenceLocation],
      ['Statement of facts', offence.statementOfFacts],
      ['Statement of facts in Welsh', offence.statementOfFactsWelsh],
      ['Particulars', offence.particulars],
      ['Level of alcohol or drug', offence.alcoholLevel],
      ['How it was measured', offence.alcoholLevelMethod],
      ['Code of the vehicle', offence.vehicleCode],
      ['Registration', offence.vehicleRegistrationMark],
    ],
  )

/** CM-7: what a later version of the message says otherwise, in the order of the message; empty where both say the same. */
export function messageChanges(before: CourtMessage, after: CourtMessage): MessageChange[] {
  const [old, now] = [messageSections(before), messageSections(after)]
  const gone = old.filter(({ key }) => now.every((other) => other.key !== key))
  return [
    ...now.flatMap((one) =>
      changesOf(
        one.title,
        old.find(({ key }) => key === one.key),
        one,
      ),
    ),
    ...gone.flatMap((one) => changesOf(one.title, one, undefined)),
  ]
}

function changesOf(
  title: string,
  before: MessageSection | undefined,
  after: MessageSection | undefined,
): MessageChange[] {
  const labels = [...new Set([...(after?.rows ?? []), ...(before?.rows ?? [])].map(({ label }) => label))]
  return labels.flatMap((label) => {
    const [was, is] = [before, after].map((one) => one?.rows.find((row) => row.label === label)?.value)
    if (was === is) return []
    return [
      {
        section: title,
        label,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ]
  })
}

const section = (key: string, title: string, rows: readonly Row[]): MessageSection => ({
  key,
  title,
  rows: rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: String(value) }],
  ),
})

const dayOf = (day: string | undefined): string | undefined =>
  day !== undefined && isDay(day) ? formatDay(day) : day
