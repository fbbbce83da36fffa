/** The height of a person as descriptions have it: the one that is shown, why, and the others. */
import type { HeldValue } from '@mips/contracts/disagreement'
import { confidenceOfBasis, heights, heightWords } from '@mips/domain/nominal/disagreement'
import type { HeldHeight } from '../description/description.service.ts'
import {
  nothingRecorded,
  presentConfidence,
  type RecordedField,
} from '../nominal/nominal.recorded.service.ts'

export function heightField(said: readonly HeldHeight[]): RecordedField {
  const { shown, others } = heights(said)
  return {
    field: 'height',
    label: 'Height',
    golden: shown === undefined ? null : heldHeight(shown),
    reason:
      shown === undefined ? nothingRecorded : 'From the surest basis, the latest where several are as sure',
    others: others.map(heldHeight),
  }
}

const heldHeight = (one: HeldHeight): HeldValue => ({
  words: heightWords(one),
  source: {
    personRecordId: one.personRecordId,
    sourceKind: one.basis,
    tier: null,
    recordId: one.source?.id ?? null,
    recordKind: one.source?.kind ?? null,
    reference: one.source?.reference ?? null,
    title: one.source?.title ?? 'A description',
    at: one.saidOn,
    how: 'typed',
    carriedFrom: null,
  },
  confidence: presentConfidence(confidenceOfBasis(one.basis)),
})
