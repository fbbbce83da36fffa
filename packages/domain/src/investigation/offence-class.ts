/** The Home Office class that is counted, found from the CJS offence that is charged (HC-1 to HC-5). */
import { isIndictable } from '../custody/codes.ts'

/** A CJS offence as the national list has it. */
export interface Offence {
  /** Seven characters, or eight with a qualifier letter. */
  code: string
  /** `NNN/NN`; absent where the list gives none. */
  hoCode?: string
  /** CI, CE, CS, CM, CB. */
  category?: string
  isRecordable?: boolean
}

/** The last letter of an eight-character code [national list]; an attempt may have a class of its own. */
export const offenceQualifiers = [
  { code: 'A', label: 'Attempt' },
  { code: 'B', label: 'Aid or abet' },
  { code: 'C', label: 'Conspiracy' },
  { code: 'E', label: 'Encourage or assist' },
] as const
export type OffenceQualifier = (typeof offenceQualifiers)[number]['code']

export const isHomeOfficeClass = (code: string): boolean => /^\d{3}\/\d{2}$/.test(code)

/** `TH68023`, or `TH68023A` with its qualifier; undefined for a text that is no CJS code. */
export function readOffenceCode(code: string): { base: string; qualifier?: OffenceQualifier } | undefined {
  const [, base, letter] = /^([A-Z]{2}(?:\d{5}|ML\d{3}))([A-Z])?$/.exec(code.trim().toUpperCase()) ?? []
  if (base === undefined) return undefined
  const qualifier = offenceQualifiers.find((row) => row.code === letter)?.code
  if (letter !== undefined && qualifier === undefined) return undefined
  return qualifier === undefined ? { base } : { base, qualifier }
}

/**
 * Classes that are not counted to the Home Office though they stand in the list; `*` ends a whole class. From the
 * starter list of the counting rules, recalled: the registrar corrects it.
 */
export const notNotifiable = {
  classes: [
    '104/33',
    '141/*',
    '195/*',
    '800/*',
    '803/*',
    '804/*',
    '805/*',
    '806/*',
    '807/*',
    '808/*',
    '809/*',
  ],
  but: ['195/12', '195/94'],
  mark: 'recalled',
} as const

export interface OffenceFlags {
  /** Counted to the Home Office. */
  isNotifiable: boolean
  /** Goes on the national computer. */
  isRecordable: boolean
  /** Can be tried in the Crown Court: either way too (Interpretation Act 1978 Sch 1). */
  isIndictable: boolean
  isIndictableOnly: boolean
}

/** HC-2: three words that do not imply each other, and the narrower "only". */
export function offenceFlags(offence: Offence): OffenceFlags {
  const category = offence.category ?? ''
  return {
    isNotifiable: offence.hoCode !== undefined && isNotifiable(offence.hoCode),
    isRecordable: offence.isRecordable === true,
    isIndictable: isIndictable(category),
    isIndictableOnly: category === 'CI',
  }
}

/** Whether a class is counted (HC-2). */
export const isNotifiable = (hoCode: string): boolean =>
  isHomeOfficeClass(hoCode) &&
  ((notNotifiable.but as readonly string[]).includes(hoCode) || !isOneOf(hoCode, notNotifiable.classes))

/** HC-3: who may decide on a class: the registrar for rape, other serious sexual crime and homicide. */
export const classGroups = {
  homicide: ['001/*', '002/*', '004/*'],
  rape: ['019/*'],
  seriousSexual: ['017/*', '019/*', '020/*', '022/*', '070/*'],
  robbery: ['034/*'],
  burglary: ['028/*', '029/*', '030/*', '031/*'],
  fraud: ['053/40', '053/41', '053/42', '053/54'],
} as const
export type ClassGroup = keyof typeof classGroups

export const isInGroup = (hoCode: string, group: ClassGroup): boolean => isOneOf(hoCode, classGroups[group])

/** True where the registrar, and not the designated decision maker, decides. */
export const needsRegistrar = (hoCode: string): boolean =>
  isInGroup(hoCode, 'rape') || isInGroup(hoCode, 'homicide')

export type ClassFinding = { hoCode: string; rule: 'HC-1' } | { hoCode: undefined; rule: 'HC-4'; ask: string }

/**
 * HC-1: the class of an offence as the list maps it. HC-4: where it maps none (a qualifier such as an attempt often has
 * a class of its own) nothing is guessed, and the crime is saved with the class still to be chosen.
 */
export function homeOfficeClass(offence: Offence): ClassFinding {
  if (offence.hoCode !== undefined && isHomeOfficeClass(offence.hoCode))
    return { hoCode: offence.hoCode, rule: 'HC-1' }
  const reading = readOffenceCode(offence.code)
  const label = offenceQualifiers.find(({ code }) => code === reading?.qualifier)?.label.toLowerCase()
  return {
    hoCode: undefined,
    rule: 'HC-4',
    ask:
      label === undefined
        ? 'No class is mapped to this offence: choose the Home Office class.'
        : `This is charged as ${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}, which may have a class of its own: choose it.`,
  }
}

/** HC-5: whether the charge is for another offence than the one recorded (outcome 1A). */
export const isAlternateOffence = (recordedClass: string, chargedClass: string): boolean =>
  recordedClass !== chargedClass

/** Whether a class is one of a list in which `028/*` stands for every subclass. */
export const isOneOf = (hoCode: string, classes: readonly string[]): boolean =>
  classes.some((one) => one === hoCode || (one.endsWith('*') && hoCode.startsWith(one.slice(0, -1))))
