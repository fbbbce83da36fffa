/** The limits of a stay as officers see them: what keeps the person, every review and every step, and what each lacks. */
import type { LimitReview, LimitRow, LimitsPage } from '@mips/contracts/custody-limits'
import type { ClockReading } from '@mips/contracts/custody-replies'
import { authorityKinds } from '@mips/domain/custody/authorities'
import type { DetentionClock } from '@mips/domain/custody/clock'
import { detentionGrounds, reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { extensionMethods, extensionRepresentations, limitSteps } from '@mips/domain/custody/limit-steps'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { Review } from '@mips/domain/custody/reviews'
import { representationKinds } from '@mips/domain/custody/review-record'
import { fromMillis, toMillis } from '@mips/domain/time/instant'
import { formatLondon } from '@mips/domain/time/london-time'
import { isOpenApplication, leftOfReview, leftOfStep } from './custody-limits.left.ts'
import type { LimitsRow, ReviewRow, StepRow } from './custody-limits.rows.ts'

/** What the reader's part and the clock say of the stay. */
export type LimitsView = {
  clock: DetentionClock
  reading: ClockReading
  support: { needsAppropriateAdult: boolean; hasSolicitor: boolean }
  isCharged: boolean
  may: LimitsPage['may']
}

/** The whole page. */
export function presentLimits(row: LimitsRow, view: LimitsView): LimitsPage {
  return {
    id: row.id,
    version: row.version,
    custodyNumber: row.custodyNumber,
    isCharged: view.isCharged,
    ...view.support,
    clock: view.reading,
    latestApplication: view.clock.latestApplication ?? null,
    authorities: view.clock.authorities.map(({ kind, rule, from, until }) => ({
      kind,
      label: labelIn(authorityKinds, kind),
      rule,
      from,
      until,
    })),
    reviews: view.clock.reviews.map((review) => presentReview(review, row.reviewRows, view)),
    steps: row.limitRows.map((step) => presentStep(step, row, view)),
    may: view.may,
  }
}

/** Instants of the database and of the domain are written differently, so they are compared as moments. */
const sameMoment = (a: string | null, b: string | undefined): boolean =>
  a !== null && b !== undefined && toMillis(a) === toMillis(b)

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

const partyWords = { detainee: 'Detainee', solicitor: 'Solicitor', appropriateAdult: 'Appropriate adult' }

function presentReview(review: Review, rows: readonly ReviewRow[], view: LimitsView): LimitReview {
  const kept = rows.find(({ doneAt }) => sameMoment(doneAt, review.doneAt))
  const said = kept?.details?.said ?? []
  return {
    id: kept?.id ?? null,
    number: review.number,
    dueAt: review.dueAt,
    doneAt: review.doneAt ?? null,
    status: review.status,
    rule: review.rule,
    by: review.by === 'INSPECTOR' ? 'Inspector or above' : 'Custody officer',
    officer: kept?.officer ?? null,
    method: kept?.method ? coded(reviewMethods, kept.method) : null,
    outcome: kept?.outcome ? coded(reviewOutcomes, kept.outcome) : null,
    grounds: (kept?.groundsCodes ?? []).map((code) => coded(detentionGrounds, code)),
    groundsText: kept?.grounds ?? null,
    said:
      said.length > 0 || !kept?.representations
        ? said.map(({ by, kind, words }) => ({
            by: partyWords[by],
            kind,
            label: labelIn(representationKinds, kind),
            words,
          }))
        : [{ by: 'Representations', kind: 'MADE', label: 'Said something', words: kept.representations }],
    postponedReason: review.postponedReason ?? null,
    toldAt: kept?.toldAt ?? null,
    left: kept === undefined ? [] : leftOfReview(kept, view.support, view.isCharged),
  }
}

function presentStep(step: StepRow, row: LimitsRow, view: LimitsView): LimitRow {
  return {
    id: step.id,
    kind: step.kind,
    label: labelIn(limitSteps, step.kind),
    at: step.at,
    until: step.until,
    applicationId: step.applicationId,
    court: step.court,
    officer: step.officer,
    reason: step.reason,
    words: wordsOf(step.details),
    correctsId: step.correctsId,
    correctedById: step.correctedById,
    recordedAt: step.recordedAt,
    recordedBy: step.recordedBy,
    isOpen: isOpenApplication(step, row.limitRows),
    left: step.correctedById === null ? leftOfStep(step, view.support.needsAppropriateAdult) : [],
  }
}

const detailLabels: Record<string, string> = {
  method: 'How',
  hasLinkAdvice: 'Advised on the live link',
  consentToLink: 'Consents to the live link',
  isConsentBeforeAdult: 'Consent before the appropriate adult',
  isNecessary: 'Necessary for the evidence',
  isDiligent: 'Diligent and expeditious',
  isMovingArea: 'Moves to another area',
  isJourneyWeighed: 'Journey weighed',
  representations: 'Representations',
  representationsText: 'What was said',
  toldGroundsAt: 'Told the grounds',
  isRemindedOfRights: 'Reminded of rights not yet used',
  hoursAsked: 'Hours asked for',
  enquiries: 'Enquiries made and still to make',
  informationServedAt: 'Copy given to the person',
  hasNewEvidence: 'New evidence since a refusal',
  newEvidence: 'The new evidence',
  magistrates: 'Magistrates',
  isOpenCourt: 'Heard in open court',
  isOnOath: 'On oath',
  isBroughtOrLinked: 'Person brought or linked',
  wantsLawyer: 'Wants a lawyer',
  isRepresented: 'Represented',
  isAdjourned: 'Adjourned for a lawyer',
}

/** The answers of a form in words, those left out left out. */
function wordsOf(details: Record<string, unknown>): { label: string; value: string }[] {
  return Object.entries(detailLabels).flatMap(([name, label]) => {
    const value = details[name]
    if (value === null || value === undefined || value === '') return []
    return [{ label, value: valueWords(name, value) }]
  })
}

function valueWords(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  if (name === 'method') return labelIn(extensionMethods, value)
  if (name === 'representations') return labelIn(extensionRepresentations, value)
  return name.endsWith('At') ? formatLondon(fromMillis(toMillis(value) ?? 0)) : value
}
