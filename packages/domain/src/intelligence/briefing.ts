/** Briefings of live records: what may stand in one, what a reader sees today, when it expires, and who has read it (BF-1 to BF-6). */
import type { ProtectiveMarking } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addDays, isDay } from '../time/day.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'
import { byText } from '../tasks/task.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'
import { packMarking } from './marking.ts'

export interface BriefingItem {
  id: string
  recordId: string
  /** Why it is told: a record by itself is no briefing. */
  ask?: string
  addedById: string
  addedAt: Instant
  /** The last day (YYYY-MM-DD, London) on which it stands. */
  until?: string
  harm: number
  isMustRead: boolean
  /** A person looked at it again on this day; the longest stand runs from there. */
  lookedOn?: string
}

/** What the record is at the moment of reading, for this reader; undefined when they may not see it or it is gone. */
export interface LiveRecord {
  version: number
  title: string
  marking: ProtectiveMarking
  /** Found, arrested, ended: nothing is asked of anybody any more. */
  isEnded: boolean
  isOnPhone: boolean
}

/** BF-1 and BF-2: what stands against an item: it says what is asked of readers, and has an end. */
export function briefingProblems(item: BriefingItem, rules: IntelligenceRules): RuleProblem[] {
  const { problems, block } = problemList()
  const day = toLondon(item.addedAt)?.day ?? ''
  const latest = addDays(item.lookedOn ?? day, rules.briefingMostDays)
  block(!isSaid(item.ask), 'BF-1', 'Say what readers are to do or to look out for.', 'ask')
  block(
    item.until === undefined || !isDay(item.until) || item.until < day || item.until > latest,
    'BF-2',
    `Give the last day, within ${rules.briefingMostDays} days: after that somebody looks at it again.`,
    'until',
  )
  return problems
}

/** BF-2: whether an item stands on a London day: up to and with its last day, and never longer than the rule allows. */
export function isItemStanding(item: BriefingItem, today: string, rules: IntelligenceRules): boolean {
  const day = toLondon(item.addedAt)?.day
  if (day === undefined || day > today) return false
  const latest = addDays(item.lookedOn ?? day, rules.briefingMostDays)
  return today <= latest && item.until !== undefined && isDay(item.until) && today <= item.until
}

export interface ShownItem {
  id: string
  recordId: string
  title: string
  ask: string
  version: number
  isMustRead: boolean
  /** The record is another than the reader read before. */
  isChanged: boolean
  isRead: boolean
}

export interface ReadReceipt {
  itemId: string
  userId: string
  version: number
  at: Instant
}

/**
 * BF-3 and BF-4: the briefing of one reader now: items that stand, whose record they may see as it is now and that has not ended,
 * gravest first. What a reader may not see leaves no gap and no count; an item comes with the words of the record as it is.
 * `marking` is that of what is shown, no more.
 */
export function briefingFor(
  items: readonly BriefingItem[],
  reader: { userId: string; isOnPhone: boolean },
  liveOf: (recordId: string) => LiveRecord | undefined,
  receipts: readonly ReadReceipt[],
  today: string,
  rules: IntelligenceRules,
): { items: ShownItem[]; marking: ProtectiveMarking } {
  const seen = items
    .filter((item) => isItemStanding(item, today, rules))
    .flatMap((item) => {
      const live = liveOf(item.recordId)
      if (live === undefined || live.isEnded || (reader.isOnPhone && !live.isOnPhone)) return []
      return [{ item, live }]
    })
    .sort((a, b) => b.item.harm - a.item.harm || byText(a.item.id, b.item.id))
  const shown = seen.map(({ item, live }) => {
    const read = receipts.filter(({ itemId, userId }) => itemId === item.id && userId === reader.userId)
    return {
      id: item.id,
      recordId: item.recordId,
      title: live.title,
      ask: item.ask ?? '',
      version: live.version,
      isMustRead: item.isMustRead,
      isChanged: read.length > 0 && read.every(({ version }) => version < live.version),
      isRead: read.some(({ version }) => version >= live.version),
    }
  })
  return { items: shown, marking: packMarking(seen.map(({ live }) => live.marking)).marking }
}

/** BF-5: who has not read a must-read item in its present version, in the order of their ids. */
export function unreadBy(
  item: Pick<BriefingItem, 'id' | 'isMustRead'>,
  version: number,
  audience: readonly string[],
  receipts: readonly ReadReceipt[],
): string[] {
  if (!item.isMustRead) return []
  const read = new Set(
    receipts.filter((one) => one.itemId === item.id && one.version >= version).map(({ userId }) => userId),
  )
  return [...new Set(audience)].filter((id) => !read.has(id)).sort(byText)
}

/** BF-5 and BF-6: when a must-read item is read by the `unread` who have not (hours of real time from the moment it was added or last changed), and when an item is looked at again (the start of the day after its last). */
export function briefingDue(
  item: BriefingItem,
  changedAt: Instant,
  unread: number,
  now: Instant,
  rules: IntelligenceRules,
): Due[] {
  const items: Due[] = []
  const from = isLater(changedAt, item.addedAt) ? changedAt : item.addedAt
  const readBy = addHours(from, rules.briefingReadHours)
  if (item.isMustRead && unread > 0)
    items.push(
      due(
        { what: 'READ_ITEM', text: 'Read the briefing', by: readBy ?? now, who: 'REPORTING', rule: 'BF-5' },
        now,
      ),
    )
  const reading = item.until === undefined ? undefined : parseLondon(addDays(item.until, 1), '00:00')
  const by = reading?.ok === true ? reading.instant : now
  items.push(
    due({ what: 'LOOK_AGAIN', text: 'Keep the item or take it out', by, who: 'ANALYST', rule: 'BF-6' }, now),
  )
  return items.sort(byDue)
}
