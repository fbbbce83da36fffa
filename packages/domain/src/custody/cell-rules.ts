/** Which cell a detainee may be put into (custody.md 12.10, TR-9 to TR-11): age, sex, watch, single cells, cells out of use. */
import type { Sex } from '../codes/sex-and-gender.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import type { ObservationLevel } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export const cellKinds = [
  { code: 'STANDARD', label: 'Standard cell', isLocked: true },
  { code: 'CCTV', label: 'Cell with CCTV', isLocked: true },
  { code: 'JUVENILE_ROOM', label: 'Room for children', isLocked: false },
  { code: 'FEMALE_WING', label: "Cell in the women's wing", isLocked: true },
  { code: 'ACCESSIBLE', label: 'Accessible cell', isLocked: true },
  { code: 'DRY', label: 'Dry or secure cell', isLocked: true },
  { code: 'HOLDING', label: 'Holding room', isLocked: false },
] as const
export type CellKind = (typeof cellKinds)[number]['code']

export interface Cell {
  id: string
  kind: CellKind
  capacity: number
  hasCctv: boolean
  isAntiLigature: boolean
  outOfUse?: { from: Instant; to?: Instant; reason: string }
}

export interface CellOccupant {
  stayId: string
  /** The youngest age that the person may have; undefined when unknown, which counts as a child (RG-6). */
  age: number | undefined
  sex: Sex
  observationLevel?: ObservationLevel
  /** The stays of co-suspects, rivals and the victim's family. */
  keepApartFrom: readonly string[]
  /** A care plan that asks for a cell without ligature points. */
  needsAntiLigature?: boolean
  cctvNoticeGiven?: boolean
}

export interface AllocationFacts {
  cell: Cell
  person: CellOccupant
  /** Who is in the cell at that time, the person left out. */
  others: readonly CellOccupant[]
  at: Instant
  /** The risk assessment of all of them together, by the custody officer (TR-9). */
  jointRiskBy?: string
  /** Why a child is put into a cell and not into another secure room (TR-10). */
  reasonForCell?: string
  /** TR-11: the woman in whose care a girl is. */
  womanInCharge?: string
  checkedBefore: boolean
}

/** Everything that stands against this cell; BLOCK only where the rule says that the move is refused. */
export function cellProblems(facts: AllocationFacts): RuleProblem[] {
  const { cell, person, others } = facts
  const { problems, block, ask, warn } = problemList()
  const isChild = isTreatedAsChild(person)
  block(
    isOutOfUse(cell, facts.at),
    '12.10',
    `This cell is out of use: ${cell.outOfUse?.reason ?? ''}. Choose another.`,
  )
  block(
    others.some((other) => isTreatedAsChild(other) !== isChild),
    'TR-10',
    'A child may never share a cell with an adult: choose another cell.',
  )
  block(
    others.length > 0 && others.length >= cell.capacity && !isSaid(facts.jointRiskBy),
    'TR-9',
    'This cell is for one person and is taken: choose another, or record the joint risk assessment.',
    'jointRiskBy',
  )
  block(
    others.length > 0 && others.length < cell.capacity && !isSaid(facts.jointRiskBy),
    'TR-9',
    'Two people share a cell only after a joint risk assessment by the custody officer.',
    'jointRiskBy',
  )
  block(
    others.some(
      (other) => person.keepApartFrom.includes(other.stayId) || other.keepApartFrom.includes(person.stayId),
    ),
    '12.10',
    'These people are to be kept apart: choose another cell.',
  )
  warn(
    others.some((other) => other.sex !== person.sex),
    '12.10',
    'The people in this cell are not of one sex: choose another cell, or record why.',
  )
  warn(
    others.some((other) => isConstantlyWatched(other)) || (others.length > 0 && isConstantlyWatched(person)),
    'TR-9',
    'A person under constant observation shares this cell: choose another.',
  )
  const isLocked = cellKinds.some(({ code, isLocked: locked }) => code === cell.kind && locked)
  ask(
    isChild && isLocked && !isSaid(facts.reasonForCell),
    'TR-10',
    'Say why a child is put into a cell: no other secure room, or the cell is more comfortable.',
    'reasonForCell',
  )
  ask(
    isChild && person.sex === 'F' && !isSaid(facts.womanInCharge),
    'TR-11',
    'Name the woman in whose care this girl is.',
    'womanInCharge',
  )
  ask(!facts.checkedBefore, '12.10', 'Check the cell before the person goes in.', 'checkedBefore')
  ask(
    cell.hasCctv && !person.cctvNoticeGiven,
    '12.17',
    'Tell the person that the cell has CCTV.',
    'cctvNoticeGiven',
  )
  warn(
    person.needsAntiLigature === true && !cell.isAntiLigature,
    '12.9',
    'The care plan asks for a cell without ligature points.',
  )
  warn(
    isConstantlyWatched(person) && !cell.hasCctv && person.observationLevel === '3',
    'TR-1',
    'Constant observation here needs a watcher at the door: the cell has no CCTV.',
  )
  return problems
}

/** Whether a cell is out of use at an instant; a time that cannot be read counts as out of use. */
export function isOutOfUse({ outOfUse }: Pick<Cell, 'outOfUse'>, at: Instant): boolean {
  if (outOfUse === undefined) return false
  const [time, from] = [toMillis(at), toMillis(outOfUse.from)]
  const to = outOfUse.to === undefined ? Number.POSITIVE_INFINITY : toMillis(outOfUse.to)
  return time === undefined || from === undefined || to === undefined || (time >= from && time < to)
}

const isTreatedAsChild = ({ age }: CellOccupant): boolean => age === undefined || age < 18

const isConstantlyWatched = ({ observationLevel }: CellOccupant): boolean =>
  observationLevel === '3' || observationLevel === '4'
