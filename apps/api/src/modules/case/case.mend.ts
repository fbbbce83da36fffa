/** Where what a rule finds is put right: the page of the record that keeps the fact, or the place in the case itself. */
import type { CaseFile } from '@mips/domain/case/case-file'
import type { CaseRows } from './case.rows.ts'
import { statementPage } from './case.statements.ts'
import { stayOf } from './case.defendants.ts'

const onCase =
  /^(urn|officer|anticipatedPlea|hearing|initiation|summonsCode|certified|decision|exhibits|domesticAbuse)/
const inCustody = new Set(['asn', 'arrestedOn', 'chargedOn', 'remandStatus', 'bailConditions'])
const onNominal = new Set([
  'nominalId',
  'dateOfBirth',
  'familyName',
  'forenames',
  'addressLines',
  'postcode',
  'pncId',
  'croNumber',
  'selfDefinedEthnicity',
  'observedEthnicity',
  'nationality',
])

/** The page where a finding is mended; undefined where no page of the program does it. */
export function opensAt(rows: CaseRows, file: CaseFile, field: string): string | undefined {
  const base = `/cases/${rows.head.id}`
  const form = /^forms\.(\w+)(?:\.(.+))?$/.exec(field)
  if (form !== null) return formPage(rows.head.id, form[1] ?? '', form[2])
  if (/^(unused|schedules|presumed|report)\b/.test(field)) return `${base}/unused`
  if (field === 'summaryCovers') return `${base}/forms/MG5`
  const [list, index, part] = field.split('.')
  if (list === 'defendants') return ofDefendant(rows, file, Number(index), part ?? '', base)
  if (list === 'victims') return victimPage(rows) ?? `${base}#people`
  if (list === 'statements') return ofStatement(rows, file, Number(index))
  if (list === 'witnesses') return `${base}#people`
  if (list === 'exhibits') return exhibitPage(rows, Number(index)) ?? `${base}#exhibits`
  return onCase.test(field) ? `${base}#facts` : base
}

/** Papers that are made on the page of unused material. */
const isSchedule = (item: string): boolean => /^(MG6[CDE]|PRESUMED_COPIES)$/.test(item)

const formPage = (caseId: string, item: string, subjectId: string | undefined): string => {
  const base = `/cases/${caseId}`
  if (item === 'COMPUTER_PRINT') return `${base}#people`
  if (item.endsWith('_STATEMENTS') || item === 'PERSONAL_STATEMENT') return `/records/${caseId}/statements`
  if (isSchedule(item)) return `${base}/unused`
  if (!/^(MG\w+|SDC|DMD)$/.test(item)) return base
  return `${base}/forms/${item}${subjectId === undefined ? '' : `?subjectId=${subjectId}`}`
}

function ofStatement(rows: CaseRows, file: CaseFile, index: number): string | undefined {
  const row = rows.statements.find(({ id }) => id === file.statements[index]?.id)
  return row && statementPage(row)
}

function ofDefendant(rows: CaseRows, file: CaseFile, index: number, part: string, base: string): string {
  const one = file.defendants[index]
  if (one === undefined) return base
  const stay = stayOf(rows, one.id)
  if (inCustody.has(part) && stay !== undefined) return `/custody/${stay.id}`
  return onNominal.has(part) ? `/nominals/${one.nominalId}` : `${base}#people`
}

function victimPage({ sources }: CaseRows): string | undefined {
  const crime = sources.find(({ kind }) => kind === 'Crime')
  return crime && `/crimes/${crime.id}/victims`
}

function exhibitPage(rows: CaseRows, index: number): string | undefined {
  const relied = rows.exhibits.filter(({ linkId }) => linkId !== null)[index]
  return relied && `/property/${relied.id}`
}
