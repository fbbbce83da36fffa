/** Defendants and their offences as the rules of the case read them, off custody and the Golden Nominal. */
import type { CaseFacts, DefendantFacts } from '@mips/contracts/case-parts'
import type { CaseOffence, Defendant, ListedOffence } from '@mips/domain/case/case-file'
import { postChargeGrounds } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import type { CaseRows, ChargeRow, LineRow, OffenceRow, PersonRow, SourceRow, StayRow } from './case.rows.ts'

/** The link by which a case has a defendant. */
export const defendantRole = 'DEFENDANT'

/** What is said of the whole case. */
export const caseFacts = (rows: Pick<CaseRows, 'head'>): CaseFacts =>
  // Written by this module alone, from the facts of the contract.
  (rows.head.facts ?? {}) as CaseFacts

/** What the case alone knows of one of its people in a part. */
export function factsOf<Facts>(rows: CaseRows, personId: string, part: string): Facts {
  // Written by this module alone, from the facts of the contract.
  return (rows.facts.find((row) => row.personId === personId && row.part === part)?.facts ?? {}) as Facts
}

/** The defendants of a case that this reader sees, in the order in which they were added. */
export const defendantIds = (rows: CaseRows): string[] => [
  ...new Set(
    rows.links
      .filter(({ fromId, role }) => fromId === rows.head.id && role === defendantRole)
      .map(({ toId }) => toId),
  ),
]

export const stayOf = (rows: CaseRows, personRecordId: string): StayRow | undefined => {
  const ids = rows.lines
    .filter((line) => line.personRecordId === personRecordId)
    .map((line) => line.custodyRecordId)
  return rows.stays.find(({ id }) => ids.includes(id))
}

/** The lines of a defendant whose offence this reader sees, by the number of the charge. */
export const linesOf = (rows: CaseRows, personRecordId: string): (LineRow & { offence: OffenceRow })[] =>
  rows.lines
    .filter((line) => line.personRecordId === personRecordId)
    .flatMap((line) => {
      const offence = rows.offences.get(line.offenceId)
      return offence === undefined ? [] : [{ ...line, offence }]
    })
    .toSorted((a, b) => a.sequence - b.sequence)

/** The charge by which a defendant was charged last. */
export const chargeOf = (stay: StayRow | undefined): ChargeRow | undefined => stay?.charges.at(-1)

const dayOf = (at: string | null | undefined): string | undefined =>
  at === null || at === undefined ? undefined : londonDay(new Date(at).toISOString())

/** The crime, else the incident, whose days and place an offence has until its own row says otherwise. */
export const happeningOf = (sources: readonly SourceRow[]): SourceRow | undefined =>
  sources.find(({ kind }) => kind === 'Crime') ?? sources.find(({ kind }) => kind === 'Incident')

/** The days and the place of an offence: off its own row, else those of the crime. */
export function daysOf(
  offence: OffenceRow,
  rows: CaseRows,
): Pick<CaseOffence, 'dateCode' | 'start' | 'end' | 'location'> {
  const crime = happeningOf(rows.sources)
  const from = offence.startOn ?? dayOf(crime?.from)
  const to = offence.startOn === null ? dayOf(crime?.to) : (offence.endOn ?? undefined)
  const isSpan = to !== undefined && from !== undefined && to > from
  const place = offence.placeText ?? crime?.place ?? undefined
  return {
    dateCode: offence.dateCode ?? (isSpan ? 4 : 1),
    start: from ?? '',
    ...(isSpan ? { end: to } : {}),
    ...(place === undefined ? {} : { location: place.slice(0, 80) }),
  }
}

export function offenceOf(line: LineRow & { offence: OffenceRow }, rows: CaseRows): CaseOffence {
  const { offence } = line
  const listed: ListedOffence = {
    title: offence.title,
    category: offence.category ?? '',
    isRecordable: offence.isRecordable === true,
    isGeneric: false,
    needsLocation: false,
    needsStatementOfFacts: false,
    needsAlcohol: false,
    needsVehicle: false,
  }
  return {
    sequence: line.sequence,
    code: offence.code,
    wording: offence.wording ?? '',
    ...daysOf(offence, rows),
    ...(offence.isListed ? { listed } : {}),
  }
}

/** Bail refused keeps the person in police custody for court; conditions that run make bail conditional. */
function remandOf(stay: StayRow | undefined): string {
  const charge = chargeOf(stay)
  if (charge === undefined) return 'NA'
  if (charge.isBailRefused) return 'PB'
  return (stay?.conditions.length ?? 0) > 0 ? 'CB' : 'UB'
}

