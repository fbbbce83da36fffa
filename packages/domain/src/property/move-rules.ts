/** Whether an item may be moved: by the one who holds it, to one who takes it, with two people where they are needed (PX-1 to PX-10). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'
import {
  type Holder,
  holderNow,
  isSameHolder,
  isSealBroken,
  type Move,
  type MovePurpose,
} from './continuity.ts'
import type { DisposalDecision } from './disposal.ts'
import { needsTwoPeople, type PropertyKind } from './property-kinds.ts'

export interface MovedItem {
  kind: PropertyKind
  log: readonly Move[]
  /** Keepers of the stores concerned: who may give out of and take into a place. */
  keepersOf: (placeId: string) => readonly string[]
  /** The end of an item needs its authority (`disposalProblems`); whether that is given. */
  isDisposalAuthorised?: boolean
}

type Add = ReturnType<typeof problemList>['block']

/** Everything that stands against a move, each with what would be accepted. An item at its end moves no more. */
export function moveProblems(item: MovedItem, move: Move, now: Instant): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const last = item.log.at(-1)
  const held = holderNow(item.log)
  block(isLater(move.at, now), 'PX-5', 'This move is in the future: enter a time up to now.', 'at')
  block(
    isLater(last?.at, move.at),
    'PX-5',
    `The item was moved at ${last?.at ?? ''}: a move comes after that.`,
    'at',
  )
  if (held === undefined) firstProblems(move, block)
  else laterProblems(item, held, move, block)
  receiverProblems(item, move, block)
  const isTwo = needsTwoPeople(item.kind)
  block(
    isTwo && !isSecondPerson(move),
    'PX-10',
    'Drugs, cash and firearms are moved before a second person, who is neither the giver nor the taker: name them.',
    'witness',
  )
  const isEnd = move.to.kind === 'GONE'
  block(
    isEnd && item.isDisposalAuthorised !== true,
    'PX-30',
    'An item is given back or destroyed only with its authority: get that first.',
    'to',
  )
  warn(
    last !== undefined && isSealBroken(last, move),
    'PX-6',
    `The seal should read ${last?.sealAfter ?? ''}: look at the bag, and tell the exhibits officer.`,
    'sealBefore',
  )
  ask(
    last !== undefined && isSealBroken(last, move) && !isSaid(move.reason),
    'PX-6',
    'Say why the seal is another one.',
    'reason',
  )
  return problems
}

/** Where each purpose leads; what is not listed leads anywhere. */
const leadsTo: Partial<Record<MovePurpose, readonly Holder['kind'][]>> = {
  HANDED_OVER: ['PERSON'],
  TAKEN_OUT: ['PERSON'],
  STORED: ['PLACE'],
  RELOCATED: ['PLACE'],
  LABORATORY: ['OUTSIDE'],
  COURT: ['OUTSIDE'],
  RETURNED: ['PERSON', 'PLACE'],
  GIVEN_BACK: ['GONE'],
  DESTROYED: ['GONE'],
  PASSED_ON: ['GONE'],
}

/** Which purpose an authority to end an item is for (PX-30). */
export const purposeOfDisposal = (decision: DisposalDecision): MovePurpose => {
  if (decision === 'RETURN') return 'GIVEN_BACK'
  return decision === 'DESTROY' ? 'DESTROYED' : 'PASSED_ON'
}

/** PX-8: why an item is moved fits where it goes, and its end is the one that was authorised (PX-30). */
export function purposeProblems(
  { from, to, purpose }: Move,
  authorised: DisposalDecision | undefined,
): RuleProblem[] {
  const { problems, block } = problemList()
  const suits = leadsTo[purpose]
  block(
    (suits !== undefined && !suits.includes(to.kind)) ||
      (to.kind === 'GONE' && suits?.includes('GONE') !== true) ||
      (purpose === 'RETURNED' && from?.kind !== 'OUTSIDE'),
    'PX-8',
    'Why it is moved does not fit where it goes: choose another reason.',
    'purpose',
  )
  block(
    to.kind === 'GONE' && authorised !== undefined && purposeOfDisposal(authorised) !== purpose,
    'PX-30',
    'The authority is for another end of this item: follow it, or ask for a new one.',
    'purpose',
  )
  return problems
}

/** PX-7: whoever records a move is one of its two hands; nobody moves an item between others. */
export function recorderProblems({ givenBy, receivedBy }: Move, recordedBy: string): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    recordedBy !== givenBy && recordedBy !== receivedBy,
    'PX-7',
    'You neither give this item nor take it: the one who does records the move.',
    'to',
  )
  return problems
}

/** The first move brings it into police hands: from nowhere, into the hand of who seized it. */
function firstProblems(move: Move, block: Add): void {
  block(
    move.from !== undefined,
    'PX-4',
    'The first entry is the seizure: it comes from no holder of ours.',
    'from',
  )
  block(
    move.purpose !== 'SEIZED' && move.purpose !== 'FOUND',
    'PX-4',
    'Register the item as seized or found first.',
    'purpose',
  )
  block(move.to.kind !== 'PERSON', 'PX-4', 'Somebody seizes or takes it: name that person first.', 'to')
}

function laterProblems(item: MovedItem, held: Holder, move: Move, block: Add): void {
  block(
    move.purpose === 'SEIZED' || move.purpose === 'FOUND',
    'PX-4',
    'This item is registered already.',
    'purpose',
  )
  if (held.kind === 'GONE') {
    block(
      true,
      'PX-3',
      'This item has been given back or destroyed: register it anew if it came back.',
      'from',
    )
    return
  }
  block(
    !isSameHolder(move.from, held),
    'PX-1',
    'The item is not there: it is moved from where it is now.',
    'from',
  )
  block(
    isSameHolder(move.from, move.to),
    'PX-2',
    'The item is there already: choose another hand or place.',
    'to',
  )
  const { givenBy } = move
  block(
    held.kind === 'PERSON' && givenBy !== held.id,
    'PX-1',
    'Only the one who holds the item hands it on: that person gives it, or the store takes it from them.',
    'givenBy',
  )
  block(
    held.kind === 'PLACE' && !isKeeper(item, held, givenBy),
    'PX-1',
    'Only a keeper of this store gives the item out.',
    'givenBy',
  )
  block(held.kind === 'OUTSIDE' && !isSaid(givenBy), 'PX-1', 'Name who gave it back to us.', 'givenBy')
}

/** Both hands are recorded: the taker signs, and a store takes in by its keeper. */
function receiverProblems(item: MovedItem, { to, receivedBy }: Move, block: Add): void {
  block(
    to.kind === 'PERSON' && receivedBy !== to.id,
    'PX-2',
    'The one who takes the item signs for it.',
    'receivedBy',
  )
  block(
    to.kind === 'PLACE' && !isKeeper(item, to, receivedBy),
    'PX-2',
    'A keeper of the store takes it in.',
    'receivedBy',
  )
  block(
    (to.kind === 'OUTSIDE' || to.kind === 'GONE') && !isSaid(receivedBy),
    'PX-2',
    'Name who took it, or who destroyed it.',
    'receivedBy',
  )
}

const isKeeper = (item: MovedItem, place: Holder, person: string | undefined): boolean =>
  person !== undefined && item.keepersOf(place.id).includes(person)

const isSecondPerson = ({ witness, givenBy, receivedBy }: Move): boolean =>
  isSaid(witness) && witness !== givenBy && witness !== receivedBy
