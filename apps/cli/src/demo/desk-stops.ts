/** Stops and searches of the week: one closed, one to be closed, one without its end, one with an arrest and a form on force that is owed. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { searchObjects } from '@mips/domain/stop-search/stop-search-codes'
import { stopSearchRulesOn } from '@mips/domain/stop-search/stop-search-rules-table'
import { addDeskRecord, addDeskTask, hoursAgo, staffOf, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter, type Person, type Place } from './model.ts'
import { add, addLink, type Writing } from './row-writing.ts'
import type { Week } from './week.ts'

type Plan = {
  at: Date
  officer: string
  power: 'MDA_S23' | 'PACE_S1'
  object: 'DRUGS' | 'BLADE' | 'STOLEN'
  grounds: string
  place: Place | null
  placeWords: string
  person?: Person | undefined
  /** What stands at the end; a stop that is not at its end has none of it. */
  end?: { found: string; outcome: string; isLinkedToObject?: boolean; receipt: string }
  closedBy?: string
  arrestId?: string | undefined
  incidentId?: string | undefined
  forceBy?: string
}

const OUTER = 'OUTER'

/** Writes the stops; answers the one after which somebody was arrested. */
export function addDeskStops(w: Writing, { calls, searched }: Week): string {
  const station = 'High Street, by the station'
  addStop(w, {
    at: hoursAgo(w, 120),
    officer: 'P1003',
    power: 'MDA_S23',
    object: 'DRUGS',
    grounds: 'Seen to hand a wrap to another and to take money for it, then to walk off when he saw us.',
    place: calls.hate.incident.place,
    placeWords: station,
    end: { found: 'Nothing', outcome: 'NFA', receipt: 'ELECTRONIC' },
    closedBy: 'P1034',
  })
  addStop(w, {
    at: hoursAgo(w, 80),
    officer: 'P1005',
    power: 'MDA_S23',
    object: 'DRUGS',
    grounds: 'Smell of cannabis from him and smoke in the doorway where he stood; eyes red, speech slow.',
    place: calls.theft.incident.place,
    placeWords: 'The car park behind the shops',
    person: searched[0],
    end: {
      found: 'A small bag of herbal cannabis',
      outcome: 'DRUG_WARNING',
      isLinkedToObject: true,
      receipt: 'PAPER',
    },
  })
  addStop(w, {
    at: hoursAgo(w, 5),
    officer: 'P1004',
    power: 'PACE_S1',
    object: 'STOLEN',
    grounds: 'Trying the doors of parked cars along the road, as a caller described minutes before.',
    place: calls.damage.incident.place,
    placeWords: 'Outside the parade of shops',
    person: searched[1],
  })
  const { incident, arrest, suspect } = calls.knife
  return addStop(w, {
    at: minutesAfter(incident.at, 40),
    officer: 'P1004',
    power: 'PACE_S1',
    object: 'BLADE',
    grounds: 'Pointed out by a witness as the one with the blade; held his waistband and turned away.',
    place: incident.place,
    placeWords: station,
    person: suspect ?? undefined,
    end: { found: 'A lock knife', outcome: 'ARREST', isLinkedToObject: true, receipt: 'ELECTRONIC' },
    arrestId: arrest?.id,
    incidentId: incident.id,
    forceBy: 'P1005',
  })
}

