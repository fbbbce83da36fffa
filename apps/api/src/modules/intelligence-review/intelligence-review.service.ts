/** The evaluation of one paragraph: its grade and conditions, the text that others see, its names; and the risk of the report. */
import type { intelligenceReview } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { ReviewDone } from '@mips/contracts/intelligence-review-replies'
import { isOpen, type RuleProblem } from '@mips/domain/custody/rule-problem'
import { gradeProblems, type GivenGrade, regradeProblems } from '@mips/domain/intelligence/grading'
import { type Condition, conditionProblems } from '@mips/domain/intelligence/handling'
import { markingProblems } from '@mips/domain/intelligence/marking'
import { mentionsIn } from '@mips/domain/intelligence/named-in-text'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { keepMentioned } from '../intelligence/intelligence.mention.service.ts'
import { keepConditions, keepMentions } from '../intelligence/intelligence.paragraph.service.ts'
import { givenGrades } from '../intelligence/intelligence.parts.service.ts'
import { insertGrade } from '../intelligence/intelligence.parts.service.ts'
import { listFor } from '../intelligence/intelligence.service.ts'
import { sourceTermsOf, supportKey, textProblems, type Worked } from './intelligence-review.reading.ts'
import {
  findSourceKeys,
  insertText,
  isAsStrict,
  liftConditions,
  nextVersion,
} from './intelligence-review.repository.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'
import { requireSeen } from './intelligence-review.seen.ts'
import { whyNotWork } from './intelligence-review.steps.ts'
import { answerReview, requireEvaluation } from './intelligence-review.steps.service.ts'

type Routes = (typeof intelligenceReview)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Params = { reportId: string; paragraphId: string }

/** Refuses whoever may not work on the report now (IW-1, IW-2). */
export function refuseWork(ctx: Ctx, row: EvaluationRow): void {
  const why = whyNotWork(ctx, row)
  if (why === undefined) return
  const [rule = 'IW-1', message = why] = why.split(': ')
  refuseProblems([{ rule, severity: 'BLOCK', message, field: rule === 'IW-2' ? 'actorId' : 'step' }])
}

/** Of another report, of an earlier round, for a list that the member is not on any more, or none at all: the same answer. */
async function requireParagraph(ctx: Ctx, { reportId, paragraphId }: Params) {
  const found = await requireEvaluation(ctx, reportId)
  refuseWork(ctx, found.row)
  const worked = found.worked.find(({ paragraph }) => paragraph.id === paragraphId)
  if (worked === undefined) throw new AppError('not_found')
  return { ...found, paragraph: worked }
}

/** Refuses what a rule blocks, at its field of the form. */
function refuseFields(problems: readonly RuleProblem[], fields: Record<string, string>): void {
  if (isOpen(problems)) return
  throw new AppError('bad_input', {
    fields: problems
      .filter(({ severity }) => severity === 'BLOCK')
      .map(({ field = '', rule, message }) => ({
        path: fields[field] ?? field,
        message: `${message} (${rule})`,
      })),
  })
}

/** The grade of the unit with its conditions; the writer's stays beside it, and one of the unit is replaced with a reason (IG-6). */
export async function gradeParagraph(ctx: Ctx, params: Params, body: Body<'grade'>): Promise<ReviewDone> {
  const { row, paragraph, today } = await requireParagraph(ctx, params)
  if (body.corroboratedById !== undefined) await requireSeen(ctx, [body.corroboratedById])
  const conditions = conditionsIn(ctx, body)
  const supportId = body.corroboratedById ?? paragraph.paragraph.corroboratedById
  const sourceKey = paragraph.provenance?.sourceKey ?? 'paragraph'
  const grade = { source: body.sourceGrade, assessment: body.assessmentGrade, handling: body.handlingCode }
  const grounds = {
    reason: body.gradeReason,
    conditions: conditions.map(({ code }) => code).join(' '),
    sourceKey,
    corroboration:
      supportId === null
        ? []
        : [
            {
              recordId: supportId,
              sourceKey: supportKey(supportId, sourceKey, await findSourceKeys(ctx.tx, supportId)),
            },
          ],
  }
  refuseFields(
    [
      ...gradeProblems(grade, grounds),
      ...conditionProblems(grade.handling, conditions, today).filter(
        () => grade.handling === 'P' || conditions.length > 0,
      ),
    ],
    { handlingConditions: 'conditions' },
  )
  await keepGrade(ctx, row, paragraph, body)
  await replaceConditions(ctx, row, paragraph.number, conditions)
  ctx.audit.change = { paragraph: paragraph.number, grade, conditions: conditions.map(({ code }) => code) }
  return answerReview(ctx, params.reportId)
}

