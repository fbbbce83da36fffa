/** The contact plan and what counts as contact: the victim is reached, or the plan says that this way is enough (VC-6 to VC-9). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addMinutes, type Instant, isLater, latestOf, minutesBetween } from '../time/instant.ts'
import { type ContactTrigger, nextUpdateBy } from './victim-deadlines.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'

/** `needsReply`: the words arrive only where a person answers. */
export const contactWays = [
  { code: 'IN_PERSON', label: 'In person', needsReply: false },
  { code: 'PHONE', label: 'Telephone', needsReply: true },
  { code: 'VOICEMAIL', label: 'Voicemail', needsReply: true },
  { code: 'TEXT', label: 'Text message', needsReply: true },
  { code: 'EMAIL', label: 'Email', needsReply: true },
  { code: 'LETTER', label: 'Letter', needsReply: true },
  { code: 'THROUGH_ADVISER', label: 'Through an adviser', needsReply: false },
] as const
export type ContactWay = (typeof contactWays)[number]['code']

export interface ContactPlan {
  /** Ways that the victim agreed are enough in themselves, for example a letter. */
  enoughWays: readonly ContactWay[]
  /** Ways that are not safe; never used. */
  unsafeWays: readonly ContactWay[]
  everyDays?: number
  safeInstructions?: string
}

export interface Contact {
  at: Instant
  way: ContactWay
  /** Somebody was spoken to, or answered. */
  isReached: boolean
  /** What it was about; an update of the plan has none. */
  trigger?: ContactTrigger
  said?: string
}

/** VC-6: whether a contact counts; a voicemail does not, unless the plan says so. */
export const isContactCounted = (contact: Contact, plan: ContactPlan): boolean =>
  !plan.unsafeWays.includes(contact.way) && (contact.isReached || plan.enoughWays.includes(contact.way))

/** VC-7 and VC-8: what stands against entering a contact. */
export function contactProblems(contact: Contact, plan: ContactPlan, now: Instant): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const label = contactWays.find(({ code }) => code === contact.way)?.label.toLowerCase() ?? contact.way
  block(isLater(contact.at, now), 'VC-8', 'This contact is in the future: correct its time.', 'at')
  warn(
    plan.unsafeWays.includes(contact.way),
    'VC-7',
    `This victim is not safely reached by ${label}: tell the supervisor and check that the victim is safe.`,
    'way',
  )
  block(
    contact.way === 'VOICEMAIL' && contact.isReached,
    'VC-6',
    'A voicemail reaches nobody: choose telephone if somebody answered.',
    'isReached',
  )
  ask(contact.isReached && !isSaid(contact.said), 'VC-8', 'Write what was said.', 'said')
  return problems
}

export interface OwedContact {
  victimId: string
  trigger: ContactTrigger | 'UPDATE'
  /** Of the event that has to be told. */
  since: Instant
  by: Instant
  /** Harm of the crime for this victim, from the allocation or the risk. */
  harm: number
}

export interface ContactStanding extends OwedContact {
  state: 'DONE' | 'OWED' | 'OVERDUE'
  failedAttempts: number
  doneAt?: Instant
  rule: 'VC-6'
}

/** VC-6: where an owed contact stands: the first that counts, about it and after the event, closes it. */
export function contactStanding(
  owed: OwedContact,
  contacts: readonly Contact[],
  plan: ContactPlan,
  now: Instant,
): ContactStanding {
  const about = contacts.filter(
    (contact) =>
      !isLater(owed.since, contact.at) && (owed.trigger === 'UPDATE' || contact.trigger === owed.trigger),
  )
  const counted = about.filter((contact) => isContactCounted(contact, plan))
  const first = counted.reduce<Instant | undefined>(
    (earliest, { at }) => (earliest === undefined || isLater(earliest, at) ? at : earliest),
    undefined,
  )
  const open = isLater(now, owed.by) ? 'OVERDUE' : 'OWED'
  return {
    ...owed,
    state: first === undefined ? open : 'DONE',
    failedAttempts: about.length - counted.length,
    ...(first === undefined ? {} : { doneAt: first }),
    rule: 'VC-6',
  }
}

/** VC-5: the update that is owed under the plan, from the last time the victim was reached or else from the report. */
export function owedUpdate(
  victim: { victimId: string; harm: number; reportedAt: Instant },
  contacts: readonly Contact[],
  plan: ContactPlan,
  rules: InvestigationRules,
): OwedContact | undefined {
  const counted = contacts.filter((contact) => isContactCounted(contact, plan)).map(({ at }) => at)
  const since = latestOf([victim.reportedAt, ...counted]) ?? victim.reportedAt
  const by = nextUpdateBy(since, plan.everyDays, rules)
  // One second later, so that the contact from which the time runs does not answer the next update as well.
  const after = addMinutes(since, 1 / 60) ?? since
  return by === undefined
    ? undefined
    : { victimId: victim.victimId, trigger: 'UPDATE', since: after, by, harm: victim.harm }
}

/** VC-9: the page of overdue contacts: the most harm first, then the longest overdue. */
export const overdueContacts = (standings: readonly ContactStanding[], now: Instant): ContactStanding[] =>
  standings
    .filter(({ state }) => state === 'OVERDUE')
    .sort(
      (a, b) =>
        b.harm - a.harm ||
        (minutesBetween(b.by, now) ?? 0) - (minutesBetween(a.by, now) ?? 0) ||
        a.victimId.localeCompare(b.victimId),
    )

export interface ServiceReferral {
  reportedAt: Instant
  isOffered: boolean
  isDeclined?: boolean
  sentAt?: Instant
  receiptAt?: Instant
}

/** VC-3: a referral is done with the receipt of the service, or with the word of the victim that none is wanted. */
export function referralState(
  referral: ServiceReferral,
): 'NOT_OFFERED' | 'DECLINED' | 'TO_SEND' | 'SENT' | 'RECEIVED' {
  if (referral.receiptAt !== undefined) return 'RECEIVED'
  if (referral.isDeclined === true) return 'DECLINED'
  if (referral.sentAt !== undefined) return 'SENT'
  return referral.isOffered ? 'TO_SEND' : 'NOT_OFFERED'
}
