/** Reads a case whole: what it keeps itself, and what custody, investigation, property and victim care hold for it. */
import { statementsOfRecords } from '../statement/statement.reading.service.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { CaseFacts } from '@mips/contracts/case-parts'
import {
  findCare,
  findCourt,
  findCourtNamed,
  findDecision,
  findEventOfficers,
  findExhibits,
  findHead,
  findLinks,
  findOffences,
  findOfficers,
  findPeople,
  findSources,
  findStays,
  isChangedSince,
  isUrnTaken,
  listForms,
  listLines,
  listPeople,
} from './case.repository.ts'
import { listRemands } from './case.court.repository.ts'
import { defendantRole } from './case.defendants.ts'
import { courtOfWords } from './case.file.ts'
import { victimRoles, witnessRoles } from './case.people.ts'
import { isSignedSince } from './case.statements.ts'
import type { CaseRows, HeadRow, StayRow } from './case.rows.ts'
import { readMaterial } from './case-unused.reading.ts'

/** The role of a police witness on the event of the case. */
export const policeRole = 'WITNESS_POLICE'

export async function requireHead(ctx: Ctx, caseId: string): Promise<HeadRow> {
  const head = await findHead(ctx.tx, caseId)
  if (head === undefined) throw new AppError('not_found')
  return head
}

/** Everything of a case that this reader sees; `not_found` where they do not see the case. */
export async function readCase(ctx: Ctx, caseId: string): Promise<CaseRows> {
  const { tx } = ctx
  const head = await requireHead(ctx, caseId)
  const allLines = await listLines(tx, caseId)
  const offences = await findOffences(
    tx,
    allLines.map(({ offenceId }) => offenceId),
  )
  // A line whose offence this reader may not see is no line for them: nothing of the case shows where it stands.
  const lines = allLines.filter(({ offenceId }) => offences.some(({ id }) => id === offenceId))
  const sources = await findSources(tx, caseId)
  const stays = await findStays(tx, idsOf(sources, 'CustodyRecord'))
  const crimes = idsOf(sources, 'Crime')
  const links = await findLinks(
    tx,
    [caseId, ...crimes, ...idsOf(sources, 'Incident')],
    [defendantRole, ...victimRoles, ...witnessRoles],
  )
  const people = await findPeople(tx, [...new Set(links.map(({ toId }) => toId))])
  const police = await findEventOfficers(tx, caseId, policeRole)
  const officers = await findOfficers(tx, officerIds(head, stays, police))
  const facts = await listPeople(tx, caseId)
  const told = await statementsOfRecords(ctx, [caseId, ...sources.map(({ id }) => id)])
  return {
    head,
    lines,
    offences: new Map(offences.map((row) => [row.id, row])),
    people: new Map(people.map((row) => [row.personRecordId, row])),
    facts,
    links: links.filter(({ toId }) => people.some(({ personRecordId }) => personRecordId === toId)),
    sources,
    stays,
    exhibits: await findExhibits(tx, caseId, [
      caseId,
      ...sources.map(({ id }) => id),
      ...stays.flatMap(({ arrests }) => arrests),
    ]),
    care: await findCare(tx, crimes),
    forms: await listForms(tx, caseId),
    decision: await findDecision(tx, caseId),
    unused: await readMaterial(ctx, caseId, sources, stays),
    police,
    ...told,
    officers: new Map(officers.map((row) => [row.id, row])),
    court: await courtOf(ctx, head, stays),
    remands: await listRemands(tx, caseId),
    isUrnTaken: await isUrnTaken(tx, head.urn, caseId),
    isChanged:
      isSignedSince(told.statements, head.certifiedAt) ||
      (await isChangedSince(tx, caseId, {
        stays: stays.map(({ id }) => id),
        offences: offences.map(({ id }) => id),
        people: people.map(({ personRecordId }) => personRecordId),
      })),
  }
}

const idsOf = (rows: readonly { id: string; kind: string }[], kind: string): string[] =>
  rows.filter((row) => row.kind === kind).map(({ id }) => id)

const officerIds = (
  head: HeadRow,
  stays: readonly StayRow[],
  police: readonly { id: string }[],
): string[] => [
  head.officerId,
  ...(head.certifiedBy === null ? [] : [head.certifiedBy]),
  ...stays.flatMap(({ officers }) => officers.map(({ id }) => id)),
  ...police.map(({ id }) => id),
]

/** The court of the first hearing: the one that was entered on the case, else the one of the charge sheet where its name is one of the list. */
async function courtOf(ctx: Ctx, head: HeadRow, stays: readonly StayRow[]): Promise<CaseRows['court']> {
  // Written by this module alone, from the facts of the contract.
  const entered = (head.facts as CaseFacts).hearing?.courtCode
  if (entered !== undefined) return findCourt(ctx.tx, entered)
  const words = stays.flatMap(({ charges }) => charges.map(({ court }) => court)).find((court) => court)
  const named = courtOfWords(words ?? '')
  return named === undefined ? undefined : findCourtNamed(ctx.tx, named.name, named.kind)
}
