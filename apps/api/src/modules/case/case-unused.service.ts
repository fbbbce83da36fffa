/** Unused material: schedules that fill themselves from every item of a case; the officer decides and says why (UM-1 to UM-8, F7). */
import type { caseUnused } from '@mips/contracts'
import { presumedAnswers, type UnusedLineView, type UnusedPage } from '@mips/contracts/case-unused'
import type { RouteInput } from '@mips/contracts/contract'
import {
  descriptionProblem,
  materialClasses,
  materialKinds,
  reportedItems,
  scheduleProblems,
  type UnusedLine,
} from '@mips/domain/case/unused-material'
import { labelIn } from '@mips/domain/custody/offence-words'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { changed, log, refuseBlocks, requireWork, touch } from './case.kept.service.ts'
import { readCase } from './case.read.service.ts'
import type { CaseRows } from './case.rows.ts'
import { goneLines, ofSchedule, withdrawnWords } from './case-unused.reading.ts'
import {
  insertSignature,
  insertSigned,
  insertUnused,
  keepAnswer,
  keepUnused,
  listSchedulePapers,
  listSigned,
  newItemId,
  withdrawLines,
} from './case-unused.repository.ts'

type Body<Name extends keyof (typeof caseUnused)['routes']> = RouteInput<
  (typeof caseUnused)['routes'][Name]
>['body']

/** Items that are shown of one case; a case with more is read by its records. */
const mostNoted = 100

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** Both schedules as this reader sees them, and what stands against signing them; the signed open one for who works none. */
export async function readUnused(ctx: Ctx, caseId: string): Promise<UnusedPage> {
  const rows = await readCase(ctx, caseId)
  const { material, lines, presumed, signature, isCurrent, isKept } = rows.unused
  const papers = await listSchedulePapers(ctx.tx, caseId)
  ctx.audit.resultIds = [...new Set(material.map(({ recordId }) => recordId))].slice(0, mostNoted)
  return {
    caseId,
    urn: rows.head.urn,
    title: rows.head.title,
    version: rows.head.version,
    open: ofSchedule(lines, 'C').map((line) => viewLine(rows, line)),
    sensitive: ofSchedule(lines, 'D').map((line) => viewLine(rows, line)),
    left: leftOf(rows),
    presumed: isKept
      ? materialClasses.map(({ code, label }) => ({
          code,
          label,
          answer: presumed[code] === undefined ? null : coded(presumedAnswers, presumed[code]),
          isListed: lines.some((line) => line.presumed === code && line.isWithdrawn !== true),
        }))
      : [],
    problems: isKept ? scheduleProblems(lines, presumed).map(({ rule, message }) => ({ rule, message })) : [],
    reported: isKept ? reportedItems(lines) : [],
    signed:
      signature === undefined
        ? null
        : {
            by: signature.by,
            at: signature.signedAt.toISOString(),
            hasCopies: signature.hasCopies,
            isCurrent,
          },
    papers: papers
      .filter(({ code }) => isKept || code === 'MG6C')
      .map(({ id, code, recipient, givenAt }) => ({ id, code, recipient, at: givenAt.toISOString() })),
    mayKeep: isKept,
  }
}

/** Items on no schedule, with why. */
function leftOf({ unused: { material, lines } }: CaseRows): UnusedPage['left'] {
  const shown = new Set(
    lines.filter(({ isWithdrawn }) => isWithdrawn !== true).map(({ originId }) => originId),
  )
  return material
    .filter(({ itemId }) => !shown.has(itemId))
    .map(({ itemId, description, isEvidence }) => ({
      itemId,
      description,
      why: isEvidence ? 'The prosecution relies on it' : 'Found not to be relevant',
      isBack: !isEvidence,
    }))
}

function viewLine({ unused }: CaseRows, line: UnusedLine): UnusedLineView {
  const item = unused.material.find(({ itemId }) => itemId === line.originId)
  const isWithdrawn = line.isWithdrawn === true
  const decision = isWithdrawn ? undefined : line.decision
  return {
    itemId: line.originId,
    number: line.number,
    description: isWithdrawn ? withdrawnWords : line.description,
    location: isWithdrawn ? '' : line.location,
    kind: coded(materialKinds, item?.kind ?? 'DOCUMENT'),
    presumed: line.presumed === undefined ? null : coded(materialClasses, line.presumed),
    sensitivityReason: isWithdrawn ? null : (line.sensitivityReason ?? null),
    decision: decision === undefined ? null : { meetsTest: decision.meetsTest, reason: decision.reason },
    isRestricted: item?.isRestricted === true,
    isSigned: line.isServed === true,
    isWithdrawn,
  }
}

