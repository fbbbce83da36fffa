/** The rows of an assessment as the rules of the domain read them. */
import type { Rank } from '@mips/domain/codes/ranks'
import { isRank } from '@mips/domain/codes/ranks'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import type { Due } from '@mips/domain/rules/due'
import { answersForRules } from '@mips/domain/safeguarding/abuse-words'
import {
  type DaAssessment,
  daCompletionProblems,
  daDue,
  daScore,
  maracReasons,
} from '@mips/domain/safeguarding/da-risk'
import { topicsOf } from '@mips/domain/safeguarding/da-tools'
import {
  type SafeguardingRules,
  safeguardingRulesOn,
} from '@mips/domain/safeguarding/safeguarding-rules-table'
import { addMonths } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { AssessmentRow, BasisRow } from './domestic-abuse.rows.ts'

const utc = (instant: string): string => new Date(instant).toISOString()
export const rankOf = (rank: string | null | undefined): Rank =>
  rank !== null && rank !== undefined && isRank(rank) ? rank : 'STAFF'

/** The topics that the tool of an assessment asks, by the version that it was made with. */
export const topicCodes = (row: Pick<AssessmentRow, 'tool' | 'loaded'>): readonly string[] =>
  topicsOf(row.tool, row.loaded?.topics.map(({ code }) => code) ?? [])

/** The facts of an assessment for the rules. */
export function factsOf(row: AssessmentRow): DaAssessment {
  const assessed = row.gradedBy ?? row.begunBy
  return {
    tool: row.tool,
    answers: answersForRules(row.answers),
    ...(row.loaded === null
      ? {}
      : {
          loadedTopics: topicCodes(row),
          loaded: {
            bands: row.loaded.bands,
            grave: row.loaded.topics.filter(({ isGrave }) => isGrave).map(({ code }) => code),
          },
        }),
    ...(row.grade === null ? {} : { grade: row.grade }),
    ...(row.rationale === null ? {} : { rationale: row.rationale }),
    isFromPartner: row.isFromPartner,
    ...(row.seenAlone === null ? {} : { isSeenAlone: row.seenAlone }),
    ...(row.databasesSearched === null ? {} : { areDatabasesSearched: row.databasesSearched }),
    assessedAt: utc(row.gradedAt ?? row.begunAt),
    assessedBy: { userId: assessed?.id ?? '', rank: rankOf(row.gradedRank ?? assessed?.rank) },
  }
}

export type Reading = {
  rules: SafeguardingRules
  facts: DaAssessment
  score: ReturnType<typeof daScore>
  left: RuleProblem[]
  reasons: string[]
  incidentsInWindow: number
  due: Due[]
}

/** What the rules make of an assessment now. */
export function readAssessment(row: AssessmentRow, now: string): Reading {
  const rules = safeguardingRulesOn(londonDay(utc(row.begunAt)))
  const facts = factsOf(row)
  const times = (row.history?.incidentTimes ?? [row.occurredAt]).map(utc)
  const lastMaracAt = row.history?.lastMaracAt ?? undefined
  const history = {
    incidentTimes: times,
    ...(lastMaracAt === undefined ? {} : { lastMaracAt: utc(lastMaracAt) }),
    now,
  }
  const reasons = maracReasons(facts, history, rules)
  const since = addMonths(londonDay(now), -rules.maracWindowMonths)
  const look = row.looks[0]
  const due =
    row.state === 'OPEN'
      ? []
      : daDue(
          facts,
          {
            maracReasons: reasons,
            ...(row.marac === null ? {} : { referredAt: utc(row.marac.referredAt) }),
            ...(look === undefined ? {} : { secondLookAt: utc(look.at) }),
          },
          now,
          rules,
        )
  return {
    rules,
    facts,
    score: daScore(facts, rules),
    left: row.state === 'OPEN' ? daCompletionProblems(facts, rules) : [],
    reasons,
    incidentsInWindow: times.filter((at) => londonDay(at) > since).length,
    due,
  }
}

const isNow = ({ validTo }: { validTo: string | null }) => validTo === null

/** Everybody of an event who still stands on it. */
export const presentPeople = (basis: Pick<BasisRow, 'people'>) => basis.people.filter(isNow)

/** People who live or stay at the place, and who do so now. */
export const household = (basis: Pick<BasisRow, 'household'>) =>
  basis.household.filter(
    (person) => isNow(person) && ['LIVES', 'LODGER', 'BAILED_TO', 'CARE_HOME'].includes(person.role),
  )
