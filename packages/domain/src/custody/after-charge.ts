/** After charge: the first court, the grounds for keeping a person, who may bail (PC-1 to PC-4, PC-8; PACE ss.38, 46). */
import { addDays, isDay } from '../time/day.ts'
import { goodFriday } from '../time/easter.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { type PostChargeGround, postChargeGrounds } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** PC-4, s.46(8): Sundays, Christmas Day and Good Friday do not count as the next day. Undefined for no day. */
export function nextCourtDay(day: string): string | undefined {
  if (!isDay(day)) return undefined
  let next = addDays(day, 1)
  while (isNoCourtDay(next)) next = addDays(next, 1)
  return next
}

/** True for a Sunday, Christmas Day or Good Friday. */
export function isNoCourtDay(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return new Date(`${day}T12:00:00Z`).getUTCDay() === 0 || day.endsWith('-12-25') || day === goodFriday(year)
}

export interface FirstCourt {
  /** The first sitting after the charge, or after the arrival in the area of the court. */
  sitsAt?: Instant
  /** PC-3: no court sits on the day of the charge or the next one, so its designated officer is told. */
  mustTellCourt: boolean
  /** The day until which a court had to sit for nobody to be told. */
  nextDay: string
  rule: 'PC-3'
}

/** PC-3, s.46: the sitting that the person must be brought to. `from`: the charge, or the arrival in the court's area. */
export function firstCourt(from: Instant, sittings: readonly Instant[]): FirstCourt | undefined {
  const [at, local] = [toMillis(from), toLondon(from)]
  const nextDay = local && nextCourtDay(local.day)
  if (at === undefined || nextDay === undefined) return undefined
  const later = sittings
    .flatMap((sitting) => {
      const time = toMillis(sitting)
      return time === undefined || time < at ? [] : [{ time, sitting }]
    })
    .sort((a, b) => a.time - b.time)
  const first = later[0]?.sitting
  const day = first === undefined ? undefined : toLondon(first)?.day
  return {
    ...(first === undefined ? {} : { sitsAt: first }),
    mustTellCourt: day === undefined || day > nextDay,
    nextDay,
    rule: 'PC-3',
  }
}

export interface ChargeDecision {
  isEvidenceSufficient: boolean
  decisionMaker?: 'POLICE' | 'CPS'
  cpsUrn?: string
  isBailRefused: boolean
  grounds: readonly PostChargeGround[]
  groundsText?: string
  toldInPresence?: boolean
  notToldReason?: 'INCAPABLE' | 'VIOLENT' | 'URGENT_MEDICAL' | 'ASLEEP'
  age: number | undefined
  isImprisonable: boolean
  isMurder: boolean
  needsAppropriateAdult: boolean
  isAdultPresent: boolean
  courtAt?: Instant
}

/** What stands against charging as decided, and what the record still needs (12.21, s.38). */
export function chargeProblems(facts: ChargeDecision): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const isChild = facts.age === undefined || facts.age < 18
  const has = (ground: PostChargeGround) => facts.grounds.includes(ground)
  block(
    !facts.isEvidenceSufficient,
    'PC-1',
    'There is not enough evidence to charge: release, or detain for more.',
  )
  block(
    facts.needsAppropriateAdult && !facts.isAdultPresent,
    'RG-6',
    'The charge waits for the appropriate adult.',
    'isAdultPresent',
  )
  ask(facts.decisionMaker === undefined, 'PC-1', 'Say who decided: police or CPS.', 'decisionMaker')
  ask(
    facts.decisionMaker === 'CPS' && !isSaid(facts.cpsUrn),
    '12.21',
    'Enter the unique reference number of the CPS.',
    'cpsUrn',
  )
  block(
    facts.isMurder && !facts.isBailRefused,
    'PC-8',
    'Only a judge bails a person charged with murder.',
    'isBailRefused',
  )
  ask(facts.courtAt === undefined, 'PC-3', 'Enter the court and the time of the hearing.', 'courtAt')
  if (!facts.isBailRefused) return problems
  ask(facts.grounds.length === 0, 'PC-2', 'Choose at least one ground to refuse bail.', 'grounds')
  block(
    has('PREVENT_OFFENCE') && !facts.isImprisonable,
    'PC-2',
    `${words('PREVENT_OFFENCE')} is a ground only for an imprisonable offence.`,
    'grounds',
  )
  block(
    has('INJURY_OR_DAMAGE') && facts.isImprisonable,
    'PC-2',
    `${words('INJURY_OR_DAMAGE')} is a ground only where the offence is not imprisonable.`,
    'grounds',
  )
  block(has('JUVENILE_INTERESTS') && !isChild, 'PC-2', 'Own interests are a ground only under 18.', 'grounds')
  block(
    has('MURDER_ETC') && !facts.isMurder,
    'PC-2',
    'This ground is for murder and the like only.',
    'grounds',
  )
  ask(!isSaid(facts.groundsText), 'PC-2', 'Say why bail is refused.', 'groundsText')
  ask(
    facts.toldInPresence !== true && facts.notToldReason === undefined,
    'PC-2',
    'Tell the person the grounds, or say why not: incapable, violent or in urgent need of care.',
    'toldInPresence',
  )
  return problems
}

const words = (code: PostChargeGround) => postChargeGrounds.find((row) => row.code === code)?.label ?? code
