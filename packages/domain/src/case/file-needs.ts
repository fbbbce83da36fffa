/** The set of forms and papers that one file needs, what of it is missing, and who owes it (MG-4 to MG-6). */
import type { Duty } from '../rules/due.ts'
import { ageOn, isDay } from '../time/day.ts'
import { londonDay } from '../time/london-day.ts'
import { type CaseFile, type Defendant, isCharged, isHeld, type Victim } from './case-file.ts'
import {
  type FileColumn,
  type FileItem,
  type Need,
  type NeedFact,
  needRows,
  type NeedRow,
  otherItems,
} from './file-needs-table.ts'
import { type FormCode, mgForms } from './mg-forms.ts'

export interface NeededItem {
  item: FileItem
  label: string
  /** The defendant, witness or victim for whom it is made out. */
  subjectId?: string
  /** Needed always for such a file, or because of a fact. */
  need: Need
  because: NeedFact
  column: FileColumn
  owedBy: Duty
  isThere: boolean
}

/** MG-4: the columns of the table that a file answers to; a remand and a requisition add to the rest. */
export function columnsOf(
  file: Pick<CaseFile, 'stage' | 'anticipatedPlea' | 'isRemandSought' | 'initiation'>,
): FileColumn[] {
  const columns: FileColumn[] = [baseColumn(file)]
  if (isCharged(file) && file.isRemandSought) columns.push('REMAND')
  if (isCharged(file) && (file.initiation === 'R' || file.initiation === 'S')) columns.push('REQUISITION')
  return columns
}

function baseColumn({ stage, anticipatedPlea }: Pick<CaseFile, 'stage' | 'anticipatedPlea'>): FileColumn {
  if (stage === 'PRE_CHARGE') return 'PRE_CHARGE'
  if (stage === 'CROWN') return 'CROWN'
  // Until somebody says otherwise the fuller file is built.
  return anticipatedPlea === 'GAP' ? 'GUILTY' : 'CONTESTED'
}

/** MG-5: everything that the file needs, there or not, in the order of the manual. */
export function neededItems(file: CaseFile): NeededItem[] {
  const columns = columnsOf(file)
  return needRows.flatMap((row) => {
    const asked = strictest(row, columns)
    if (asked === undefined) return []
    return subjectsOf(row, file)
      .filter((subject) => asked.need === 'MUST' || holds(row.fact, file, subject))
      .filter((subject) => isPossible(row.item, file, subject))
      .map((subject) => needed(row, file, subject, asked))
  })
}

/** MG-6: what is missing, each with who owes it. */
export const missingItems = (file: CaseFile): NeededItem[] =>
  neededItems(file).filter(({ isThere }) => !isThere)

function strictest(
  row: NeedRow,
  columns: readonly FileColumn[],
): { need: Need; column: FileColumn } | undefined {
  const asked = columns.flatMap((column) => {
    const need = row.needs[column]
    return need === undefined ? [] : [{ need, column }]
  })
  return asked.find(({ need }) => need === 'MUST') ?? asked[0]
}

interface Subject {
  id: string
  defendant?: Defendant
}

const otherSubjects: Partial<Record<FileItem, 'DEFENDANT' | 'VICTIM'>> = {
  COMPUTER_PRINT: 'DEFENDANT',
  PERSONAL_STATEMENT: 'VICTIM',
}

function subjectsOf({ item }: NeedRow, file: CaseFile): Subject[] {
  const about = mgForms.find(({ code }) => code === item)?.about ?? otherSubjects[item]
  switch (about) {
    case 'DEFENDANT':
      return file.defendants.map((defendant) => ({ id: defendant.id, defendant }))
    case 'WITNESS':
      return file.witnesses.filter(({ isVulnerable }) => isVulnerable).map(({ id }) => ({ id }))
    case 'VICTIM':
      return file.victims
        .filter((victim) => (item === 'MG19' ? victim.claimsCompensation : isWanted(victim)))
        .map(({ id }) => ({ id }))
    default:
      return [{ id: '' }]
  }
}

const isWanted = ({ personalStatement }: Victim): boolean =>
  personalStatement === 'WANTED' || personalStatement === 'TAKEN'

function needed(
  row: NeedRow,
  file: CaseFile,
  subject: Subject,
  asked: { need: Need; column: FileColumn },
): NeededItem {
  const papers =
    row.item === 'MG4' && subject.defendant !== undefined
      ? chargePapers(file, subject.defendant)
      : [row.item, ...(row.or ?? [])]
  const item = papers[0] ?? row.item
  const other = otherItems.find(({ code }) => code === item)
  const form = other ?? mgForms.find(({ code }) => code === item) ?? mgForms[0]
  return {
    item,
    label: form.label,
    ...(subject.id === '' ? {} : { subjectId: subject.id }),
    need: asked.need,
    because: asked.need === 'MUST' ? 'ALWAYS' : row.fact,
    column: asked.column,
    owedBy: form.owedBy,
    isThere: papers.some((one) => isThere(one, file, subject)),
  }
}

