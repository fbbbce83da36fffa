/** Rounds and what was kept without the network: each line for itself, once, with when it happened and when it was typed. */
import type { RoundResult } from '@mips/contracts/custody-board-replies'
import type { custodyBoard } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { roundProblem } from '@mips/domain/custody/rounds'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { findAlike, findKept, findRoundStays, insertKept } from './custody-board.repository.ts'

type Entry = RouteInput<(typeof custodyBoard)['routes']['recordRound']>['body']['entries'][number]

/** Longer than this between typing and coming, and the entry says that it was kept. */
const keptMinutes = 2

/** Enters each line, or says of each why not; a line that came before under its key is not entered again. */
export async function recordRound(ctx: Ctx, entries: readonly Entry[]): Promise<{ results: RoundResult[] }> {
  const once = [...new Map(entries.map((entry) => [entry.key, entry])).values()]
  const stays = new Map(
    (await findRoundStays(ctx.tx, [...new Set(once.map(({ recordId }) => recordId))])).map((stay) => [
      stay.id,
      stay,
    ]),
  )
  const kept = new Map(
    (
      await findKept(
        ctx.tx,
        once.map(({ key }) => key),
      )
    ).map((row) => [row.key, row]),
  )
  const alike = new Map((await findAlike(ctx.tx, once, ctx.who.userId)).map((row) => [row.key, row]))
  const results: RoundResult[] = []
  const written = new Set<string>()
  for (const entry of once) {
    const before = kept.get(entry.key)
    if (before !== undefined) {
      results.push(
        before.userId === ctx.who.userId
          ? {
              key: entry.key,
              outcome: 'was_saved',
              entryId: before.logEntryId,
              reason: null,
              recordedAt: before.receivedAt.toISOString(),
            }
          : refusal(entry, 'This entry has come before, from another officer.'),
      )
      continue
    }
    const stay = stays.get(entry.recordId)
    const now = ctx.clock.now()
    const problem =
      stay === undefined
        ? 'This custody record is not there, or you may no longer see it.'
        : roundProblem(
            {
              happenedAt: new Date(entry.happenedAt).toISOString(),
              typedAt: new Date(entry.typedAt ?? now).toISOString(),
              receivedAt: now.toISOString(),
              arrivedAt: stay.arrivedAt.toISOString(),
              ...(stay.releasedAt === null ? {} : { releasedAt: stay.releasedAt.toISOString() }),
              ...(entry.lateReason === undefined ? {} : { lateReason: entry.lateReason }),
            },
            custodyRulesOn(londonDay(now.toISOString())),
          )
    if (problem !== undefined) {
      results.push(refusal(entry, problem))
      continue
    }
    const entryId = await enter(ctx, entry, now)
    written.add(entry.recordId)
    const like = alike.get(entry.key)
    results.push({
      key: entry.key,
      outcome: 'saved',
      entryId,
      reason:
        like === undefined
          ? null
          : `${like.by} entered the like at ${formatLondon(like.happenedAt.toISOString())}: "${like.text}". Both stand.`,
      recordedAt: now.toISOString(),
    })
  }
  Object.assign(ctx.audit, {
    resultIds: [...written].slice(0, 100),
    resultCount: written.size,
    change: {
      entries: results.filter(({ outcome }) => outcome === 'saved').length,
      again: results.filter(({ outcome }) => outcome === 'was_saved').length,
      refused: results.filter(({ outcome }) => outcome === 'refused').length,
    },
  })
  return { results }
}

const refusal = (entry: Entry, reason: string): RoundResult => ({
  key: entry.key,
  outcome: 'refused',
  entryId: null,
  reason,
  recordedAt: null,
})

async function enter(ctx: Ctx, entry: Entry, now: Date): Promise<string> {
  const typedAt = new Date(entry.typedAt ?? now)
  const happenedAt = new Date(entry.happenedAt)
  const isKept = now.getTime() - typedAt.getTime() > keptMinutes * 60_000
  const whenTyped = `Typed at ${formatLondon(typedAt.toISOString())} without the network, and sent when it was back`
  const lateReason = [entry.lateReason, isKept ? whenTyped : undefined].filter(Boolean).join('. ')
  const id = await addLogEntry(ctx, {
    recordId: entry.recordId,
    kind: entry.kind,
    // A desk's clock may be a little ahead; nothing is entered in the future.
    happenedAt: happenedAt > now ? now : happenedAt,
    text: entry.text,
    details: { key: entry.key, typedAt: typedAt.toISOString(), ...(isKept ? { isKept: true } : {}) },
    lateReason: lateReason === '' ? undefined : lateReason,
  })
  await insertKept(ctx.tx, {
    key: entry.key,
    recordId: entry.recordId,
    logEntryId: id,
    userId: ctx.who.userId,
    happenedAt,
    typedAt: typedAt < happenedAt ? happenedAt : typedAt,
    receivedAt: now,
  })
  return id
}
