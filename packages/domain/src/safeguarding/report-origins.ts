/** From which records a report on a child or an adult is raised, and what of each is carried into it (RO-1, RO-2). */
import { allow, type Decision, deny } from '../access/decision.ts'

/** `carriesWords`: whether its words open the report; the words of an intelligence entry may show who gave them. */
export const reportOrigins = [
  { code: 'Incident', label: 'Incident', carriesWords: true },
  { code: 'Crime', label: 'Crime', carriesWords: true },
  { code: 'Arrest', label: 'Arrest', carriesWords: true },
  { code: 'CustodyRecord', label: 'Custody record', carriesWords: true },
  { code: 'VoluntaryAttendance', label: 'Voluntary attendance', carriesWords: true },
  { code: 'StopSearch', label: 'Stop and search', carriesWords: true },
  { code: 'MissingEpisode', label: 'Missing person report', carriesWords: true },
  { code: 'IntelligenceReport', label: 'Intelligence entry', carriesWords: false },
] as const
export type ReportOrigin = (typeof reportOrigins)[number]

/** What a record of a kind gives to a report; undefined where none is raised from it (RO-1). */
export const reportOriginOf = (kind: string): ReportOrigin | undefined =>
  reportOrigins.find(({ code }) => code === kind)

/**
 * RO-2: a report goes to partners, so it is not raised from an intelligence entry that is under conditions or restricted
 * to a few: the intelligence unit writes one that can be shared first.
 */
export function decideReportFrom(origin: {
  kind: string
  handlingCode?: string | null
  isRestricted?: boolean
}): Decision {
  if (reportOriginOf(origin.kind) === undefined)
    return deny('RO-1: no report is raised from a record of this kind.')
  if (origin.kind !== 'IntelligenceReport') return allow()
  if (origin.isRestricted === true || origin.handlingCode === 'C')
    return deny(
      'RO-2: this entry is under conditions, and a report goes to partners: ask the intelligence unit for words that can be shared.',
    )
  return allow()
}
