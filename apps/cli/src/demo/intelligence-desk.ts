/** What lies on the desk of the intelligence unit: reports that are being evaluated, with a second person, returned and held back. */
import type { Cast, Officers } from './events.ts'
import { type IntelligenceRow, stepRow } from './intelligence-rows.ts'
import { type Happening, type Making, minutesAfter } from './model.ts'
import { createRandom, type Random } from './random.ts'
import { intelligenceEntry } from './reports.ts'

type Lying = {
  state: 'SUBMITTED' | 'IN_EVALUATION' | 'QUALITY_CHECK' | 'RETURNED' | 'QUARANTINED'
  /** Staff number of who wrote it. */
  author: string
  hoursAgo: number
  text: string
  /** As the unit gives it out; without it nobody has begun. */
  sanitised?: string
  how: string
  reason?: string
  isSeriousHarm?: boolean
}

const lying: readonly Lying[] = [
  {
    state: 'SUBMITTED',
    author: 'P1005',
    hoursAgo: 0.4,
    text: 'SUBJECT has said that he will be waiting at the gates of the school with a machete when it is out.',
    how: 'A shopkeeper heard it and told me at the till.',
    isSeriousHarm: true,
  },
  {
    state: 'IN_EVALUATION',
    author: 'P1003',
    hoursAgo: 5,
    text: 'My neighbour saw SUBJECT hand wraps to a youth beside the bins at ten past four.',
    how: 'The neighbour watched it from a kitchen window.',
  },
  {
    state: 'IN_EVALUATION',
    author: 'P1009',
    hoursAgo: 20,
    text: 'SUBJECT keeps stolen tools in a lock-up and sells them on Sundays.',
    sanitised: 'SUBJECT keeps stolen tools in a lock-up.',
    how: 'Told during an interview about another matter.',
  },
  {
    state: 'QUALITY_CHECK',
    author: 'P1006',
    hoursAgo: 26,
    text: 'A cousin of SUBJECT says that he is moving cash to a café each Friday night.',
    sanitised: 'SUBJECT is moving cash to a café each Friday night.',
    how: 'Told at a family event.',
  },
  {
    state: 'RETURNED',
    author: 'P1004',
    hoursAgo: 30,
    text: 'SUBJECT is driving the silver car again, seen by the park.',
    how: 'Seen on patrol.',
    reason:
      'Which park, on what day, and did you see the driver yourself? Give the registration if you have it.',
  },
  {
    state: 'RETURNED',
    author: 'P1007',
    hoursAgo: 50,
    text: 'SUBJECT and two others meet at the garages and leave with bags.',
    how: 'A resident rang.',
    reason: 'Say what was in the bags if it is known, and who the two others are.',
  },
  {
    state: 'QUARANTINED',
    author: 'P1010',
    hoursAgo: 70,
    text: 'SUBJECT was offered a share of a burglary by the man who told us.',
    sanitised: 'SUBJECT was offered a share of a burglary.',
    how: 'Told by the man himself.',
    reason: 'The wording lets SUBJECT work out who told us.',
  },
]

/** Reports in each state of the unit's work, over the last three days. */
export function reportsOnDesk(making: Making, cast: Cast, officers: Officers): Happening[] {
  const random = createRandom(making.seed, 'intelligence desk')
  return lying.map((one) => {
    const subject = random.pickEarly(cast.suspects)
    const named = (text: string) => text.replaceAll('SUBJECT', subject.surname.toUpperCase())
    const at = minutesAfter(making.now, -60 * one.hoursAgo)
    const made = intelligenceEntry(random, {
      at,
      text: named(one.text),
      subject,
      author: officers.user(one.author),
      evaluator: null,
      place: null,
      how: one.how,
      isSeriousHarm: one.isSeriousHarm ?? false,
      grades: { source: '2', assessment: 'C', handling: 'P', conditions: null },
    })
    return {
      ...made,
      own: { ...made.own, state: one.state },
      rows: [...(made.rows ?? []), ...workOn(random, made, one, officers, named)],
    }
  })
}

/** What the unit did with it so far. */
function workOn(
  random: Random,
  report: Happening,
  one: Lying,
  officers: Officers,
  named: (text: string) => string,
): IntelligenceRow[] {
  if (one.state === 'SUBMITTED') return []
  const evaluator = officers.user('P1018')
  const step = (code: string, state: string, minutes: number, by = evaluator, reason: string | null = null) =>
    stepRow(random, report.id, { code, state, by, at: minutesAfter(report.at, minutes), reason })
  const opened = step('ACCEPT', 'IN_EVALUATION', 20)
  const reason = one.reason === undefined ? null : named(one.reason)
  switch (one.state) {
    case 'IN_EVALUATION':
      return [opened, ...evaluated(random, report, one, evaluator, named)]
    case 'RETURNED':
      return [opened, step('RETURN', 'RETURNED', 40, evaluator, reason)]
    case 'QUALITY_CHECK':
      return [
        opened,
        ...evaluated(random, report, one, evaluator, named),
        step('ASK_CHECK', 'QUALITY_CHECK', 90),
      ]
    case 'QUARANTINED':
      return [
        opened,
        ...evaluated(random, report, one, evaluator, named),
        step('RELEASE', 'EVALUATED', 90),
        step('QUARANTINE', 'QUARANTINED', 300, officers.user('P1038'), reason),
      ]
  }
}

/** The grade of the unit and the copy that it made; none of them is live. */
function evaluated(
  random: Random,
  { id, at }: Happening,
  one: Lying,
  evaluator: string,
  named: (text: string) => string,
): IntelligenceRow[] {
  if (one.sanitised === undefined) return []
  const doneAt = minutesAfter(at, 80)
  const isChecked = one.state === 'QUALITY_CHECK'
  const base = () => ({ id: random.id(doneAt), report_id: id, number: 1 })
  return [
    {
      table: 'intelligence_grade',
      row: {
        ...base(),
        kind: 'AUTHORITATIVE',
        source: '2',
        assessment: 'C',
        handling: 'P',
        grade_reason: null,
        given_by: evaluator,
        given_at: doneAt,
      },
    },
    {
      table: 'intelligence_text',
      row: {
        ...base(),
        version: 1,
        text: named(one.sanitised),
        marking: isChecked ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
        marking_reason: isChecked ? 'An operation against the money is planned' : null,
        could_have_known: isChecked ? 8 : null,
        removal_reasons: isChecked ? ['SOURCE', 'SOURCE'] : ['SOURCE'],
        is_live: false,
        written_by: evaluator,
        written_at: doneAt,
      },
    },
  ]
}
