/** Assessments of domestic abuse as officers see them. */
import type {
  AbuseAssessmentPage,
  AbuseBasis,
  AbuseDesk,
  AbuseLine,
} from '@mips/contracts/domestic-abuse-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople, viewPerson, viewPlace, withRoleLabel } from '@mips/domain/pole/record-view'
import {
  assessmentStates,
  keptAnswers,
  maracAgencies,
  maracStates,
  safetySteps,
} from '@mips/domain/safeguarding/abuse-words'
import { overdueLooks } from '@mips/domain/safeguarding/da-risk'
import { daGrades, daOrder, dashTopics, daTools, topicsOf } from '@mips/domain/safeguarding/da-tools'
import { standingTool } from '@mips/domain/safeguarding/risk-tool'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { ageOn } from '@mips/domain/time/day'
import { addHours } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { household, presentPeople, readAssessment, topicCodes } from './domestic-abuse.reading.ts'
import type { AssessmentRow, BasisRow, DeskRow, LineRow, MaracRow } from './domestic-abuse.rows.ts'

type Codes = readonly { code: string; label: string }[]
type Tools = { clock: Clock }
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null | undefined) =>
  code === null || code === undefined ? null : coded(list, code)
const asLine = ({ rule, severity, field, message }: RuleProblem) => ({
  rule,
  severity,
  field: field ?? null,
  message,
})
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })
const adult = 18

export function presentBasis(row: BasisRow, who: Principal, { clock }: Tools): AbuseBasis {
  const day = londonDay(clock.now().toISOString())
  const { id, kind, reference, title, summary, occurredAt, marking, version } = row
  return {
    event: { id, kind, reference, title, summary, occurredAt, marking, version },
    location: row.location === null ? null : viewPlace(row.location, day),
    people: viewLinkedPeople(row.people, day),
    children: childrenOf(row, day),
    objects: withRoleLabel(row.objects),
    earlier: row.earlier.map(({ nominalId, lines }) => ({
      nominalId,
      lines: lines.map((line) => ({ ...presentLine(line, day), part: line.part })),
    })),
    assessments: row.assessments.map((line) => ({ ...presentLine(line, day), isHere: line.isHere })),
    tools: toolsOn(row, day),
    may: { assess: may(holds(who, 'safeguarding.abuse.assess'), 'Your role does not assess the risk.') },
  }
}

/** The tools whose topics are there: the built-in one, and those that the force has loaded for this day. */
const toolsOn = (row: BasisRow, day: string): AbuseBasis['tools'] =>
  daTools.flatMap(({ code, label }) => {
    const standing = standingTool(row.loaded, code, day)
    if (standing === undefined && topicsOf(code).length === 0) return []
    return [{ code, label, version: standing?.version ?? null }]
  })

/** Everybody under 18 who stands on the event or lives at the place, each once. */
function childrenOf(row: BasisRow, day: string): AbuseBasis['children'] {
  const seen = new Set<string>()
  return [
    ...presentPeople(row).map((person) => ({ person, why: 'At the event' })),
    ...household(row).map((person) => ({ person, why: 'At the address' })),
  ].flatMap(({ person, why }) => {
    const age = person.dob === null ? undefined : ageOn(person.dob, day)
    if (age === undefined || age >= adult || seen.has(person.nominalId)) return []
    seen.add(person.nominalId)
    const { personRecordId, nominalId } = person
    return [{ personRecordId, nominalId, name: displayName(person), age, why }]
  })
}

export function presentLine(row: LineRow, day: string): AbuseLine {
  const { id, reference, title, state, begunAt, gradedAt, by, victim, suspect } = row
  return {
    id,
    reference,
    title,
    state,
    stateLabel: labelIn(assessmentStates, state),
    grade: codedOr(daGrades, row.grade),
    begunAt,
    gradedAt,
    by,
    victim: victim === null ? null : viewPerson(victim, day),
    suspect: suspect === null ? null : viewPerson(suspect, day),
  }
}

