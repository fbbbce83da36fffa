/** A child held overnight or refused bail: the local authority, the certificate, the reason (PC-5, TR-10, TR-11, C19). */
import { type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import { addDays } from '../time/day.ts'
import type { CareRules } from './care-rules-table.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export interface AccommodationRequest {
  at: Instant
  asked: 'SECURE' | 'NON_SECURE'
  answer?: 'GIVEN' | 'REFUSED' | 'NO_ANSWER'
  answeredAt?: Instant
  authority: string
}

export interface ChildDetention {
  age: number
  sex: 'M' | 'F' | 'N' | 'NS'
  womanInCharge?: string
  isCharged: boolean
  isBailRefused: boolean
  /** Held, or to be held, over any part of the night. */
  isOvernight: boolean
  overnightReason?: string
  requests: readonly AccommodationRequest[]
  /** s.38(6): the custody officer's certificate, which goes to the court. */
  certificate?: { ground: 'IMPRACTICABLE' | 'NO_SECURE_PLACE'; reason: string; officer: string }
  /** s.38(6A): other accommodation would not protect the public from serious harm. */
  isSeriousHarmRisk: boolean
  isMovedToAccommodation: boolean
}

/** What the record of a detained child still needs, and what cannot stand. */
export function childDetentionProblems(facts: ChildDetention, rules: CareRules): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  if (facts.age >= 18) return problems
  ask(
    facts.sex === 'F' && !isSaid(facts.womanInCharge),
    'TR-11',
    'Name the woman in whose care this girl is.',
    'womanInCharge',
  )
  ask(
    facts.isOvernight && !isSaid(facts.overnightReason),
    'C19',
    'Say why this child is held overnight.',
    'overnightReason',
  )
  if (!facts.isCharged || !facts.isBailRefused) return problems
  const unanswered = facts.requests.filter(({ answer }) => answer === undefined)
  ask(
    facts.requests.length === 0,
    'PC-5',
    'Ask the local authority for accommodation and log the call.',
    'requests',
  )
  ask(unanswered.length > 0, 'PC-5', 'Record what the local authority answered.', 'requests')
  if (facts.isMovedToAccommodation) return problems
  const { certificate } = facts
  ask(
    certificate === undefined,
    'PC-5',
    'A child refused bail goes to local authority accommodation: move them, or certify why not.',
    'certificate',
  )
  ask(
    certificate !== undefined && !isSaid(certificate.reason),
    'PC-5',
    'Say why in the certificate.',
    'certificate',
  )
  block(
    certificate?.ground === 'NO_SECURE_PLACE' && facts.age < rules.secureAccommodationAge,
    'PC-5',
    `Only from the age of ${rules.secureAccommodationAge} can the want of a secure place keep a child in custody.`,
    'certificate',
  )
  block(
    certificate?.ground === 'NO_SECURE_PLACE' && !facts.isSeriousHarmRisk,
    'PC-5',
    'The want of a secure place counts only where the public needs protection from serious harm.',
    'certificate',
  )
  warn(
    certificate !== undefined &&
      !facts.requests.some(({ answer }) => answer === 'REFUSED' || answer === 'NO_ANSWER'),
    'PC-5',
    'A certificate is recorded and no refusal of the local authority: check the calls.',
    'certificate',
  )
  return problems
}

/** Whether a stay touches the night of its first evening or a later one: 23:00 to 07:00 in London (local). */
export function isOvernight(from: Instant, to: Instant): boolean {
  const [start, end, local] = [toMillis(from), toMillis(to), toLondon(from)]
  if (start === undefined || end === undefined || end <= start || local === undefined) return false
  if (local.time < '07:00' || local.time >= '23:00') return true
  const until = toLondon(to)
  return until !== undefined && (until.day >= addDays(local.day, 1) || until.time > '23:00')
}
