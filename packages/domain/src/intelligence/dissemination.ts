/** Giving intelligence out: what is asked before, what goes along with it and what is due after (DS-1 to DS-9, DS-14). */
import type { ProtectiveMarking } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import type { Grade } from './grading.ts'
import { type Condition, combinedConditions, type RecipientClass, useProblems } from './handling.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'
import { isReportFound, type ReportState } from './report-state.ts'

export const disseminationRoutes = [
  { code: 'BRIEF', label: 'Briefing in the force', to: 'OWN_FORCE', needsAgreement: false },
  { code: 'FORCE', label: 'Another force', to: 'OTHER_FORCE', needsAgreement: false },
  { code: 'PND', label: 'Police National Database', to: 'OTHER_FORCE', needsAgreement: false },
  { code: 'PARTNER', label: 'Partner agency', to: 'PARTNER', needsAgreement: true },
  { code: 'SCHEME', label: 'Disclosure scheme', to: 'PARTNER', needsAgreement: false },
  { code: 'DBS', label: 'Disclosure and Barring Service', to: 'PARTNER', needsAgreement: false },
  { code: 'ABROAD', label: 'Outside the United Kingdom', to: 'ABROAD', needsAgreement: true },
] as const satisfies readonly { code: string; label: string; to: RecipientClass; needsAgreement: boolean }[]
export type DisseminationRoute = (typeof disseminationRoutes)[number]['code']

/** The ground in law on which something is given. */
export const disseminationBases = [
  { code: 'LAW_ENFORCEMENT', label: 'Purpose of law enforcement (DPA 2018 s.31, s.35)' },
  { code: 'CRIME_DISORDER', label: 'Crime and disorder (Crime and Disorder Act 1998 s.115)' },
  { code: 'CHILDREN', label: 'Safeguarding of children (Children Act 2004 s.11)' },
  { code: 'DISCLOSURE_SCHEME', label: 'Disclosure scheme (Domestic Abuse Act 2021 s.77; CJA 2003 s.327A)' },
  { code: 'VETTING', label: 'Enhanced certificate (Police Act 1997 s.113B)' },
  { code: 'COMMON_LAW', label: 'Common law: a pressing social need' },
  { code: 'COURT_ORDER', label: 'Order of a court' },
] as const

/** What the recipient of a transfer abroad is (DPA 2018 s.73(4)). */
export const transferRecipients = [
  { code: 'AUTHORITY', label: 'Relevant authority' },
  { code: 'PROCESSOR', label: 'Processor under contract' },
  { code: 'OTHER', label: 'Another, under the four conditions of s.77' },
] as const

/** Grounds for a transfer abroad (DPA 2018 s.73 to s.77 as amended 2025). */
export const transferGrounds = [
  { code: 'REGULATIONS', label: 'Country approved by regulations (s.74AA)' },
  { code: 'SAFEGUARDS', label: 'Appropriate safeguards (s.75)' },
  { code: 'SPECIAL', label: 'Special circumstances (s.76)' },
] as const

export interface Transfer {
  isNecessary: boolean
  ground?: (typeof transferGrounds)[number]['code']
  /** s.73(4): a relevant authority, a processor under contract, or another under the four conditions of s.77. */
  recipientKind?: (typeof transferRecipients)[number]['code']
  meetsSection77?: boolean
  justification?: string
}

export interface SharedParagraph {
  id: string
  version: number
  text: string
  grade: Grade
  conditions: readonly Condition[]
  marking: ProtectiveMarking
}

export interface Dissemination {
  route: DisseminationRoute
  toPerson?: string
  toOrganisation?: string
  recipientId: string
  purpose?: string
  basis?: string
  agreementRef?: string
  /** Why it is given; the Act no longer asks for it (s.62 as amended), doctrine and CPIA do. */
  reason?: string
  paragraphs: readonly SharedParagraph[]
  isOriginatorAsked: boolean
  /** The force that owns the report, where it is another than the one that gives it, and who of it said yes. */
  owner?: { force: string; consent?: string }
  /** The recipient may keep and read what is marked Official-Sensitive. */
  recipientMayHoldSensitive: boolean
  transfer?: Transfer
  /** A doubt about a fact in it that is not settled yet (DPA 2018 s.38(4)). */
  openCorrections: number
  /** Who of the unit answers for it. */
  byId: string
  today: string
}

