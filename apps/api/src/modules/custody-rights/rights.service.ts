/** Entering what was told, asked and answered of rights, on any record that has them. */
import type { custodyRights } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { adultNeedProblems, type AdultReason } from '@mips/domain/custody/appropriate-adult'
import { decideCorrectEntry } from '@mips/domain/custody/log-rules'
import { languageLabel } from '@mips/domain/custody/notices/notice'
import { labelIn } from '@mips/domain/custody/offence-words'
import { rightsAnswers, rightsKindOf } from '@mips/domain/custody/rights-entries'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuse } from '../custody/custody.service.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { findEntries, findEntryLog, insertEntry } from './custody-rights.repository.ts'
import type { RightsRow } from './custody-rights.rows.ts'
import { refuseTimes, type Span } from './entry-times.service.ts'

export type EntriesBody = RouteInput<(typeof custodyRights)['routes']['record']>['body']
type EntryBody = EntriesBody['entries'][number]

/** The record that has the rights, and the youngest age of its person. */
export type RightsTarget = Span & { recordId: string; age: number | undefined }

/** An entry of any kind, with what only a delay has. */
export type NewEntry = EntryBody & { ground?: string; untilAt?: string; lateReason?: string | undefined }

/** Makes the entries, all or none; `check` adds what stands against one where the record has more to say. */
export async function recordEntries(
  ctx: Ctx,
  target: RightsTarget,
  body: EntriesBody,
  check: (entry: EntryBody, before: readonly RightsRow[]) => RuleProblem[],
): Promise<string[]> {
  const before = await findEntries(ctx.tx, target.recordId)
  const ids: string[] = []
  for (const [index, entry] of body.entries.entries()) {
    refuseTimes(ctx, target, { ...entry, lateReason: body.lateReason }, `entries.${index}.happenedAt`)
    refuseProblems([...needProblems(entry, target), ...check(entry, before)])
    if (entry.aboutId !== undefined) requireAbout(entry, before, index)
    ids.push(await addEntry(ctx, target, { ...entry, lateReason: body.lateReason }, before))
  }
  ctx.audit.change = {
    entries: body.entries.map(({ kind, answer, correctsId }) => ({ kind, answer, correctsId })),
  }
  return ids
}

/** One entry with its line in the log; a correction points to what it puts right, which is its author's, once. */
export async function addEntry(
  ctx: Ctx,
  target: Pick<RightsTarget, 'recordId'>,
  entry: NewEntry,
  before: readonly RightsRow[],
): Promise<string> {
  const corrected = await correctedLog(ctx, entry, before)
  const happenedAt = new Date(entry.happenedAt)
  const kind = rightsKindOf(entry.kind)
  const logEntryId = await addLogEntry(ctx, {
    recordId: target.recordId,
    kind: corrected === undefined ? (kind?.log ?? 'NOTE') : 'CORRECTION',
    happenedAt,
    text: wordsOf(entry),
    details: { right: entry.kind, answer: entry.answer, language: entry.language },
    correctsId: corrected,
    lateReason: entry.lateReason || undefined,
  })
  const { id } = await insertEntry(ctx.tx, {
    recordId: target.recordId,
    kind: entry.kind,
    happenedAt,
    answer: entry.answer ?? null,
    language: entry.language || null,
    person: entry.person || null,
    relation: entry.relation || null,
    reason: entry.reason || null,
    ground: entry.ground ?? null,
    isSo: entry.isSo ?? null,
    aboutId: entry.aboutId ?? null,
    untilAt: entry.untilAt === undefined ? null : new Date(entry.untilAt),
    officerId: ctx.who.userId,
    officerRank: ctx.who.rank,
    recordedAt: ctx.clock.now(),
    lateReason: entry.lateReason || null,
    logEntryId,
    correctsId: entry.correctsId ?? null,
  })
  return id
}

/** Refuses on the first problem that blocks, with the rule's id and what to do. */
export function refuseProblems(problems: readonly RuleProblem[]): void {
  const block = problems.find(({ severity }) => severity === 'BLOCK')
  if (block !== undefined)
    throw new AppError('rule_refused', {
      facts: { rule: block.rule, reason: `${block.rule}: ${block.message}`, field: block.field },
    })
}

async function correctedLog(
  ctx: Ctx,
  entry: NewEntry,
  before: readonly RightsRow[],
): Promise<string | undefined> {
  if (entry.correctsId === undefined) return undefined
  const wrong = before.find(({ id }) => id === entry.correctsId)
  if (wrong === undefined) throw new AppError('bad_reference')
  if (wrong.kind !== entry.kind) throw badField('correctsId', 'An entry is put right by one of the same kind')
  refuse(
    'correct_entry',
    decideCorrectEntry({
      authorId: wrong.officerId,
      actorId: ctx.who.userId,
      isCorrected: wrong.correctedById !== null,
    }),
  )
  return (await findEntryLog(ctx.tx, entry.correctsId))?.logEntryId
}

/** An answer of the local authority is to a request that stands on this record. */
function requireAbout(entry: EntryBody, before: readonly RightsRow[], index: number): void {
  const about = before.find(({ id }) => id === entry.aboutId)
  if (about === undefined) throw new AppError('bad_reference')
  if (entry.kind !== 'AUTHORITY_ANSWERED' || about.kind !== 'AUTHORITY_ASKED')
    throw badField(`entries.${index}.aboutId`, 'Choose the request that was answered')
  if (new Date(entry.happenedAt) < new Date(about.happenedAt))
    throw badField(`entries.${index}.happenedAt`, 'An answer is not before its question')
}

function needProblems(entry: EntryBody, target: RightsTarget): RuleProblem[] {
  if (entry.kind !== 'ADULT_NEED') return []
  return adultNeedProblems({
    age: target.age,
    isRequired: entry.answer !== 'NOT_NEEDED',
    reason: entry.answer as AdultReason,
    isVulnerableDeclared: entry.isSo === true,
  })
}

function wordsOf(entry: NewEntry): string {
  const kind = rightsKindOf(entry.kind)
  const answer = entry.answer === undefined ? '' : labelIn(rightsAnswers, entry.answer)
  const head = [kind?.label ?? entry.kind, answer].filter(Boolean).join(': ')
  const person = [entry.person, entry.relation && `(${entry.relation})`].filter(Boolean).join(' ')
  return [head, entry.language && `in ${languageLabel(entry.language)}`, person, entry.reason]
    .filter(Boolean)
    .join('. ')
    .concat('.')
    .replace(/\.\.$/, '.')
}