/** The paper by which a defendant is charged: the charge sheet, or the requisition of a youth or an adult; either while no age is known. */
export function chargePapers(
  file: Pick<CaseFile, 'initiation' | 'at'>,
  { dateOfBirth, chargedOn }: Pick<Defendant, 'dateOfBirth' | 'chargedOn'>,
): FormCode[] {
  if (file.initiation !== 'R' && file.initiation !== 'S') return ['MG4']
  const age = ageOn(dateOfBirth ?? '', isDay(chargedOn ?? '') ? (chargedOn ?? '') : londonDay(file.at))
  if (age === undefined) return ['MG4E', 'MG4D']
  return age < 18 ? ['MG4D'] : ['MG4E']
}

/** What cannot be asked for: statements where nobody is a witness, exhibits where there are none, an interview not held. */
function isPossible(item: FileItem, file: CaseFile, { defendant }: Subject): boolean {
  switch (item) {
    case 'MG15':
      return defendant?.interview !== undefined && defendant.interview.notInterviewedBecause === undefined
    case 'MG12':
      return file.exhibits.length > 0
    case 'MG7':
      return defendant !== undefined && isHeld(defendant)
    case 'OTHER_STATEMENTS':
      return file.witnesses.some(({ isListed }) => isListed)
    default:
      return true
  }
}

function isThere(item: FileItem, file: CaseFile, { id, defendant }: Subject): boolean {
  switch (item) {
    case 'KEY_STATEMENTS':
      return file.statements.some(({ isKey }) => isKey)
    case 'OTHER_STATEMENTS':
      return file.witnesses
        .filter(({ isListed, listNote }) => isListed && listNote === undefined)
        .every((witness) => file.statements.some(({ makerId }) => makerId === witness.id))
    case 'PRESUMED_COPIES':
      return file.arePresumedCopiesIn
    case 'COMPUTER_PRINT':
      return defendant?.print !== undefined
    case 'KEY_MEDIA':
      return file.media.filter(({ isKey }) => isKey).every(({ link }) => link !== undefined)
    case 'PERSONAL_STATEMENT':
      return file.victims.some((victim) => victim.id === id && victim.personalStatement === 'TAKEN')
    case 'FORENSIC_REPORT':
      return file.forms.some(({ code }) => code === 'MG21')
    default:
      return file.forms.some(
        ({ code, subjectId }) => code === item && (id === '' || subjectId === undefined || subjectId === id),
      )
  }
}

/** The fact of a row, read off the file. */
function holds(fact: NeedFact, file: CaseFile, { defendant }: Subject): boolean {
  const each = defendant === undefined ? file.defendants : [defendant]
  switch (fact) {
    case 'ALWAYS':
      return true
    case 'IS_PROSECUTOR_CHARGED':
      return file.decision?.by === 'CPS'
    case 'IS_ON_CONDITIONAL_BAIL':
      return each.some(({ remandStatus }) => remandStatus === 'CB')
    case 'HAS_BROKEN_BAIL':
      return each.some(({ hasBrokenBail }) => hasBrokenBail)
    case 'HAS_STATEMENTS':
      return file.statements.length > 0
    case 'HAS_EXHIBITS':
      return file.exhibits.length > 0
    case 'HAS_VULNERABLE_WITNESS':
      return file.witnesses.some(({ isVulnerable }) => isVulnerable)
    case 'IS_INTERVIEW_DISPUTED':
      return each.some(({ interview }) => interview?.isDisputed === true)
    case 'HAS_BAD_CHARACTER':
      return each.some(({ hasBadCharacterApplication }) => hasBadCharacterApplication)
    case 'HAS_OTHER_OFFENCES':
      return each.some(({ offencesTakenIntoConsideration }) => offencesTakenIntoConsideration > 0)
    case 'CLAIMS_COMPENSATION':
      return file.victims.some(({ claimsCompensation }) => claimsCompensation)
    case 'IS_CONTESTED':
      return file.anticipatedPlea === 'NGAP'
    case 'IS_COMPLEX':
      return file.isDisclosureComplex
    case 'HAS_KEY_MEDIA':
      return file.media.some(({ isKey }) => isKey)
    case 'HAS_VICTIM_STATEMENT':
      return file.victims.some(isWanted)
    case 'HAS_FORENSIC':
      return file.hasForensicEvidence
    case 'IS_CONFISCATION_CONSIDERED':
      return file.isConfiscationConsidered
    case 'HAS_POLICE_WITNESS':
      return file.witnesses.some(({ kind }) => kind === 'POLICE')
  }
}