/** DS-1 to DS-8 and DS-14: what stands against giving paragraphs of a report out. */
export function disseminationProblems(
  report: { state: ReportState; isReleased: boolean },
  sharing: Dissemination,
): RuleProblem[] {
  const route = disseminationRoutes.find(({ code }) => code === sharing.route)
  const { problems, block } = problemList()
  block(
    !isReportFound(report.state, report.isReleased),
    'DS-1',
    report.state === 'QUARANTINED'
      ? 'The report is held back: nothing of it goes out.'
      : 'Only an evaluated report goes out: have it evaluated.',
    'state',
  )
  block(sharing.paragraphs.length === 0, 'DS-1', 'Choose what is given.', 'paragraphs')
  block(
    sharing.paragraphs.some(({ text }) => !isSaid(text)),
    'DS-1',
    'Only a sanitised text goes out: this paragraph has none.',
    'paragraphs',
  )
  block(
    !isSaid(sharing.toPerson) || !isSaid(sharing.toOrganisation),
    'DS-2',
    'Name who gets it, and the organisation (DPA 2018 s.62(3)).',
    'toPerson',
  )
  block(!isSaid(sharing.purpose), 'DS-2', 'Say what it is for.', 'purpose')
  block(!isSaid(sharing.basis), 'DS-2', 'Choose the ground in law.', 'basis')
  block(!isSaid(sharing.reason), 'DS-2', 'Say why it is given.', 'reason')
  block(
    route?.needsAgreement === true && !isSaid(sharing.agreementRef),
    'DS-3',
    'Give the reference of the sharing agreement.',
    'agreementRef',
  )
  block(
    sharing.openCorrections > 0,
    'DS-6',
    'A fact in it is in doubt: settle that first (DPA 2018 s.38(4)).',
    'paragraphs',
  )
  block(
    sharing.paragraphs.some(({ grade }) => grade.assessment === 'E') && sharing.route !== 'BRIEF',
    'DS-7',
    'A paragraph suspected to be false stays in the force: take it out.',
    'paragraphs',
  )
  block(
    sharing.paragraphs.some(({ marking }) => marking !== 'OFFICIAL') && !sharing.recipientMayHoldSensitive,
    'DS-5',
    'The recipient may not hold Official-Sensitive: take that paragraph out, or choose another recipient.',
    'paragraphs',
  )
  block(
    route?.to !== 'OWN_FORCE' && sharing.owner !== undefined && !isSaid(sharing.owner.consent),
    'DS-14',
    `${sharing.owner?.force ?? 'Another force'} owns it: ask whether it may go on, and write down who said yes and when.`,
    'ownerConsent',
  )
  return [
    ...problems,
    ...conditionRefusals(sharing, route?.to ?? 'ABROAD'),
    ...(sharing.route === 'ABROAD' ? transferProblems(sharing.transfer) : []),
  ]
}

/** DS-4: each paragraph under its own conditions; a refusal stands once, however many paragraphs give it. */
function conditionRefusals(sharing: Dissemination, recipient: RecipientClass): RuleProblem[] {
  const all = sharing.paragraphs.flatMap(({ grade, conditions }) =>
    useProblems(grade.handling, conditions, {
      use: 'PASS_ON',
      userId: sharing.recipientId,
      recipient,
      // The owner of a report from elsewhere is its originator.
      isOriginatorAsked: sharing.isOriginatorAsked || isSaid(sharing.owner?.consent),
      today: sharing.today,
    }),
  )
  const known = new Map(all.map((one) => [one.message, { ...one, rule: 'DS-4' }]))
  return [...known.values()]
}

