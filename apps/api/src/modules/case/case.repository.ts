/** The queries of cases; row security leaves out what the reader may not see of any of the records behind them. */
import type { Prisma } from '@mips/database/generated/client'
import type { OfficerRef } from '@mips/contracts/common'
import type { Tx } from '../../platform/db/tx.ts'
import type {
  CourtRow,
  ExhibitRow,
  LinkRow,
  OffenceRow,
  PersonRow,
  SourceRow,
  StayRow,
  VictimRow,
} from './case.rows.ts'

export const findHead = async (tx: Tx, id: string) => {
  const row = await tx.prosecutionCase.findUnique({ where: { id } })
  if (row === null) return undefined
  const record = await tx.record.findUnique({
    where: { id },
    select: { reference: true, version: true, marking: true, aclId: true },
  })
  const event = await tx.event.findUnique({ where: { id }, select: { title: true } })
  return record === null || event === null ? undefined : { ...row, ...record, title: event.title }
}

export const listLines = (tx: Tx, caseId: string) =>
  tx.caseLine.findMany({
    where: { caseId },
    orderBy: [{ personRecordId: 'asc' }, { sequence: 'asc' }, { id: 'asc' }],
  })

export const listPeople = (tx: Tx, caseId: string) => tx.casePerson.findMany({ where: { caseId } })

/** Every version of every form, the newest first. */
export const listForms = (tx: Tx, caseId: string) =>
  tx.caseForm.findMany({ where: { caseId }, orderBy: [{ version: 'desc' }, { id: 'asc' }], take: 2000 })

export const listChecks = (tx: Tx, caseId: string) =>
  tx.caseCheck.findMany({ where: { caseId }, orderBy: [{ madeAt: 'desc' }, { id: 'desc' }], take: 50 })

export const findHold = (tx: Tx, caseId: string) =>
  tx.caseHold.findFirst({
    where: { caseId, endedAt: null },
    select: { id: true, heldBy: true, heldAt: true },
  })

export const findOffences = (tx: Tx, ids: readonly string[]): Promise<OffenceRow[]> =>
  tx.$queryRaw`SELECT o.id::text, o.offence_code AS code, o.title, coalesce(x.category, o.category) AS category, coalesce(x.is_recordable, o.is_recordable) AS "isRecordable", x.code IS NOT NULL AS "isListed",
      o.is_domestic AS "isDomestic", o.wording, o.charge_id::text AS "chargeId", o.charge_no AS "chargeNo", o.disposal, o.date_code AS "dateCode", o.start_on::text AS "startOn", o.end_on::text AS "endOn", o.place_text AS "placeText"
    FROM event_offence o LEFT JOIN offence x ON x.code = o.offence_code WHERE o.id = ANY (${[...ids]}::uuid[])`

/** The offences of stays in the order of their charge. */
export const findOffencesOfStays = (
  tx: Tx,
  stays: readonly string[],
): Promise<(OffenceRow & { stayId: string })[]> =>
  tx.$queryRaw`SELECT s.id::text AS "stayId", o.id::text, o.offence_code AS code, o.title, o.category, o.is_recordable AS "isRecordable", true AS "isListed", o.is_domestic AS "isDomestic", o.wording, o.charge_id::text AS "chargeId",
      o.charge_no AS "chargeNo", o.disposal, o.date_code AS "dateCode", o.start_on::text AS "startOn", o.end_on::text AS "endOn", o.place_text AS "placeText"
    FROM unnest(${[...stays]}::uuid[]) AS s(id) JOIN event_offence o ON o.event_id = ANY (mips.arrests_of_stay(s.id) || s.id) ORDER BY s.id, o.charge_no, o.sequence, o.id`

const answerOf = async <T>(rows: Promise<{ answer: T | null }[]>, none: T): Promise<T> =>
  (await rows)[0]?.answer ?? none

export const findPeople = (tx: Tx, ids: readonly string[]): Promise<PersonRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.case_people(${[...ids]}::uuid[]) AS answer`, [])

export const findSources = (tx: Tx, caseId: string): Promise<SourceRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.case_sources(${caseId}::uuid) AS answer`, [])

export const findStays = (tx: Tx, ids: readonly string[]): Promise<StayRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.case_stays(${[...ids]}::uuid[]) AS answer`, [])

export const findExhibits = (tx: Tx, caseId: string, sources: readonly string[]): Promise<ExhibitRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.case_exhibits(${caseId}::uuid, ${[...sources]}::uuid[]) AS answer`, [])