export function presentAssessment(row: AssessmentRow, who: Principal, { clock }: Tools): AbuseAssessmentPage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const { score, left, reasons, due, incidentsInWindow } = readAssessment(row, now)
  const assesses = holds(who, 'safeguarding.abuse.assess')
  const reviews = holds(who, 'safeguarding.abuse.review')
  const isOpen = row.state === 'OPEN'
  const { answers, history: _history, aclId: _acl, gradedRank: _rank, loaded, ...rest } = row
  const topics = topicCodes(row)
  const words: Codes = loaded?.topics ?? dashTopics
  const grades: Codes = loaded?.grades ?? daGrades
  const isGrave = (code: string) =>
    (loaded?.topics ?? dashTopics).some((topic) => topic.code === code && topic.isGrave)
  return {
    ...rest,
    stateLabel: labelIn(assessmentStates, row.state),
    tool: coded(daTools, row.tool),
    topics: topics.map((code) => {
      const given = answers.find(({ topic }) => topic === code)
      return {
        code,
        label: labelIn(words, code),
        isGrave: isGrave(code),
        answer: codedOr(keptAnswers, given?.answer),
        words: given?.words ?? null,
        at: given?.at ?? null,
        by: given?.by ?? null,
      }
    }),
    score: {
      yes: score.yes,
      of: topics.length,
      band: codedOr(grades, score.band),
      grave: score.grave.map((code) => labelIn(words, code)),
    },
    grades: grades.map(({ code, label }) => ({ code, label })),
    grade: codedOr(grades, row.grade),
    looks: row.looks.map((look) => ({
      ...look,
      gradeBefore: coded(grades, look.gradeBefore),
      grade: coded(grades, look.grade),
    })),
    steps: row.steps.map((step) => ({ ...step, kind: coded(safetySteps, step.kind) })),
    maracReasons: reasons,
    incidentsInWindow,
    marac: row.marac === null ? null : { ...presentMarac(row.marac, day), minutes: row.marac.minutes },
    people: viewLinkedPeople(row.people, day),
    location: row.location === null ? null : viewPlace(row.location, day),
    earlier: row.earlier.map((line) => ({ ...presentLine(line, day), part: line.part })),
    left: left.map(asLine),
    due: due.map(({ what, text, by, rule, isOverdue }) => ({ what, text, by, rule, isOverdue })),
    may: {
      assess: may(isOpen && assesses, isOpen ? 'Your role does not assess the risk.' : 'It is graded.'),
      look: may(
        !isOpen && reviews && row.gradedBy?.id !== who.userId,
        whyNoLook(isOpen, row.gradedBy?.id === who.userId),
      ),
      refer: may(
        !isOpen && assesses && row.marac === null,
        isOpen ? 'Grade the risk first.' : 'The case is before the MARAC already.',
      ),
      keepMarac: may(reviews && row.marac !== null, 'A supervisor or the safeguarding unit does this.'),
      plan: may(assesses, 'Your role does not make safety plans.'),
    },
  }
}

function whyNoLook(isOpen: boolean, isOwn: boolean): string {
  if (isOpen) return 'It is not graded yet.'
  return isOwn ? 'You assessed this: another supervisor looks at it.' : 'A supervisor does this.'
}

function presentMarac(row: MaracRow, day: string) {
  return {
    ...row,
    stateLabel: labelIn(maracStates, row.state),
    actions: row.actions.map((action) => ({
      ...action,
      agency: coded(maracAgencies, action.agency),
      isOverdue: action.doneAt === null && action.dueOn !== null && action.dueOn < day,
    })),
  }
}

/** The desk: overdue second looks by harm (DA-5), then what falls due first; cases with the gravest first. */
export function presentDesk(row: DeskRow, now: string): AbuseDesk {
  const day = londonDay(now)
  const looks = row.looks.map((line) => {
    const assessedAt = new Date(line.gradedAt ?? line.begunAt).toISOString()
    const dueAt =
      addHours(assessedAt, safeguardingRulesOn(londonDay(assessedAt)).daSecondLookHours) ?? assessedAt
    return {
      ...line,
      assessedAt,
      dueAt,
      isOverdue: dueAt < now,
      ...(line.grade === null ? {} : { grade: line.grade }),
    }
  })
  const ranked = [
    ...overdueLooks(looks as ((typeof looks)[number] & { grade: NonNullable<LineRow['grade']> })[]),
    ...looks.filter(({ isOverdue }) => !isOverdue).sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
  ]
  return {
    looks: ranked.map((line) => ({
      ...presentLine(line, day),
      dueAt: line.dueAt,
      isOverdue: line.isOverdue,
      maracReasons: line.maracReasons,
      isReferred: line.isReferred,
    })),
    open: row.open.map((line) => presentLine(line, day)),
    cases: row.cases
      .toSorted((a, b) => gravity(b) - gravity(a))
      .map((line) => ({ ...presentLine(line, day), marac: presentMarac(line.marac, day) })),
  }
}

const gravity = ({ grade }: LineRow): number => (grade === null ? 9 : daOrder(grade))
