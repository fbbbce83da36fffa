/** The pack that is printed: for its reader, for somebody else of the force, or for another force through the ledger of what was given. */
import type { ProductGift } from '@mips/contracts/product'
import { leavingProblems } from '@mips/domain/intelligence/products'
import type { IntelligenceReader } from '@mips/domain/intelligence/who-sees'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { givePaper, readForPaper } from '../../platform/paper/paper-file.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { give } from '../dissemination/dissemination.service.ts'
import { productPaper } from './product.paper.ts'
import { type HeldEvidence, holdProduct, momentOf, readEvidence } from './product.reading.ts'
import { holdsRaw } from './product.approve.service.ts'
import { readProduct, refuseUnread } from './product.read.service.ts'
import { goesWhole, listLooks, listSections } from './product.repository.ts'
import { narrativesOf } from './product.view.ts'

const keep = 'Keep it as its marking asks, and destroy it when it is no longer needed.'
const notOn = 'Do not pass it on: ask its author, who prints it for whoever needs it.'

/** Somebody of the force of whom nothing is known but that they may be handed what every reader of intelligence may hold. */
const anybody: IntelligenceReader = {
  userId: '',
  roles: ['RESPONSE'],
  hasSensitiveFlag: false,
  listIds: [],
  caseIds: [],
  openedReportIds: [],
  sourceKeys: [],
}

/** Without a recipient it is for its reader, as they may hold it; for somebody else, without what is restricted beyond it. */
export async function printProduct(ctx: Ctx, id: string, recipient: string): Promise<Buffer> {
  const { now } = momentOf(ctx)
  const handling = [keep, notOn]
  if (recipient === '') {
    const page = await readProduct(ctx, id)
    const { displayName, staffNumber } = ctx.who
    return givePaper(ctx, `${displayName} (${staffNumber})`, productPaper(page, { now, handling }))
  }
  const page = await readForPaper(ctx.tx, id, () =>
    readForOthers(ctx, id, ({ paragraph }) => paragraph?.isOpenTo(anybody) ?? true),
  )
  return givePaper(ctx, recipient, productPaper(page, { now, handling }))
}

/**
 * The page for a recipient who is not its reader: no record that is restricted, and the words of its author, its title among
 * them, only where all that it is about and stands on goes with them, for they were written from all of it.
 */
async function readForOthers(ctx: Ctx, id: string, only: (held: HeldEvidence) => boolean) {
  const page = await readProduct(ctx, id, only)
  const isWhole = await goesWhole(ctx.tx, id, {
    subjectIds: page.subjects.map((one) => one.id),
    evidenceIds: page.evidence.map((one) => one.id),
  })
  if (isWhole) return page
  const parts = page.parts.map((part) => ({ ...part, narrative: null }))
  return { ...page, title: page.kind.label, parts }
}

/**
 * NI-3, NI-4 and DS-1 to DS-8: an approved product that nobody is to look at again goes out; of what it stands on only what may
 * go to another force, each report as a gift in its ledger. What may not go is not on it, and nothing says that it is not.
 */
