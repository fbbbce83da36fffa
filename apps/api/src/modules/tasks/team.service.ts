/** The supervisor's desk: the backlog of a team and those below it, its alarms, who has how much, and its lines. */
import type { RouteInput } from '@mips/contracts/contract'
import type { TeamWork } from '@mips/contracts/task-parts'
import { TEAM_PAGE, type tasks } from '@mips/contracts/tasks'
import { duties } from '@mips/domain/rules/due'
import { alarmsOf, forecastOf, watchedShare } from '@mips/domain/tasks/backlog'
import { escalationLevels } from '@mips/domain/tasks/task-acts'
import { byText } from '@mips/domain/tasks/task'
import { taskKindLabel } from '@mips/domain/tasks/task-kinds'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { presentTask } from './tasks.reading.ts'
import type { HeldRow } from './tasks.rows.ts'
import { measureOf, noteShown, readerOf } from './tasks.service.ts'
import type { Scope } from './tasks.rules.repository.ts'
import {
  countByDay,
  countFlow,
  countHeld,
  findGraveWaiting,
  findOfficerRefs,
  findUnits,
  findUnitsBelow,
  listBacklog,
  listMostHarm,
} from './team.repository.ts'

/** Most lines of the share that carries most harm in one answer; the rest is on the list of grave work. */
const MOST_HARM = 200
/** Most ids that an alarm names. */
const MOST_NAMED = 200
/** Most owners in the list of who has how much. */
const MOST_OWNERS = 200

async function scopeOf(ctx: Ctx, unit: string | undefined) {
  const reader = await readerOf(ctx)
  const below = await findUnitsBelow(ctx.tx, ctx.who.unitCode)
  const team = unit ?? ctx.who.unitCode
  if (!below.includes(team)) throw new AppError('not_found')
  const units = team === ctx.who.unitCode ? below : await findUnitsBelow(ctx.tx, team)
  const scope: Scope = { units, kinds: reader.kinds }
  return { reader, scope, team, below }
}

/** TK-7, TK-8: everything that a supervisor needs of a backlog, as of now. */
export async function readTeam(ctx: Ctx, unit: string | undefined): Promise<TeamWork> {
  const { reader, scope, team, below } = await scopeOf(ctx, unit)
  const measure = measureOf(ctx)
  const { rules } = measure
  const now = measure.now.toISOString()
  const held = await countHeld(ctx.tx, scope, measure)
  const flow = await countFlow(ctx.tx, scope, measure)
  const all = held.find(({ by }) => by === 'all') ?? nothing
  const share = all.open === 0 ? 0 : watchedShare(all.open, rules)
  const most = share === 0 ? [] : await listMostHarm(ctx.tx, scope, Math.min(share, MOST_HARM))
  const grave = await findGraveWaiting(ctx.tx, scope, measure, MOST_NAMED)
  const forecast = forecastOf(
    { ...all, arrived: flow.arrived, done: flow.done, oldestAt: flow.oldestAt?.toISOString() },
    now,
    rules,
  )
  const names = new Map((await findUnits(ctx.tx, below)).map(({ code, name }) => [code, name]))
  noteShown(
    ctx,
    most.map(({ recordId }) => recordId),
  )
  return {
    team,
    units: below.map((code) => ({ code, name: names.get(code) ?? code })),
    serverTime: now,
    backlog: {
      open: all.open,
      overdue: all.overdue,
      unowned: all.unowned,
      snoozed: all.snoozed,
      arrivalsPerDay: forecast.arrivalsPerDay,
      clearancesPerDay: forecast.clearancesPerDay,
      clearOn: forecast.clearOn ?? null,
      isGrowing: forecast.isGrowing,
      days: rules.forecastDays,
    },
    byDay: await countByDay(ctx.tx, scope, measure),
    alarms: alarmsOf(
      {
        grave: grave.ids,
        graveCount: grave.count,
        arrived: flow.arrivedLately,
        done: flow.doneLately,
        most: most.map(({ id }) => id),
      },
      rules,
    ),
    mostHarm: {
      percent: rules.harmAlarmPercent,
      count: share,
      tasks: most.map((row) => presentTask(row, reader, measure)),
    },
    climbed: presentClimbed(held),
    byTeam: held
      .filter(({ by }) => by === 'team')
      .sort((a, b) => b.harm - a.harm || b.overdue - a.overdue || byText(a.team ?? '', b.team ?? ''))
      .map(({ open, overdue, unowned, snoozed, harm, team: code }) => ({
        ...{ open, overdue, unowned, snoozed, harm },
        team: code ?? '',
        name: names.get(code ?? '') ?? code ?? '',
      })),
    byOwner: await presentOwners(ctx, held),
    byKind: held
      .filter(({ by }) => by === 'kind')
      .sort((a, b) => b.harm - a.harm || byText(a.kind ?? '', b.kind ?? ''))
      .map(({ kind, open, overdue, harm }) => ({
        ...{ open, overdue, harm },
        kind: kind ?? '',
        label: taskKindLabel(kind ?? ''),
      })),
  }
}

const nothing = { open: 0, overdue: 0, unowned: 0, snoozed: 0 }

const presentClimbed = (held: readonly HeldRow[]) =>
  escalationLevels.map((to, index) => ({
    to,
    toLabel: duties.find(({ code }) => code === to)?.label ?? to,
    count: held.find(({ by, level }) => by === 'level' && level === index + 1)?.open ?? 0,
  }))

/** Who has how much, the most harm first. */
async function presentOwners(ctx: Ctx, held: readonly HeldRow[]) {
  const rows = held
    .filter(({ by, ownerId }) => by === 'owner' && ownerId !== null)
    .sort((a, b) => b.harm - a.harm || b.open - a.open || byText(a.ownerId ?? '', b.ownerId ?? ''))
    .slice(0, MOST_OWNERS)
  const officers = new Map(
    (
      await findOfficerRefs(
        ctx.tx,
        rows.flatMap(({ ownerId }) => ownerId ?? []),
      )
    ).map((officer) => [officer.id, officer]),
  )
  return rows.flatMap(({ ownerId, team, open, overdue, harm }) => {
    const owner = officers.get(ownerId ?? '')
    return owner === undefined ? [] : [{ owner, team: team ?? '', open, overdue, harm }]
  })
}

/** The lines of a backlog in the order of work, a page at a time. */
export async function listTeam(ctx: Ctx, query: RouteInput<(typeof tasks.routes)['listTeam']>['query']) {
  const { reader, scope } = await scopeOf(ctx, query.unit)
  const measure = measureOf(ctx)
  const { rows, count } = await listBacklog(ctx.tx, scope, measure, {
    filter: query,
    limit: TEAM_PAGE,
    offset: query.from,
  })
  noteShown(
    ctx,
    rows.map(({ recordId }) => recordId),
  )
  return {
    tasks: rows.map((row) => presentTask(row, reader, measure)),
    count,
    serverTime: measure.now.toISOString(),
  }
}
