/** Opens a case from stays in custody: their offences, people and sources are referred to, and nothing of them is typed again (CF-7, CF-8, UR-2). */
import type { prosecutionCase } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import {
  type CaseOpening,
  caseOpenings,
  openingOf,
  openingProblems,
  openingState,
} from '@mips/domain/case/case-opening'
import { issueUrn, parseUrn } from '@mips/domain/case/urn'
import { labelIn } from '@mips/domain/custody/offence-words'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { keepFirstHearing } from './case-hearing.service.ts'
import { addLogEntry, createRecord, keepOrigins, linkRecords } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { defendantRole } from './case.defendants.ts'
import {
  findCasesOf,
  findCrimesOf,
  findKind,
  findLastContact,
  findOffencesOfStays,
  findOfficers,
  findPeople,
  findStays,
  insertCase,
  isUrnTaken,
  lockCase,
  takeSerial,
} from './case.repository.ts'
import type { OffenceRow, StayRow } from './case.rows.ts'

type Body = RouteInput<(typeof prosecutionCase)['routes']['open']>['body']
type Taken = OffenceRow & { stayId: string }

export const buildTask = 'CASE_BUILD'

/** Whether an offence of a stay belongs to a case that is opened so. */
function isTaken(by: CaseOpening, { chargeId, disposal }: OffenceRow): boolean {
  if (by === 'CHARGE') return chargeId !== null
  if (by === 'ADVICE')
    return (
      chargeId === null && (disposal === null || ['BAIL_TO_CPS', 'BAIL_PRE_CHARGE', 'RUI'].includes(disposal))
    )
  return disposal === (by === 'SUMMONS' ? 'SUMMONS' : 'POSTAL_REQUISITION')
}

/** What a stay leads to: how a case is opened from it, of how many offences, and the cases that have them already. */
export async function casesOfStay(ctx: Ctx, recordId: string) {
  const offences = await findOffencesOfStays(ctx.tx, [recordId])
  const charged = offences.filter(({ chargeId }) => chargeId !== null)
  const other = offences.map(({ disposal }) => openingOf(disposal ?? '')).find((way) => way !== undefined)
  const way = charged.length > 0 ? ('CHARGE' as const) : other
  const taken = way === undefined ? [] : offences.filter((offence) => isTaken(way, offence))
  const cases = await findCasesOf(
    ctx.tx,
    offences.map(({ id }) => id),
  )
  const mine = new Map(cases.map(({ id, urn }) => [id, { id, urn }]))
  ctx.audit.resultIds = [...mine.keys()]
  return {
    way: way ?? null,
    offences: taken.length,
    cases: [...mine.values()],
    mayOpen:
      holds(ctx.who, 'case.record.build') &&
      taken.some(({ id }) => !cases.some(({ offenceId }) => offenceId === id)),
  }
}

/** Opens a case of the offences of these stays that end so, for one defendant each. */
export async function openCase(ctx: Ctx, body: Body) {
  for (const id of body.custodyRecordIds.toSorted()) await lockCase(ctx.tx, 'case of stay', id)
  const stays = await requireStays(ctx, body.custodyRecordIds)
  const offences = (await findOffencesOfStays(ctx.tx, body.custodyRecordIds)).filter((row) =>
    isTaken(body.by, row),
  )
  const officerId = body.officerId ?? ctx.who.userId
  const charge = stays.flatMap(({ charges }) => charges).at(0)
  const issuedOn = body.issuedOn ?? (charge && londonDay(new Date(charge.chargedAt).toISOString()))
  const decided = body.decisionBy ?? (charge && (charge.decisionMaker === 'CPS' ? 'CPS' : 'POLICE'))
  refuseProblems(
    openingProblems({
      by: body.by,
      defendants: await defendantsOf(ctx, stays, offences),
      officerId,
      ...(body.courtReference === undefined ? {} : { courtReference: body.courtReference }),
      ...(decided === undefined ? {} : { decisionBy: decided }),
      ...(issuedOn === undefined ? {} : { issuedOn }),
    }),
  )
  const officer = (await findOfficers(ctx.tx, [officerId]))[0]
  if (officer === undefined) throw badField('officerId', 'Choose somebody of the staff list')
  return writeCase(ctx, { body, stays, offences, officer, issuedOn })
}