/** DS-8: the gate of DPA 2018 s.73 to s.77 for what leaves the United Kingdom. */
export function transferProblems(transfer: Transfer | undefined): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    transfer?.isNecessary !== true,
    'DS-8',
    'A transfer abroad is necessary for a purpose of law enforcement, or it is not made (s.73(2)).',
    'transfer',
  )
  block(
    transfer?.ground === undefined,
    'DS-8',
    'Choose the ground of the transfer (s.74AA, s.75 or s.76).',
    'transfer',
  )
  block(
    transfer?.recipientKind === undefined,
    'DS-8',
    'Say what the recipient is: an authority, a processor under contract, or another (s.73(4)).',
    'transfer',
  )
  block(
    transfer?.recipientKind === 'OTHER' && transfer.meetsSection77 !== true,
    'DS-8',
    'To others only under the four conditions of s.77; or go through the authority.',
    'transfer',
  )
  block(!isSaid(transfer?.justification), 'DS-8', 'Write down why (s.75(3), s.76(3)).', 'transfer')
  return problems
}

/** What the recipient needs to judge it by (DPA 2018 s.38(5)(b)), made with the copy and kept with it. */
export interface Envelope {
  asAt: Instant
  from: string
  contact: string
  marking: string
  /** The force that owns it, where it is not the one that gives it; its own reference does not leave. */
  owner?: string
  paragraphs: { number: number; text: string; printedGrade: string }[]
  conditions: string[]
  isComplete: boolean
  /** It can be called back: the recipient says what became of it. */
  isRecallable: true
}

/** DS-4: the envelope of a dissemination; conditions of all parts are joined, so that none is lost. */
export function envelopeOf(
  sharing: Dissemination,
  more: {
    at: Instant
    from: string
    contact: string
    ofParagraphs: number
    marking: string
    words: (one: Condition) => string
  },
): Envelope {
  return {
    asAt: more.at,
    from: more.from,
    contact: more.contact,
    marking: more.marking,
    ...(sharing.owner === undefined ? {} : { owner: sharing.owner.force }),
    paragraphs: sharing.paragraphs.map(({ text, grade }, place) => ({
      number: place + 1,
      text,
      printedGrade: `${grade.source} ${grade.assessment} ${grade.handling}`,
    })),
    conditions: combinedConditions(
      sharing.paragraphs.map(({ conditions }) => conditions),
      sharing.today,
    ).map(more.words),
    isComplete: sharing.paragraphs.length === more.ofParagraphs,
    isRecallable: true,
  }
}

export interface SharedTimes {
  sentAt: Instant
  /** The conditions were accepted. */
  receiptAt?: Instant
  hasConditions: boolean
  /** A recall or correction, when the recipient was told of it, and when they answered. */
  calledBackAt?: Instant
  toldAt?: Instant
  answeredAt?: Instant
}

/** DS-9: what is due after: the receipt of conditions, the notice of a recall and its answer. Hours are of real time. */
export function sharingDue(shared: SharedTimes, now: Instant, rules: IntelligenceRules): Due[] {
  const items: Due[] = []
  const add = (what: string, text: string, by: Instant | undefined, who: Due['who']) => {
    items.push(due({ what, text, by: by ?? now, who, rule: 'DS-9' }, now))
  }
  const isCalledBack = shared.calledBackAt !== undefined
  if (shared.hasConditions && shared.receiptAt === undefined && !isCalledBack)
    add(
      'RECEIPT',
      'The recipient accepts the conditions',
      addHours(shared.sentAt, rules.receiptHours),
      'EVALUATOR',
    )
  if (shared.calledBackAt !== undefined && shared.toldAt === undefined)
    add('TELL', 'Tell the recipient', addHours(shared.calledBackAt, rules.recallTellHours), 'EVALUATOR')
  const answered = shared.answeredAt !== undefined && !isLater(shared.calledBackAt, shared.answeredAt)
  if (isCalledBack && shared.toldAt !== undefined && !answered)
    add(
      'ANSWER_RECALL',
      'The recipient says what became of it',
      endOfWorkingDay(shared.toldAt, rules.recallAnswerDays),
      'EVALUATOR',
    )
  return items.sort(byDue)
}