const conditionsIn = (ctx: Ctx, body: Body<'grade'>): Condition[] =>
  body.conditions.map(({ code, text, appliesTo, namedIds, expires }) => ({
    code,
    appliesTo,
    namedIds,
    setById: ctx.who.userId,
    setAt: ctx.clock.now().toISOString(),
    ...(text === undefined || text === '' ? {} : { text }),
    ...(expires === undefined ? {} : { expires }),
  }))

/** The same grade on the same grounds is not given twice, so that conditions can be changed without grading anew. */
async function keepGrade(ctx: Ctx, row: EvaluationRow, worked: Worked, body: Body<'grade'>): Promise<void> {
  const { given } = worked
  const gradeReason = body.gradeReason || null
  const corroboratedById = body.corroboratedById ?? null
  const isSame =
    given?.source === body.sourceGrade &&
    given.assessment === body.assessmentGrade &&
    given.handling === body.handlingCode &&
    given.gradeReason === gradeReason &&
    given.corroboratedById === corroboratedById
  if (isSame) return
  const next: GivenGrade = {
    grade: { source: body.sourceGrade, assessment: body.assessmentGrade, handling: body.handlingCode },
    kind: 'AUTHORITATIVE',
    byId: ctx.who.userId,
    at: ctx.clock.now().toISOString(),
    ...(body.reason ? { reason: body.reason } : {}),
  }
  refuseFields(
    regradeProblems(givenGrades(row, worked.number), next, { submittedById: row.submittedBy?.id ?? '' }),
    {},
  )
  await insertGrade(ctx.tx, {
    reportId: row.id,
    number: worked.number,
    kind: 'AUTHORITATIVE',
    source: body.sourceGrade,
    assessment: body.assessmentGrade,
    handling: body.handlingCode,
    gradeReason,
    reason: body.reason || null,
    corroboratedById,
    givenBy: ctx.who.userId,
    givenAt: ctx.clock.now(),
  })
}

const keyOf = ({ code, text, appliesTo, namedIds, expires }: Omit<Condition, 'setById' | 'setAt'>): string =>
  JSON.stringify([code, text ?? '', appliesTo, [...(namedIds ?? [])].sort(), expires ?? ''])

/** Those that are not among the new ones are lifted; what stands already stays with its day. */
async function replaceConditions(
  ctx: Ctx,
  row: EvaluationRow,
  number: number,
  next: readonly Condition[],
): Promise<void> {
  const held = row.conditions.filter((one) => one.number === number && one.liftedAt === null)
  const keyOfRow = (one: (typeof held)[number]) =>
    keyOf({
      code: one.code,
      appliesTo: one.appliesTo,
      namedIds: one.namedIds,
      ...(one.text === null ? {} : { text: one.text }),
      ...(one.expires === null ? {} : { expires: one.expires }),
    })
  const wanted = new Set(next.map(keyOf))
  const gone = held.filter((one) => !wanted.has(keyOfRow(one)))
  if (gone.length > 0)
    await liftConditions(
      ctx.tx,
      gone.map(({ id }) => id),
      { liftedBy: ctx.who.userId, liftedAt: ctx.clock.now() },
    )
  const known = new Set(held.map(keyOfRow))
  await keepConditions(
    ctx,
    { reportId: row.id, number },
    next.filter((one) => !known.has(keyOf(one))),
  )
}

/**
 * Keeps a version of the text that others see. What it lacks comes back and never stands against saving; that it was held against
 * the signs of the source is in the audit each time, and no answer says which of them was met (IS-2).
 */
