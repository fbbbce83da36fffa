/** What is due on an investigation: its actions, its reviews and every other open task, the earliest first. */
import type { DueLine } from '@mips/contracts/investigation-replies'
import { actionReference, actionsDue } from '@mips/domain/investigation/actions'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { type ReviewFacts, reviewsDue } from '@mips/domain/investigation/reviews'
import { duties } from '@mips/domain/rules/due'
import { labelIn } from '@mips/domain/custody/offence-words'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { isLater } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { utc } from './investigation.reading.ts'
import { emptyInvestigation, type InvestigationRow } from './investigation.rows.ts'
import { isHighRisk } from './review-risk.ts'
import { waitsOf } from './waits.ts'

/** Kinds of tasks whose rule is asked here itself, so that it is not shown twice. */
const fromRules: readonly string[] = ['ACTION', 'REVIEW']

/** When the bail of a suspect ends, and since when one is under investigation. */
export type ReleaseTimes = Pick<ReviewFacts, 'bailEndsAt' | 'releasedUnderInvestigationAt'>

export function dueOf(row: InvestigationRow, release: ReleaseTimes, now: string): DueLine[] {
  const owners = new Map(row.actions.map(({ serial, owner }) => [actionReference(serial), owner]))
  const ruled = [
    ...actionsDue(
      row.actions.map(({ serial, text, state, priority, dueAt, owner }) => ({
        reference: actionReference(serial),
        text,
        state,
        priority,
        ...(owner === null ? {} : { ownerId: owner.id }),
        ...(dueAt === null ? {} : { dueAt: utc(dueAt) }),
      })),
      now,
    ),
    ...reviewsDue(reviewFacts(row, release, now), now, investigationRulesOn(londonDay(now))),
  ].map(({ what, text, by, who, rule, isOverdue }) => ({
    what,
    text,
    because: null,
    by,
    who: owners.get(what.replace('ACTION:', ''))?.displayName ?? labelIn(duties, who),
    rule,
    isOverdue,
    opensAt: null,
  }))
  const tasks = row.tasks
    .filter(({ kind }) => !fromRules.includes(kind))
    .map((task) => ({
      what: `${task.kind}:${task.id}`,
      text: task.title,
      because: task.reason,
      by: task.dueAt === null ? null : utc(task.dueAt),
      who: task.owner?.displayName ?? task.unitCode ?? 'The team',
      rule: task.rule ?? task.kind,
      isOverdue: task.dueAt !== null && isLater(now, utc(task.dueAt)),
      opensAt: task.opensAt,
    }))
  return [...ruled, ...tasks].sort(
    (a, b) => (a.by ?? '9').localeCompare(b.by ?? '9') || a.what.localeCompare(b.what),
  )
}

function reviewFacts(row: InvestigationRow, release: ReleaseTimes, now: string): ReviewFacts {
  const held = row.investigation ?? emptyInvestigation
  return {
    state: held.state,
    isHighRisk: isHighRisk(held.harm, taskRulesOn(londonDay(now)).graveHarm),
    ...(held.allocated_at === null ? {} : { allocatedAt: utc(held.allocated_at) }),
    reviewedAt: row.reviews.map(({ at }) => utc(at)),
    pauses: waitsOf(row.steps.map(({ from, to, at }) => ({ from, to, at: utc(at) }))),
    ...(held.next_review_on === null ? {} : { nextReviewOn: held.next_review_on }),
    ...release,
  }
}
