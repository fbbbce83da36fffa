/** Missing people: a child at high risk whose review is overdue, and an adult who is back and has to be spoken to. */
import { missingHarm } from '@mips/domain/safeguarding/missing-words'
import { missingReviewsDue } from '@mips/domain/safeguarding/missing-levels'
import { returnDue } from '@mips/domain/safeguarding/missing-return'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { personMarkerTypes } from '@mips/domain/codes/markers'
import { addMonths } from '@mips/domain/time/day'
import { addDeskLog, addDeskRecord, addDeskTask, hoursAgo, staffOf, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter, type Person } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call, Week } from './week.ts'

type Level = keyof typeof missingHarm
type Plan = {
  call: Call
  isChild: boolean
  level: Level
  rationale: string
  factors: readonly string[]
  wearing: string
  foundHoursAgo?: number
}

export function addDeskMissing(w: Writing, { calls }: Week): void {
  const child = addEpisode(w, {
    call: calls.missingChild,
    isChild: true,
    level: 'HI',
    rationale: 'A child with older males, without medication, and the phone is off for the first time.',
    factors: ['AGE', 'EXPLOITATION', 'MEDICATION', 'REPEATED'],
    wearing: 'School uniform, black coat, white trainers, red rucksack',
  })
  addSearch(w, child, calls.missingChild)
  const adult = addEpisode(w, {
    call: calls.missingAdult,
    isChild: false,
    level: 'ME',
    rationale: 'Low since he lost his work and without his tablets; no plan to harm himself is known.',
    factors: ['MENTAL_HEALTH', 'MEDICATION'],
    wearing: 'Blue jacket, jeans',
    foundHoursAgo: 5,
  })
  addDeskLog(w, adult, [
    {
      kind: 'MISSING',
      at: hoursAgo(w, 5),
      text: 'Came back alone; cold and tired, says that he walked to the coast.',
      by: calls.missingAdult.officer,
    },
  ])
}

function addEpisode(w: Writing, plan: Plan): string {
  const { call, level } = plan
  const { incident, victim } = call
  const reportedAt = minutesAfter(incident.at, 55)
  const rules = safeguardingRulesOn(dayOf(reportedAt))
  const ownerUnit = staffOf(call.officer).unit
  const foundAt = plan.foundHoursAgo === undefined ? null : hoursAgo(w, plan.foundHoursAgo)
  const state = foundAt === null ? 'OPEN' : 'FOUND'
  const markerId =
    foundAt === null && victim !== null ? addWarning(w, victim, reportedAt, call.officer) : null
  const id = addDeskRecord(w, {
    kind: 'MissingEpisode',
    at: reportedAt,
    from: minutesAfter(incident.at, -240),
    title: plan.isChild ? 'Missing child' : 'Missing adult',
    summary: incident.summary,
    status: state,
    by: call.officer,
    table: 'missing_episode',
    own: {
      state,
      level,
      graded_at: reportedAt,
      rationale: plan.rationale,
      factors: JSON.stringify(
        plan.factors.map((code) => ({ code, saidBy: plan.isChild ? 'Mother' : 'Brother' })),
      ),
      reported_at: reportedAt,
      last_seen_at: minutesAfter(incident.at, -240),
      last_seen_words: plan.isChild
        ? 'At the school gate, with two friends'
        : 'Left the house by the back door',
      wearing: plan.wearing,
      informant_relation: plan.isChild ? 'Mother' : 'Brother',
      likely_places: plan.isChild ? 'The flats by the station; a friend in the next street' : null,
      medication: plan.isChild ? 'Inhaler, left at home' : 'Tablets for low mood, left at home',
      owner_unit: ownerUnit,
      marker_id: markerId,
      found_at: foundAt,
      found_where: foundAt === null ? null : 'At home',
      found_how: foundAt === null ? null : 'RETURNED',
      found_condition: foundAt === null ? null : 'Cold and tired, not hurt',
    },
    place: incident.place,
    people: victim === null ? [] : [{ person: victim, role: 'MISSING' }],
    events: [{ id: incident.id, role: 'ARISES_FROM' }],
    officers: [{ number: call.officer, role: 'REPORTING' }],
    log: [
      {
        kind: 'MISSING_REPORTED',
        at: reportedAt,
        text: `Reported missing, risk ${level}: ${plan.rationale}`,
        by: call.officer,
      },
    ],
  })
  add(w, 'missing_review', {
    id: w.random.id(reportedAt),
    episode_id: id,
    at: reportedAt,
    by_id: userOf(w, call.officer),
    rank: staffOf(call.officer).rank,
    level,
    rationale: plan.rationale,
  })
  const now = w.making.now.toISOString()
  const dues =
    foundAt === null
      ? missingReviewsDue(
          { level, gradedAt: reportedAt.toISOString(), isChild: plan.isChild, reviews: [] },
          now,
          rules,
        )
      : returnDue({ foundAt: foundAt.toISOString(), isChild: plan.isChild }, now, rules)
  for (const due of dues)
    addDeskTask(w, id, {
      kind: `MISSING_${due.what}`,
      title: due.text,
      reason: `${due.rule}: ${plan.isChild ? 'Missing child' : 'Missing adult'}, ${level}.`,
      rule: due.rule,
      harm: missingHarm[level],
      opensAt: `/missing/${id}`,
      for: ownerUnit,
      dueAt: new Date(due.by),
      at: foundAt ?? reportedAt,
    })
  return id
}

