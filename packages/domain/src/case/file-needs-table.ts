/** What a file of each kind has to hold: the table of the manual, recalled, to be confirmed before it is relied on (MG-4). */
import type { FormCode } from './mg-forms.ts'

export const fileColumns = [
  { code: 'PRE_CHARGE', label: 'For a charging decision' },
  { code: 'GUILTY', label: 'Guilty plea expected' },
  { code: 'CONTESTED', label: 'Not guilty plea expected' },
  { code: 'CROWN', label: 'Sent to the Crown Court' },
  { code: 'REMAND', label: 'Remand sought' },
  { code: 'REQUISITION', label: 'Requisition or summons' },
] as const
export type FileColumn = (typeof fileColumns)[number]['code']

/** What a file holds besides forms. */
export const otherItems = [
  { code: 'KEY_STATEMENTS', label: 'Statements of key witnesses', owedBy: 'OIC' },
  { code: 'OTHER_STATEMENTS', label: 'Statements of other witnesses', owedBy: 'OIC' },
  { code: 'PRESUMED_COPIES', label: 'Copies of material presumed disclosable', owedBy: 'DISCLOSURE' },
  { code: 'COMPUTER_PRINT', label: 'Print of the national computer', owedBy: 'CASE_PROGRESSION' },
  { code: 'KEY_MEDIA', label: 'Key recordings with a link', owedBy: 'OIC' },
  { code: 'PERSONAL_STATEMENT', label: "Victim's personal statement", owedBy: 'OIC' },
  { code: 'FORENSIC_REPORT', label: 'Forensic submission or report', owedBy: 'EXHIBITS' },
] as const
export type OtherItem = (typeof otherItems)[number]['code']
export type FileItem = FormCode | OtherItem

/** MUST: always. IF: where the fact of the row holds. Nothing: not for this kind of file. */
export type Need = 'MUST' | 'IF'

/** The facts on which a row may depend; `file-needs.ts` reads each off the file. */
export type NeedFact =
  | 'IS_PROSECUTOR_CHARGED'
  | 'IS_ON_CONDITIONAL_BAIL'
  | 'HAS_BROKEN_BAIL'
  | 'HAS_STATEMENTS'
  | 'HAS_EXHIBITS'
  | 'HAS_VULNERABLE_WITNESS'
  | 'IS_INTERVIEW_DISPUTED'
  | 'HAS_BAD_CHARACTER'
  | 'HAS_OTHER_OFFENCES'
  | 'CLAIMS_COMPENSATION'
  | 'IS_CONTESTED'
  | 'IS_COMPLEX'
  | 'HAS_KEY_MEDIA'
  | 'HAS_VICTIM_STATEMENT'
  | 'HAS_FORENSIC'
  | 'IS_CONFISCATION_CONSIDERED'
  | 'HAS_POLICE_WITNESS'
  | 'ALWAYS'

export interface NeedRow {
  item: FileItem
  needs: Partial<Record<FileColumn, Need>>
  fact: NeedFact
  /** Items that do instead. */
  or?: readonly FileItem[]
}

const everyFile = {
  PRE_CHARGE: 'MUST',
  GUILTY: 'MUST',
  CONTESTED: 'MUST',
  CROWN: 'MUST',
  REMAND: 'MUST',
} as const
const whereSo = {
  PRE_CHARGE: 'IF',
  GUILTY: 'IF',
  CONTESTED: 'IF',
  CROWN: 'IF',
  REMAND: 'IF',
  REQUISITION: 'IF',
} as const

