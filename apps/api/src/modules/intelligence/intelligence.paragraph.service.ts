/** One paragraph: what stands against it, and keeping its text, grade, conditions, names and provenance in their own rows. */
import type { NewParagraph } from '@mips/contracts/intelligence'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { gradeProblems } from '@mips/domain/intelligence/grading'
import { type Condition, conditionProblems } from '@mips/domain/intelligence/handling'
import { markingProblems } from '@mips/domain/intelligence/marking'
import { mentionsIn } from '@mips/domain/intelligence/named-in-text'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  insertCondition,
  insertGrade,
  insertMention,
  insertParagraph,
  insertProvenance,
} from './intelligence.repository.ts'

/** The field of conditions that are said in words, as the form has it. */
const inWords = 'handlingConditions'

type Placed = { reportId: string; number: number; readerAcl: number; sourceKey: string }

/** Refuses what a rule blocks, at the field of its paragraph; what is only asked for never stands against sending in. */
export function refuseParagraphs(ctx: Ctx, paragraphs: readonly NewParagraph[]): void {
  const fields = paragraphs.flatMap((paragraph, index) =>
    problemsOf(ctx, paragraph)
      .filter(({ severity }) => severity === 'BLOCK')
      .map(({ field = 'sourceGrade', rule, message }) => ({
        path: `paragraphs.${index}.${field}`,
        message: `${message} (${rule})`,
      })),
  )
  if (fields.length > 0) throw new AppError('bad_input', { fields })
}

/** The conditions of a paragraph, those in words among them. */
function conditionsOf(ctx: Ctx, paragraph: NewParagraph): Condition[] {
  const by = { setById: ctx.who.userId, setAt: ctx.clock.now().toISOString() }
  const words = paragraph.handlingConditions ?? ''
  return [
    ...paragraph.conditions.map(({ code, text, appliesTo, namedIds, expires }): Condition => ({
      code,
      appliesTo,
      namedIds,
      ...by,
      ...(text === undefined ? {} : { text }),
      ...(expires === undefined ? {} : { expires }),
    })),
    ...(words === '' ? [] : [{ code: 'OTHER', text: words, appliesTo: 'ALL', ...by } as const]),
  ]
}

/** A record that is linked counts as another source than the paragraph. */
function problemsOf(ctx: Ctx, paragraph: NewParagraph): RuleProblem[] {
  const { sourceGrade: source, assessmentGrade: assessment, handlingCode: handling } = paragraph
  const conditions = conditionsOf(ctx, paragraph)
  const recordId = paragraph.corroboratedById
  const grounds = {
    reason: paragraph.gradeReason,
    conditions: conditions.map(({ code }) => code).join(' '),
    sourceKey: 'paragraph',
    corroboration: recordId === undefined ? [] : [{ recordId, sourceKey: recordId }],
  }
  const today = londonDay(ctx.clock.now().toISOString())
  return [
    ...gradeProblems({ source, assessment, handling }, grounds),
    // The missing condition is said by the grade already, at the field where it is written.
    ...conditionProblems(handling, conditions, today)
      .filter(() => handling === 'P' || conditions.length > 0)
      .map((problem) => ({ ...problem, field: paragraph.conditions.length > 0 ? 'conditions' : inWords })),
    ...markingProblems(paragraph.marking, paragraph.markingReason),
  ]
}

/** Writes one paragraph with everything that hangs on it. */
export async function keepParagraph(ctx: Ctx, paragraph: NewParagraph, placed: Placed): Promise<void> {
  const { reportId, number } = placed
  const by = ctx.who.userId
  const at = ctx.clock.now()
  await insertParagraph(ctx.tx, {
    reportId,
    number,
    text: paragraph.text,
    marking: paragraph.marking,
    markingReason: paragraph.markingReason || null,
    listAcl: placed.readerAcl,
    corroboratedById: paragraph.corroboratedById ?? null,
    writtenBy: by,
    writtenAt: at,
  })
  await insertProvenance(ctx.tx, {
    reportId,
    number,
    sourceKey: placed.sourceKey,
    how: paragraph.provenance || null,
    isSourceChild: paragraph.isSourceChild ?? null,
    isSourceVulnerable: paragraph.isSourceVulnerable ?? null,
    isSourceInPrison: paragraph.isSourceInPrison,
    writtenBy: by,
    writtenAt: at,
  })
  await insertGrade(ctx.tx, {
    reportId,
    number,
    kind: 'PROVISIONAL',
    source: paragraph.sourceGrade,
    assessment: paragraph.assessmentGrade,
    handling: paragraph.handlingCode,
    gradeReason: paragraph.gradeReason || null,
    givenBy: by,
    givenAt: at,
  })
  await keepConditions(ctx, placed, conditionsOf(ctx, paragraph))
  await keepMentions(ctx, placed, paragraph)
}

/** Writes conditions of a paragraph. */
export async function keepConditions(
  ctx: Ctx,
  { reportId, number }: Pick<Placed, 'reportId' | 'number'>,
  conditions: readonly Condition[],
): Promise<void> {
  for (const one of conditions)
    await insertCondition(ctx.tx, {
      reportId,
      number,
      code: one.code,
      words: one.text || null,
      appliesTo: one.appliesTo,
      namedIds: [...(one.namedIds ?? [])],
      expires: one.expires === undefined ? null : new Date(one.expires),
      setBy: ctx.who.userId,
      setAt: ctx.clock.now(),
    })
}

/** Writes what was said of the names and numbers of a paragraph. */
export async function keepMentions(
  ctx: Ctx,
  { reportId, number }: Pick<Placed, 'reportId' | 'number'>,
  { text, mentions }: Pick<NewParagraph, 'text' | 'mentions'>,
): Promise<void> {
  const found = mentionsIn(text, londonDay(ctx.clock.now().toISOString()))
  for (const { value, recordId, reason, words } of mentions)
    await insertMention(ctx.tx, {
      reportId,
      number,
      kind: found.find((one) => one.value === value)?.kind ?? 'NAME',
      value,
      recordId: recordId ?? null,
      plainReason: recordId === undefined ? (reason ?? null) : null,
      plainWords: recordId === undefined ? words || null : null,
      answeredBy: ctx.who.userId,
      answeredAt: ctx.clock.now(),
    })
}
