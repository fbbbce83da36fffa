/** Gives every record its dates from the first day, and makes work of the reviews that are due; one server at a time. */
import type { PrismaClient } from '@mips/database/client'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { keepDates } from '../pole/retention.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import {
  allLists,
  countOpenReviews,
  findUnitOfRole,
  listAfter,
  listsOfUnit,
  listToRaise,
  type Team,
  type ToRaise,
  tryLead,
} from './retention.repository.ts'
import { dueBy } from './retention.service.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }

/** So many records are looked through in one transaction. */
const AT_A_TIME = 500
/** So many reviews stand open at once with each team; the next come when these are done. */
const MOST_OPEN = 200
const first = '00000000-0000-0000-0000-000000000000'

/** `passedOver`: the records whose dates could not be worked out, and why. */
export type DatesRound = {
  after: string
  isWhole: boolean
  kept: number
  passedOver: { id: string; error: unknown }[]
}

/**
 * One round over the records after an id; `after` is where the next one begins, `kept` of how many the dates changed.
 * A batch that fails is gone through one by one, so that one record holds up no other.
 */
export async function retentionDatesRound(
  parts: Parts,
  after = first,
  atATime = AT_A_TIME,
): Promise<DatesRound> {
  const round: DatesRound = { after, isWhole: true, kept: 0, passedOver: [] }
  try {
    await keepBatch(parts, round, atATime)
    return round
  } catch (error) {
    // Nothing was read: the store itself does not answer.
    if (round.after === after) throw error
    if (atATime === 1) return { ...round, kept: 0, passedOver: [{ id: round.after, error }] }
  }
  const whole: DatesRound = { ...round, after, kept: 0 }
  while (whole.after < round.after) {
    const one = await retentionDatesRound(parts, whole.after, 1)
    whole.kept += one.kept
    whole.passedOver.push(...one.passedOver)
    whole.after = one.after > whole.after ? one.after : round.after
  }
  return whole
}

async function keepBatch(parts: Parts, round: DatesRound, atATime: number): Promise<void> {
  const acls = await allLists(parts.prisma)
  const { after } = round
  await audited(
    parts,
    { system: 'retention', action: 'retention.keepDates', act: 'alteration', acls },
    async (tx, note) => {
      if (!(await tryLead(tx))) return NOTHING_DONE
      const rows = await listAfter(tx, after, atATime)
      round.after = rows.at(-1)?.id ?? after
      round.isWhole = rows.length < atATime
      const wanted = rows.filter(({ isPart }) => !isPart).map(({ id }) => id)
      if (wanted.length === 0) return NOTHING_DONE
      round.kept = (await keepDates({ tx, clock: parts.clock }, wanted)).changed
      if (round.kept === 0) return NOTHING_DONE
      Object.assign(note, { resultIds: wanted.slice(0, 100), resultCount: wanted.length })
      return undefined
    },
  )
}

/** RD-5: works the dates of those that are due out again, and raises what is still due; answers how many tasks were raised. */
export async function retentionReviewsRound(parts: Parts, mostOpen = MOST_OPEN): Promise<number> {
  const acls = await allLists(parts.prisma)
  let raised = 0
  await audited(
    parts,
    { system: 'retention', action: 'retention.raiseReviews', act: 'alteration', acls },
    async (tx, note) => {
      if (!(await tryLead(tx))) return NOTHING_DONE
      const ids: string[] = []
      let changed = 0
      for (const team of await findTeams(tx)) {
        const done = await raiseOfTeam({ tx, clock: parts.clock }, team, mostOpen)
        ids.push(...done.ids)
        changed += done.changed
        raised += done.raised
      }
      if (raised + changed === 0) return NOTHING_DONE
      Object.assign(note, { resultIds: ids.slice(0, 100), resultCount: raised })
      return undefined
    },
  )
  return raised
}

/** A report is looked at by the intelligence unit, everything else by the records team; a team that nobody is in gets no work. */
async function findTeams(tx: Tx): Promise<Team[]> {
  const teams: Team[] = []
  for (const isOfReports of [true, false]) {
    const unitCode = await findUnitOfRole(tx, isOfReports ? 'INTELLIGENCE_MANAGER' : 'RECORDS_MANAGER')
    if (unitCode !== null) teams.push({ unitCode, isOfReports, lists: await listsOfUnit(tx, unitCode) })
  }
  return teams
}

async function raiseOfTeam(ctx: { tx: Tx; clock: Clock }, team: Team, mostOpen: number) {
  const room = mostOpen - (await countOpenReviews(ctx.tx, team))
  const by = dueBy(londonDay(ctx.clock.now().toISOString()))
  const rows = room > 0 ? await listToRaise(ctx.tx, team, by, room) : []
  const ids = rows.map(({ recordId }) => recordId)
  const { dates, changed } = await keepDates(ctx, ids)
  let raised = 0
  for (const row of rows) {
    const reviewOn = dates.get(row.recordId)?.reviewOn
    if (reviewOn !== undefined && reviewOn <= by && (await raise(ctx, row, reviewOn, team.unitCode)))
      raised += 1
  }
  return { ids, changed, raised }
}

async function raise(ctx: { tx: Tx; clock: Clock }, row: ToRaise, reviewOn: string, unitCode: string) {
  const { rule, harm } = taskKind('RETENTION_REVIEW')
  return raiseTask(ctx, {
    recordId: row.recordId,
    kind: 'RETENTION_REVIEW',
    title: `Review what is kept: ${kindLabel(row.kind)} ${row.reference ?? ''}`.trim(),
    reason: 'Its dates call for a review: is it still necessary, proportionate and right?',
    rule,
    harm,
    opensAt: `/records/${row.recordId}/retention`,
    for: { unitCode },
    dueAt: new Date(`${reviewOn}T00:00:00Z`),
    once: reviewOn,
    mayTick: true,
  })
}

/** Starts the job, which goes round all records once a day and looks at new ones each time; `stop` waits for the round that runs. */
export function startRetention(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let after = first
  let begunOn = ''
  let isWhole = true
  let running: Promise<void> = Promise.resolve()
  let isStopped = false
  const turn = async () => {
    const today = londonDay(parts.clock.now().toISOString())
    if (isWhole && begunOn !== today) {
      begunOn = today
      after = first
    }
    do {
      const round = await retentionDatesRound(parts, after)
      after = round.after
      isWhole = round.isWhole
      for (const { id, error } of round.passedOver)
        parts.logger.error(
          { recordId: id, err: describeError(error) },
          'the dates of a record could not be worked out; it is passed over until tomorrow',
        )
    } while (!isStopped && !isWhole)
    if (!isStopped) await retentionReviewsRound(parts)
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch((error: unknown) => {
      parts.logger.error(
        { err: describeError(error) },
        'the dates of records could not be worked out; it is tried again',
      )
    })
  }, parts.everyMs ?? 60_000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