export const findCare = (tx: Tx, crimes: readonly string[]): Promise<VictimRow[]> =>
  answerOf(tx.$queryRaw`SELECT mips.case_victims(${[...crimes]}::uuid[]) AS answer`, [])

export const findCrimesOf = (tx: Tx, incidents: readonly string[]): Promise<string[]> =>
  answerOf(tx.$queryRaw`SELECT mips.crimes_of_incidents(${[...incidents]}::uuid[]) AS answer`, [])

/** Live links from these records, and the links between cases that lead here. */
export const findLinks = (tx: Tx, fromIds: readonly string[], roles: readonly string[]): Promise<LinkRow[]> =>
  tx.link.findMany({
    where: { fromId: { in: [...fromIds] }, role: { in: [...roles] }, validTo: null },
    select: { id: true, fromId: true, toId: true, role: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })

export const findFamily = (
  tx: Tx,
  caseId: string,
): Promise<{ id: string; linkId: string; reference: string | null; title: string; role: string }[]> =>
  tx.$queryRaw`SELECT e.id::text, k.id::text AS "linkId", r.reference, e.title, k.role FROM link k JOIN event e ON e.id = CASE WHEN k.from_id = ${caseId}::uuid THEN k.to_id ELSE k.from_id END JOIN record r ON r.id = e.id
     WHERE (k.from_id = ${caseId}::uuid OR k.to_id = ${caseId}::uuid) AND k.role IN ('CO_DEFENDANT_CASE', 'LINKED_CASE') AND k.valid_to IS NULL AND e.kind = 'Case' ORDER BY k.created_at, k.id`

/** Officers that an event has in a role now. */
export const findEventOfficers = (tx: Tx, eventId: string, role: string): Promise<OfficerRef[]> =>
  tx.$queryRaw`SELECT u.id::text, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank FROM event_officer o JOIN app_user u ON u.id = o.user_id
     WHERE o.event_id = ${eventId}::uuid AND o.role = ${role} AND o.valid_to IS NULL ORDER BY o.valid_from, o.id`

export const findOfficers = (
  tx: Tx,
  ids: readonly string[],
): Promise<(OfficerRef & { unitName: string | null; stationName: string | null; unitCode: string })[]> =>
  tx.$queryRaw`SELECT u.id::text, u.staff_number AS "staffNumber", u.display_name AS "displayName", u.rank, u.unit_code AS "unitCode", n.name AS "unitName", s.name AS "stationName"
     FROM app_user u LEFT JOIN unit n ON n.code = u.unit_code LEFT JOIN organisation_unit s ON s.code = n.station_code WHERE u.id = ANY (${[...new Set(ids)]}::uuid[])`

const courtKinds = ["Magistrates' Courts", 'Crown Courts']

export const findCourt = async (tx: Tx, code: string): Promise<CourtRow | undefined> =>
  (await tx.organisationUnit.findFirst({ where: { code, kind: { in: courtKinds } } })) ?? undefined

/** The court of a name as people write it; undefined where none or several have it. */
export async function findCourtNamed(tx: Tx, name: string, kind: string): Promise<CourtRow | undefined> {
  const rows = await tx.organisationUnit.findMany({
    where: { name: { equals: name, mode: 'insensitive' }, kind },
    select: { code: true, name: true, kind: true },
    take: 2,
  })
  return rows.length === 1 ? rows[0] : undefined
}

/** The newest decision on the charge, with its actions. */
export async function findDecision(tx: Tx, caseId: string) {
  const row = await tx.caseDecision.findFirst({
    where: { caseId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  })
  return row === null
    ? undefined
    : {
        ...row,
        actions: await tx.caseAction.findMany({ where: { decisionId: row.id }, orderBy: { number: 'asc' } }),
      }
}

/** Whether another case that this reader sees has the reference. */
export const isUrnTaken = async (tx: Tx, urn: string, caseId?: string): Promise<boolean> =>
  (await tx.prosecutionCase.count({
    where: { urn, ...(caseId === undefined ? {} : { id: { not: caseId } }) },
  })) > 0

/** Whether a record behind the case changed after its file was certified. */
export async function isChangedSince(
  tx: Tx,
  caseId: string,
  of: { stays: readonly string[]; offences: readonly string[]; people: readonly string[] },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT mips.case_changed_since(${caseId}::uuid, ${[...of.stays]}::uuid[], ${[...of.offences]}::uuid[], ${[...of.people]}::uuid[]) AS is`
  return rows[0]?.is === true
}

/** The cases in which offences stand already. */
export const findCasesOf = (
  tx: Tx,
  offenceIds: readonly string[],
): Promise<{ offenceId: string; id: string; urn: string }[]> =>
  tx.$queryRaw`SELECT l.offence_id::text AS "offenceId", c.id::text, c.urn FROM case_line l JOIN prosecution_case c ON c.id = l.case_id WHERE l.offence_id = ANY (${[...offenceIds]}::uuid[]) ORDER BY c.opened_at, c.id`

/** How the officer was reached on their last case. */
export async function findLastContact(tx: Tx, officerId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ contact: string | null }[]>`
    SELECT c.facts ->> 'officerContact' AS contact FROM prosecution_case c WHERE c.officer_id = ${officerId}::uuid AND c.facts ->> 'officerContact' IS NOT NULL ORDER BY c.opened_at DESC, c.id LIMIT 1`
  return rows[0]?.contact ?? undefined
}

export const takeSerial = async (tx: Tx, series: string, year: number): Promise<number> => {
  const rows = await tx.$queryRaw<{ n: number }[]>`SELECT mips.next_number(${series}, ${year}::int) AS n`
  return rows[0]?.n ?? 1
}

export const lockCase = (tx: Tx, what: string, id: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${what} ${id}`}, 0))`

export async function insertCase(
  tx: Tx,
  rows: {
    event: Prisma.EventUncheckedCreateInput
    head: Prisma.ProsecutionCaseUncheckedCreateInput
    lines: Prisma.CaseLineUncheckedCreateInput[]
  },
): Promise<void> {
  await tx.event.create({ data: rows.event, select: { id: true } })
  await tx.prosecutionCase.create({ data: rows.head, select: { id: true } })
  await tx.caseLine.createMany({ data: rows.lines })
}

export const updateHead = (tx: Tx, id: string, data: Prisma.ProsecutionCaseUncheckedUpdateInput) =>
  tx.prosecutionCase.update({ where: { id }, data, select: { id: true } })

export const updateLine = (tx: Tx, id: string, data: Prisma.CaseLineUncheckedUpdateInput) =>
  tx.caseLine.update({ where: { id }, data, select: { id: true } })

export const updateOffence = (tx: Tx, id: string, data: Prisma.EventOffenceUncheckedUpdateInput) =>
  tx.eventOffence.update({ where: { id }, data, select: { id: true } })

export const setStatus = (tx: Tx, id: string, status: string) =>
  tx.event.update({ where: { id }, data: { status }, select: { id: true } })

export const insertStep = (tx: Tx, data: Prisma.CaseStepTakenUncheckedCreateInput) =>
  tx.caseStepTaken.create({ data, select: { id: true } })

export async function keepPerson(
  tx: Tx,
  row: {
    caseId: string
    personId: string
    part: string
    facts: Prisma.InputJsonObject
    at: Date
    by: string
  },
): Promise<void> {
  const { caseId, personId, part, facts, at, by } = row
  await tx.casePerson.upsert({
    where: { caseId_personId_part: { caseId, personId, part } },
    create: { caseId, personId, part, facts, changedAt: at, changedBy: by },
    update: { facts, changedAt: at, changedBy: by },
    select: { id: true },
  })
}

export const insertOfficer = (tx: Tx, data: Prisma.EventOfficerUncheckedCreateInput) =>
  tx.eventOfficer.create({ data, select: { id: true } })

export const endOfficers = (tx: Tx, eventId: string, role: string, userId: string, at: Date) =>
  tx.eventOfficer.updateMany({ where: { eventId, role, userId, validTo: null }, data: { validTo: at } })

export const insertHold = (tx: Tx, data: Prisma.CaseHoldUncheckedCreateInput) =>
  tx.caseHold.create({ data, select: { id: true } })

export const endHold = (tx: Tx, id: string, endedAt: Date, endedBy: string) =>
  tx.caseHold.updateMany({ where: { id, endedAt: null }, data: { endedAt, endedBy } })

export const findKind = (tx: Tx, id: string) =>
  tx.record.findUnique({ where: { id }, select: { kind: true, aclId: true } })

export async function findCaseRows<Row>(
  tx: Tx,
  of: { officerId: string | null; unitCode: string | null; limit: number },
): Promise<Row[]> {
  const rows = await tx.$queryRaw<{ answer: Row[] }[]>`
    SELECT mips.case_lines(${of.officerId}::uuid, ${of.unitCode}, ${of.limit}::int) AS answer`
  return rows[0]?.answer ?? []
}
