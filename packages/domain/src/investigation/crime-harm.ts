/** What is read off a crime for its allocation, so that nobody enters it: harm flags, the level needed and the level held (AL-1, AL-3). */
import type { PipLevel, ScreeningBar } from './allocation.ts'
import { isInGroup, isOneOf } from './offence-class.ts'
import type { CrimeMarker } from './policy-tasks.ts'

/** Classes of serious violence, recalled: homicide, wounding, strangulation, threats to kill, robbery. */
export const seriousViolence = [
  '001/*',
  '002/*',
  '003/01',
  '004/*',
  '005/*',
  '008/01',
  '008/59',
  '008/77',
  '034/*',
] as const

/** The screening bars that class and markers set; that a victim is vulnerable is somebody's judgement. */
export function harmFlagsOf(crime: {
  hoCode: string | null
  markers: readonly CrimeMarker[]
  isVulnerable: boolean
}): ScreeningBar[] {
  const { hoCode, markers, isVulnerable } = crime
  const isSexual =
    (hoCode !== null && isInGroup(hoCode, 'seriousSexual')) ||
    markers.includes('CHILD_SEXUAL_ABUSE') ||
    markers.includes('CHILD_SEXUAL_EXPLOITATION')
  return [
    ...(isVulnerable ? (['VULNERABLE'] as const) : []),
    ...(markers.includes('DOMESTIC') || markers.includes('HONOUR') ? (['DOMESTIC'] as const) : []),
    ...(markers.some((marker) => marker.startsWith('HATE_')) ? (['HATE'] as const) : []),
    ...(hoCode !== null && isOneOf(hoCode, seriousViolence) ? (['SERIOUS_VIOLENCE'] as const) : []),
    ...(isSexual ? (['SEXUAL'] as const) : []),
  ]
}

/** The level that a class asks for until somebody decides otherwise: homicide 3, serious sexual and violent crime 2, else 1. */
export function levelForClass(hoCode: string | null): PipLevel {
  if (hoCode === null) return 1
  if (isInGroup(hoCode, 'homicide')) return 3
  return isInGroup(hoCode, 'seriousSexual') || isOneOf(hoCode, seriousViolence) ? 2 : 1
}

/** The level that goes with a rank, recalled: detectives 2, from chief inspector of detectives 3; no register of training is held. */
export function levelOfRank(rank: string): PipLevel {
  if (rank === 'DCI' || rank === 'D_SUPT') return 3
  return ['DC', 'DS', 'DI'].includes(rank) ? 2 : 1
}
