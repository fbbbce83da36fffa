/** Holds what changed against the searches that stand, each with the rights of its owner at that moment; a crash at any point loses nothing. */
import type { PrismaClient } from '@mips/database/client'
import type { SavedTerms } from '@mips/contracts/saved-search'
import { whySuspended } from '@mips/domain/search/saved-search'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { raiseTask, type TaskCtx } from '../pole/task.service.ts'
import { auditedFor } from '../../platform/audit/audited-for.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { lookFor, lookForTexts, readSaved, type Looking } from './saved-search.match.service.ts'
import {
  endPassed,
  findChanges,
  findSearch,
  findSeen,
  findTouched,
  findWatching,
  isAnythingWaiting,
  keepMatches,
  keepTexts,
  removeChanges,
  takeBulk,
  updateSearch,
} from './saved-search.repository.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }
type Watching = { id: string; userId: string; purposeCode: string; isDue: boolean }

/** So many changes are held against the searches at a time. */
const MOST_CHANGES = 200
/** So many notices of texts a search gives in one round. */
const MOST_NOTICES = 20
/** A search that fails so often is suspended with that reason, so that the others go on. */
const MOST_ATTEMPTS = 5

/** One round; false when there was nothing to do. `onFailure` is told of a search that could not be run. */
export async function workSavedSearches(
  parts: Parts,
  onFailure: (error: unknown) => void = () => undefined,
): Promise<boolean> {
  const today = londonDay(parts.clock.now().toISOString())
  if (!(await isAnythingWaiting(parts.prisma, today))) return false
  const { watching, changes } = await lookRound(parts, today)
  const recordIds = [...new Set(changes.map(({ recordId }) => recordId))]
  for (const search of watching) {
    if (!search.isDue && recordIds.length === 0) continue
    try {
      await rerun(parts, search, search.isDue ? undefined : recordIds)
    } catch (error) {
      await putOff(parts, search)
      onFailure(error)
    }
  }
  // Only now: whoever was told of somebody is not told again, so a round that broke off is simply made again.
  if (changes.length > 0)
    await audited(parts, { system: 'saved-search', action: 'savedSearch.held', act: 'alteration' }, (tx) =>
      removeChanges(
        tx,
        changes.map(({ id }) => id),
      ),
    )
  return true
}

const lookRound = (parts: Parts, today: string) =>
  audited(parts, { system: 'saved-search', action: 'savedSearch.round', act: 'alteration' }, async (tx) => {
    await endPassed(tx, today)
    await takeBulk(tx)
    return { watching: await findWatching(tx, today), changes: await findChanges(tx, MOST_CHANGES) }
  })

/** Runs one search for its owner, over these records or over everything, and tells of whom it had not met. */
async function rerun(
  parts: Parts,
  search: Watching,
  recordIds: readonly string[] | undefined,
): Promise<void> {
  const as = {
    userId: search.userId,
    system: 'saved-search',
    action: 'savedSearch.rerun',
    act: 'search',
    purpose: { code: search.purposeCode, source: 'derived', ref: undefined },
  } as const
  await auditedFor(parts, as, async (tx, who, note) => {
    const suspended = whySuspended(who)
    if (who === null || suspended !== undefined) {
      await updateSearch(tx, search.id, { state: 'SUSPENDED', stateReason: suspended ?? null, isDue: false })
      note.change = { savedSearch: search.id, state: 'SUSPENDED' }
      return undefined
    }
    const row = await findSearch(tx, search.id)
    if (row === null || row.state !== 'ACTIVE') return NOTHING_DONE
    const now = parts.clock.now()
    const saved = readSaved(row.kind, row.terms)
    const told = await lookAndTell({ tx, clock: parts.clock, who }, row, { saved, recordIds, now })
    // Nobody and nothing that the owner may see: it is not run, and leaves no entry by which something hidden could be told.
    if (told === undefined) return NOTHING_DONE
    if (recordIds === undefined)
      await updateSearch(tx, row.id, {
        isDue: false,
        attempts: 0,
        lists: [...who.acls],
        permissions: [...who.permissions],
        lookedOn: new Date(londonDay(now.toISOString())),
      })
    Object.assign(note, {
      subjectKind: saved.kind === 'TEXT' ? 'Record' : 'Nominal',
      terms: saved,
      resultIds: told.slice(0, 100),
      resultCount: told.length,
    })
    return undefined
  })
}

