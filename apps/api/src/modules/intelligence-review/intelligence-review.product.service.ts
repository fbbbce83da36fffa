/** What came through the corridor becomes a report of one paragraph, whose source is the number of the corridor and nothing else (IV-2). */
import type { ProtectiveMarking } from '@mips/domain/codes/information'
import { readGrade } from '@mips/domain/intelligence/grading'
import { parseLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { keepConditions } from '../intelligence/intelligence.paragraph.service.ts'
import {
  insertGrade,
  insertIntelligence,
  insertParagraph,
  insertProvenance,
  insertStep,
} from '../intelligence/intelligence.parts.service.ts'
import { eventOfReport } from '../intelligence/intelligence.service.ts'
import { askReading } from '../intelligence/intelligence.task.service.ts'
import { createRecord } from '../pole/record.service.ts'
import { findProduct } from '../source-vault/corridor.service.ts'
import { findReportOfProduct } from './intelligence-review.repository.ts'

/**
 * Makes the report, once: asked again, it names the one that was made. It has no writer, because who wrote it stands on the
 * other side of the corridor; its day is that of the batch, without a time.
 */
export async function receiveProduct(
  ctx: Ctx,
  corridorId: string,
): Promise<{ id: string; reference: string | null }> {
  const product = await findProduct(ctx, corridorId)
  const before = await findReportOfProduct(ctx.tx, corridorId)
  if (before !== undefined) return noted(ctx, before)
  const grade = readGrade(product.grades)
  const day = parseLondon(product.shownDay, '00:00')
  if (grade === undefined || !day.ok) throw new AppError('unexpected')
  const made = await createRecord(ctx, { kind: 'IntelligenceReport' })
  const by = ctx.who.userId
  const at = ctx.clock.now()
  const reportedAt = new Date(day.instant)
  await insertIntelligence(ctx.tx, {
    event: { id: made.id, kind: 'IntelligenceReport', ...eventOfReport, occurredFrom: reportedAt },
    report: { id: made.id, reportedAt },
  })
  const row = { reportId: made.id, number: 1, writtenBy: by, writtenAt: at }
  // The vault keeps nothing that may not be stored here, so the marking is one of the list.
  await insertParagraph(ctx.tx, { ...row, text: product.text, marking: product.marking as ProtectiveMarking })
  await insertProvenance(ctx.tx, {
    ...row,
    sourceKey: corridorId,
    how: null,
    isSourceChild: null,
    isSourceVulnerable: null,
    isSourceInPrison: false,
    isProduct: true,
  })
  await insertGrade(ctx.tx, {
    reportId: made.id,
    number: 1,
    kind: 'PROVISIONAL',
    ...grade,
    givenBy: by,
    givenAt: at,
  })
  if (grade.handling === 'C' && product.conditions !== null)
    await keepConditions(ctx, { reportId: made.id, number: 1 }, [
      { code: 'OTHER', text: product.conditions, appliesTo: 'ALL', setById: by, setAt: at.toISOString() },
    ])
  await insertStep(ctx.tx, {
    reportId: made.id,
    code: 'SUBMIT',
    toState: 'SUBMITTED',
    takenBy: by,
    takenAt: at,
  })
  await askReading(ctx, { ...made, isThreatToLife: false, isSeriousHarm: false, isImminent: false })
  return noted(ctx, made)
}

/** The number of the corridor stands in the audit of its own routes alone, so that a search for it alarms there. */
function noted(ctx: Ctx, report: { id: string; reference: string | null }) {
  Object.assign(ctx.audit, {
    subjectId: report.id,
    subjectKind: 'IntelligenceReport',
    aclId: 0,
    change: { product: true },
  })
  return report
}