/** The stays that this reader sees, each with the person who was held; hidden and unknown are the same. */
async function requireStays(ctx: Ctx, ids: readonly string[]): Promise<StayRow[]> {
  const stays = await findStays(ctx.tx, ids)
  const found = ids.map((id) => stays.find((stay) => stay.id === id))
  if (found.some((stay) => stay === undefined || stay.personRecordId === null))
    throw new AppError('bad_reference')
  return found.filter((stay) => stay !== undefined)
}

async function defendantsOf(ctx: Ctx, stays: readonly StayRow[], offences: readonly Taken[]) {
  const people = await findPeople(
    ctx.tx,
    stays.flatMap(({ personRecordId }) => personRecordId ?? []),
  )
  const standing = await findCasesOf(
    ctx.tx,
    offences.map(({ id }) => id),
  )
  return stays.map((stay) => {
    const own = offences.filter(({ stayId }) => stayId === stay.id)
    const open = standing.find(({ offenceId }) => own.some(({ id }) => id === offenceId))
    return {
      nominalId:
        people.find(({ personRecordId }) => personRecordId === stay.personRecordId)?.nominalId ??
        stay.personRecordId ??
        stay.id,
      offences: own.length,
      custodyRecordId: stay.id,
      ...(open === undefined ? {} : { openCaseUrn: open.urn }),
    }
  })
}

type Opening = {
  body: Body
  stays: readonly StayRow[]
  offences: readonly Taken[]
  officer: Awaited<ReturnType<typeof findOfficers>>[number]
  issuedOn: string | undefined
}

async function writeCase(ctx: Ctx, opening: Opening) {
  const { body, stays, offences, officer, issuedOn } = opening
  const incidents = [...new Set(stays.flatMap(({ sources }) => sources))]
  const sources = [...incidents, ...(await findCrimesOf(ctx.tx, incidents)), ...stays.map(({ id }) => id)]
  const people = stays.flatMap(({ personRecordId }) => personRecordId ?? [])
  // The case is as restricted as what it is made of.
  const acls = [
    ...stays.map(({ aclId }) => aclId),
    ...(await Promise.all(
      [...sources, ...people].map(async (id) => (await findKind(ctx.tx, id))?.aclId ?? 0),
    )),
  ]
  const aclId = acls.find((one) => one !== 0) ?? 0
  const { id, reference } = await createRecord(ctx, { kind: 'Case', aclId })
  const urn = await urnFor(ctx, stays, aclId)
  const now = ctx.clock.now()
  const contact = await findLastContact(ctx.tx, officer.id)
  await insertCase(ctx.tx, {
    event: {
      id,
      kind: 'Case',
      title: await titleOf(ctx, people),
      status: openingState(body.by),
      occurredFrom: now,
    },
    head: {
      id,
      urn,
      openedByWay: body.by,
      officerId: officer.id,
      unitCode: officer.unitCode,
      openedBy: ctx.who.userId,
      openedAt: now,
      editedAt: now,
      facts: {
        ...(body.courtReference === undefined ? {} : { courtReference: body.courtReference }),
        ...(issuedOn === undefined ? {} : { issuedOn }),
        ...(body.decisionBy === undefined ? {} : { decision: { by: body.decisionBy } }),
        ...(contact === undefined ? {} : { officerContact: contact }),
      },
    },
    lines: linesFor(id, body.by, stays, offences),
  })
  for (const toId of people)
    await linkRecords(ctx, { fromId: id, toId, role: defendantRole, origin: 'carried' })
  for (const toId of sources)
    await linkRecords(ctx, { fromId: id, toId, role: 'ARISES_FROM', origin: 'carried' })
  await keepOrigins(ctx, id, {
    offences: { how: 'carried', fromId: stays[0]?.id ?? id, fromField: 'offences' },
    defendants: { how: 'carried', fromId: stays[0]?.id ?? id, fromField: 'detainee' },
    urn: { how: 'derived' },
  })
  await addLogEntry(ctx, {
    recordId: id,
    kind: 'NOTE',
    happenedAt: now,
    text: `Case ${urn} opened: ${labelIn(caseOpenings, body.by)}.`,
  })
  await keepFirstHearing(ctx, id)
  await askToBuild(ctx, id, officer.id)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Case',
    aclId,
    resultIds: stays.map((stay) => stay.id),
    change: { urn, by: body.by, offences: offences.map((row) => row.id) },
  })
  return { id, reference, urn, version: 1 }
}

