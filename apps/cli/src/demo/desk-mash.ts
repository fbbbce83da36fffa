/** The multi-agency hub: one adult's report that partners received and still answer, and one that they answered. */
import { createHash } from 'node:crypto'
import { displayName } from '@mips/domain/nominal/display-name'
import { snapshotOf } from '@mips/domain/safeguarding/sharing-parts'
import { addDeskRecord, hoursAgo, userOf } from './desk-rows.ts'
import { minutesAfter, type Person } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call, Week } from './week.ts'

/** The safeguarding officer, at the hub. */
const hub = 'P1037'
const partner = 'Adult social care, South Area'

type Referral = {
  call: Call
  hoursAgo: number
  circumstances: string
  voice: string
  worries: string
  answer?: string
}

export function addDeskMash(w: Writing, { calls }: Week): void {
  addReferral(w, {
    call: calls.hate,
    hoursAgo: 30,
    circumstances:
      'Has not left the flat since the windows were marked, and a neighbour shops for the household.',
    voice: 'I keep the curtains closed. I do not want to move.',
    worries: 'Sleeps little and eats less; nobody calls but the neighbour.',
  })
  addReferral(w, {
    call: calls.burglaryBefore,
    hoursAgo: 100,
    circumstances:
      'Lives alone since the spring and let somebody in who said that he was from the water board.',
    voice: 'He was polite. I did not like to say no.',
    worries: 'The third stranger in a year; bank cards were lying on the table.',
    answer: 'A care worker visits twice a week from Monday and a door chain was fitted.',
  })
}

function addReferral(w: Writing, referral: Referral): void {
  const { call, answer } = referral
  const person = call.victim
  if (person === null || person.acl !== 'open' || call.incident.acl !== 'open') return
  const at = hoursAgo(w, referral.hoursAgo)
  const own = {
    report_type: 'ADULT_CTN',
    rag_grade: 'AMBER',
    circumstances: referral.circumstances,
    voice: referral.voice,
    seen_alone: true,
    appearance: 'Tired, dressed for indoors.',
    behaviour: 'Calm, and glad of the company.',
    communication: null,
    danger: null,
    environment: 'Tidy; little in the cupboards.',
    injuries: null,
    what_worries: referral.worries,
    what_works_well: 'A neighbour looks in every day.',
    action_taken: 'Referred to the hub with consent.',
    consent_status: 'GIVEN',
    consent_reason: null,
    school_or_gp: null,
    submitted_at: minutesAfter(at, 25),
  }
  const id = addDeskRecord(w, {
    kind: 'VulnerabilityReport',
    at,
    title: 'Adult come to notice',
    summary: referral.circumstances,
    status: answer === undefined ? 'SHARED' : 'CLOSED',
    by: call.officer,
    table: 'vulnerability_report',
    own,
    place: call.incident.place,
    people: [{ person, role: 'ADULT_AT_RISK' }],
    events: [{ id: call.incident.id, role: 'ARISES_FROM' }],
    officers: [{ number: call.officer, role: 'REPORTING' }],
    log: [
      { kind: 'MASH', at: minutesAfter(at, 120), text: 'Graded amber at the hub', by: hub },
      { kind: 'MASH', at: minutesAfter(at, 150), text: `Shared with ${partner}`, by: hub },
    ],
  })
  addSharing(w, { id, at, person, own })
  add(w, 'partner_referral', {
    id: w.random.id(at),
    report_id: id,
    grade: 'AMBER',
    grade_words: 'Care and support are needed, and no danger today',
    graded_by: userOf(w, hub),
    graded_at: minutesAfter(at, 120),
    owner_unit: 'SN-PP',
    decision: answer === undefined ? null : 'S42',
    answer_words: answer ?? null,
    answered_at: answer === undefined ? null : minutesAfter(at, 1500),
    answer_kept_by: answer === undefined ? null : userOf(w, hub),
    strategy_at: null,
    conference_at: null,
  })
}

/** What was given, word for word. */
function addSharing(
  w: Writing,
  {
    id,
    at,
    person,
    own,
  }: {
    id: string
    at: Date
    person: Person
    own: { circumstances: string; voice: string; what_worries: string; what_works_well: string }
  },
): void {
  const report = {
    reference: null,
    subject: displayName({ forename: person.forename, middle: null, surname: person.surname }),
    born: person.dob,
    circumstances: own.circumstances,
    voice: own.voice,
    prompts: [],
    injuries: null,
    whatWorries: own.what_worries,
    whatWorksWell: own.what_works_well,
    actionTaken: null,
    people: [],
    records: [],
  }
  const snapshot = snapshotOf(report, ['CIRCUMSTANCES', 'VOICE', 'WORRIES'])
  add(w, 'information_sharing', {
    id: w.random.id(at),
    report_id: id,
    to_words: partner,
    basis: 'CARE_ACT',
    purpose: 'An assessment of care and support',
    consent: 'GIVEN',
    override_reason: null,
    snapshot,
    snapshot_hash: createHash('sha256').update(snapshot).digest('hex'),
    shared_by: userOf(w, hub),
    shared_at: minutesAfter(at, 150),
    receipt_at: minutesAfter(at, 200),
    receipt_words: 'Received by the duty desk',
    receipt_by: userOf(w, hub),
  })
}
