/** Who may enter or authorise what on a custody record: role, rank and independence (custody.md 11, with 5, 8 and 10). */
import { allow, type Decision, deny, firstRefusal } from '../access/decision.ts'
import { isAtLeast, type Rank, rankLabel } from '../codes/ranks.ts'

/** RO review officer, HCP healthcare professional, LD liaison and diversion; the others as in the state machine. */
export const enterers = ['AO', 'DDO', 'CO', 'OIC', 'RO', 'INSP', 'SUPT', 'HCP', 'LD'] as const
export type Enterer = (typeof enterers)[number]

/** C creates, D drafts for another to sign, P proposes, A advises, R reads. */
export type EntryRight = 'C' | 'D' | 'P' | 'A' | 'R'

/** The table of section 11. A role that a row does not name may not enter it. */
export const entryTable = {
  ARRIVAL: { AO: 'C', DDO: 'C', CO: 'C' },
  AUTHORISATION: { CO: 'C' },
  RIGHTS: { DDO: 'C', CO: 'C' },
  RISK: { DDO: 'D', CO: 'C', HCP: 'A', LD: 'A' },
  LOG: { DDO: 'C', CO: 'C', OIC: 'C', RO: 'C', INSP: 'C', SUPT: 'C', HCP: 'C', LD: 'C' },
  MEDICAL_NOTE: { HCP: 'C' },
  MEDICAL_DIRECTION: { DDO: 'R', CO: 'R', HCP: 'C' },
  REVIEW_BEFORE_CHARGE: { RO: 'C', INSP: 'C' },
  REVIEW_AFTER_CHARGE: { CO: 'C', RO: 'C', INSP: 'C' },
  RANKED_AUTHORITY: { INSP: 'C', SUPT: 'C' },
  DISPOSAL: { CO: 'C', OIC: 'P' },
  PROPERTY: { AO: 'C', DDO: 'C', CO: 'C' },
  BIOMETRICS: { DDO: 'C', CO: 'C', OIC: 'C' },
} as const satisfies Record<string, Partial<Record<Enterer, EntryRight>>>

export type EntrySection = keyof typeof entryTable

/** The right of a part in one section; undefined for none. */
export function entryRight(section: EntrySection, part: Enterer): EntryRight | undefined {
  const row: Partial<Record<Enterer, EntryRight>> = entryTable[section]
  return row[part]
}

/** Whether any of an officer's parts may make (or draft, where `asDraft`) an entry of a section. */
export function decideEntry(section: EntrySection, parts: readonly Enterer[], asDraft = false): Decision {
  const rights = parts.map((part) => entryRight(section, part))
  if (rights.includes('C')) return allow()
  const isDraft = rights.some((right) => right === 'D' || right === 'P' || right === 'A')
  if (isDraft && asDraft) return allow()
  return deny(
    isDraft
      ? 'You may prepare this; the custody officer signs it (custody record, who may enter what).'
      : 'Your part in this custody record does not make this entry.',
  )
}

/** Acts that need an officer of a rank; `isIndependent` where the officer must stand outside the investigation. */
export const rankedActs = {
  AUTHORISE_DETENTION: { least: 'PS', rule: 's.36', isIndependent: true, source: 'PACE s.36, s.37' },
  OVERRIDE_RELEVANT_TIME: { least: 'PS', rule: 'RT-1', isIndependent: true, source: 'Design; PACE s.41' },
  REVIEW_BEFORE_CHARGE: { least: 'INSP', rule: 'RV-1', isIndependent: true, source: 'PACE s.40(1)(b)' },
  REVIEW_AFTER_CHARGE: { least: 'PS', rule: 'RV-1', isIndependent: true, source: 'PACE s.40(1)(a)' },
  EXTEND_S42: { least: 'SUPT', rule: 'EX-1', isIndependent: false, source: 'PACE s.42(1)' },
  DELAY_INFORMING: { least: 'INSP', rule: 'RG-2', isIndependent: false, source: 'PACE s.56(2)' },
  DELAY_SOLICITOR: { least: 'SUPT', rule: 'RG-2', isIndependent: false, source: 'PACE s.58(6)' },
  INTERVIEW_BEFORE_ADVICE: { least: 'SUPT', rule: 'RG-4', isIndependent: false, source: 'Code C 6.6(b)' },
  INTERVIEW_AFTER_CHANGE_OF_MIND: {
    least: 'INSP',
    rule: 'RG-4',
    isIndependent: true,
    source: 'Code C 6.6(d)',
  },
  URGENT_INTERVIEW: { least: 'SUPT', rule: 'RG-7', isIndependent: false, source: 'Code C 11.18' },
  INTIMATE_SEARCH: { least: 'INSP', rule: '12.11', isIndependent: false, source: 'PACE s.55' },
  XRAY_ULTRASOUND: { least: 'INSP', rule: '12.11', isIndependent: false, source: 'PACE s.55A' },
  STRIP_SEARCH: { least: 'PS', rule: '12.11', isIndependent: false, source: 'Code C Annex A 10' },
  INTIMATE_SAMPLE: { least: 'INSP', rule: '12.13', isIndependent: false, source: 'PACE s.62' },
  NON_INTIMATE_SAMPLE: { least: 'INSP', rule: '12.13', isIndependent: false, source: 'PACE s.63' },
  ID_PROCEDURE: { least: 'INSP', rule: '12.14', isIndependent: true, source: 'Code D 3.11' },
  BAIL_FIRST: { least: 'PS', rule: 'BA-2', isIndependent: true, source: 'PACE s.47ZB' },
  BAIL_TO_SIX_MONTHS: { least: 'INSP', rule: '8.2', isIndependent: false, source: 'PACE s.47ZC' },
  BAIL_TO_NINE_MONTHS: { least: 'SUPT', rule: '8.2', isIndependent: false, source: 'PACE s.47ZDA' },
  COMPLAINT: { least: 'INSP', rule: '12.24', isIndependent: true, source: 'Code C 9.2' },
} as const satisfies Record<string, { least: Rank; rule: string; isIndependent: boolean; source: string }>

export type RankedAct = keyof typeof rankedActs

export interface ActorFacts {
  officerId: string
  rank: Rank
  /** Arresting and investigating officers, and whoever has directed them. */
  involvedOfficerIds: readonly string[]
  /** The officer's own word, asked where independence is needed; left out counts as not given. */
  declaresNotInvolved?: boolean
}

/** Whether this officer may do the act: the rank first, then that they stand outside the investigation. */
export function decideRankedAct(act: RankedAct, actor: ActorFacts): Decision {
  const { least, rule, isIndependent, source } = rankedActs[act]
  return firstRefusal(
    isAtLeast(actor.rank, least)
      ? allow()
      : deny(`${rule}: this needs ${withArticle(rankLabel(least).toLowerCase())} or above (${source}).`),
    isIndependent && actor.involvedOfficerIds.includes(actor.officerId)
      ? deny(`${rule}: you are involved in this investigation, so another officer must decide (${source}).`)
      : allow(),
    isIndependent && !actor.declaresNotInvolved
      ? deny(`${rule}: say that you are not involved in this investigation (${source}).`)
      : allow(),
  )
}

const withArticle = (words: string) => `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
