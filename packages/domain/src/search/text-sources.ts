/** What free text is searched for in: where a text stands, by which of the filters it is counted, and what its reader needs besides the right to see its record. */
import type { Permission } from '../access/permissions.ts'

export const textFields = [
  { code: 'LOG', label: 'Log entries' },
  { code: 'NARRATIVE', label: 'Summaries and accounts' },
  { code: 'INTELLIGENCE', label: 'Intelligence' },
  { code: 'INVESTIGATION', label: 'Investigation plans and decisions' },
  { code: 'MISSING', label: 'Missing person reports' },
  { code: 'EXHIBIT', label: 'Exhibits' },
  { code: 'DOCUMENT', label: 'Statements and documents' },
] as const
export type TextField = (typeof textFields)[number]['code']

export type TextSource = { code: string; label: string; field: TextField; needs?: Permission }

export const textSources: readonly TextSource[] = [
  { code: 'log', label: 'Log entry', field: 'LOG' },
  { code: 'summary', label: 'Summary', field: 'NARRATIVE' },
  { code: 'grounds', label: 'Grounds of arrest', field: 'NARRATIVE' },
  { code: 'circumstances', label: 'Circumstances', field: 'NARRATIVE' },
  { code: 'intelligence', label: 'Intelligence', field: 'INTELLIGENCE' },
  {
    code: 'action',
    label: 'Action of the investigation',
    field: 'INVESTIGATION',
    needs: 'investigation.desk.read',
  },
  {
    code: 'decision',
    label: 'Decision of the investigation',
    field: 'INVESTIGATION',
    needs: 'investigation.desk.read',
  },
  { code: 'missing', label: 'Missing person report', field: 'MISSING' },
  { code: 'exhibit', label: 'Exhibit', field: 'EXHIBIT' },
  { code: 'document', label: 'Document', field: 'DOCUMENT', needs: 'pole.document.read' },
  { code: 'pages', label: 'Words of a document', field: 'DOCUMENT', needs: 'pole.document.read' },
]

/** The codes of the sources that these permissions open; the record of a text is looked at besides. */
export const sourcesOf = (permissions: readonly Permission[]): string[] =>
  textSources
    .filter(({ needs }) => needs === undefined || permissions.includes(needs))
    .map(({ code }) => code)

/** The filter by which a text of a source is counted. */
export const fieldOfSource = (code: string): TextField | null =>
  textSources.find((source) => source.code === code)?.field ?? null
