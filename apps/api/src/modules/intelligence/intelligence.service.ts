/** Writing intelligence up: each paragraph graded 3x5x2, linked to whom the report is about, and restricted from its first moment where asked. */
import type { NewIntelligence } from '@mips/contracts/intelligence'
import { printGrade } from '@mips/domain/codes/information'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { keepDates } from '../pole/retention.service.ts'
import { keepMentioned } from './intelligence.mention.service.ts'
import { refuseReceived } from './intelligence.force.service.ts'
import { keepParagraph, refuseParagraphs } from './intelligence.paragraph.service.ts'
import {
  enterOwnList,
  insertIntelligence,
  insertStep,
  listGroupsOf,
  listKinds,
  placeLink,
} from './intelligence.repository.ts'
import { askReading } from './intelligence.task.service.ts'

/** What the event says of every report: nothing of its content, so that search, timeline and chart carry none. */
export const eventOfReport = { title: 'Intelligence report', status: 'KEPT' } as const

/** Keeps a report; with groups, only their members ever see it, and the writer must be one of them. */
export async function submitIntelligence(ctx: Ctx, entry: NewIntelligence) {
  refuseParagraphs(ctx, entry.paragraphs)
  const reportedAt = entry.reportedAt === undefined ? ctx.clock.now() : new Date(entry.reportedAt)
  refuseFuture(ctx, 'reportedAt', reportedAt)
  await refuseReceived(ctx, entry.receivedFrom)
  await refuseUnseen(ctx, entry)
  const subjects = await Promise.all([...new Set(entry.subjectIds)].map((id) => factHolder(ctx.tx, id)))
  const aclId = await listFor(ctx, entry.restrictToGroupIds, 'restrictToGroupIds')

  const { id, reference } = await createRecord(ctx, { kind: 'IntelligenceReport', aclId })
  await insertReport(ctx, id, entry, reportedAt)
  const keys = new Map<number, string>()
  for (const [index, paragraph] of entry.paragraphs.entries()) {
    const readerAcl = await listFor(
      ctx,
      paragraph.restrictToGroupIds,
      `paragraphs.${index}.restrictToGroupIds`,
    )
    const sourceKey = keys.get(paragraph.sourceNumber) ?? crypto.randomUUID()
    keys.set(paragraph.sourceNumber, sourceKey)
    await keepParagraph(ctx, paragraph, { reportId: id, number: index + 1, readerAcl, sourceKey })
  }
  await insertStep(ctx.tx, {
    reportId: id,
    code: 'SUBMIT',
    toState: 'SUBMITTED',
    takenBy: ctx.who.userId,
    takenAt: ctx.clock.now(),
  })
  await linkAll(ctx, id, entry, subjects)
  await linkMentioned(ctx, id, entry)
  await keepOrigins(ctx, id, entry.origins)
  await keepDates(ctx, [id])
  await askReading(ctx, { ...entry, id, reference })
  const printedGrades = entry.paragraphs.map((one) =>
    printGrade(one.sourceGrade, one.assessmentGrade, one.handlingCode),
  )
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'IntelligenceReport',
    aclId,
    resultIds: [...new Set(subjects)],
    change: {
      grades: printedGrades,
      subjects,
      restrictedToGroups: entry.restrictToGroupIds,
      receivedFrom: entry.receivedFrom,
    },
  })
  return { id, reference, version: 1, printedGrades }
}

/** The groups of the writer. */
export async function listOwnGroups(ctx: Ctx) {
  return { groups: await listGroupsOf(ctx.tx, ctx.who.userId) }
}

async function insertReport(ctx: Ctx, id: string, entry: NewIntelligence, reportedAt: Date): Promise<void> {
  await insertIntelligence(ctx.tx, {
    event: { id, kind: 'IntelligenceReport', ...eventOfReport, occurredFrom: reportedAt },
    report: {
      id,
      reportedAt,
      submittedBy: ctx.who.userId,
      isThreatToLife: entry.isThreatToLife,
      isSeriousHarm: entry.isSeriousHarm,
      isImminent: entry.isImminent,
      usefulUntil: entry.usefulUntil === undefined ? null : new Date(entry.usefulUntil),
      receivedFrom: entry.receivedFrom?.force ?? null,
      receivedReference: entry.receivedFrom?.reference ?? null,
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: ctx.clock.now() },
  })
}