/** The warning that stands on the person while they are missing. */
function addWarning(w: Writing, person: Person, at: Date, by: string): string {
  const type = personMarkerTypes.find(({ code }) => code === 'MISSING')
  const id = w.random.id(at)
  add(w, 'marker', {
    id,
    record_id: person.records[0].id,
    code: 'MISSING',
    category: type?.category ?? 'SAFEGUARDING',
    severity: type?.severity ?? 5,
    reason: 'Reported missing. Check their welfare and tell the officers of the report.',
    source_text: 'Missing person report',
    owner_id: userOf(w, by),
    authorised_by: userOf(w, 'P1016'),
    starts_on: dayOf(at),
    review_on: addMonths(dayOf(at), type?.reviewMonths ?? 1),
    ended_on: null,
    end_reason: null,
    created_by: userOf(w, by),
    created_at: at,
  })
  return id
}

/** What is done to find the child: actions, a sighting that nobody confirmed, and who was told. */
function addSearch(w: Writing, id: string, { incident, officer }: Call): void {
  const at = (hours: number) => minutesAfter(incident.at, hours * 60)
  const actions = [
    ['PHONE', 'Ask where the phone was last', 'P1005', 3, 'Last by the station at 17:10.'],
    ['ADDRESS', 'Go to the flat of the friend', 'P1004', 14, null],
    ['CCTV', 'Film of the station from 16:30', 'P1003', 24, null],
  ] as const
  for (const [kind, words, owner, due, result] of actions) {
    const actionId = w.random.id(at(1.5))
    add(w, 'missing_action', {
      id: actionId,
      episode_id: id,
      kind,
      words,
      owner_id: userOf(w, owner),
      due_at: at(due),
      raised_by: userOf(w, officer),
      raised_at: at(1.5),
      done_at: result === null ? null : at(due - 1),
      done_by: result === null ? null : userOf(w, owner),
      result,
    })
    addDeskTask(w, id, {
      kind: 'MISSING_ACTION',
      title: words,
      reason: 'An action of a missing person report.',
      rule: 'MP-2',
      harm: missingHarm.HI,
      opensAt: `/missing/${id}`,
      for: owner,
      dueAt: at(due),
      at: at(1.5),
      once: actionId,
      ...(result === null ? {} : { doneBy: owner }),
    })
  }
  add(w, 'missing_sighting', {
    id: w.random.id(at(8)),
    episode_id: id,
    seen_at: at(7),
    location_id: incident.place?.id ?? null,
    where_words: 'By the bus stop opposite',
    words: 'Seen with two older males, one in a grey tracksuit',
    told_by: 'A neighbour',
    recorded_by: userOf(w, officer),
    recorded_at: at(8),
  })
  for (const [partner, words] of [
    ['LOCAL_AUTHORITY', 'Child missing at high risk; asks for the name of the social worker'],
    ['SCHOOL', 'Asks whether the friends are at school today'],
  ] as const)
    add(w, 'missing_notice', {
      id: w.random.id(at(2)),
      episode_id: id,
      partner,
      words,
      told_at: at(2),
      told_by: userOf(w, officer),
      receipt_at: partner === 'SCHOOL' ? at(15) : null,
      receipt_words: partner === 'SCHOOL' ? 'One of the two friends is absent as well.' : null,
      receipt_by: partner === 'SCHOOL' ? userOf(w, officer) : null,
    })
}