type Round = { saved: SavedTerms; recordIds: readonly string[] | undefined; now: Date }

/** Looks for it and tells of what it had not met; the ids of what was told, undefined when there was nothing to look at. */
async function lookAndTell(
  ctx: Looking,
  row: { id: string; userId: string },
  { saved, recordIds, now }: Round,
): Promise<string[] | undefined> {
  const kept = { at: now, isTold: true }
  if (saved.kind === 'TEXT') {
    const among = recordIds === undefined ? undefined : await findSeen(ctx.tx, recordIds)
    if (among?.length === 0) return undefined
    const met = await keepTexts(ctx.tx, row, await lookForTexts(ctx, saved, among), kept)
    await tellOfTexts({ tx: ctx.tx, clock: ctx.clock }, row, met)
    return met.map(({ recordId }) => recordId)
  }
  const among = recordIds === undefined ? undefined : await findTouched(ctx.tx, recordIds)
  if (among?.length === 0) return undefined
  const met = await keepMatches(ctx.tx, row, await lookFor(ctx, saved, among), kept)
  await tell({ tx: ctx.tx, clock: ctx.clock }, row.userId, met)
  return met
}

/** A notice on the record, once for each text, the rest of many on the page alone; it says neither the words of the search nor those of the text. */
async function tellOfTexts(
  ctx: TaskCtx,
  row: { id: string; userId: string },
  met: readonly { id: string; source: string; recordId: string }[],
): Promise<void> {
  const { rule, harm } = taskKind('SAVED_SEARCH')
  for (const text of met.slice(0, MOST_NOTICES))
    await raiseTask(ctx, {
      recordId: text.recordId,
      kind: 'SAVED_SEARCH',
      title: 'Something written now matches a search that you saved',
      reason: 'Your saved searches say which one, and where it stands.',
      rule,
      harm,
      opensAt: '/search/saved',
      for: { userId: row.userId },
      mayTick: true,
      once: `${row.id} ${text.source} ${text.id}`,
    })
}

/** A notice on the person, which only its owner sees and only while they may see the person. */
async function tell(ctx: TaskCtx, userId: string, nominalIds: readonly string[]): Promise<void> {
  const { rule, harm } = taskKind('SAVED_SEARCH')
  for (const recordId of nominalIds)
    await raiseTask(ctx, {
      recordId,
      kind: 'SAVED_SEARCH',
      title: 'A person now matches a search that you saved',
      reason: 'Your saved searches say which one and why.',
      rule,
      harm,
      opensAt: `/nominals/${recordId}`,
      for: { userId },
      mayTick: true,
    })
}

/** It looks at everything the next time, so that what it could not be held against now is not lost. */
const putOff = (parts: Parts, search: Watching) =>
  audited(parts, { system: 'saved-search', action: 'savedSearch.putOff', act: 'alteration' }, async (tx) => {
    const row = await findSearch(tx, search.id)
    const attempts = (row?.attempts ?? 0) + 1
    await updateSearch(tx, search.id, {
      isDue: true,
      attempts,
      ...(attempts < MOST_ATTEMPTS
        ? {}
        : { state: 'SUSPENDED', stateReason: 'It could not be run: save it anew.' }),
    })
  })

/** Starts the job; `stop` waits for the round that runs. */
export function startSavedSearches(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const fail = (error: unknown) =>
    parts.logger.error({ err: describeError(error) }, 'a saved search failed; it is run again')
  const turn = async () => {
    while (!isStopped && (await workSavedSearches(parts, fail))) continue
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch(fail)
  }, parts.everyMs ?? 2000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
