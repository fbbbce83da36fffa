/** What may be entered in the custody log by hand, and who may put an entry right (custody.md 11). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { type CustodyLogKind, custodyLogKinds } from './log-kinds.ts'

/** A kind that an act writes itself (authorise, review, release) is never typed; a correction needs what it corrects. */
export function decideEntryKind(kind: CustodyLogKind, isCorrection: boolean): Decision {
  if (isCorrection)
    return kind === 'CORRECTION'
      ? allow()
      : deny('An entry that puts another right is of the kind "Correction".')
  if (kind === 'CORRECTION') return deny('Choose the entry that this corrects.')
  const isTyped = custodyLogKinds.some((row) => row.code === kind && row.isTypedByHand)
  return isTyped ? allow() : deny('The record makes this entry itself when the act is done.')
}

export interface CorrectionFacts {
  authorId: string | undefined
  actorId: string
  isCorrected: boolean
}

/** An entry is put right by the one who made it, by a new entry that points to it, and once. */
export function decideCorrectEntry(facts: CorrectionFacts): Decision {
  if (facts.authorId !== facts.actorId)
    return deny('Only the one who made an entry corrects it; add a note of your own instead.')
  return facts.isCorrected ? deny('This entry has been corrected already: correct the correction.') : allow()
}
