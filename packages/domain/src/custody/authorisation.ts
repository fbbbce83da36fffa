/** Who may authorise detention, its review and its extension, and when: decisions with reasons (PACE ss.36-43). */
import { allow, type Decision, deny, firstRefusal } from '../access/decision.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { isIndictable } from './codes.ts'

/** What must be on the record before detention can be authorised (custody.md 14, ARRIVED to DETAINED). */
export interface AuthorisationRecord {
  hasOffence: boolean
  hasArrestTime: boolean
  hasArrestPlace: boolean
  /** Only an arrest that needs a necessity reason (s.24) asks for one. */
  hasNecessity: boolean
  hasAccount: boolean
  hasGrounds: boolean
}

export interface AuthoriseDetentionFacts {
  custodyOfficerId: string
  custodyOfficerRank: Rank
  arrestingOfficerIds: readonly string[]
  investigatingOfficerIds: readonly string[]
  /** Left out where only the person is in question, not the record. */
  record?: AuthorisationRecord
}

/** Whether this officer may authorise detention: s.36(3) sergeant or above, s.36(5) not in the investigation, s.37. */
export function decideAuthoriseDetention(facts: AuthoriseDetentionFacts): Decision {
  return firstRefusal(
    decideActAsCustodyOfficer(facts),
    facts.record ? decideRecordComplete(facts.record) : allow(),
  )
}

/** The same test of the officer for refusing detention, charge, bail and release (s.36). */
export function decideActAsCustodyOfficer(facts: Omit<AuthoriseDetentionFacts, 'record'>): Decision {
  if (!isAtLeast(facts.custodyOfficerRank, 'PS')) {
    return deny('A custody officer is a sergeant or above (PACE s.36).')
  }
  if (facts.arrestingOfficerIds.includes(facts.custodyOfficerId)) {
    return deny('You arrested this person, so another custody officer must decide (PACE s.36).')
  }
  if (facts.investigatingOfficerIds.includes(facts.custodyOfficerId)) {
    return deny('You are involved in this investigation, so another custody officer must decide (PACE s.36).')
  }
  return allow()
}

/** Whether the record says enough to authorise detention; the reason lists what is missing. */
export function decideRecordComplete(record: AuthorisationRecord): Decision {
  const missing = [
    [record.hasOffence, 'the offence'],
    [record.hasArrestTime, 'the time of arrest'],
    [record.hasArrestPlace, 'the place of arrest'],
    [record.hasNecessity, 'why the arrest was necessary'],
    [record.hasAccount, "the arresting officer's account"],
    [record.hasGrounds, 'at least one ground for detention'],
  ].flatMap(([isThere, words]) => (isThere ? [] : [String(words)]))
  return missing.length === 0 ? allow() : deny(`Record first: ${missing.join(', ')}.`)
}

export interface ReviewDetentionFacts {
  officerId: string
  officerRank: Rank
  isCharged: boolean
  involvedOfficerIds: readonly string[]
  /** The officer's own word; a stranger to the file may still have directed the investigation. */
  declaresNotInvolved: boolean
}

/** RV-1: an inspector or above not directly involved before charge, the custody officer (sergeant or above) after it. */
export function decideReviewDetention(facts: ReviewDetentionFacts): Decision {
  if (facts.involvedOfficerIds.includes(facts.officerId) || !facts.declaresNotInvolved) {
    return deny('A review officer may not be directly involved in the investigation (PACE s.40).')
  }
  if (facts.isCharged && !isAtLeast(facts.officerRank, 'PS')) {
    return deny('After charge the custody officer, a sergeant or above, reviews detention (PACE s.40).')
  }
  if (!facts.isCharged && !isAtLeast(facts.officerRank, 'INSP')) {
    return deny('Before charge an inspector or above reviews detention (PACE s.40).')
  }
  return allow()
}

export interface ExtendDetentionFacts {
  officerRank: Rank
  at: Instant
  limit24: Instant
  limit36: Instant
  until: Instant
  reviewsDone: number
  offenceCategories: readonly string[]
  /** The end of an extension in force: EX-4 lets a later step follow while it runs. */
  stepUntil?: Instant
}

/** Why an act is refused, with the rule that refuses it. */
export type Refusal = { rule: string; reason: string }

/** EX-1 to EX-4: superintendent, indictable offence, after the second review, before 24 hours, to 36 hours at most. */
export function extensionRefusal(facts: ExtendDetentionFacts): Refusal | undefined {
  const [at, limit24, limit36, until] = [facts.at, facts.limit24, facts.limit36, facts.until].map(toMillis)
  if (at === undefined || limit24 === undefined || limit36 === undefined || until === undefined)
    return no('EX-4', 'Enter the time of the extension and the time it runs to.')
  if (!isAtLeast(facts.officerRank, 'SUPT'))
    return no('EX-1', 'A superintendent or above authorises an extension (PACE s.42).')
  if (!facts.offenceCategories.some(isIndictable))
    return no(
      'EX-2',
      'An extension needs an indictable offence; every offence here is summary only (PACE s.42).',
    )
  if (facts.reviewsDone < 2)
    return no('EX-3', 'An extension can be given only after the second review has been carried out.')
  const step = facts.stepUntil === undefined ? undefined : toMillis(facts.stepUntil)
  if (at >= Math.max(limit24, step ?? limit24))
    return no('EX-3', 'The 24 hours are over, so an extension can no longer be given.')
  if (until <= at) return no('EX-4', 'The extension must end later than it is given.')
  return until > limit36 ? no('EX-4', 'An extension cannot run past 36 hours.') : undefined
}

/** The same as a decision. */
export function decideExtendDetention(facts: ExtendDetentionFacts): Decision {
  return asDecision(extensionRefusal(facts))
}

export interface WarrantApplicationFacts {
  at: Instant
  /** The latest time to apply, from `warrantApplicationBy`. */
  latestAt: Instant
  offenceCategories: readonly string[]
}

/** WF-3 and WF-4: an indictable offence, and before 36 hours or the end of the court's six-hour window. */
export function warrantApplicationRefusal(facts: WarrantApplicationFacts): Refusal | undefined {
  const [at, latest] = [toMillis(facts.at), toMillis(facts.latestAt)]
  if (at === undefined || latest === undefined) return no('WF-4', 'Enter the time of the application.')
  if (!facts.offenceCategories.some(isIndictable))
    return no('WF-3', 'A warrant needs an indictable offence (PACE s.43).')
  return at > latest ? no('WF-4', 'The time to apply for a warrant is over (PACE s.43).') : undefined
}

/** The same as a decision. */
export function decideWarrantApplication(facts: WarrantApplicationFacts): Decision {
  return asDecision(warrantApplicationRefusal(facts))
}

const no = (rule: string, reason: string): Refusal => ({ rule, reason })
const asDecision = (refusal: Refusal | undefined): Decision =>
  refusal === undefined ? allow() : deny(refusal.reason)

/** EX, WF-8: an extended warrant may not run past 96 counted hours. */
export function decideWarrantEnd(until: Instant, limit96: Instant): Decision {
  const [end, limit] = [toMillis(until), toMillis(limit96)]
  if (end === undefined || limit === undefined) return deny('Enter the time that the court endorsed.')
  return end > limit ? deny('A warrant cannot run past 96 hours (PACE s.44).') : allow()
}
