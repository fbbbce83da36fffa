/** Victims, witnesses and exhibits of a case as the rules read them, off the crimes, victim care and property. */
import type { VictimFacts, WitnessFacts } from '@mips/contracts/case-parts'
import type { FileExhibit, Victim, Witness } from '@mips/domain/case/case-file'
import { victimRoles, witnessRoles } from '@mips/domain/case/people-roles'
import { statementState } from '@mips/domain/investigation/victim-steps'
import { displayName } from '@mips/domain/nominal/display-name'
import type { Move } from '@mips/domain/property/continuity'
import { londonDay } from '@mips/domain/time/london-day'
import { factsOf, optional } from './case.defendants.ts'
import { contactTold, evidenceMakers, hasPersonalStatement } from './case.statements.ts'
import type { CaseRows, ExhibitRow, PersonRow, VictimRow } from './case.rows.ts'

export { victimRoles, witnessRoles } from '@mips/domain/case/people-roles'

/** How a person is written in a list. */
const nameOf = (person: PersonRow): string => displayName(person)

/** People whom the case, or a crime or incident behind it, names in one of these roles; nobody twice. */
export function peopleIn(rows: CaseRows, roles: readonly string[]): PersonRow[] {
  const ids = rows.links.filter(({ role }) => roles.includes(role)).map(({ toId }) => toId)
  const seen = new Set<string>()
  return [...new Set(ids)].flatMap((id) => {
    const person = rows.people.get(id)
    if (person === undefined || seen.has(person.nominalId)) return []
    seen.add(person.nominalId)
    return [person]
  })
}

/** Those who were harmed, with what victim care knows of them. */
export function victimsOf(rows: CaseRows): Victim[] {
  return peopleIn(rows, victimRoles).map((person) => {
    const care = rows.care.find(({ personRecordId }) => personRecordId === person.personRecordId)
    const facts = factsOf<VictimFacts>(rows, person.personRecordId, 'VICTIM')
    const offered = care?.steps.find(({ kind }) => kind.startsWith('STATEMENT_'))?.at
    return {
      id: person.personRecordId,
      nominalId: person.nominalId,
      name: nameOf(person),
      ...optional('statementOfferedOn', offered && londonDay(new Date(offered).toISOString())),
      ...(hasPersonalStatement(rows, person.nominalId)
        ? { personalStatement: 'TAKEN' as const }
        : statementOf(care)),
      ...optional('needs', needsOf(care)),
      ...optional('contactPreference', wayOf(care)),
      claimsCompensation: facts.claimsCompensation === true,
    }
  })
}

function statementOf(care: VictimRow | undefined): Pick<Victim, 'personalStatement'> {
  const state = statementState(care?.steps ?? [])
  if (state === 'TAKEN') return { personalStatement: 'TAKEN' }
  return state === 'DECLINED' || state === 'WITHDRAWN' ? { personalStatement: 'DECLINED' } : {}
}

function needsOf(care: VictimRow | undefined): string | undefined {
  if (care === undefined || care.needs === null) return undefined
  return [...care.needs.measures, care.needs.words ?? ''].filter(Boolean).join(', ') || 'None'
}

function wayOf(care: VictimRow | undefined): string | undefined {
  if (care === undefined || care.plan === null) return undefined
  const { enoughWays, everyDays, safeInstructions } = care.plan
  const often = everyDays === null ? 'As agreed' : `Every ${everyDays} days`
  return [often, ...enoughWays, safeInstructions ?? ''].filter(Boolean).join(', ')
}

/** Those who saw it and those harmed who made a statement, experts, the officers who arrested or seized what is relied on, and the police witnesses that were added. */
export function witnessesOf(rows: CaseRows): Witness[] {
  const civilians = civiliansOf(rows).map((person): Witness => {
    const told = contactTold(rows, person.nominalId)
    const roles = rows.links.filter(({ toId }) => toId === person.personRecordId).map(({ role }) => role)
    return {
      ...seenAs(rows, person.personRecordId),
      nominalId: person.nominalId,
      name: nameOf(person),
      kind: roles.includes('WITNESS_EXPERT') ? 'EXPERT' : 'CIVILIAN',
      ...optional('address', told?.address ?? person.home?.line),
      ...optional('phone', told?.phone ?? person.phone),
      ...optional('email', told?.email),
    }
  })
  const seized = rows.exhibits.flatMap(({ linkId, seizedBy }) =>
    linkId === null || seizedBy === null ? [] : [seizedBy],
  )
  const officers = new Map(
    [...rows.stays.flatMap((stay) => stay.officers), ...seized, ...rows.police].map((officer) => [
      officer.id,
      officer,
    ]),
  )
  const police = [...officers.values()].map((officer): Witness => ({
    ...seenAs(rows, officer.id),
    name: `${officer.rank} ${officer.staffNumber} ${officer.displayName}`,
    kind: 'POLICE',
  }))
  return [...civilians, ...police]
}

/** Whoever a record names as witness, and whoever made a statement. */
function civiliansOf(rows: CaseRows): PersonRow[] {
  const named = peopleIn(rows, witnessRoles)
  const makers = evidenceMakers(rows)
  const more = [...rows.people.values()].filter(
    ({ nominalId }) => makers.has(nominalId) && !named.some((one) => one.nominalId === nominalId),
  )
  return [...named, ...new Map(more.map((person) => [person.nominalId, person])).values()]
}

function seenAs(
  rows: CaseRows,
  id: string,
): Pick<Witness, 'id' | 'isVulnerable' | 'isListed'> & Partial<Witness> {
  const facts = factsOf<WitnessFacts>(rows, id, 'WITNESS')
  return {
    id,
    isVulnerable: facts.isVulnerable === true,
    isListed: facts.isListed === true,
    ...optional('listNote', facts.listNote),
    ...optional('availability', facts.availability),
    ...optional('convictionsCheckedOn', facts.convictionsCheckedOn),
    ...optional('misconduct', facts.misconduct),
  }
}

/** An exhibit with its continuity; who seized it produces it. */
export const exhibitOf = (row: ExhibitRow): FileExhibit => ({
  reference: row.reference,
  description: row.description,
  producerId: row.seizedBy?.id ?? '',
  log: row.moves.map((move): Move => ({
    at: new Date(move.at).toISOString(),
    ...(move.fromKind === null || move.fromId === null
      ? {}
      : { from: { kind: move.fromKind, id: move.fromId } }),
    to: { kind: move.toKind, id: move.toId },
    purpose: move.purpose,
    ...optional('sealBefore', move.sealBefore),
    ...optional('sealAfter', move.sealAfter),
    ...optional('givenBy', move.givenBy),
    ...optional('receivedBy', move.receivedBy),
    ...optional('witness', move.witness),
    ...optional('reason', move.reason),
  })),
})
