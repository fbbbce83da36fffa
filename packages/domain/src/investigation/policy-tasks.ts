/** Tasks that policy makes from the kind of crime, its markers and the age of the victim (PT-1): a table, dated, by force. */
import { isOneOf } from './offence-class.ts'
import type { Duty } from '../rules/due.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { endOfWorkingDay } from '../time/working-days.ts'

/** When a row holds; everything that is named must hold. */
export interface PolicyCondition {
  classes?: readonly string[]
  markers?: readonly CrimeMarker[]
  /** Victim's age: at least one victim in the band; `unknown` takes those whose age is not known too. */
  victimAge?: { from?: number; under?: number; orUnknown?: boolean }
}

/** Home Office flags and markers of a crime; each strand of hate stands by itself. */
export const crimeMarkers = [
  { code: 'DOMESTIC', label: 'Domestic abuse' },
  { code: 'CHILD_SEXUAL_ABUSE', label: 'Child sexual abuse' },
  { code: 'CHILD_SEXUAL_EXPLOITATION', label: 'Child sexual exploitation' },
  { code: 'HATE_RACE', label: 'Hate: race' },
  { code: 'HATE_RELIGION', label: 'Hate: religion' },
  { code: 'HATE_DISABILITY', label: 'Hate: disability' },
  { code: 'HATE_ORIENTATION', label: 'Hate: sexual orientation' },
  { code: 'HATE_TRANSGENDER', label: 'Hate: transgender' },
  { code: 'ONLINE', label: 'Online' },
  { code: 'ALCOHOL', label: 'Alcohol' },
  { code: 'KNIFE', label: 'Knife or sharp instrument' },
  { code: 'FIREARM', label: 'Firearm' },
  { code: 'HONOUR', label: 'Honour-based abuse' },
  { code: 'CORROSIVE', label: 'Corrosive substance' },
  { code: 'MODERN_SLAVERY', label: 'Modern slavery' },
  { code: 'EMERGENCY_WORKER', label: 'Emergency worker' },
  { code: 'BUSINESS', label: 'Business crime' },
  { code: 'REPEAT_VICTIM', label: 'Repeat victim' },
] as const
export type CrimeMarker = (typeof crimeMarkers)[number]['code']

export interface PolicyTask {
  code: string
  text: string
  who: Duty
  within: { hours: number } | { workingDays: number }
  when: PolicyCondition
  from: string
  mark: 'recalled'
}

const HATE: readonly CrimeMarker[] = [
  'HATE_RACE',
  'HATE_RELIGION',
  'HATE_DISABILITY',
  'HATE_ORIENTATION',
  'HATE_TRANSGENDER',
]
const SEXUAL = ['017/*', '019/*', '020/*', '022/*', '088/*']

export const policyTasks: readonly PolicyTask[] = [
  task(
    'DA_RISK',
    'Complete the domestic abuse risk assessment',
    'REPORTING',
    { hours: 12 },
    { markers: ['DOMESTIC'] },
  ),
  task(
    'DA_SECOND_LOOK',
    'Look at the domestic abuse risk a second time',
    'SUPERVISOR',
    { hours: 24 },
    { markers: ['DOMESTIC'] },
  ),
  task(
    'CHILD_REPORT',
    'Raise a report for the child',
    'REPORTING',
    { hours: 12 },
    { victimAge: { under: 18 } },
  ),
  task(
    'ABE',
    'Plan a visually recorded interview',
    'OIC',
    { workingDays: 2 },
    { victimAge: { under: 18, orUnknown: false }, classes: SEXUAL },
  ),
  task('ISVA', 'Offer an independent sexual violence adviser', 'OIC', { hours: 24 }, { classes: SEXUAL }),
  task('EARLY_EVIDENCE', 'Secure early evidence', 'OIC', { hours: 24 }, { classes: ['019/*', '020/*'] }),
  task(
    'RAPE_REGISTRAR',
    'Registrar looks at the recording',
    'FCR',
    { workingDays: 3 },
    { classes: ['019/*'] },
  ),
  task(
    'HATE_REVIEW',
    'Hate crime officer makes contact',
    'VICTIM_CONTACT',
    { workingDays: 1 },
    { markers: HATE },
  ),
  task(
    'SLAVERY_NRM',
    'Decide on a referral of a potential victim of slavery',
    'OIC',
    { hours: 24 },
    { markers: ['MODERN_SLAVERY'] },
  ),
  task(
    'HONOUR_SAFETY',
    'Make a safety plan that no relative knows of',
    'SAFEGUARDING',
    { hours: 12 },
    { markers: ['HONOUR'] },
  ),
  task(
    'OLDER_VICTIM',
    'Visit for crime prevention',
    'VICTIM_CONTACT',
    { workingDays: 5 },
    { victimAge: { from: 75 }, classes: ['028/*', '034/*', '053/*'] },
  ),
  task(
    'REPEAT_PLAN',
    'Make a plan for a repeat victim',
    'SUPERVISOR',
    { workingDays: 5 },
    { markers: ['REPEAT_VICTIM'] },
  ),
  task(
    'KNIFE_HOME',
    'Consider a search for weapons and a school notice',
    'OIC',
    { hours: 48 },
    { markers: ['KNIFE'], victimAge: { under: 18 } },
  ),
]