/** The lines of each defendant, numbered as the charge sheet numbers them. */
function linesFor(caseId: string, by: CaseOpening, stays: readonly StayRow[], offences: readonly Taken[]) {
  return stays.flatMap((stay) =>
    offences
      .filter(({ stayId }) => stayId === stay.id)
      .map((offence, index) => ({
        caseId,
        personRecordId: stay.personRecordId ?? '',
        custodyRecordId: stay.id,
        offenceId: offence.id,
        sequence: offence.chargeNo ?? index + 1,
        state: openingState(by),
      })),
  )
}

async function titleOf(ctx: Ctx, people: readonly string[]): Promise<string> {
  const [first] = await findPeople(ctx.tx, people.slice(0, 1))
  const others = people.length - 1
  return `R v ${first?.surname ?? 'unnamed'}${andOthers(others)}`.slice(0, 300)
}

function andOthers(others: number): string {
  if (others === 0) return ''
  return others === 1 ? ' and 1 other' : ` and ${others} others`
}

/** The reference that the charge carries already where no other case has it, else the next of the unit; a restricted case draws by lot, so that no gap shows it. */
async function urnFor(ctx: Ctx, stays: readonly StayRow[], aclId: number): Promise<string> {
  for (const { cpsUrn } of stays.flatMap(({ charges }) => charges)) {
    const carried = parseUrn(cpsUrn ?? '')
    if (carried.ok && !(await isUrnTaken(ctx.tx, carried.value))) return carried.value
  }
  const [, force, unit] = /^([A-Z0-9]{2})([A-Z0-9]{2})/.exec(stays[0]?.stationCode ?? '') ?? []
  if (force === undefined || unit === undefined)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'UR-2',
        reason: 'UR-2: The station has no force and unit code: ask the system manager.',
      },
    })
  const year = Number(londonDay(ctx.clock.now().toISOString()).slice(0, 4))
  for (;;) {
    const lastSerial =
      aclId === 0 ? (await takeSerial(ctx.tx, `URN ${force}${unit}`, year)) - 1 : 50_000 + lot()
    const issued = issueUrn({ force, unit, year, lastSerial })
    if (!issued.ok)
      throw new AppError('rule_refused', { facts: { rule: 'UR-2', reason: `UR-2: ${issued.problem}` } })
    if (!(await isUrnTaken(ctx.tx, issued.value))) return issued.value
  }
}

const lot = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 49_000

/** The work of building the file, for the officer in the case. */
export async function askToBuild(ctx: Ctx, id: string, officerId: string): Promise<void> {
  const { rule, harm } = taskKind(buildTask)
  await raiseTask(ctx, {
    recordId: id,
    kind: buildTask,
    title: 'Build the case file and submit it for sign-off',
    reason: 'The file is made of what is recorded; the page says what is missing.',
    rule,
    harm,
    opensAt: `/cases/${id}`,
    for: { userId: officerId },
    once: officerId,
  })
}
