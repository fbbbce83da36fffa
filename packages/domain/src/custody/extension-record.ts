/** The papers of a longer detention: superintendent's extension and warrants (EX-5 to EX-8, WF-1 to WF-10; PACE ss.42 to 44). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { HOUR, type Instant, toMillis } from '../time/instant.ts'
import { isIndictable } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import type { CustodyRules } from './rules-table.ts'

export interface ExtensionRecord {
  method: 'IN_PERSON' | 'LIVE_LINK' | 'PHONE'
  /** EX-7: by live link only with advice on the link and consent. */
  hasLinkAdvice?: boolean
  consentToLink?: boolean
  /** A child's or vulnerable person's consent is given before the adult. */
  needsAppropriateAdult: boolean
  isConsentBeforeAdult?: boolean
  isNecessary?: boolean
  isDiligent?: boolean
  isMovingArea: boolean
  isJourneyWeighed?: boolean
  representations?: 'MADE' | 'NONE' | 'UNFIT'
  toldGroundsAt?: Instant
  groundsText?: string
  /** EX-6: reminded of the rights of s.56 and s.58 not yet used, with the decision on any delay. */
  isRemindedOfRights?: boolean
}

/** What stands against the extension as recorded; rank, window and length are `decideExtendDetention`'s. */
export function extensionRecordProblems(record: ExtensionRecord): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    record.method === 'PHONE',
    'EX-7',
    'A superintendent extends in person or by live link, not by telephone.',
    'method',
  )
  const isLink = record.method === 'LIVE_LINK'
  block(
    isLink && !(record.hasLinkAdvice && record.consentToLink),
    'EX-7',
    'By live link only after advice on its use and with consent.',
    'consentToLink',
  )
  block(
    isLink && record.needsAppropriateAdult && !record.isConsentBeforeAdult,
    'EX-7',
    'Consent to the live link is given in the presence of the appropriate adult.',
    'isConsentBeforeAdult',
  )
  block(
    record.isNecessary === false,
    'EX-2',
    'The extension is not necessary for the evidence: it cannot be given.',
    'isNecessary',
  )
  block(
    record.isDiligent === false,
    'EX-2',
    'The investigation is not diligent and expeditious: it cannot be given.',
    'isDiligent',
  )
  ask(
    record.isNecessary === undefined,
    'EX-2',
    'Say whether detention is necessary for the evidence.',
    'isNecessary',
  )
  ask(
    record.isDiligent === undefined,
    'EX-2',
    'Say whether the investigation is diligent and expeditious.',
    'isDiligent',
  )
  ask(
    record.isMovingArea && !record.isJourneyWeighed,
    'EX-5',
    'Weigh the distance and the time of the journey.',
    'isJourneyWeighed',
  )
  ask(
    record.representations === undefined,
    'EX-6',
    'Hear the detainee or an available solicitor.',
    'representations',
  )
  ask(
    record.toldGroundsAt === undefined,
    'EX-6',
    'Tell the person the grounds and record when.',
    'toldGroundsAt',
  )
  ask(!isSaid(record.groundsText), 'EX-6', 'Record the grounds.', 'groundsText')
  ask(
    !record.isRemindedOfRights,
    'EX-6',
    'Remind the person of the rights not yet used.',
    'isRemindedOfRights',
  )
  return problems
}

export interface WarrantRecord {
  offenceCategories: readonly string[]
  magistrates?: number
  isOpenCourt?: boolean
  isOnOath?: boolean
  informationServedAt?: Instant
  isBroughtOrLinked?: boolean
  wantsLawyer?: boolean
  isRepresented?: boolean
  isAdjourned?: boolean
  /** The court's decision, with its endorsement. */
  issuedAt?: Instant
  until?: Instant
  /** An extension runs from the end of the one before (WF-9). */
  previousEnd?: Instant
  isExtension: boolean
  isRefusedBefore: boolean
  hasNewEvidence?: boolean
}

/** What stands against an application or a warrant as recorded; the time to apply is `decideWarrantApplication`'s. */
export function warrantProblems(
  record: WarrantRecord,
  limit96: Instant,
  rules: Pick<CustodyRules, 'warrantMaxHours' | 'extensionRunsFromEarlierEnd'>,
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    record.magistrates !== undefined && record.magistrates < 2,
    'WF-1',
    'Two magistrates or more hear this.',
    'magistrates',
  )
  block(record.isOpenCourt === true, 'WF-1', 'This is not heard in open court.', 'isOpenCourt')
  ask(record.isOnOath !== true, 'WF-2', 'A constable applies on oath.', 'isOnOath')
  ask(
    record.informationServedAt === undefined,
    'WF-2',
    'Give the person a copy of the information.',
    'informationServedAt',
  )
  ask(
    record.isBroughtOrLinked !== true,
    'WF-2',
    'Bring the person to court, or link them.',
    'isBroughtOrLinked',
  )
  block(
    record.wantsLawyer === true && record.isRepresented !== true && record.isAdjourned !== true,
    'WF-2',
    'The person wants a lawyer and has none: the court adjourns.',
    'isAdjourned',
  )
  block(
    !record.offenceCategories.some(isIndictable),
    'WF-3',
    'A warrant needs an indictable offence.',
    'offences',
  )
  block(
    record.isRefusedBefore && record.hasNewEvidence !== true,
    'WF-10',
    'After a refusal there is no second application without new evidence.',
    'hasNewEvidence',
  )
  const [issued, until, limit] = [record.issuedAt, record.until, limit96].map((at) =>
    at === undefined ? undefined : toMillis(at),
  )
  if (issued === undefined) return problems
  ask(until === undefined, 'WF-9', 'Enter the end that the court endorsed.', 'until')
  const previous = record.previousEnd === undefined ? undefined : toMillis(record.previousEnd)
  const from = record.isExtension && rules.extensionRunsFromEarlierEnd ? (previous ?? issued) : issued
  const rule = record.isExtension ? 'WF-9' : 'WF-5'
  block(
    until !== undefined && until > from + rules.warrantMaxHours * HOUR,
    rule,
    `A warrant runs for ${rules.warrantMaxHours} hours at most: check the end that the court endorsed.`,
    'until',
  )
  block(
    until !== undefined && until <= issued,
    rule,
    'The warrant ends before it is issued: check the times.',
    'until',
  )
  block(
    until !== undefined && limit !== undefined && until > limit,
    'WF-8',
    'No warrant runs past 96 counted hours.',
    'until',
  )
  return problems
}

/** EX-8, RT-9, s.41(9), s.42(11), s.43(19), s.47(2): no second arrest for the same offence without a warrant or new evidence. */
export function decideArrestAgain(facts: {
  isSameOffence: boolean
  hasWarrant: boolean
  newEvidence?: string
}): Decision {
  if (!facts.isSameOffence || facts.hasWarrant || isSaid(facts.newEvidence)) return allow()
  return deny(
    'EX-8: this person was released for the same offence: a warrant, new evidence or a new analysis is needed.',
  )
}