export interface CrimeForPolicy {
  hoCode?: string
  markers: readonly CrimeMarker[]
  /** Years on the day of the crime; undefined for an age that is not known. */
  victimAges: readonly (number | undefined)[]
  recordedAt: Instant
}

export interface MadeTask {
  code: string
  text: string
  who: Duty
  by: Instant
  rule: 'PT-1'
  because: string
}

/** The tasks that the table makes for a crime, each once; those made already (by code) are not made again. */
export function tasksOfPolicy(
  crime: CrimeForPolicy,
  made: readonly string[] = [],
  table: readonly PolicyTask[] = policyTasks,
): MadeTask[] {
  return table
    .filter((row) => !made.includes(row.code) && row.from <= londonDay(crime.recordedAt))
    .filter(({ when }) => holds(when, crime))
    .flatMap((row) => {
      const by =
        'hours' in row.within
          ? addHours(crime.recordedAt, row.within.hours)
          : endOfWorkingDay(crime.recordedAt, row.within.workingDays)
      const because = reasonOf(row.when, crime)
      return by === undefined
        ? []
        : [{ code: row.code, text: row.text, who: row.who, by, rule: 'PT-1' as const, because }]
    })
}

function holds(when: PolicyCondition, crime: CrimeForPolicy): boolean {
  const { classes, markers, victimAge } = when
  if (classes !== undefined && !isOneOf(crime.hoCode ?? '', classes)) return false
  if (markers !== undefined && !markers.some((marker) => crime.markers.includes(marker))) return false
  return victimAge === undefined || crime.victimAges.some((age) => isInBand(age, victimAge))
}

/** A child whose age is not known may be one, so a row for the young takes the unknown unless it says otherwise. */
function isInBand(age: number | undefined, band: NonNullable<PolicyCondition['victimAge']>): boolean {
  if (age === undefined) return band.orUnknown ?? band.under !== undefined
  return age >= (band.from ?? 0) && (band.under === undefined || age < band.under)
}

function reasonOf(when: PolicyCondition, crime: CrimeForPolicy): string {
  const held = crimeMarkers.filter(({ code }) => when.markers?.includes(code) && crime.markers.includes(code))
  const parts = [
    ...held.map(({ label }) => label),
    ...(when.classes === undefined ? [] : [`class ${crime.hoCode}`]),
    ...(when.victimAge?.under === undefined ? [] : [`victim under ${when.victimAge.under}`]),
    ...(when.victimAge?.from === undefined ? [] : [`victim of ${when.victimAge.from} or more`]),
  ]
  return `Policy: ${parts.join(', ')}.`
}

function task(
  code: string,
  text: string,
  who: Duty,
  within: PolicyTask['within'],
  when: PolicyCondition,
): PolicyTask {
  return { code, text, who, within, when, from: '2000-01-01', mark: 'recalled' }
}
