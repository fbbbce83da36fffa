/** What a result of the court does to the case, the person, warrants, markers, property and work (RC-1 to RC-4). */
import type { RuleRow } from '../custody/rules-table.ts'
import { inForce } from '../custody/rules-table.ts'
import type { RemandStatus } from './case-file.ts'
import type { CaseStep } from './case-state.ts'
import type { OrderKind } from './orders.ts'

/** Classes of a result, in the words of the national update. */
export const resultClasses = [
  { code: 'ADJOURNMENT', label: 'Adjournment before judgment', isFinal: false },
  { code: 'ADJOURNMENT_WITH', label: 'Adjournment with judgment', isFinal: false },
  { code: 'JUDGMENT_FINAL', label: 'Judgment with final result', isFinal: true },
  { code: 'SENTENCE', label: 'Sentence', isFinal: true },
  { code: 'APPEAL', label: 'Outcome of an appeal', isFinal: true },
  { code: 'ANCILLARY', label: 'Order or note beside a result', isFinal: false },
  { code: 'UNRESULTED', label: 'No result', isFinal: false },
] as const
export type ResultClass = (typeof resultClasses)[number]['code']

export const resultTasks = [
  { code: 'REMAND_CUSTODY', label: 'Remanded in custody: tell the victim, cancel what bail asked for' },
  { code: 'BAIL_CONDITIONS', label: 'Conditions of bail imposed or changed: update and tell the victim' },
  { code: 'WARRANT_ISSUED', label: 'Warrant issued: circulate and grade' },
  { code: 'WARRANT_ENDED', label: 'Warrant ended: take the circulation off' },
  { code: 'ORDER_MADE', label: 'Order made: check its terms and tell those it protects' },
  { code: 'REGISTER_OFFENDER', label: 'Notification requirements: tell the offender managers' },
  { code: 'PROPERTY', label: 'Forfeiture or destruction: instruct the property store' },
  { code: 'TELL_VICTIM', label: 'Tell the victim the result' },
  { code: 'UPGRADE_FILE', label: 'Build the file up for trial' },
  { code: 'READ_RESULT', label: 'Read this result: no rule says what it does' },
] as const
export type ResultTask = (typeof resultTasks)[number]['code']

export interface ResultEffect {
  class: ResultClass
  /** The step that the line of the case takes. */
  step?: CaseStep
  remand?: RemandStatus
  warrant?: 'ISSUE' | 'ISSUE_BACKED' | 'END' | 'COMMITMENT' | 'WITNESS'
  order?: OrderKind
  /** An order ends instead of beginning. */
  endsOrder?: boolean
  property?: 'FORFEIT' | 'DESTROY'
  isConviction?: boolean
  needs: readonly ResultNeed[]
  tasks: readonly ResultTask[]
}
/** What such a result has to carry, or somebody is asked. */
export type ResultNeed = 'NEXT_HEARING' | 'CONDITIONS' | 'AMOUNT' | 'DURATION'

interface EffectRow extends ResultEffect {
  codes: readonly number[]
}

const row = (
  codes: readonly number[],
  kind: ResultClass,
  more: Partial<Omit<ResultEffect, 'class'>> = {},
): EffectRow => ({ codes, class: kind, needs: [], tasks: [], ...more })

const sentence = (codes: readonly number[], more: Partial<Omit<ResultEffect, 'class'>> = {}) =>
  row(codes, 'SENTENCE', { step: 'SENTENCE', isConviction: true, tasks: ['TELL_VICTIM'], ...more })
const ended = (codes: readonly number[], step: CaseStep) =>
  row(codes, 'JUDGMENT_FINAL', { step, tasks: ['TELL_VICTIM'] })
const remanded = (
  codes: readonly number[],
  remand: RemandStatus,
  more: Partial<Omit<ResultEffect, 'class'>> = {},
) => row(codes, 'ADJOURNMENT', { remand, needs: ['NEXT_HEARING'], ...more })
const order = (codes: readonly number[], kind: OrderKind, more: Partial<Omit<ResultEffect, 'class'>> = {}) =>
  row(codes, 'ANCILLARY', { order: kind, tasks: ['ORDER_MADE'], ...more })

