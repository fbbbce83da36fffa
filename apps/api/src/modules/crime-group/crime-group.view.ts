/** Crime groups as those on their lists see them. */
import type { CrimeGroupLine, CrimeGroupPage, GroupScoreView } from '@mips/contracts/crime-group'
import type { OfficerRef } from '@mips/contracts/common'
import { labelIn } from '@mips/domain/custody/offence-words'
import { disruptionResults, groupTiers } from '@mips/domain/intelligence/crime-group'
import { crimeGroupProblems, groupScoreParts } from '@mips/domain/intelligence/tasking'
import { viewLinkedPeople } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { dueOf, groupOf, membersOf, type MemberRow, partsOf } from './crime-group.reading.ts'
import type { GroupRow, HeadRow, listDisruptions, ScoreRow } from './crime-group.repository.ts'

export type Officers = ReadonlyMap<string, OfficerRef>

export function presentLine(
  row: GroupRow,
  { head, score, members, officers, now }: LineParts,
): CrimeGroupLine {
  const due = dueOf(row, score, now)
  return {
    id: row.id,
    reference: head?.reference ?? null,
    name: head?.name ?? '',
    operationName: row.operationName,
    owner: officers.get(row.ownerId) ?? null,
    members,
    score: score?.score ?? null,
    tier: score === undefined ? null : { code: score.tier, label: labelIn(groupTiers, score.tier) },
    due: due === undefined ? null : { by: due.by, isOverdue: due.isOverdue, rule: due.rule },
    isArchived: row.archivedAt !== null,
  }
}

export type LineParts = {
  head: HeadRow | undefined
  score: ScoreRow | undefined
  members: number
  officers: Officers
  now: Date
}

export type PageParts = Omit<LineParts, 'members' | 'score'> & {
  scores: readonly ScoreRow[]
  disruptions: Awaited<ReturnType<typeof listDisruptions>>
  counts: CrimeGroupPage['counts']
  people: readonly MemberRow[]
  mayKeep: boolean
}

export function presentPage(row: GroupRow, parts: PageParts): CrimeGroupPage {
  const { head, scores, disruptions, people, officers, now } = parts
  const officer = (id: string | null) => officers.get(id ?? '') ?? null
  const live = membersOf(people, true)
  const { members: _members, ...line } = presentLine(row, {
    ...parts,
    score: scores[0],
    members: live.length,
  })
  const memberIds = live.map(({ nominalId }) => nominalId)
  return {
    ...line,
    version: head?.version ?? 1,
    counts: parts.counts,
    marking: head?.marking ?? 'OFFICIAL-SENSITIVE',
    summary: row.summary,
    openedAt: row.openedAt.toISOString(),
    members: viewLinkedPeople(membersOf(people), londonDay(now.toISOString())),
    scores: scores.map((score) => viewScore(score, officers)),
    disruptions: disruptions.map((one) => ({
      id: one.id,
      activity: one.activity,
      happenedOn: one.happenedOn.toISOString().slice(0, 10),
      result: { code: one.result, label: labelIn(disruptionResults, one.result) },
      why: one.why,
      by: officer(one.recordedBy),
    })),
    archived:
      row.archivedAt === null
        ? null
        : { at: row.archivedAt.toISOString(), by: officer(row.archivedBy), reason: row.archivedReason ?? '' },
    left:
      row.archivedAt === null
        ? crimeGroupProblems(groupOf(row, scores[0], memberIds)).map(({ rule, message }) => ({
            rule,
            message,
          }))
        : [],
    may: { keep: parts.mayKeep && row.archivedAt === null },
  }
}

function viewScore(row: ScoreRow, officers: Officers): GroupScoreView {
  const parts = partsOf(row)
  return {
    id: row.id,
    score: row.score,
    tier: { code: row.tier, label: labelIn(groupTiers, row.tier) },
    parts: groupScoreParts.map(({ code, label, weight }) => ({
      code,
      label,
      weight,
      value: parts[code] ?? 0,
    })),
    why: row.why,
    by: officers.get(row.scoredBy) ?? null,
    at: row.scoredAt.toISOString(),
  }
}