/** Enters an item that no record of the case holds, such as notes in a book; it stands on a schedule like every other. */
export async function addItem(ctx: Ctx, caseId: string, body: Body<'add'>) {
  const head = await requireWork(ctx, caseId)
  refuseDescription(body.description)
  if (body.madeOn > londonDay(ctx.clock.now().toISOString()))
    throw badField('madeOn', 'Enter a day that is not in the future (UM-2)')
  const itemId = await newItemId(ctx.tx)
  await insertUnused(ctx.tx, {
    caseId,
    recordId: caseId,
    itemId,
    kind: body.kind,
    description: body.description,
    location: body.location,
    madeAt: new Date(`${body.madeOn}T12:00:00Z`),
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
  })
  await touch(ctx, caseId)
  ctx.audit.change = { itemId, kind: body.kind }
  return { ...changed(ctx, head), itemId }
}

function refuseDescription(description: string): void {
  const wrong = descriptionProblem(description)
  if (wrong !== undefined) throw badField('description', `${wrong} (UM-3)`)
}

/** Keeps what the disclosure officer says of an item: what it is, on which side it stands, and whether it meets the test. */
export async function decideItem(ctx: Ctx, caseId: string, itemId: string, body: Body<'decide'>) {
  const head = await requireWork(ctx, caseId)
  const { unused } = await readCase(ctx, caseId)
  const item = unused.material.find((one) => one.itemId === itemId)
  if (item === undefined) throw new AppError('not_found')
  refuseDecision(body)
  const signed = unused.lines.find(
    (line) => line.originId === itemId && line.isServed === true && line.isWithdrawn !== true,
  )
  if (signed !== undefined && body.description !== undefined && body.description !== signed.description)
    throw badField('description', 'This line was signed with its words: they stand as they are (UM-2)')
  const isOwn = body.description === undefined || body.description === item.description
  await keepUnused(ctx.tx, {
    caseId,
    recordId: item.recordId,
    itemId,
    ...(isOwn ? {} : { description: body.description }),
    isRelevant: body.isRelevant,
    irrelevanceReason: body.isRelevant ? null : (body.irrelevanceReason ?? null),
    isSensitive: body.isSensitive,
    sensitivityReason: body.isSensitive ? (body.sensitivityReason ?? null) : null,
    meetsTest: body.decision?.meetsTest ?? null,
    reason: body.decision?.reason ?? null,
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
  })
  await touch(ctx, caseId)
  // The side on which an item stands is left out: the audit of the case is read by more than those who may know it.
  ctx.audit.change = { itemId, isDecided: body.decision !== undefined }
  return changed(ctx, head)
}

function refuseDecision(body: Body<'decide'>): void {
  if (body.description !== undefined) refuseDescription(body.description)
  if (!body.isRelevant && !body.irrelevanceReason)
    throw badField('irrelevanceReason', 'Say why it has no bearing on the case (UM-5)')
  if (body.isSensitive && !body.sensitivityReason)
    throw badField('sensitivityReason', 'Say why it is sensitive, and what harm disclosure would do (UM-4)')
  if (body.decision !== undefined && body.decision.reason === '')
    throw badField('decision.reason', 'Say why it meets the test, or why not (UM-5)')
}

/** Answers for classes of material that are presumed to meet the test (UM-6). */
export async function answerClasses(ctx: Ctx, caseId: string, body: Body<'answer'>) {
  const head = await requireWork(ctx, caseId)
  for (const { class: which, answer } of body.answers)
    await keepAnswer(ctx.tx, {
      caseId,
      class: which,
      answer,
      answeredBy: ctx.who.userId,
      answeredAt: ctx.clock.now(),
    })
  await touch(ctx, caseId)
  ctx.audit.change = { answered: body.answers.map(({ class: which }) => which) }
  return changed(ctx, head)
}

/** Signs both schedules and the report as they stand: each line has its number for good from then on. */
export async function signSchedules(ctx: Ctx, caseId: string, hasCopies: boolean) {
  const head = await requireWork(ctx, caseId)
  const { unused } = await readCase(ctx, caseId)
  const { lines, presumed, material } = unused
  refuseBlocks(scheduleProblems(lines, presumed))
  const now = ctx.clock.now()
  const by = { signedBy: ctx.who.userId, signedAt: now }
  await withdrawLines(ctx.tx, goneLines(await listSigned(ctx.tx, caseId), lines), now)
  await insertSigned(
    ctx.tx,
    lines
      .filter((line) => line.isServed !== true)
      .map((line) => ({
        caseId,
        recordId: material.find(({ itemId }) => itemId === line.originId)?.recordId ?? caseId,
        itemId: line.originId,
        schedule: line.schedule,
        number: line.number,
        description: line.description,
        location: line.location,
        ...by,
      })),
  )
  await insertSignature(ctx.tx, { caseId, hasCopies, ...by })
  await touch(ctx, caseId)
  await log(ctx, caseId, 'Schedules of unused material signed.')
  ctx.audit.change = { signed: true, hasCopies }
  return changed(ctx, head)
}
