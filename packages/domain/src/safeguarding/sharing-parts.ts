/** What of a report goes to a partner: parts are chosen, so that no more is given than the purpose needs (MA-4). */
import { linkRoleLabel } from '../codes/link-label.ts'

export const sharingParts = [
  { code: 'CIRCUMSTANCES', label: 'What happened' },
  { code: 'VOICE', label: 'What they said' },
  { code: 'SEEN', label: 'What was seen' },
  { code: 'WORRIES', label: 'What worries and what works well' },
  { code: 'ACTION', label: 'What was done' },
  { code: 'PEOPLE', label: 'Who else was there' },
  { code: 'RECORDS', label: 'Linked records' },
] as const
export type SharingPart = (typeof sharingParts)[number]['code']

export interface ReportToShare {
  reference: string | null
  subject: string
  born: string | null
  circumstances: string
  voice: string | null
  prompts: readonly { label: string; text: string }[]
  injuries: string | null
  whatWorries: string | null
  whatWorksWell: string | null
  actionTaken: string | null
  people: readonly { name: string; role: string }[]
  records: readonly { kind: string; reference: string | null; title: string }[]
}

/** Records that come from a source are never given out, not even by their number. */
const sealedKinds: readonly string[] = ['IntelligenceReport']

/** How many of the chosen things are sealed. */
export const sealedItems = (report: ReportToShare, parts: readonly SharingPart[]): number =>
  parts.includes('RECORDS') ? report.records.filter(({ kind }) => sealedKinds.includes(kind)).length : 0

/** The words as they are given; the same report and parts give the same words. */
export function snapshotOf(report: ReportToShare, parts: readonly SharingPart[]): string {
  const lines = [
    `Report ${report.reference ?? 'without number'}`,
    `About ${report.subject}, born ${report.born ?? 'not known'}`,
  ]
  const add = (part: SharingPart, label: string, text: string | null) => {
    if (parts.includes(part) && text) lines.push(`${label}: ${text}`)
  }
  add('CIRCUMSTANCES', 'What happened', report.circumstances)
  add('VOICE', 'What they said', report.voice)
  for (const { label, text } of report.prompts) add('SEEN', label, text)
  add('SEEN', 'Injuries', report.injuries)
  add('WORRIES', 'What worries', report.whatWorries)
  add('WORRIES', 'What works well', report.whatWorksWell)
  add('ACTION', 'What was done', report.actionTaken)
  for (const { name, role } of report.people) add('PEOPLE', linkRoleLabel(role), name)
  for (const { reference, title } of report.records)
    add('RECORDS', 'Record', [reference, title].filter(Boolean).join(', '))
  return lines.join('\n')
}
