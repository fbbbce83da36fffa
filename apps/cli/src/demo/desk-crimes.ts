/** Crimes of the week on the desks of investigation, with the work that the rules ask of whoever has them. */
import { recordingTest } from '@mips/domain/investigation/recording-decision'
import { crimePlans, type CrimePlan } from './desk-crimes.data.ts'
import { addInvestigation, assess } from './desk-investigations.ts'
import { addPolicyTasks } from './desk-plans.ts'
import { addDeskLog, addDeskRecord, userOf } from './desk-rows.ts'
import { minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { CallName } from './week.data.ts'
import type { Call, Week } from './week.ts'

export type DeskCrime = { id: string; call: Call; plan: CrimePlan; harm: number; recordedAt: Date }
export type DeskCrimes = Partial<Record<CallName, DeskCrime>>

/** Writes the crimes; answers them by the call that they were recorded from. */
export function addDeskCrimes(w: Writing, week: Week): DeskCrimes {
  const crimes: DeskCrimes = {}
  const seriesIds = new Map<string, string>()
  for (const plan of crimePlans) {
    const crime = addCrime(w, plan, week.calls[plan.call])
    crimes[plan.call] = crime
    if (plan.series !== undefined) {
      const seriesId = seriesIds.get(plan.series.name) ?? w.random.id(crime.recordedAt)
      seriesIds.set(plan.series.name, seriesId)
      add(w, 'crime_series_member', {
        id: w.random.id(crime.recordedAt),
        crime_id: crime.id,
        series_id: seriesId,
        name: plan.series.name,
        basis: 'MO',
        strength: 'PROBABLE',
        words: plan.series.words,
        added_by: userOf(w, 'P1019'),
        added_at: minutesAfter(crime.recordedAt, 90),
      })
    }
  }
  addNonCrime(w, week.calls.domesticOther)
  return crimes
}

function addCrime(w: Writing, plan: CrimePlan, call: Call): DeskCrime {
  const offence = w.making.offences.get(plan.offence)
  const { incident, victim, suspect } = call
  const recordedAt = minutesAfter(incident.at, plan.recordedAfter * 60)
  const title = offence?.title ?? plan.offence
  const suspects = plan.suspect === undefined || suspect === null ? [] : [suspect]
  const id = addDeskRecord(w, {
    kind: 'Crime',
    at: recordedAt,
    from: incident.at,
    title,
    summary: incident.summary,
    status: 'RECORDED',
    by: call.officer,
    table: 'crime',
    own: {
      crime_type: title,
      state: 'RECORDED',
      offence_code: plan.offence,
      ho_code: offence?.hoCode ?? null,
      is_recordable: offence?.isRecordable ?? null,
      category: offence?.category ?? null,
      reported_at: incident.at,
      recorded_at: recordedAt,
      method: null,
      victim_wishes: victim === null ? null : 'Wants it to stop, and to be told what happens.',
      flags: plan.flags,
      is_against_state: plan.isAgainstState === true,
    },
    place: incident.place,
    people: [
      ...(victim === null ? [] : [{ person: victim, role: 'VICTIM' }]),
      ...suspects.map((person) => ({ person, role: 'SUSPECT' })),
    ],
    events: [{ id: incident.id, role: 'ARISES_FROM' }],
    officers: [
      { number: call.officer, role: 'REPORTING' },
      ...(plan.officer === undefined
        ? []
        : [
            {
              number: plan.officer,
              role: 'OIC',
              at: minutesAfter(recordedAt, (plan.allocatedAfter ?? 0) * 60),
            },
          ]),
    ],
    log: [
      {
        kind: 'CRIME_RECORDED',
        at: recordedAt,
        text: `Recorded as ${title} (${offence?.hoCode ?? ''}).`,
        by: call.officer,
      },
    ],
  })
  const assessment = assess(plan, call, offence?.hoCode ?? null)
  const crime = { id, call, plan, harm: assessment.harm, recordedAt }
  addDecision(w, crime, 'CRIME')
  for (const code of plan.methods ?? [])
    add(w, 'event_method', { id: w.random.id(recordedAt), event_id: id, code, recorded_at: recordedAt })
  addInvestigation(w, crime, assessment)
  addPolicyTasks(w, crime, offence?.hoCode ?? null)
  return crime
}

function addDecision(w: Writing, { id, call, plan, recordedAt }: DeskCrime, decision: 'CRIME'): void {
  const isAgainstState = plan.isAgainstState === true
  const facts = {
    amountsToCrime: true,
    reporter: isAgainstState ? ('OFFICER' as const) : ('VICTIM' as const),
    ...(isAgainstState ? { isAgainstState, arePointsProved: true } : {}),
  }
  decide(w, { call, facts, decision, crimeId: id, at: recordedAt, words: null, waits: false })
}

/** A decision that the registrar looks at, for it is another one than the counting rules make. */
function addNonCrime(w: Writing, call: Call): void {
  decide(w, {
    call,
    facts: { amountsToCrime: true, reporter: 'VICTIM' },
    decision: 'NON_CRIME',
    crimeId: null,
    at: minutesAfter(call.incident.at, 240),
    words: 'She says that the door was old and nobody meant to break it.',
    waits: true,
  })
}

type Decided = {
  call: Call
  facts: Parameters<typeof recordingTest>[0]
  decision: 'CRIME' | 'NON_CRIME'
  crimeId: string | null
  at: Date
  words: string | null
  waits: boolean
}

function decide(w: Writing, { call, facts, decision, crimeId, at, words, waits }: Decided): void {
  const test = recordingTest(facts)
  add(w, 'recording_decision', {
    id: w.random.id(at),
    incident_id: call.incident.id,
    decision,
    reason: decision === 'CRIME' ? null : 'NO_OFFENCE',
    words,
    facts: JSON.stringify({ ...facts, traceAttempts: [] }),
    test_decision: test.decision,
    test_rule: test.rule,
    test_because: test.because,
    crime_id: crimeId,
    decided_by: userOf(w, call.officer),
    decided_at: at,
    registrar_state: waits ? 'WAITING' : 'NONE',
  })
  addDeskLog(w, call.incident.id, [
    {
      kind: 'RECORDING_DECISION',
      at,
      text: decision === 'CRIME' ? 'Recorded as a crime.' : 'Not recorded as a crime.',
      by: call.officer,
    },
  ])
}
