/** What happened on followed records that their follower may be told: every happening goes through the rules of subscriptions (SB-1, SB-2). */
import type { Happened } from '@mips/contracts/watch'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { labelIn } from '@mips/domain/custody/offence-words'
import {
  alertsOf,
  type FollowedEvent,
  followedEvents,
  type Happening,
  type Subscription,
} from '@mips/domain/intelligence/subscriptions'
import { actWords } from '@mips/domain/tasks/act-words'
import { londonDay } from '@mips/domain/time/london-day'
import type { Rights } from '../../platform/audit/audited-for.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { listHeldParagraphs } from '../intelligence/intelligence.held.service.ts'
import { readableKinds } from '../pole/kind-access.service.ts'
import { mayKnowAct } from '../tasks/record-changes.service.ts'
import {
  type ActRow,
  findOfficers,
  type FollowRow,
  type LinkRow,
  listActs,
  listLinked,
} from './watch.repository.ts'

export type Reading = {
  readonly tx: Tx
  readonly clock: Clock
  readonly who: Pick<Rights, 'userId' | 'permissions' | 'acls'>
}

/** Lines of one record; the record itself has the rest. */
const shownOfRecord = 10

/** What a link makes of a record that is followed. */
const eventOfKind: Readonly<Record<string, FollowedEvent>> = {
  StopSearch: 'STOPPED',
  Arrest: 'ARRESTED',
  CustodyRecord: 'ARRESTED',
  IntelligenceReport: 'REPORTED',
  Incident: 'SEEN',
  AsbReport: 'SEEN',
  MissingEpisode: 'SEEN',
}

type Told = Happening & { words: string; isHidden: boolean; other?: LinkRow }

/** The news of each follow since it began, the latest first; `maySee` are the records that the follower sees now. */
export async function readNews(
  ctx: Reading,
  follows: readonly FollowRow[],
  maySee: ReadonlySet<string>,
): Promise<Map<string, Happened[]>> {
  const seen = follows.filter(({ recordId }) => maySee.has(recordId))
  const asked = seen.map((follow) => ({
    id: follow.recordId,
    since: follow.since.toISOString(),
    looks: follow.events.includes('SEARCHED'),
  }))
  if (asked.length === 0) return new Map()
  const acts = await listActs(ctx.tx, asked, shownOfRecord * 2)
  const links = await listLinked(ctx.tx, asked, readableKinds(ctx.who), shownOfRecord)
  const held = await listHeldParagraphs(
    ctx,
    links.filter(({ kind }) => kind === 'IntelligenceReport').map(({ otherId }) => otherId),
  )
  // A report of which the follower holds no word is told to them by nobody.
  const isTold = ({ kind, otherId }: LinkRow) => kind !== 'IntelligenceReport' || held.has(otherId)
  const happened = [
    ...acts.filter(({ isLook, action }) => isLook || mayKnowAct(ctx.who, action)).map(ofAct),
    ...links.filter(isTold).map(ofLink),
  ]
  const told = new Map<string, Told[]>()
  const rights = {
    maySee: (_userId: string, id: string) => maySee.has(id) || links.some(({ otherId }) => otherId === id),
    isHiddenActor: (id: string) => happened.some((one) => one.actorId === id && one.isHidden),
  }
  for (const one of onceEach(happened)) {
    const own = seen.filter(({ recordId }) => recordId === one.recordId).map(subscriptionOf)
    const [alert] = alertsOf(one, own, rights)
    if (alert === undefined) continue
    const line = { ...one, actorId: alert.actorId ?? '' }
    told.set(one.recordId, [...(told.get(one.recordId) ?? []), line])
  }
  return present(ctx, told)
}

const subscriptionOf = (follow: FollowRow): Subscription => ({
  userId: follow.userId,
  recordId: follow.recordId,
  events: follow.events as FollowedEvent[],
  purpose: follow.reason,
  until: follow.until?.toISOString().slice(0, 10) ?? '9999-12-31',
  isSilent: follow.isSilent,
})

const ofAct = ({ recordId, at, actorId, action, isLook, isHidden }: ActRow): Told => ({
  kind: isLook ? 'SEARCHED' : 'CHANGED',
  recordId,
  actorId,
  at: at.toISOString(),
  day: londonDay(at.toISOString()),
  words: isLook ? 'Opened' : actWords(action.split('.')[1] ?? ''),
  isHidden,
})

const ofLink = (row: LinkRow): Told => ({
  kind: eventOfKind[row.kind] ?? 'LINKED',
  recordId: row.recordId,
  byRecordId: row.otherId,
  actorId: row.actorId ?? '',
  at: row.at.toISOString(),
  day: londonDay(row.at.toISOString()),
  words: `${linkRoleLabel(row.role)}: ${kindLabel(row.kind)}`,
  isHidden: row.isHidden,
  other: row,
})

/** The latest first; a page makes many looks in one opening, of which the first word is enough: one for a person and an hour. */
function onceEach(happened: readonly Told[]): Told[] {
  const met = new Set<string>()
  return [...happened]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .filter((one) => {
      const hour = one.kind === 'SEARCHED' ? one.at.slice(0, 13) : one.at
      const key = [one.recordId, one.kind, one.actorId, hour, one.byRecordId, one.words].join()
      if (met.has(key)) return false
      met.add(key)
      return true
    })
}

async function present(
  ctx: Reading,
  told: ReadonlyMap<string, readonly Told[]>,
): Promise<Map<string, Happened[]>> {
  const shown = new Map([...told].map(([id, lines]) => [id, lines.slice(0, shownOfRecord)]))
  const ids = [...new Set([...shown.values()].flat().map(({ actorId }) => actorId))].filter((id) => id !== '')
  const names = new Map((await findOfficers(ctx.tx, ids)).map((one) => [one.id, one.displayName]))
  return new Map(
    [...shown].map(([id, lines]) => [
      id,
      lines.map(({ kind, at, actorId, words, other }) => ({
        kind: { code: kind, label: labelIn(followedEvents, kind) },
        at,
        by: names.get(actorId) ?? null,
        words,
        record:
          other === undefined
            ? null
            : {
                id: other.otherId,
                kind: other.kind,
                reference: other.reference,
                title: other.reference ?? kindLabel(other.kind),
              },
      })),
    ]),
  )
}
