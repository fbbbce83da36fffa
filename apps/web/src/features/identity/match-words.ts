/** How two people compare, in officers' words. */
import type { JoinSide } from '@mips/contracts/identity-replies'
import type { Reason } from '@mips/ui/reason-list.tsx'
import { formatDate } from '../../platform/format.ts'

const bands: Record<string, string> = {
  'almost certainly': 'Almost certainly one person',
  probable: 'Probably one person',
  possible: 'Possibly one person',
  hidden: 'Little speaks for one person',
}

/** What a band means as a sentence. */
export const bandWords = (band: string): string => bands[band] ?? band

/** 18.4 bits. */
export const bitsWords = (weight: number): string => `${weight.toFixed(1).replace('-', '−')} bits`

/** Each reason with its push: one that names a difference speaks against. */
export const reasonsOf = (reasons: readonly string[]): Reason[] =>
  [...new Set(reasons)].map((words) => {
    if (/differs|different|the other way round|may be a twin|not enough/.test(words))
      return { words, weight: 'against' }
    return { words, weight: words.startsWith('same ') ? 'strong' : 'some' }
  })

const dobWords = (dob: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(dob) ? formatDate(dob) : dob)

/** b. 03/04/1987 (39). */
export const bornWords = ({ dob, ageYears }: Pick<JoinSide, 'dob' | 'ageYears'>): string =>
  dob === null ? 'date of birth not known' : `b. ${dobWords(dob)}${ageYears === null ? '' : ` (${ageYears})`}`

/** A compared value as it is written elsewhere: dates the British way, sex as a word. */
export function valueWords(field: string, value: string): string {
  if (field === 'dob') return dobWords(value)
  return field === 'sex' ? sexWords(value) : value
}

const sexes: Record<string, string> = { M: 'male', F: 'female', N: 'neither', NS: 'not stated' }
/** male, female, … */
export const sexWords = (sex: string | null): string => (sex === null ? 'not recorded' : (sexes[sex] ?? sex))

/** N104417, or the name of somebody without a number. */
export const numberOf = ({ reference, displayName }: Pick<JoinSide, 'reference' | 'displayName'>): string =>
  reference ?? displayName
