/** What is asked to be fetched from the stores, and the list of everything that is: court, laboratory, owners, ends, reviews (PX-26). */
import type { propertyCare } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { PullList } from '@mips/contracts/property-care-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { propertyKinds } from '@mips/domain/property/property-kinds'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import { byPull, type PullItem, type PullLine, pullReasons, pullsOf } from '@mips/domain/property/pull-list'
import { addDays, formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { holdExhibit, pullTask } from '../property/property.move.service.ts'
import { alarmsOf, presentAlarms, presentLine, type PullRow } from '../property/property-hands.service.ts'
import {
  endRequest as writeEnd,
  findPullList,
  insertRequest,
  unitOfPlace,
} from './property-care.repository.ts'

type Routes = (typeof propertyCare)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const MOST = 300

/** Asks for an item to be at court, or to be looked at, on a day; its keepers are told. */
export async function askFor(ctx: Ctx, exhibitId: string, body: Body<'askFor'>) {
  const row = await holdExhibit(ctx, exhibitId)
  if (row.holderKind === 'GONE')
    throw new AppError('not_in_state', {
      facts: { reason: 'PX-3: This item has been given back or destroyed.' },
    })
  const now = ctx.clock.now()
  if (body.neededOn < londonDay(now.toISOString()))
    throw badField('neededOn', 'This day is over: enter today or a later one')
  const { id } = await insertRequest(ctx.tx, {
    exhibitId,
    what: body.what,
    neededOn: new Date(`${body.neededOn}T00:00:00Z`),
    words: body.words,
    askedBy: ctx.who.userId,
    askedAt: now,
  })
  const unit = row.holderKind === 'PLACE' ? await unitOfPlace(ctx.tx, row.holderId) : undefined
  const holder = row.holderKind === 'PERSON' ? row.holderId : ctx.who.userId
  await raiseTask(ctx, {
    recordId: exhibitId,
    kind: pullTask(body.what),
    title: `${labelIn(pullReasons, body.what)}: ${row.exhibitRef}`,
    reason: body.words,
    rule: 'PX-26',
    harm: 4,
    opensAt: `/property/${exhibitId}`,
    for: unit === undefined ? { userId: holder } : { unitCode: unit },
    dueAt: new Date(`${body.neededOn}T07:00:00Z`),
    once: id,
  })
  ctx.audit.change = { request: id, what: body.what, neededOn: body.neededOn }
  return { id, problems: [] }
}

export async function endRequest(ctx: Ctx, exhibitId: string, requestId: string, words: string) {
  const ended = await writeEnd(
    ctx.tx,
    { id: requestId, exhibitId },
    { endedAt: ctx.clock.now(), endedBy: ctx.who.userId, endWords: words },
  )
  if (!ended) throw new AppError('already_done', { facts: { reason: 'This is not asked for any more.' } })
  for (const what of ['COURT', 'VIEWING'] as const)
    await closeTasksOf(ctx, { recordId: exhibitId, kind: pullTask(what), once: requestId }, words)
  Object.assign(ctx.audit, { change: { request: requestId, ended: true }, reasonGiven: words })
  return { id: requestId, problems: [] }
}

const dayOf = (instant: string): string => londonDay(new Date(instant).toISOString())

const itemOf = (row: PullRow, now: Date): PullItem => {
  const review = alarmsOf(row, now).find(({ what, isOverdue }) => isOverdue && what.startsWith('KEEP_REVIEW'))
  return {
    itemId: row.id,
    holder: { kind: row.holderKind, id: row.holderId },
    requests: row.requests.filter(({ endedAt }) => endedAt === null),
    ...(row.examinationSince === null ? {} : { examinationSince: dayOf(row.examinationSince) }),
    ...(row.end === null ? {} : { end: { decision: row.end.decision, since: dayOf(row.end.since) } }),
    ...(review === undefined ? {} : { reviewBy: dayOf(review.by) }),
  }
}

/** Everything that is to be fetched, the earliest day first, and what is outside with the time by which it is to be back. */
export async function getPullList(ctx: Ctx): Promise<PullList> {
  const now = ctx.clock.now()
  const day = londonDay(now.toISOString())
  const rows = await findPullList(ctx.tx, addDays(day, -propertyRulesOn(day).reviewRetentionDays), MOST)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lines = rows
    .flatMap((row) => pullsOf(itemOf(row, now)))
    .sort(byPull)
    .flatMap((line) => {
      const row = byId.get(line.itemId)
      return row === undefined ? [] : [presentPull(row, line, day)]
    })
  const out = rows.filter(({ holderKind }) => holderKind === 'OUTSIDE')
  Object.assign(ctx.audit, { resultIds: [...byId.keys()].slice(0, 100), resultCount: byId.size })
  return {
    day,
    lines,
    out: presentAlarms(out, now).filter(({ alarm }) => alarm.what.startsWith('NOT_BACK')),
  }
}

function presentPull(row: PullRow, { reason, day }: PullLine, today: string): PullList['lines'][number] {
  const asked = row.requests.find(({ what, neededOn, endedAt }) => {
    return endedAt === null && what === reason && neededOn === day
  })
  return {
    exhibit: presentLine(row),
    reason: { code: reason, label: labelIn(pullReasons, reason) },
    day,
    isOverdue: day < today,
    words: asked?.words ?? null,
  }
}

/** The list on paper, place by place, for whoever walks along the shelves. */
export async function printPullList(ctx: Ctx, { recipient }: Body<'printPullList'>): Promise<Buffer> {
  const { lines, out, day } = await getPullList(ctx)
  if (lines.length + out.length === 0)
    throw new AppError('not_in_state', { facts: { reason: 'Nothing is to be fetched.' } })
  const places = [...new Set(lines.map(({ exhibit }) => exhibit.holder.label))].sort((a, b) =>
    a.localeCompare(b),
  )
  const now = ctx.clock.now()
  const bytes = await drawPaper(
    {
      title: 'What is to be fetched from the stores',
      marking: 'OFFICIAL-SENSITIVE',
      reference: formatDay(day),
      blocks: [
        { kind: 'paragraph', text: `For: ${recipient}` },
        ...places.flatMap((place) => [
          { kind: 'heading' as const, level: 2 as const, text: place },
          {
            kind: 'table' as const,
            headers: ['Exhibit', 'What it is', 'Why', 'Day', 'Fetched'],
            widths: [1.6, 3, 1.8, 1.2, 1],
            rows: lines
              .filter(({ exhibit }) => exhibit.holder.label === place)
              .map(({ exhibit, reason, day: wanted, words }) => [
                `${exhibit.exhibitRef}\n${exhibit.reference ?? ''}`,
                `${labelIn(propertyKinds, exhibit.kind.code)}. ${exhibit.description}`,
                words === null ? reason.label : `${reason.label}. ${words}`,
                formatDay(wanted),
                ' ',
              ]),
          },
        ]),
        ...(out.length === 0
          ? []
          : [
              { kind: 'heading' as const, level: 2 as const, text: 'Outside, and due back' },
              {
                kind: 'table' as const,
                headers: ['Exhibit', 'What it is', 'Where', 'Back by'],
                widths: [1.6, 3, 2, 1.6],
                rows: out.map(({ exhibit, alarm }) => [
                  `${exhibit.exhibitRef}\n${exhibit.reference ?? ''}`,
                  exhibit.description,
                  exhibit.holder.label,
                  formatLondon(alarm.by),
                ]),
              },
            ]),
        { kind: 'signature', label: 'Property officer' },
      ],
    },
    now,
    formatLondon(now.toISOString()),
  )
  Object.assign(ctx.audit, { recipient, change: { paper: 'pull list', lines: lines.length } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header('content-disposition', 'inline; filename="pull-list.pdf"')
  return bytes
}