/** Everything that the entry names must be there for its writer: unknown and hidden are the same. */
async function refuseUnseen(ctx: Ctx, entry: NewIntelligence): Promise<void> {
  const wanted: [string[], readonly string[] | undefined][] = [
    [entry.subjectIds, ['Nominal', 'PersonRecord']],
    [entry.locationIds, ['Location']],
    [entry.incidentId === undefined ? [] : [entry.incidentId], ['Incident']],
    [entry.paragraphs.flatMap(({ corroboratedById: one }) => (one === undefined ? [] : [one])), undefined],
    [
      entry.paragraphs.flatMap(({ mentions }) =>
        mentions.flatMap(({ recordId }) => (recordId === undefined ? [] : [recordId])),
      ),
      undefined,
    ],
  ]
  const found = new Map(
    (
      await listKinds(
        ctx.tx,
        wanted.flatMap(([ids]) => ids),
      )
    ).map((record) => [record.id, record.kind]),
  )
  for (const [ids, kinds] of wanted) {
    for (const id of ids) {
      const kind = found.get(id)
      if (kind === undefined || !maySeeKind(ctx.who, kind) || !(kinds?.includes(kind) ?? true))
        throw new AppError('bad_reference')
    }
  }
}

/** The list of the groups; writing up what one may not read comes with its own route later, so the writer is a member. */
export async function listFor(ctx: Ctx, groupIds: readonly string[], field: string): Promise<number> {
  if (groupIds.length === 0) return 0
  const own = await listGroupsOf(ctx.tx, ctx.who.userId)
  if (!groupIds.every((id) => own.some((group) => group.id === id))) {
    throw badField(
      field,
      'You can restrict an entry only to groups that you are in. Ask the intelligence unit to restrict it for others.',
    )
  }
  const aclId = await internList(ctx, { grade: 'hidden', contact: null, userIds: [], groupIds })
  if (!(await enterOwnList(ctx.tx, aclId))) throw new AppError('unexpected')
  return aclId
}

/** Of each paragraph the records that it names, people as the record that holds their facts. */
async function namedByParagraph(ctx: Ctx, entry: NewIntelligence): Promise<Set<string>[]> {
  const ids = entry.paragraphs.map(({ mentions }) => mentions.flatMap(({ recordId }) => recordId ?? []))
  const kinds = new Map((await listKinds(ctx.tx, ids.flat())).map(({ id, kind }) => [id, kind]))
  const isPerson = (id: string) => ['Nominal', 'PersonRecord'].includes(kinds.get(id) ?? '')
  const holders = ids.map((own) =>
    Promise.all(own.map((id) => (isPerson(id) ? factHolder(ctx.tx, id) : Promise.resolve(id)))),
  )
  return (await Promise.all(holders)).map((own) => new Set(own))
}

/**
 * The paragraphs to which a subject or place belongs: those that name it, or else, where some are for a list, these, so that it
 * is never told to a reader of the others alone. Else it belongs to all of them, so that it is restricted when they all are.
 */
function paragraphsOf(entry: NewIntelligence, named: readonly Set<string>[], toId: string): number[] {
  const places = entry.paragraphs.map((paragraph, index) => ({
    number: index + 1,
    isNamed: named[index]?.has(toId) ?? false,
    isListed: paragraph.restrictToGroupIds.length > 0,
  }))
  const naming = places.filter(({ isNamed }) => isNamed)
  const listed = places.filter(({ isListed }) => isListed)
  const own = [naming, listed].find(({ length }) => length > 0) ?? places
  return own.map(({ number }) => number)
}

/** What the writer said of the names stands as links from the first moment, for the unit alone until the report is released. */
async function linkMentioned(ctx: Ctx, id: string, { paragraphs }: NewIntelligence): Promise<void> {
  for (const [index, { text, mentions }] of paragraphs.entries())
    if (mentions.some(({ recordId }) => recordId !== undefined))
      await keepMentioned(ctx, id, { number: index + 1, texts: [text] }, { isRelease: false })
}

async function linkAll(
  ctx: Ctx,
  id: string,
  entry: NewIntelligence,
  subjects: readonly string[],
): Promise<void> {
  const origin = (field: string) => entry.origins[field]?.how ?? 'chosen'
  const wanted = [
    ...[...new Set(subjects)].map((toId) => ({ toId, role: 'SUBJECT', field: 'subjectIds' })),
    ...[...new Set(entry.locationIds)].map((toId) => ({ toId, role: 'OCCURRED_AT', field: 'locationIds' })),
  ]
  const named = await namedByParagraph(ctx, entry)
  for (const { toId, role, field } of wanted) {
    const linkId = await linkRecords(ctx, { fromId: id, toId, role, origin: origin(field), sourceId: id })
    await placeLink(ctx.tx, id, linkId, paragraphsOf(entry, named, toId))
  }
  if (entry.incidentId !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: entry.incidentId,
      role: 'ARISES_FROM',
      origin: origin('incidentId'),
      sourceId: id,
    })
}