export function defendantOf(rows: CaseRows, person: PersonRow): Defendant {
  const id = person.personRecordId
  const facts = factsOf<DefendantFacts>(rows, id, 'DEFENDANT')
  const [stay, lines] = [stayOf(rows, id), linesOf(rows, id)]
  const charge = chargeOf(stay)
  // What a court decided takes the place of the bail of the police.
  const court = rows.remands.findLast(({ personRecordId }) => personRecordId === id)
  const offences = lines.map((line) => offenceOf(line, rows))
  const charged = dayOf(charge?.chargedAt) ?? issuedOn(rows)
  const arrested = dayOf(stay?.arrestedAt)
  return {
    id,
    nominalId: person.nominalId,
    isGolden: person.isGolden,
    isJoinInQuestion: person.isJoinInQuestion,
    familyName: person.surname ?? '',
    forenames: [person.forename, person.middle].filter((name): name is string => Boolean(name)),
    ...optional('dateOfBirth', person.dob),
    ...optional('sex', person.sex),
    addressLines: person.home?.lines ?? [],
    ...optional('postcode', person.home?.postcode),
    asn: stay?.asn ?? '',
    isAsnUnitListed: stay?.isAsnListed === true,
    ...optional('pncId', person.pncId),
    ...optional('croNumber', person.croNumber),
    ...optional('selfDefinedEthnicity', person.ethnicitySelf),
    ...optional('observedEthnicity', person.ethnicityObserved),
    ...optional('nationality', person.nationality),
    // Courts of England sit in English unless somebody asks for Welsh.
    documentLanguage: facts.documentLanguage ?? 'E',
    hearingLanguage: facts.hearingLanguage ?? 'E',
    remandStatus: court?.remand ?? remandOf(stay),
    bailConditions: court?.conditions ?? (stay?.conditions ?? []).map(({ words }) => words),
    hasBrokenBail: facts.hasBrokenBail === true,
    ...optional('guardian', facts.guardian),
    ...optional('arrestedOn', arrested),
    ...optional('chargedOn', charged),
    offences,
    ...printOf(facts, offences),
    remandGrounds: groundsOf(facts, charge),
    ...interviewOf(facts, stay),
    hasBadCharacterApplication: facts.hasBadCharacterApplication === true,
    offencesTakenIntoConsideration: facts.offencesTakenIntoConsideration ?? 0,
  }
}

/** The day of a requisition or summons, which no charge in custody gives. */
const issuedOn = (rows: CaseRows): string | undefined => (rows.head.facts as { issuedOn?: string }).issuedOn

function printOf({ print }: DefendantFacts, offences: readonly CaseOffence[]): Pick<Defendant, 'print'> {
  if (print === undefined || print === null) return {}
  const same = offences.map(({ sequence, code, start, end }) => ({
    sequence,
    code,
    start,
    ...optional('end', end),
  }))
  const printed =
    print.offences === 'SAME'
      ? same
      : print.offences.map(({ end, ...row }) => ({ ...row, ...optional('end', end) }))
  return { print: { on: print.on, offences: printed } }
}

/** Why bail was refused, as the custody officer wrote it on the charge; what the case adds stands beside. */
function groundsOf(
  { remandGrounds }: DefendantFacts,
  charge: ChargeRow | undefined,
): Defendant['remandGrounds'] {
  if (remandGrounds !== undefined && remandGrounds.length > 0) return remandGrounds
  if (charge?.isBailRefused !== true) return []
  return charge.groundsCodes.map((code) => ({
    code: labelIn(postChargeGrounds, code),
    facts: charge.groundsText ?? '',
  }))
}

function interviewOf({ interview }: DefendantFacts, stay: StayRow | undefined): Pick<Defendant, 'interview'> {
  if (interview === undefined && stay !== undefined && stay.interviews === 0)
    return { interview: { notInterviewedBecause: 'No interview was held in custody.', isDisputed: false } }
  if (interview === undefined) return {}
  const { summary, notInterviewedBecause, isDisputed } = interview
  return {
    interview: {
      ...optional('summary', summary),
      ...optional('notInterviewedBecause', notInterviewedBecause),
      isDisputed: isDisputed === true,
    },
  }
}

/** A field that is left out where there is nothing. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined | '',
): Partial<Record<Key, Value>> {
  return value === null || value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, Value>)
}