export async function giveProduct(ctx: Ctx, id: string, body: ProductGift): Promise<Buffer> {
  const row = await holdProduct(ctx, id)
  const { now } = momentOf(ctx)
  refuseUnread(await readProduct(ctx, id), body.seen)
  const { changes, held: all } = await readEvidence(ctx, row)
  await refuseRaw(ctx, id, all)
  const looks = await listLooks(ctx.tx, [id], now)
  refuseProblems(
    leavingProblems(
      { authorId: row.authorId, ...(row.approvedBy === null ? {} : { approvedById: row.approvedBy }) },
      // Whatever its author is to look at, the same words: nobody is told what changed that they do not hold.
      looks.length > 0 ? [{ reportId: '', paragraphId: '', change: 'GONE' }] : changes,
    ),
  )
  const { page, gifts } = await readForPaper(ctx.tx, id, async () => {
    const { held } = await readEvidence(ctx, row)
    const given = await giveEvidence(ctx, held, body)
    return {
      gifts: given.gifts,
      page: await readForOthers(
        ctx,
        id,
        (one) => one.paragraph === undefined || given.textIds.has(one.row.textId ?? ''),
      ),
    }
  })
  if (page.packMarking !== 'OFFICIAL' && !body.mayHoldSensitive)
    throw badField('mayHoldSensitive', 'The pack is Official-Sensitive: say that they may hold it (DS-5)')
  const recipient = `${body.toPerson}, ${body.toOrganisation}`
  const contact = `From ${ctx.who.displayName}, ${ctx.who.unitCode}. It may be corrected or called back: you will be told, and asked what became of it.`
  const paper = productPaper(page, { now, handling: [contact, keep, 'Do not pass it on without asking.'] })
  const bytes = await givePaper(ctx, recipient, paper)
  ctx.audit.change = { ...(ctx.audit.change as object), purpose: body.purpose, basis: body.basis, gifts }
  return bytes
}

/** NI-3: who gives it reads what was sent in, which who approved it may not. */
async function refuseRaw(ctx: Ctx, id: string, held: readonly HeldEvidence[]): Promise<void> {
  const words = [...narrativesOf(await listSections(ctx.tx, id), new Map()).values()]
  if (await holdsRaw(ctx, words.map(({ text }) => text).join('\n'), held))
    refuseProblems([
      {
        rule: 'NI-3',
        severity: 'BLOCK',
        field: 'text',
        message: 'Its words repeat what was taken out of a report: its author puts that right first.',
      },
    ])
}

/** Where a refusal is about a paragraph: it stays here. Every other refusal is about what was typed, and is told. */
const ofParagraph: readonly string[] = ['textIds', 'isOriginatorAsked', 'route', 'toUserId']

function staysHere(error: unknown): boolean {
  if (!(error instanceof AppError)) return false
  if (error.code === 'not_in_state' || error.code === 'rule_refused' || error.code === 'not_found')
    return true
  return error.code === 'bad_input' && (error.fields ?? []).every(({ path }) => ofParagraph.includes(path))
}

/** Gives report by report, in one order so that two who give at once wait for each other and never for ever. */
async function giveEvidence(ctx: Ctx, held: readonly HeldEvidence[], body: ProductGift) {
  const textIds = new Set<string>()
  const gifts: string[] = []
  const byReport = new Map<string, string[]>()
  for (const { row } of held)
    if (row.textId !== null) byReport.set(row.recordId, [...(byReport.get(row.recordId) ?? []), row.textId])
  for (const [reportId, texts] of [...byReport].sort(([a], [b]) => a.localeCompare(b)))
    for (const group of await groupsToGive(ctx, reportId, texts, body)) {
      gifts.push(group.id)
      for (const textId of group.texts) textIds.add(textId)
    }
  return { textIds, gifts }
}

/** All paragraphs of a report as one gift; where one of them stays here, the others one by one. */
async function groupsToGive(
  ctx: Ctx,
  reportId: string,
  texts: readonly string[],
  body: ProductGift,
): Promise<{ id: string; texts: readonly string[] }[]> {
  const whole = await tryGive(ctx, reportId, texts, body)
  if (whole !== undefined) return [{ id: whole, texts }]
  if (texts.length === 1) return []
  const given = []
  for (const textId of texts) {
    const id = await tryGive(ctx, reportId, [textId], body)
    if (id !== undefined) given.push({ id, texts: [textId] })
  }
  return given
}

async function tryGive(
  ctx: Ctx,
  reportId: string,
  textIds: readonly string[],
  body: ProductGift,
): Promise<string | undefined> {
  const { seen: _seen, ...gift } = body
  try {
    return (await give(ctx, reportId, { ...gift, textIds: [...textIds], route: 'FORCE' })).id
  } catch (error) {
    if (staysHere(error)) return undefined
    throw error
  }
}