function addStop(w: Writing, plan: Plan): string {
  const { at, officer, end } = plan
  const told = at.toISOString()
  const recordedAt = minutesAfter(at, 12)
  const facts = {
    subject: 'PERSON',
    power: plan.power,
    object: plan.object,
    grounds: plan.grounds,
    detainedAt: told,
    searchedAt: minutesAfter(at, 2).toISOString(),
    place: plan.placeWords,
    isInPublic: true,
    searcherSex: officer === 'P1004' ? 'F' : 'M',
    isPlainClothes: false,
    others: plan.forceBy === undefined ? [] : [{ userId: userOf(w, plan.forceBy), sex: 'M' }],
    told: Object.fromEntries(
      ['GROUNDS', 'OBJECT', 'IDENTITY', 'STATION', 'ENTITLEMENT', 'LEGAL_POWER', 'DETAINED'].map((code) => [
        code,
        told,
      ]),
    ),
    person: {
      identity: plan.person === undefined ? 'REFUSED' : 'KNOWN',
      sex: 'M',
      age: 24,
      selfDefined: 'W1',
      observed: '1',
      description: 'Dark jacket, grey hood',
    },
    extent: OUTER,
    forceUsedBy: plan.forceBy === undefined ? [] : [userOf(w, plan.forceBy)],
    ...(end === undefined
      ? {}
      : {
          ...end,
          endedAt: minutesAfter(at, 9).toISOString(),
          bodyWornVideo: `BWV-${at.getTime() % 100_000}`,
        }),
  }
  const closedAt = plan.closedBy === undefined ? null : minutesAfter(at, 600)
  const id = addDeskRecord(w, {
    kind: 'StopSearch',
    at: recordedAt,
    from: at,
    title: `Person search: ${labelIn(searchObjects, plan.object).toLowerCase()}, ${plan.placeWords}`,
    summary: plan.grounds,
    status: closedAt === null ? 'OPEN' : 'CLOSED',
    by: officer,
    table: 'stop_search',
    own: {
      facts: JSON.stringify(facts),
      state: closedAt === null ? 'OPEN' : 'CLOSED',
      searcher_id: userOf(w, officer),
      unit_code: staffOf(officer).unit,
      at: minutesAfter(at, 2),
      recorded_at: recordedAt,
      receipt_code: receiptCode(w),
      closed_at: closedAt,
      closed_by: plan.closedBy === undefined ? null : userOf(w, plan.closedBy),
      supervisor_words: closedAt === null ? null : 'Good grounds, told in full.',
    },
    place: plan.place,
    people: plan.person === undefined ? [] : [{ person: plan.person, role: 'SEARCHED' }],
    events: plan.incidentId === undefined ? [] : [{ id: plan.incidentId, role: 'ARISES_FROM' }],
    officers: [
      { number: officer, role: 'REPORTING' },
      ...(plan.forceBy === undefined ? [] : [{ number: plan.forceBy, role: 'ATTENDING' }]),
    ],
    log: [{ kind: 'STOP_SEARCH', at: recordedAt, text: 'The search was recorded.', by: officer }],
  })
  if (plan.arrestId !== undefined)
    addLink(w, {
      from: plan.arrestId,
      to: id,
      role: 'ARISES_FROM',
      at: recordedAt,
      validFrom: null,
      validTo: null,
      note: null,
      sourceId: id,
      confidence: 'confirmed',
    })
  addWork(w, id, plan, recordedAt)
  return id
}

function addWork(w: Writing, id: string, plan: Plan, recordedAt: Date): void {
  const { superviseHours } = stopSearchRulesOn(dayOf(plan.at))
  const work = { opensAt: `/stop-search/${id}`, at: recordedAt }
  if (plan.closedBy === undefined)
    addDeskTask(w, id, {
      ...work,
      kind: 'SEARCH_REVIEW',
      title: 'Review and close the search',
      reason: 'A supervisor looks at each search.',
      rule: 'SS-9',
      harm: 3,
      for: staffOf(plan.officer).unit,
      dueAt: minutesAfter(plan.at, superviseHours * 60),
      once: 'SS-9',
    })
  if (plan.forceBy === undefined) return
  const officerId = userOf(w, plan.forceBy)
  add(w, 'stop_force', {
    id: w.random.id(recordedAt),
    stop_search_id: id,
    officer_id: officerId,
  })
  addDeskTask(w, id, {
    ...work,
    kind: 'STOP_FORCE_FORM',
    title: 'Give your form on the use of force',
    reason: 'You are named as having used force in a stop and search.',
    rule: '12.20',
    harm: 8,
    for: plan.forceBy,
    dueAt: minutesAfter(recordedAt, 12 * 60),
    once: officerId,
  })
}

const receiptCode = (w: Writing): string =>
  Array.from({ length: 10 }, () => '23456789BCDFGHJKLMNPQRSTVWXZ'.charAt(w.random.int(0, 27))).join('')
