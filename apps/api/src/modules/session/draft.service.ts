/** Unsaved work, kept as it is typed, so that a lock, a crash or a change of desk loses nothing. */
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import {
  countDrafts,
  deleteDraft,
  findDraft,
  listDrafts,
  listReachedParagraphs,
  putDraft,
} from './draft.repository.ts'

/** Drafts that one user may keep; more are a fault of a program, not work. */
const mostDrafts = 200

/** What is typed in a separate pool is offered there only; no key of a form holds the mark. */
const keyIn = (ctx: Ctx, key: string) => (ctx.who.pool === null ? key : `${ctx.who.pool}|${key}`)
const isOfPool = (ctx: Ctx, key: string) =>
  ctx.who.pool === null ? !key.includes('|') : key.startsWith(`${ctx.who.pool}|`)

type Listed = { key: string; formVersion: number; updatedAt: Date }
const present = (row: Listed) => ({
  key: row.key.slice(row.key.indexOf('|') + 1),
  formVersion: row.formVersion,
  updatedAt: row.updatedAt.toISOString(),
})

/** Forms of one paragraph of intelligence, by its id: what is typed in them repeats its words. */
const ofParagraph = /^(?:[^|]*\|)?intelligence\.(?:copy|grade|names):[^:]*:?(.*)$/

/** Those that are still answered: one of a paragraph as long as its writer reaches the paragraph. */
async function stillOpen<Row extends { key: string }>(ctx: Ctx, rows: readonly Row[]): Promise<Row[]> {
  const paragraphOf = ({ key }: Row) => ofParagraph.exec(key)?.[1]
  const reached = await listReachedParagraphs(
    ctx.tx,
    rows.flatMap((row) => paragraphOf(row) ?? []),
  )
  return rows.filter((row) => {
    const paragraph = paragraphOf(row)
    return paragraph === undefined || reached.has(paragraph)
  })
}

export const listOwnDrafts = async (ctx: Ctx) => ({
  drafts: (await stillOpen(ctx, await listDrafts(ctx.tx, ctx.who.userId)))
    .filter(({ key }) => isOfPool(ctx, key))
    .map(present),
})

/** The draft of a form, or null when there is none, or none that is still open to its writer. */
export async function getDraft(ctx: Ctx, key: string) {
  const kept = await findDraft(ctx.tx, ctx.who.userId, keyIn(ctx, key))
  const [row] = await stillOpen(ctx, kept === null ? [] : [kept])
  if (row === undefined) return { draft: null }
  // The column only ever holds what saveDraft put in: an object.
  return { draft: { ...present(row), content: row.content as Record<string, unknown> } }
}

/** Keeps the draft in place of the one before. */
export async function saveDraft(
  ctx: Ctx,
  key: string,
  draft: { formVersion: number; content: Record<string, unknown> },
) {
  if (
    (await countDrafts(ctx.tx, ctx.who.userId)) >= mostDrafts &&
    (await findDraft(ctx.tx, ctx.who.userId, keyIn(ctx, key))) === null
  ) {
    throw new AppError('rule_refused', {
      facts: {
        rule: 'draft.most',
        reason: `You have ${mostDrafts} unsaved pieces of work. Finish or discard one first.`,
      },
    })
  }
  const content = JSON.parse(JSON.stringify(draft.content))
  return present(
    await putDraft(ctx.tx, {
      userId: ctx.who.userId,
      key: keyIn(ctx, key),
      formVersion: draft.formVersion,
      content,
      updatedAt: ctx.clock.now(),
    }),
  )
}

export const discardDraft = (ctx: Ctx, key: string) => deleteDraft(ctx.tx, ctx.who.userId, keyIn(ctx, key))