const bailed = { needs: ['NEXT_HEARING', 'CONDITIONS'], tasks: ['BAIL_CONDITIONS'] } as const
const kept = { needs: ['NEXT_HEARING'], tasks: ['REMAND_CUSTODY'] } as const

/**
 * RC-1: results that do something beside being kept, by their codes in the national list; dated, so that a code whose meaning
 * changes is a new row of the table. What the codes say is of that list; what follows from each is recalled.
 */
export const resultEffectTable: [RuleRow<readonly EffectRow[]>, ...RuleRow<readonly EffectRow[]>[]] = [
  {
    from: '1986-01-01',
    rule: 'RC-1',
    source: 'CJS standing data: court result codes',
    mark: 'recalled',
    value: [
      sentence([1002, 1007, 1024, 1081, 1114, 1115, 1134], { needs: ['DURATION'] }),
      sentence([1015, 1105, 1106], { needs: ['AMOUNT'] }),
      sentence([1008, 1014, 1016, 1017, 1018, 1021, 1052, 1057, 1083, 1097, 1116, 1141, 1142, 1143]),
      ended([2004, 2005, 2006, 2050, 2064, 2075, 2091], 'ACQUIT'),
      ended([2051, 2053, 2061, 2063, 2065, 2073, 2097, 2098, 2103], 'DISCONTINUE'),
      row([2008], 'JUDGMENT_FINAL', { tasks: ['READ_RESULT'] }),
      remanded([4047, 4542, 4543], 'UB'),
      remanded([4027, 4529, 4530], 'CB', bailed),
      remanded([4028, 4049, 4050, 4531, 4532, 4534, 4535, 4540, 4541], 'PR', kept),
      remanded([4029, 4537, 4538], 'LA', kept),
      remanded([4030, 4055, 4058, 4539], 'SA', kept),
      // Kept until what the court directed is done, and then on bail: the person is in custody today.
      remanded([4046, 4533], 'PR', {
        needs: ['NEXT_HEARING', 'CONDITIONS'],
        tasks: ['REMAND_CUSTODY', 'BAIL_CONDITIONS'],
      }),
      row([4506, 4024], 'ADJOURNMENT', { needs: ['NEXT_HEARING'] }),
      row([2007], 'ADJOURNMENT'),
      remanded([4558], 'UB', { step: 'SEND_TO_CROWN', tasks: ['UPGRADE_FILE'] }),
      remanded([4559], 'CB', {
        step: 'SEND_TO_CROWN',
        needs: bailed.needs,
        tasks: ['UPGRADE_FILE', 'BAIL_CONDITIONS'],
      }),
      remanded([4560, 4561, 4564], 'PR', {
        step: 'SEND_TO_CROWN',
        tasks: ['UPGRADE_FILE', 'REMAND_CUSTODY'],
      }),
      row([4014], 'ADJOURNMENT_WITH', {
        step: 'CONVICT',
        remand: 'UB',
        isConviction: true,
        needs: ['NEXT_HEARING'],
      }),
      row([4015], 'ADJOURNMENT_WITH', { step: 'CONVICT', remand: 'CB', isConviction: true, ...bailed }),
      row([4016, 4017], 'ADJOURNMENT_WITH', { step: 'CONVICT', remand: 'PR', isConviction: true, ...kept }),
      row([4004, 4005], 'ADJOURNMENT_WITH', { isConviction: true, needs: ['NEXT_HEARING'] }),
      row([4578, 4579], 'ADJOURNMENT_WITH', { step: 'CONVICT', isConviction: true }),
      row([4522, 4523, 4524, 4513, 4526], 'ADJOURNMENT', {
        step: 'PLEAD_NOT_GUILTY',
        tasks: ['UPGRADE_FILE'],
      }),
      row([4511, 4519, 4520, 4521, 4525], 'ADJOURNMENT_WITH', { step: 'PLEAD_GUILTY', isConviction: true }),
      row([4572, 4574], 'ANCILLARY', { remand: 'CB', needs: ['CONDITIONS'], tasks: ['BAIL_CONDITIONS'] }),
      row([4576], 'ADJOURNMENT', { step: 'ISSUE_WARRANT', warrant: 'ISSUE', tasks: ['WARRANT_ISSUED'] }),
      row([4575, 4577], 'ADJOURNMENT', {
        step: 'ISSUE_WARRANT',
        warrant: 'ISSUE_BACKED',
        tasks: ['WARRANT_ISSUED'],
      }),
      row([4585, 4586], 'ANCILLARY', { warrant: 'WITNESS', tasks: ['WARRANT_ISSUED'] }),
      row([2509], 'ANCILLARY', { step: 'END_WARRANT', warrant: 'END', tasks: ['WARRANT_ENDED'] }),
      order([3047, 3260], 'RESTRAINING'),
      order([3263], 'RESTRAINING', { endsOrder: true, tasks: ['READ_RESULT'] }),
      order([1179, 3086], 'SEXUAL_HARM', { tasks: ['ORDER_MADE', 'REGISTER_OFFENDER'] }),
      order([1181, 3090], 'INTERIM_SEXUAL_HARM', { tasks: ['ORDER_MADE', 'REGISTER_OFFENDER'] }),
      order([3085, 3089], 'NOTIFICATION', { tasks: ['ORDER_MADE', 'REGISTER_OFFENDER'] }),
      order([3068], 'FOOTBALL'),
      order([1177], 'CRIMINAL_BEHAVIOUR'),
      order([1178], 'INTERIM_CRIMINAL_BEHAVIOUR'),
      order([3007, 3070, 3071, 3072, 3073, 3074, 3094, 3095, 3096], 'DRIVING'),
      order([3025, 3115], 'ANIMALS'),
      order([3121], 'SERIOUS_CRIME'),
      order([3123], 'VIOLENT_OFFENDER'),
      row([3012], 'ANCILLARY', { needs: ['AMOUNT'], tasks: ['TELL_VICTIM'] }),
      row([3015, 3054, 3134, 3137, 3138], 'ANCILLARY', { property: 'FORFEIT', tasks: ['PROPERTY'] }),
      row([3135], 'ANCILLARY', { property: 'DESTROY', tasks: ['PROPERTY'] }),
      row([3045, 3093], 'APPEAL', { step: 'DECIDE_APPEAL', tasks: ['TELL_VICTIM'] }),
      row([1046, 2068, 2079, 2084, 2095, 2100, 2101], 'APPEAL', {
        step: 'DECIDE_APPEAL',
        tasks: ['TELL_VICTIM', 'READ_RESULT'],
      }),
      row([4584], 'ANCILLARY', { step: 'REOPEN', tasks: ['READ_RESULT'] }),
      row([2055, 2058, 2059], 'UNRESULTED', { tasks: ['READ_RESULT'] }),
    ],
  },
]

/** A code of the national list as it is loaded: F final, I interim, P part of another result, or nothing. */
export interface ListedResult {
  code: number
  type: 'F' | 'I' | 'P' | ''
}

/**
 * RC-2: what a result does on a day. A listed code that no row knows is kept, given to somebody to read, and does nothing by
 * itself; one that is in no list is undefined, and goes to the queue of exceptions.
 */
export function effectOf(
  code: number,
  listed: ListedResult | undefined,
  day: string,
): ResultEffect | undefined {
  const found = inForce(resultEffectTable, day).find(({ codes }) => codes.includes(code))
  if (found !== undefined) {
    const { codes: _, ...effect } = found
    return effect
  }
  if (listed === undefined) return undefined
  const classes = { F: 'SENTENCE', I: 'ADJOURNMENT', P: 'ANCILLARY', '': 'ANCILLARY' } as const
  return { class: classes[listed.type], needs: [], tasks: ['READ_RESULT'] }
}