export async function sanitiseParagraph(
  ctx: Ctx,
  params: Params,
  body: Body<'sanitise'>,
): Promise<ReviewDone> {
  const { row, paragraph, today } = await requireParagraph(ctx, params)
  refuseFields(markingProblems(body.marking, body.markingReason), {})
  const readerAcl = await readersOf(ctx, paragraph, body.restrictToGroupIds)
  const version = await nextVersion(ctx.tx, row.id, paragraph.number)
  const text = {
    version,
    text: body.text,
    isLeftOut: body.isLeftOut,
    leftOutReason: body.leftOutReason || null,
    marking: body.marking,
    markingReason: body.markingReason || null,
    couldHaveKnown: body.couldHaveKnown ?? null,
    removalReasons: body.removalReasons,
    readerAcl,
  }
  await insertText(ctx.tx, {
    ...text,
    reportId: row.id,
    number: paragraph.number,
    writtenBy: ctx.who.userId,
    writtenAt: ctx.clock.now(),
  })
  const tried: Worked = {
    ...paragraph,
    text: {
      ...text,
      id: '',
      number: paragraph.number,
      isLive: false,
      liveAt: null,
      liveGradeId: null,
      writtenBy: null,
      writtenAt: ctx.clock.now().toISOString(),
    },
  }
  ctx.audit.change = {
    paragraph: paragraph.number,
    version,
    isLeftOut: body.isLeftOut,
    sourceCheck: {
      terms: sourceTermsOf(tried, today).length,
      isMet: textProblems(row, tried, today).some(({ rule }) => rule === 'IS-2'),
    },
  }
  return answerReview(ctx, params.reportId)
}

/** The list of a text: that of its paragraph, or one whose members are all on that; one for a list is rewritten by its members alone. */
async function readersOf(
  ctx: Ctx,
  { paragraph, text }: Worked,
  groupIds: readonly string[],
): Promise<number> {
  if (text !== undefined && !ctx.who.acls.includes(text.readerAcl))
    throw badField('restrictToGroupIds', 'Its readers were chosen by a member of their group: ask them')
  if (groupIds.length === 0) return paragraph.listAcl
  const aclId = await listFor(ctx, groupIds, 'restrictToGroupIds')
  if (!(await isAsStrict(ctx.tx, aclId, paragraph.listAcl)))
    throw badField('restrictToGroupIds', 'The paragraph is for fewer people: choose among its own groups')
  return aclId
}

/** What is said of the names and numbers of a paragraph: their record, or why they stay plain (NL-1 to NL-3). */
export async function answerMentions(
  ctx: Ctx,
  params: Params,
  { mentions }: Body<'answerMentions'>,
): Promise<ReviewDone> {
  const { row, paragraph, today } = await requireParagraph(ctx, params)
  const text = `${paragraph.paragraph.text}\n${paragraph.text?.text ?? ''}`
  const found = new Set(mentionsIn(text, today).map(({ value }) => value))
  const strange = mentions.findIndex(({ value }) => !found.has(value))
  if (strange >= 0)
    throw badField(`mentions.${strange}.value`, 'This name or number is not in the paragraph (NL-1)')
  const open = mentions.findIndex(({ recordId, reason }) => recordId === undefined && reason === undefined)
  if (open >= 0)
    throw badField(
      `mentions.${open}.recordId`,
      'Link it to its record, or say why it cannot be identified (NL-2)',
    )
  await requireSeen(
    ctx,
    mentions.flatMap(({ recordId }) => recordId ?? []),
  )
  const { number } = paragraph
  await keepMentions(ctx, { reportId: row.id, number }, { text, mentions })
  const live = row.texts.find((one) => one.number === number && one.isLive)?.text
  await keepMentioned(ctx, row.id, { number, texts: [text], live }, { isRelease: false })
  ctx.audit.change = {
    paragraph: number,
    linked: mentions.flatMap(({ recordId }) => recordId ?? []),
    plain: mentions.filter(({ recordId }) => recordId === undefined).length,
  }
  return answerReview(ctx, params.reportId)
}
