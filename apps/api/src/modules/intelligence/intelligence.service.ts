/** Writing intelligence up: graded 3x5x2, linked to whom it is about, and restricted from its first moment where asked. */
import type { NewIntelligence } from '@mips/contracts/intelligence'
import { printGrade } from '@mips/domain/codes/information'
import { isOpen } from '@mips/domain/custody/rule-problem'
import { gradeProblems } from '@mips/domain/intelligence/grading'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { internList } from '../admin/admin.lists.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { createRecord, keepOrigins, linkRecords, refuseFuture } from '../pole/record.service.ts'
import { enterOwnList, insertIntelligence, listGroupsOf, listKinds } from './intelligence.repository.ts'

/** Keeps an entry; with groups, only their members ever see it, and the writer must be one of them. */
export async function submitIntelligence(ctx: Ctx, entry: NewIntelligence) {
  refuseGrade(entry)
  const reportedAt = entry.reportedAt === undefined ? ctx.clock.now() : new Date(entry.reportedAt)
  refuseFuture(ctx, 'reportedAt', reportedAt)
  await refuseUnseen(ctx, entry)
  const subjects = await Promise.all([...new Set(entry.subjectIds)].map((id) => factHolder(ctx.tx, id)))
  const aclId = await listFor(ctx, entry.restrictToGroupIds)

  const printedGrade = printGrade(entry.sourceGrade, entry.assessmentGrade, entry.handlingCode)
  const { id, reference } = await createRecord(ctx, { kind: 'IntelligenceReport', aclId })
  await insertIntelligence(ctx.tx, {
    event: {
      id,
      kind: 'IntelligenceReport',
      title: `Intelligence ${printedGrade}`,
      summary: entry.text,
      status: 'SUBMITTED',
      occurredFrom: reportedAt,
    },
    entry: {
      id,
      text: entry.text,
      sourceGrade: entry.sourceGrade,
      assessmentGrade: entry.assessmentGrade,
      handlingCode: entry.handlingCode,
      handlingConditions: entry.handlingConditions || null,
      gradeReason: entry.gradeReason || null,
      reportedAt,
    },
    officer: { eventId: id, userId: ctx.who.userId, role: 'REPORTING', validFrom: ctx.clock.now() },
  })
  await linkAll(ctx, id, entry, subjects)
  await keepOrigins(ctx, id, entry.origins)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'IntelligenceReport',
    aclId,
    resultIds: [...new Set(subjects)],
    change: { grade: printedGrade, subjects, restrictedToGroups: entry.restrictToGroupIds },
  })
  return { id, reference, version: 1, printedGrade }
}

/** The groups of the writer. */
export async function listOwnGroups(ctx: Ctx) {
  return { groups: await listGroupsOf(ctx.tx, ctx.who.userId) }
}

/** A record that is linked counts as another source than the entry, until paragraphs know their sources. */
function refuseGrade(entry: NewIntelligence): void {
  const { sourceGrade: source, assessmentGrade: assessment, handlingCode: handling } = entry
  const { gradeReason: reason, handlingConditions: conditions, corroboratedById: id } = entry
  const grounds = {
    reason,
    conditions,
    sourceKey: 'entry',
    corroboration: id === undefined ? [] : [{ recordId: id, sourceKey: id }],
  }
  const problems = gradeProblems({ source, assessment, handling }, grounds)
  if (isOpen(problems)) return
  const fields = problems
    .filter(({ severity }) => severity === 'BLOCK')
    .map(({ field = 'sourceGrade', message }) => ({ path: field, message }))
  throw new AppError('bad_input', { fields })
}

/** Everything that the entry names must be there for its writer: unknown and hidden are the same. */
async function refuseUnseen(ctx: Ctx, entry: NewIntelligence): Promise<void> {
  const wanted: [string[], readonly string[] | undefined][] = [
    [entry.subjectIds, ['Nominal', 'PersonRecord']],
    [entry.locationIds, ['Location']],
    [entry.incidentId === undefined ? [] : [entry.incidentId], ['Incident']],
    [entry.corroboratedById === undefined ? [] : [entry.corroboratedById], undefined],
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
async function listFor(ctx: Ctx, groupIds: readonly string[]): Promise<number> {
  if (groupIds.length === 0) return 0
  const own = await listGroupsOf(ctx.tx, ctx.who.userId)
  if (!groupIds.every((id) => own.some((group) => group.id === id))) {
    throw badField(
      'restrictToGroupIds',
      'You can restrict an entry only to groups that you are in. Ask the intelligence unit to restrict it for others.',
    )
  }
  const aclId = await internList(ctx, { grade: 'hidden', contact: null, userIds: [], groupIds })
  if (!(await enterOwnList(ctx.tx, aclId))) throw new AppError('unexpected')
  return aclId
}

async function linkAll(
  ctx: Ctx,
  id: string,
  entry: NewIntelligence,
  subjects: readonly string[],
): Promise<void> {
  const origin = (field: string) => entry.origins[field]?.how ?? 'chosen'
  for (const toId of new Set(subjects))
    await linkRecords(ctx, { fromId: id, toId, role: 'SUBJECT', origin: origin('subjectIds'), sourceId: id })
  for (const toId of new Set(entry.locationIds))
    await linkRecords(ctx, {
      fromId: id,
      toId,
      role: 'OCCURRED_AT',
      origin: origin('locationIds'),
      sourceId: id,
    })
  if (entry.incidentId !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: entry.incidentId,
      role: 'ARISES_FROM',
      origin: origin('incidentId'),
      sourceId: id,
    })
  if (entry.corroboratedById !== undefined)
    await linkRecords(ctx, {
      fromId: id,
      toId: entry.corroboratedById,
      role: 'CORROBORATED_BY',
      origin: origin('corroboratedById'),
      sourceId: id,
    })
}
