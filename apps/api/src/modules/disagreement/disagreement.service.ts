/** Disagreement about a person, and what intelligence asserts beside what is recorded: it is kept with its paragraph, and golden for nobody (FD-1 to FD-3). */
import type { AssertedValue, DisputedField } from '@mips/contracts/disagreement'
import type { OfficerRef } from '@mips/contracts/common'
import type { ChartNode } from '@mips/contracts/pole-chart'
import { readGrade } from '@mips/domain/intelligence/grading'
import {
  type AssertedField,
  assertedProblem,
  confidenceOfGrade,
  heightWords,
} from '@mips/domain/nominal/disagreement'
import { fold } from '@mips/domain/nominal/fold-name'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listHeights } from '../description/description.service.ts'
import { type HeldParagraph, listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { presentConfidence, readRecorded, type RecordedField } from '../nominal/nominal.recorded.service.ts'
import { primaryPersonRecord } from '../nominal/nominal.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { heightField } from './disagreement.heights.ts'
import {
  type AssertedRow,
  findAsserted,
  findOfficers,
  insertAsserted,
  listAsserted,
  withdrawAsserted,
} from './disagreement.repository.ts'

const todayOf = (ctx: Ctx) => londonDay(ctx.clock.now().toISOString())

/** Every field with what is shown, what other sources say, and what intelligence asserts, as far as this reader holds it. */
export async function readDisagreements(ctx: Ctx, nominalId: string) {
  const known = await readRecorded(ctx, nominalId)
  const recorded = [...known.fields, heightField(await listHeights(ctx, known.nominalId))]
  const rows = await listAsserted(ctx.tx, known.personRecordIds)
  const asserted = await presentAsserted(ctx, rows, recorded)
  const fields = recorded.flatMap((field): DisputedField[] => {
    const own = asserted.filter((one) => one.field === field.field).map(({ value }) => value)
    if (field.golden === null && own.length === 0) return []
    const isDisputed = field.others.length > 0 || own.some(({ agrees }) => !agrees)
    return [{ ...field, asserted: own, isDisputed }]
  })
  ctx.audit.resultIds = [...new Set(asserted.map(({ value }) => value.report.id))].sort()
  return { fields, may: { assert: mayAssert(ctx) } }
}

const mayAssert = (ctx: Ctx): boolean =>
  holds(ctx.who, 'intelligence.fact.assert') && holds(ctx.who, 'intelligence.entry.read')

/** What the reader holds of it: a text that is not theirs, held back, or followed by another version leaves nothing. */
async function presentAsserted(ctx: Ctx, rows: readonly AssertedRow[], recorded: readonly RecordedField[]) {
  const reports = rows.map(({ reportId }) => reportId)
  const nodes = new Map((await listChartNodes(ctx, reports)).map((node) => [node.id, node]))
  const held = await listHeldParagraphs(
    ctx,
    reports.filter((id) => nodes.has(id)),
  )
  const officers = await findOfficers(
    ctx.tx,
    rows.flatMap(({ assertedBy }) => assertedBy ?? []),
  )
  return rows.flatMap((row) => {
    const node = nodes.get(row.reportId)
    const paragraph = held.get(row.reportId)?.find(({ textId }) => textId === row.textId)
    if (node === undefined || paragraph === undefined) return []
    const shown = recorded.find(({ field }) => field === row.field)?.golden?.words
    const by = officers.get(row.assertedBy ?? '') ?? null
    return [
      {
        field: row.field,
        value: viewAsserted(row, { node, paragraph, by, shown, mayWithdraw: mayAssert(ctx) }),
      },
    ]
  })
}

type Parts = {
  node: ChartNode
  paragraph: HeldParagraph
  by: OfficerRef | null
  shown: string | undefined
  mayWithdraw: boolean
}

function viewAsserted(row: AssertedRow, { node, paragraph, by, shown, mayWithdraw }: Parts): AssertedValue {
  const words = wordsOf(row)
  const grade = readGrade(paragraph.grade.printed)
  return {
    id: row.id,
    words,
    report: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
    grade: paragraph.grade,
    conditions: paragraph.conditions,
    confidence: presentConfidence(
      grade === undefined ? { code: 'LOW', words: 'its grade cannot be read' } : confidenceOfGrade(grade),
    ),
    at: row.assertedAt.toISOString(),
    by,
    agrees: shown !== undefined && (row.field === 'name' ? sameName(words, shown) : words === shown),
    may: { withdraw: mayWithdraw },
  }
}

function wordsOf({ field, value }: AssertedRow): string {
  if (field === 'dob') return formatDay(value)
  return field === 'height' ? heightWords({ fromCm: Number(value), toCm: Number(value) }) : value
}

/** Names agree in any order of their words. */
const sameName = (a: string, b: string): boolean => keyOf(a) === keyOf(b)
const keyOf = (words: string): string => fold(words).split(' ').filter(Boolean).sort().join(' ')

type NewAssertion = { field: AssertedField; value: string; reportId: string; textId: string }

/** Keeps what a text that the writer holds says of the person; nothing that is recorded changes by it. A text that another version followed meanwhile is read again first. */
export async function assertFact(ctx: Ctx, nominalId: string, body: NewAssertion) {
  const problem = assertedProblem(body.field, body.value, todayOf(ctx))
  if (problem !== undefined) throw badField('value', `${problem} (FD-3)`)
  const held = mayAssert(ctx)
    ? (await listHeldParagraphs(ctx, [body.reportId])).get(body.reportId)
    : undefined
  if (held === undefined || held.length === 0) throw new AppError('bad_reference')
  const paragraph = held.find(({ textId }) => textId === body.textId)
  if (paragraph === undefined)
    throw new AppError('conflict', {
      facts: { reason: 'The report says this in other words now: read it again (FD-3).' },
    })
  const personRecordId = await primaryPersonRecord(ctx, nominalId)
  const value = body.value.trim()
  const known = await listAsserted(ctx.tx, [personRecordId])
  const same = known.find(
    (row) => row.textId === body.textId && row.field === body.field && row.value === value,
  )
  if (same !== undefined) throw new AppError('already_done', { facts: { id: same.id } })
  const { id } = await insertAsserted(ctx.tx, {
    personRecordId,
    reportId: body.reportId,
    paragraph: paragraph.kept,
    textId: body.textId,
    field: body.field,
    value,
    assertedBy: ctx.who.userId,
    assertedAt: ctx.clock.now(),
  })
  Object.assign(ctx.audit, {
    resultIds: [personRecordId, body.reportId],
    change: { asserted: body.field, id },
  })
  return { id }
}

/** Takes an assertion back; it stays with its reason. */
export async function withdrawFact(ctx: Ctx, nominalId: string, factId: string, reason: string) {
  const row = await findAsserted(ctx.tx, factId)
  const { personRecordIds } = await readRecorded(ctx, nominalId)
  const isTheirs = row !== null && personRecordIds.includes(row.personRecordId)
  const held = row === null ? undefined : (await listHeldParagraphs(ctx, [row.reportId])).get(row.reportId)
  if (row === null || !isTheirs || held?.some(({ textId }) => textId === row.textId) !== true)
    throw new AppError('not_found')
  if (row.withdrawnAt !== null) throw new AppError('already_done')
  await withdrawAsserted(ctx.tx, factId, {
    withdrawnBy: ctx.who.userId,
    withdrawnAt: ctx.clock.now(),
    withdrawnReason: reason,
  })
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    resultIds: [row.personRecordId, row.reportId],
    change: { withdrawn: row.field, id: factId },
  })
  return { id: factId }
}
