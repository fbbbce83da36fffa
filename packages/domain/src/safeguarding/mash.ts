/** From a report to the multi-agency hub and back: clocks, referral with receipt and answer, and what may be shared (MA-1 to MA-4, SG-16). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import type { Instant } from '../time/instant.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import { partnerActionDue, type RagGrade } from './reports.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'
import { endOfShift } from './shifts.ts'

export const mashDecisions = [
  { code: 'NFA', label: 'No further action' },
  { code: 'EARLY_HELP', label: 'Early help' },
  { code: 'S17', label: 'Child in need (s.17)' },
  { code: 'S47', label: 'Strategy discussion (s.47)' },
  { code: 'S42', label: 'Adult enquiry (s.42)' },
  { code: 'MARAC', label: 'MARAC' },
  { code: 'MAPPA', label: 'MAPPA' },
  { code: 'CHANNEL', label: 'Channel' },
  { code: 'CRIMINAL', label: 'Criminal investigation' },
] as const
export type MashDecision = (typeof mashDecisions)[number]['code']

export interface Referral {
  writtenAt: Instant
  checkedAt?: Instant
  grade?: RagGrade
  gradedAt?: Instant
  sentAt?: Instant
  receiptAt?: Instant
  answer?: { decision: MashDecision; at: Instant }
  strategyAt?: Instant
  conferenceAt?: Instant
}

export type ReferralState = 'WRITTEN' | 'CHECKED' | 'GRADED' | 'SENT' | 'RECEIVED' | 'ANSWERED' | 'LOGGED'

/** MA-2: where a referral stands; sent without a receipt is not received. Blue is logged and sent to nobody. */
export function referralStanding(referral: Referral): ReferralState {
  if (referral.answer !== undefined) return 'ANSWERED'
  if (referral.receiptAt !== undefined) return 'RECEIVED'
  if (referral.sentAt !== undefined) return 'SENT'
  if (referral.grade === 'BLUE') return 'LOGGED'
  if (referral.grade !== undefined) return 'GRADED'
  return referral.checkedAt === undefined ? 'WRITTEN' : 'CHECKED'
}

/** MA-1 to MA-3: check by the end of the shift, partners' answer by the grade, conference after a strategy discussion. */
export function referralDue(referral: Referral, now: Instant, rules: SafeguardingRules): Due[] {
  const items: Due[] = []
  const add = (what: string, text: string, by: Instant | undefined, who: Due['who'], rule: string) => {
    if (by !== undefined) items.push(due({ what, text, by, who, rule }, now))
  }
  if (referral.checkedAt === undefined)
    add('CHECK_REPORT', 'Check the report', endOfShift(referral.writtenAt), 'SUPERVISOR', 'MA-1')
  const partners =
    referral.grade !== undefined && referral.gradedAt !== undefined
      ? partnerActionDue(referral.grade, referral.gradedAt)
      : undefined
  if (referral.answer === undefined && referral.receiptAt === undefined)
    add('RECEIPT', 'Receipt of the partners', partners, 'SAFEGUARDING', 'MA-2')
  if (referral.answer === undefined && referral.receiptAt !== undefined)
    add('ANSWER', 'Answer of the partners', partners, 'SAFEGUARDING', 'MA-2')
  const conference = referral.strategyAt && endOfWorkingDay(referral.strategyAt, rules.conferenceDays)
  if (referral.conferenceAt === undefined)
    add('CONFERENCE', 'Child protection conference', conference, 'SAFEGUARDING', 'MA-3')
  return items.sort(byDue)
}

/** Grounds in law for giving personal data to a partner; which articles fit is for the data protection officer. */
export const sharingBases = [
  { code: 'CHILDREN_ACT', label: 'Children Act 2004 s.11' },
  { code: 'CARE_ACT', label: 'Care Act 2014' },
  { code: 'GDPR_6_9', label: 'UK GDPR articles 6 and 9' },
  { code: 'DPA_3', label: 'Data Protection Act 2018 Part 3' },
  { code: 'CONSENT', label: 'Consent' },
] as const
export type SharingBasis = (typeof sharingBases)[number]['code']

export interface Sharing {
  to?: string
  basis?: SharingBasis
  purpose?: string
  consent: 'GIVEN' | 'REFUSED' | 'NOT_ASKED' | 'OVERRIDDEN'
  overrideReason?: string
  /** Entries that came from a source or a strategy discussion: never given out. */
  sealedItems: number
  /** The text as it was given, kept unchanged; its hash stands with the receipt. */
  snapshotHash?: string
  changedSnapshotHash?: string
}

/** SG-16 and MA-4: what stands against giving a snapshot to a partner. Each one is logged, and never changed later. */
export function sharingProblems(sharing: Sharing): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isSaid(sharing.to), 'SG-16', 'Name who gets it.', 'to')
  block(sharing.basis === undefined, 'SG-16', 'Choose the ground in law.', 'basis')
  block(!isSaid(sharing.purpose), 'SG-16', 'Say what it is for.', 'purpose')
  block(
    sharing.consent === 'REFUSED',
    'MA-4',
    'The person refused: share only on a lawful ground without consent, and say which.',
    'consent',
  )
  block(
    sharing.consent === 'OVERRIDDEN' && !isSaid(sharing.overrideReason),
    'MA-4',
    'Say why it is shared without consent.',
    'overrideReason',
  )
  block(
    sharing.basis === 'CONSENT' && sharing.consent !== 'GIVEN',
    'MA-4',
    'Consent is the ground only where it was given: choose another ground.',
    'basis',
  )
  block(
    sharing.sealedItems > 0,
    'MA-4',
    `${sharing.sealedItems} entries come from a source or a strategy discussion: take them out.`,
    'items',
  )
  block(
    sharing.changedSnapshotHash !== undefined && sharing.changedSnapshotHash !== sharing.snapshotHash,
    'SG-16',
    'What was given is never changed: give a new one.',
    'snapshotHash',
  )
  return problems
}
