/** What sources say of a person in the fields about which they may disagree: the value that is shown, why, and the others, each with how sure its source is. */
import type { HeldValue } from '@mips/contracts/disagreement'
import type { Source } from '@mips/contracts/nominal-facts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Confidence, confidenceOfTier, factConfidences } from '@mips/domain/nominal/disagreement'
import { SOURCE_TIERS } from '@mips/domain/nominal/survivorship-facts'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { goldenOf, presentFacts } from './nominal.golden.ts'
import { findRaw } from './nominal.repository.ts'
import { sourcesOf } from './nominal.source.ts'

/** A field as the records of a person have it. */
export type RecordedField = {
  field: string
  label: string
  golden: HeldValue | null
  reason: string
  others: HeldValue[]
}

export const presentConfidence = ({ code, words }: Confidence) => ({
  code,
  label: labelIn(factConfidences, code),
  words,
})

export const nothingRecorded = 'Nothing is recorded'
const intelligenceAlone = 'From intelligence alone: nothing else says it, and it is not confirmed'

const tierOf = ({ tier }: Source) => SOURCE_TIERS[(tier ?? 0) - 1] ?? 'self-declared'

const held = ({ words, source }: { words: string; source: Source }): HeldValue => ({
  words,
  source,
  confidence: presentConfidence(confidenceOfTier(tierOf(source))),
})

/** Name, birth and sex of a nominal, and the person records behind it, as this reader sees them. */
export async function readRecorded(
  ctx: Pick<Ctx, 'tx' | 'clock'>,
  nominalId: string,
): Promise<{ nominalId: string; personRecordIds: string[]; fields: RecordedField[] }> {
  const raw = await findRaw(ctx.tx, nominalId)
  if (raw === undefined) throw new AppError('not_found')
  const golden = goldenOf(raw, londonDay(ctx.clock.now().toISOString()))
  const facts = presentFacts(raw, golden, sourcesOf(raw))
  // An alias is another name and no disagreement; the alternatives stand in the order of the other names.
  const isPrimary = (place: number) => golden.otherNames[place]?.value.kind === 'primary'
  const field = (name: string, label: string, isOther: (place: number) => boolean): RecordedField => {
    const fact = facts[name]
    if (fact === undefined) return { field: name, label, golden: null, reason: nothingRecorded, others: [] }
    return {
      field: name,
      label,
      golden: held(fact),
      reason: tierOf(fact.source) === 'intelligence' ? intelligenceAlone : fact.reason,
      others: fact.alternatives.filter((_, place) => isOther(place)).map(held),
    }
  }
  return {
    nominalId: raw.id,
    personRecordIds: raw.people.map(({ id }) => id),
    fields: [
      field('name', 'Name', isPrimary),
      field('dob', 'Date of birth', () => true),
      field('sex', 'Sex', () => true),
    ],
  }
}
