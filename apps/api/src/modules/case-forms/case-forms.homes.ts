/** The page of the record that keeps a fact of a form. */
import type { FactHome } from '@mips/domain/case/form-fields'
import type { CaseRows } from '../case/case.service.ts'

/** Where a fact is put right; null where no page of the program keeps it. */
export function homePage(rows: CaseRows, home: FactHome, subjectId: string | undefined): string | null {
  const base = `/cases/${rows.head.id}`
  switch (home) {
    case 'CUSTODY':
    case 'BAIL': {
      const line = rows.lines.find(
        ({ personRecordId, custodyRecordId }) =>
          custodyRecordId !== null && (subjectId === undefined || personRecordId === subjectId),
      )
      return line === undefined ? null : `/custody/${line.custodyRecordId}`
    }
    case 'NOMINAL': {
      const person = rows.people.get(subjectId ?? '')
      return person === undefined ? `${base}#people` : `/nominals/${person.nominalId}`
    }
    case 'VICTIM': {
      const crime = rows.sources.find(({ kind }) => kind === 'Crime')
      return crime === undefined ? `${base}#people` : `/crimes/${crime.id}`
    }
    case 'WITNESS':
    case 'STAFF':
      return `${base}#people`
    case 'EXHIBIT':
      return `${base}#exhibits`
    case 'STATEMENT':
      return `/records/${rows.head.id}/statements`
    case 'MEDIA':
      return null
    case 'UNUSED':
      return `${base}/unused`
    case 'CASE':
    case 'HEARING':
    case 'DECISION':
    case 'OFFENCE':
      return `${base}#facts`
  }
}
