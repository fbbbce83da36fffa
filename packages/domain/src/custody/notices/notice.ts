/** The notice of rights as data: short texts in plain words, in every language that the product carries (RG-1, RG-8, C4). */
import { noticesOfTheEast } from './notices-east.data.ts'
import { noticesOfTheIsles } from './notices-isles.data.ts'
import { noticesOfTheWest } from './notices-west.data.ts'

/** The lines of a notice, in the order in which they are printed. */
export const noticeLines = [
  'offence',
  'silence',
  'solicitor',
  'tell',
  'codes',
  'interpreter',
  'consulate',
  'care',
  'time',
  'record',
  'child',
  'attender',
] as const
export type NoticeLine = (typeof noticeLines)[number]

export interface Notice {
  /** BCP 47. */
  code: string
  /** In English, for the officer who chooses it. */
  label: string
  /** As its speakers write it, for the person who points at it. */
  ownName: string
  direction: 'ltr' | 'rtl'
  /** The day of this wording. */
  version: string
  /** English is the wording of the product; every other waits for a certified translator. */
  standing:
    'own wording, to be checked against the official notice' | 'to be checked by a certified translator'
  title: string
  lines: Record<NoticeLine, string>
}

/** [R] Every notice that is carried, English and Welsh first, then by name. */
export const notices: readonly Notice[] = [
  ...noticesOfTheIsles,
  ...[...noticesOfTheWest, ...noticesOfTheEast].sort((a, b) => (a.label < b.label ? -1 : 1)),
]

/** The languages that a notice can be chosen in. */
export const noticeLanguages: readonly { code: string; label: string; ownName: string }[] = notices.map(
  ({ code, label, ownName }) => ({ code, label, ownName }),
)

export const noticeIn = (code: string): Notice | undefined => notices.find((notice) => notice.code === code)

/** The words for a language: of a notice that is carried, or what was typed. */
export const languageLabel = (language: string): string => noticeIn(language)?.label ?? language

/** The notice for a language as records keep it, by code or by name; undefined when none is carried. */
export function noticeFor(language: string | null | undefined): Notice | undefined {
  const said = (language ?? '').trim().toLowerCase()
  if (said === '') return undefined
  return notices.find(
    ({ code, label, ownName }) =>
      code === said || label.toLowerCase() === said || ownName.toLowerCase() === said,
  )
}

/** The lines for somebody: those about a stay are left out for an attender, and the other way round. */
export const linesFor = (whose: 'detainee' | 'attender'): NoticeLine[] =>
  noticeLines.filter((line) =>
    whose === 'detainee' ? line !== 'attender' : line !== 'time' && line !== 'record' && line !== 'care',
  )
