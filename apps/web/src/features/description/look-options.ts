/** The lists of looks as options of a select. */
import {
  bodySides,
  bodySites,
  builds,
  descriptionBases,
  eyeColours,
  facialHairs,
  hairColours,
  hairStyles,
  markKinds,
} from '@mips/domain/codes/descriptions'
import type { Option } from '@mips/ui/select.tsx'

const optionsOf = (list: readonly { code: string; label: string }[]): Option[] =>
  list.map(({ code, label }) => ({ value: code, label }))

export const kindOptions = optionsOf(markKinds)
export const siteOptions = optionsOf(bodySites)
export const sideOptions = optionsOf(bodySides)
export const basisOptions = optionsOf(descriptionBases)
export const glassesOptions: Option[] = [
  { value: 'yes', label: 'Wears glasses' },
  { value: 'no', label: 'No glasses' },
]

/** The looks of one code each, in the order in which people describe somebody. */
export const lookSelects = [
  { name: 'build', label: 'Build', options: optionsOf(builds) },
  { name: 'hairColour', label: 'Hair colour', options: optionsOf(hairColours) },
  { name: 'hairStyle', label: 'Hair style', options: optionsOf(hairStyles) },
  { name: 'facialHair', label: 'Facial hair', options: optionsOf(facialHairs) },
  { name: 'eyeColour', label: 'Eyes', options: optionsOf(eyeColours) },
] as const

/** A blank choice is no answer. */
export const blankIsNone = { setValueAs: (value: string) => value || undefined }
