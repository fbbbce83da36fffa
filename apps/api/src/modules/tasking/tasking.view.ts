/** Meetings, items and registers as they are answered. */
import type { OfficerRef } from '@mips/contracts/common'
import type { ChartNode } from '@mips/contracts/pole-chart'
import type { ControlStrategyView, MeetingHead, TaskingLine } from '@mips/contracts/tasking-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { tacticKinds, tacticLevels } from '@mips/domain/intelligence/tasking'
import {
  isTaskingOverdue,
  taskingDecisions,
  taskingMeetingKinds,
  taskingResults,
} from '@mips/domain/intelligence/tasking-meeting'
import { dayOf, itemOf } from './tasking.reading.ts'
import type { ItemRow, MeetingRow, StrategyRow } from './tasking.rows.ts'

export type Officers = ReadonlyMap<string, OfficerRef>
type List = readonly { code: string; label: string }[]

const coded = (list: List, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: List, code: string | null) => (code === null ? null : coded(list, code))

export const presentHead = (row: MeetingRow, officers: Officers): MeetingHead => ({
  id: row.id,
  title: row.title,
  kind: coded(taskingMeetingKinds, row.kind),
  level: coded(tacticLevels, row.level),
  heldAt: row.heldAt.toISOString(),
  place: row.place,
  chair: officers.get(row.chairId) ?? null,
  attended: row.attendeeIds.flatMap((id) => officers.get(id) ?? []),
  others: row.others,
  changes: row.changes,
  isOpen: row.closedAt === null,
})

export const presentStrategy = (
  row: StrategyRow,
  today: string,
  officers: Officers,
): ControlStrategyView => ({
  id: row.id,
  from: dayOf(row.fromDay),
  until: dayOf(row.untilDay),
  themes: row.themes,
  isInForce: dayOf(row.fromDay) <= today && today <= dayOf(row.untilDay),
  madeBy: officers.get(row.madeBy ?? '') ?? null,
})

export type LineParts = {
  node: ChartNode
  officers: Officers
  today: string
  may: TaskingLine['may']
}

export function presentLine(row: ItemRow, { node, officers, today, may }: LineParts): TaskingLine {
  const officer = (id: string | null) => officers.get(id ?? '') ?? null
  return {
    id: row.id,
    meetingId: row.meetingId,
    record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
    detail: node.detail,
    hasWarning: node.hasWarning,
    problem: row.problem,
    theme: row.theme,
    proposedBy: officer(row.proposedBy),
    proposedAt: row.proposedAt.toISOString(),
    isTakenUp: row.takenUpFrom !== null,
    decision: codedOr(taskingDecisions, row.decision),
    decidedBy: officer(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    kind: codedOr(tacticKinds, row.kind),
    tactic: row.tactic,
    owner: officer(row.ownerId),
    dueOn: row.dueOn === null ? null : dayOf(row.dueOn),
    isOverdue: isTaskingOverdue(itemOf(row), today),
    result: codedOr(taskingResults, row.result),
    resultWords: row.resultWords,
    resultBy: officer(row.resultBy),
    resultAt: row.resultAt?.toISOString() ?? null,
    decisions: row.decisions,
    may,
  }
}

/** The staff that rows of items name. */
export const officersOfItems = (rows: readonly ItemRow[]): string[] =>
  rows.flatMap(({ proposedBy, decidedBy, ownerId, resultBy }) =>
    [proposedBy, decidedBy, ownerId, resultBy].flatMap((id) => id ?? []),
  )