/** `MG4` stands for the paper by which somebody is charged; `file-needs.ts` turns it into the one of their age and route. */
export const needRows: readonly NeedRow[] = [
  {
    item: 'MG3',
    needs: { ...whereSo, PRE_CHARGE: 'MUST', CROWN: 'MUST', REMAND: 'MUST' },
    fact: 'IS_PROSECUTOR_CHARGED',
  },
  {
    item: 'MG4',
    needs: { GUILTY: 'MUST', CONTESTED: 'MUST', CROWN: 'MUST', REMAND: 'MUST', REQUISITION: 'MUST' },
    fact: 'ALWAYS',
  },
  { item: 'MG4A', needs: { GUILTY: 'IF', CONTESTED: 'IF', CROWN: 'IF' }, fact: 'IS_ON_CONDITIONAL_BAIL' },
  { item: 'MG5', needs: { ...everyFile, REQUISITION: 'MUST' }, fact: 'ALWAYS' },
  {
    item: 'MG6',
    needs: { ...whereSo, PRE_CHARGE: 'MUST', CONTESTED: 'MUST', CROWN: 'MUST', REMAND: 'MUST' },
    fact: 'HAS_POLICE_WITNESS',
  },
  { item: 'MG7', needs: { REMAND: 'MUST' }, fact: 'ALWAYS' },
  {
    item: 'MG8',
    needs: { GUILTY: 'IF', CONTESTED: 'IF', CROWN: 'IF', REMAND: 'IF' },
    fact: 'HAS_BROKEN_BAIL',
  },
  {
    item: 'MG9',
    needs: { PRE_CHARGE: 'MUST', CONTESTED: 'MUST', CROWN: 'MUST', REMAND: 'MUST', REQUISITION: 'IF' },
    fact: 'HAS_STATEMENTS',
  },
  {
    item: 'MG10',
    needs: { PRE_CHARGE: 'IF', CONTESTED: 'MUST', CROWN: 'MUST', REMAND: 'IF', REQUISITION: 'IF' },
    fact: 'IS_CONTESTED',
  },
  {
    item: 'KEY_STATEMENTS',
    needs: { ...everyFile, GUILTY: 'IF', REQUISITION: 'IF' },
    fact: 'HAS_STATEMENTS',
  },
  { item: 'OTHER_STATEMENTS', needs: { CONTESTED: 'IF', CROWN: 'MUST' }, fact: 'IS_CONTESTED' },
  { item: 'MG12', needs: { ...whereSo, CROWN: 'MUST' }, fact: 'HAS_EXHIBITS' },
  {
    item: 'MG15',
    needs: { CONTESTED: 'IF', CROWN: 'MUST', REQUISITION: 'IF' },
    fact: 'IS_INTERVIEW_DISPUTED',
  },
  { item: 'MG16', needs: whereSo, fact: 'HAS_BAD_CHARACTER' },
  { item: 'MG2', needs: whereSo, fact: 'HAS_VULNERABLE_WITNESS' },
  {
    item: 'MG18',
    needs: { GUILTY: 'IF', CONTESTED: 'IF', CROWN: 'IF', REQUISITION: 'IF' },
    fact: 'HAS_OTHER_OFFENCES',
  },
  {
    item: 'MG19',
    needs: { GUILTY: 'IF', CONTESTED: 'IF', CROWN: 'IF', REQUISITION: 'IF' },
    fact: 'CLAIMS_COMPENSATION',
  },
  // The certificate does for a summary trial; the Crown Court has the three papers.
  { item: 'MG6C', needs: { PRE_CHARGE: 'IF', CONTESTED: 'MUST' }, fact: 'IS_CONTESTED', or: ['SDC'] },
  { item: 'MG6C', needs: { CROWN: 'MUST' }, fact: 'ALWAYS' },
  { item: 'MG6D', needs: { PRE_CHARGE: 'IF', CONTESTED: 'MUST' }, fact: 'IS_CONTESTED', or: ['SDC'] },
  { item: 'MG6D', needs: { CROWN: 'MUST' }, fact: 'ALWAYS' },
  { item: 'MG6E', needs: { PRE_CHARGE: 'IF', CONTESTED: 'MUST' }, fact: 'IS_CONTESTED', or: ['SDC'] },
  { item: 'MG6E', needs: { CROWN: 'MUST' }, fact: 'ALWAYS' },
  { item: 'DMD', needs: { CROWN: 'IF' }, fact: 'IS_COMPLEX' },
  {
    item: 'PRESUMED_COPIES',
    needs: { PRE_CHARGE: 'IF', CONTESTED: 'MUST', CROWN: 'MUST' },
    fact: 'IS_CONTESTED',
  },
  { item: 'COMPUTER_PRINT', needs: { ...everyFile, REQUISITION: 'MUST' }, fact: 'ALWAYS' },
  { item: 'KEY_MEDIA', needs: whereSo, fact: 'HAS_KEY_MEDIA' },
  { item: 'PERSONAL_STATEMENT', needs: whereSo, fact: 'HAS_VICTIM_STATEMENT' },
  { item: 'FORENSIC_REPORT', needs: whereSo, fact: 'HAS_FORENSIC' },
  { item: 'MG17', needs: { CROWN: 'IF' }, fact: 'IS_CONFISCATION_CONSIDERED' },
]
