/** What the record of a crime already says of a victim: carried into the needs assessment and into the order of contacts. */
import { type CrimeMarker } from './policy-tasks.ts'
import { screeningBars, type ScreeningBar } from './allocation.ts'
import { classGroups, isInGroup, isOneOf } from './offence-class.ts'
import type { NeedsFacts } from './victim-needs.ts'

export interface CrimeOfVictim {
  hoCode?: string
  markers: readonly CrimeMarker[]
  /** Years today; undefined where it is not known. */
  age?: number
}

/** Classes of violence that leave grave injury: homicide, attempts, wounding with intent. */
const graveViolence = ['001/*', '002/*', '004/*', '005/*'] as const

/** VN-1: facts of the needs assessment that nobody is asked again: class, markers and age say them. */
export function knownNeeds({ hoCode = '', markers, age }: CrimeOfVictim): NeedsFacts {
  const isSexual =
    isInGroup(hoCode, 'seriousSexual') ||
    isOneOf(hoCode, classGroups.rape) ||
    markers.some((code) => code === 'CHILD_SEXUAL_ABUSE' || code === 'CHILD_SEXUAL_EXPLOITATION')
  return {
    ...(age === undefined ? {} : { age }),
    isSeriousCrime: isOneOf(hoCode, graveViolence) || isInGroup(hoCode, 'rape'),
    isDomestic: markers.includes('DOMESTIC'),
    isSexual,
    isSlavery: markers.includes('MODERN_SLAVERY'),
    isBereaved: isInGroup(hoCode, 'homicide'),
    isPersistentlyTargeted: markers.includes('REPEAT_VICTIM'),
  }
}

/** What the crime says and what the victim said, together: a fact that stands on the crime is not unsaid. */
export function allNeeds(known: NeedsFacts, said: NeedsFacts): NeedsFacts {
  const keys = [...new Set([...Object.keys(known), ...Object.keys(said)])].filter((key) => key !== 'age')
  const held = keys.map((key) => [
    key,
    known[key as keyof NeedsFacts] === true || said[key as keyof NeedsFacts] === true,
  ])
  const age = known.age ?? said.age
  return { ...(Object.fromEntries(held) as NeedsFacts), ...(age === undefined ? {} : { age }) }
}

/** VC-9: points of harm by which contacts are ranked: those of allocation (AL-2), and one for enhanced rights. */
export function victimHarm(
  needs: { isEnhanced: boolean; isVulnerable: boolean },
  { hoCode = '', markers, age }: CrimeOfVictim,
): number {
  const known = knownNeeds({ hoCode, markers })
  const held: readonly [boolean, ScreeningBar][] = [
    [needs.isVulnerable, 'VULNERABLE'],
    [known.isDomestic === true, 'DOMESTIC'],
    [markers.some((code) => code.startsWith('HATE_')), 'HATE'],
    [isOneOf(hoCode, graveViolence), 'SERIOUS_VIOLENCE'],
    [known.isSexual === true, 'SEXUAL'],
  ]
  const bars = held.filter(([holds]) => holds).map(([, code]) => code)
  const points = screeningBars.filter(({ code }) => bars.includes(code)).map(({ harm }) => harm)
  const others = [
    age !== undefined && age < 18 ? 3 : 0,
    known.isPersistentlyTargeted === true ? 2 : 0,
    needs.isEnhanced ? 1 : 0,
  ]
  return [...points, ...others].reduce((sum, one) => sum + one, 0)
}
