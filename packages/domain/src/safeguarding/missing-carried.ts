/** What the store already says of somebody who is missing: how they look in words, and which factors of risk it suggests. */
import { builds, eyeColours, facialHairs, hairColours, hairStyles } from '../codes/descriptions.ts'
import type { MissingFactor } from './missing-levels.ts'

export interface KnownLook {
  heightFromCm: number | null
  heightToCm: number | null
  build: string | null
  hairColour: string | null
  hairStyle: string | null
  facialHair: string | null
  eyeColour: string | null
  wearsGlasses: boolean | null
  saidOn: string
}

const word = (list: readonly { code: string; label: string }[], code: string | null): string | undefined =>
  list.find((row) => row.code === code)?.label.toLowerCase()

/** The latest description of a person in one line; empty when nothing of it is known. */
export function lookWords(look: KnownLook): string {
  const heights = [look.heightFromCm, look.heightToCm].filter((height) => height !== null)
  const hair = [word(hairColours, look.hairColour), word(hairStyles, look.hairStyle)].filter(Boolean)
  const eyes = word(eyeColours, look.eyeColour)
  const parts = [
    heights.length === 0 ? undefined : `${[...new Set(heights)].join(' to ')} cm`,
    word(builds, look.build) && `${word(builds, look.build)} build`,
    hair.length === 0 ? undefined : `hair ${hair.join(', ')}`,
    word(facialHairs, look.facialHair),
    eyes && `${eyes} eyes`,
    look.wearsGlasses === true ? 'wears glasses' : undefined,
  ]
  return parts.filter(Boolean).join('; ')
}

const byMarker: Partial<Record<string, MissingFactor>> = {
  SUICIDAL: 'SUICIDE',
  SELF_HARM: 'SUICIDE',
  MENTAL_HEALTH: 'MENTAL_HEALTH',
  AILMENT: 'ILLNESS',
  CARE_NEEDS: 'ILLNESS',
  DRUGS: 'DEPENDENCE',
}
const youngest = 13
const oldest = 70

/** Factors of risk that the store speaks for; an officer decides whether they hold now. */
export function suggestedFactors(known: {
  age?: number
  markers: readonly string[]
  addressRoles: readonly string[]
  earlierEpisodes: number
}): MissingFactor[] {
  const { age, markers, addressRoles, earlierEpisodes } = known
  const found = new Set<MissingFactor>()
  if (age !== undefined && (age < youngest || age >= oldest)) found.add('AGE')
  for (const code of markers) {
    const factor = byMarker[code]
    if (factor !== undefined) found.add(factor)
  }
  if (addressRoles.includes('CARE_HOME')) found.add('CARE')
  if (earlierEpisodes > 0) found.add('REPEATED')
  return [...found]
}
