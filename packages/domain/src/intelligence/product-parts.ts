/** The parts of the profiles of an analyst, and which of them the store fills from its live records (NI-3). */
import { eventRoles } from '../codes/event-roles.ts'
import { sharedWordsMost } from './action-on.ts'
import { productKinds, subjectProfileParts } from './products.ts'

/** A part of a profile: filled from live records at each reading where `isFilled`, with words of its author beside. */
export interface ProductPart {
  code: string
  label: string
  isFilled: boolean
}

/** The profiles that are built from records; the two assessments are written by other means. */
export const profileKindCodes = ['SUBJECT', 'PROBLEM', 'NETWORK'] as const
export const profileKinds = profileKindCodes.flatMap((code) =>
  productKinds.filter((kind) => kind.code === code),
)
export type ProfileKind = (typeof profileKindCodes)[number]

const filledOfSubject: readonly string[] = [
  'IDENTITY',
  'ASSOCIATES',
  'VEHICLES',
  'LIFESTYLE',
  'OFFENDING',
  'VULNERABILITIES',
]
const widerWords: Partial<Record<string, string>> = {
  VEHICLES: 'Vehicles and other things',
  LIFESTYLE: 'Addresses and lifestyle',
  VULNERABILITIES: 'Vulnerabilities and warnings',
}

/** The parts of each profile, in the order in which they are read. */
export const productParts: Readonly<Record<ProfileKind, readonly ProductPart[]>> = {
  SUBJECT: subjectProfileParts.map(({ code, label }) => ({
    code,
    label: widerWords[code] ?? label,
    isFilled: filledOfSubject.includes(code),
  })),
  PROBLEM: [
    { code: 'PROBLEM', label: 'Place, offence and period', isFilled: true },
    { code: 'VICTIMS', label: 'Victims', isFilled: true },
    { code: 'OFFENDERS', label: 'Offenders', isFilled: true },
    { code: 'LOCATIONS', label: 'Locations', isFilled: true },
    { code: 'TIMES', label: 'Times', isFilled: true },
    { code: 'METHOD', label: 'Method of offending', isFilled: false },
    { code: 'OPTIONS', label: 'Tactical options', isFilled: false },
  ],
  NETWORK: [
    { code: 'PEOPLE', label: 'People', isFilled: true },
    { code: 'LINKS', label: 'How they are linked', isFilled: true },
    { code: 'SHARED', label: 'What they share', isFilled: true },
    { code: 'METHOD', label: 'How the network works', isFilled: false },
    { code: 'RISK', label: 'Risk', isFilled: false },
    { code: 'OPTIONS', label: 'Tactical options', isFilled: false },
  ],
}

/** Every code of a part. */
export const productPartCodes = [
  ...new Set(profileKindCodes.flatMap((kind) => productParts[kind].map(({ code }) => code))),
] as [string, ...string[]]

/** What the words of an author stand on: the rest of a profile is fact with its grade (DPA 2018 s.38(2)). */
export const narrativeBases = [
  { code: 'ASSESSMENT', label: 'My assessment' },
  { code: 'RECORDS', label: 'What the records and the evidence say' },
] as const
export type NarrativeBasis = (typeof narrativeBases)[number]['code']

/** Whether a role in an event says that somebody was harmed, or is suspected; undefined for every other role. */
export function sideOfRole(role: string): 'HARMED' | 'SUSPECTED' | undefined {
  const group = eventRoles.find(({ code }) => code === role)?.group
  if (role === 'CLEARED' || role === 'ELIMINATED') return undefined
  return group === 'HARMED' || group === 'SUSPECTED' ? group : undefined
}

/** Six parts of the day, so that a profile says when and not only how often. */
const partsOfDay = [
  '00:00 to 04:00',
  '04:00 to 08:00',
  '08:00 to 12:00',
  '12:00 to 16:00',
  '16:00 to 20:00',
  '20:00 to 24:00',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** How many events fell on each day of the week and in each part of the day, most first; times are local (`day` YYYY-MM-DD, `time` HH:MM). */
export function timesOf(
  events: readonly { day: string; time: string }[],
): { words: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { day, time } of events) {
    const weekday = weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? ''
    const part = partsOfDay[Math.floor(Number(time.slice(0, 2)) / 4)] ?? ''
    const words = `${weekday}, ${part}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts]
    .map(([words, count]) => ({ words, count }))
    .sort((a, b) => b.count - a.count || a.words.localeCompare(b.words))
}

const barely = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean)

const runsOf = (text: string, length: number): Set<string> => {
  const words = barely(text)
  return new Set(
    words
      .slice(0, Math.max(0, words.length - length + 1))
      .map((_, at) => words.slice(at, at + length).join(' ')),
  )
}

/** Words in a row that are taken for those of the sanitised text, so that what leads into a quotation is no copy. */
const sharedRun = 4

/**
 * AO-2 for a product, in time that grows with its words: more words in a row than `sharedWordsMost` that stand in what was sent
 * in, of which no four in a row stand in what readers hold.
 */
export function repeatsRaw(words: string, paragraph: { raw: string; sanitised: string }): boolean {
  const raw = runsOf(paragraph.raw, sharedWordsMost + 1)
  const held = runsOf(paragraph.sanitised, sharedRun)
  return [...runsOf(words, sharedWordsMost + 1)].some(
    (run) => raw.has(run) && ![...runsOf(run, sharedRun)].some((part) => held.has(part)),
  )
}
