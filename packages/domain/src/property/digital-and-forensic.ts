/** Digital exhibits with their hashes and copies, and submissions to a laboratory (PX-40 to PX-44). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { type Instant, isLater } from '../time/instant.ts'

export interface DigitalCopy {
  copyId: string
  /** What it was copied from; the master has none. */
  parentId?: string
  /** SHA-256, 64 hexadecimal digits. */
  hash: string
  madeAt: Instant
  /** A playable version is another file by nature: it names its tool and is never evidence by itself. */
  isPlayable?: boolean
  tool?: string
}

/** PX-40 and PX-41: one master, every copy from a known parent with the same hash. */
export function copyChainProblems(copies: readonly DigitalCopy[]): RuleProblem[] {
  const { problems, block } = problemList()
  const masters = copies.filter(({ parentId }) => parentId === undefined)
  block(
    copies.length > 0 && masters.length !== 1,
    'PX-40',
    'A digital exhibit has exactly one master.',
    'copies',
  )
  for (const [index, copy] of copies.entries()) {
    const field = `copies.${index}`
    const parent = copies.find(({ copyId }) => copyId === copy.parentId)
    block(
      !/^[0-9a-f]{64}$/.test(copy.hash),
      'PX-40',
      'Enter the SHA-256 of the file: 64 letters and digits.',
      field,
    )
    block(
      copy.parentId !== undefined && parent === undefined,
      'PX-41',
      'This copy comes from a file that is not here.',
      field,
    )
    block(copy.parentId === copy.copyId, 'PX-41', 'A copy does not come from itself.', field)
    block(
      parent !== undefined && copy.isPlayable !== true && copy.hash !== parent.hash,
      'PX-41',
      'The copy is not the same as what it was copied from: copy it again.',
      field,
    )
    block(
      copy.isPlayable === true && !isSaid(copy.tool),
      'PX-41',
      'Name what made the playable version.',
      field,
    )
    block(
      isLater(parent?.madeAt, copy.madeAt),
      'PX-41',
      'The copy is older than what it was copied from.',
      field,
    )
  }
  return problems
}

/** PX-42: the master is never viewed; a view names who, when and why. */
export function viewProblems(
  view: { copyId: string; by?: string; reason?: string },
  copies: readonly DigitalCopy[],
): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const copy = copies.find(({ copyId }) => copyId === view.copyId)
  block(copy === undefined, 'PX-42', 'This file is no copy of the exhibit.', 'copyId')
  block(
    copy !== undefined && copy.parentId === undefined,
    'PX-42',
    'The master is kept closed: view a copy.',
    'copyId',
  )
  block(!isSaid(view.by), 'PX-42', 'Every view names who looked.', 'by')
  ask(!isSaid(view.reason), 'PX-42', 'Say why it is looked at.', 'reason')
  return problems
}

export type SubmissionState = 'ASKED' | 'AUTHORISED' | 'SENT' | 'RECEIVED' | 'RESULTED' | 'RETURNED'

export interface Submission {
  examination?: string
  authorisedBy?: string
  sentAt?: Instant
  receivedAt?: Instant
  laboratoryReference?: string
  result?: string
  resultAt?: Instant
  returnedAt?: Instant
}

/** PX-43: where a submission stands. */
export function submissionState(submission: Submission): SubmissionState {
  if (submission.returnedAt !== undefined) return 'RETURNED'
  if (submission.resultAt !== undefined) return 'RESULTED'
  if (submission.receivedAt !== undefined) return 'RECEIVED'
  if (submission.sentAt !== undefined) return 'SENT'
  return submission.authorisedBy === undefined ? 'ASKED' : 'AUTHORISED'
}

/** PX-44: what stands against a submission as it is; a result stands against the same item as the question. */
export function submissionProblems(submission: Submission, askedBy: string): RuleProblem[] {
  const { problems, block, ask } = problemList()
  ask(!isSaid(submission.examination), 'PX-44', 'Say what the laboratory should find out.', 'examination')
  block(
    submission.authorisedBy === askedBy,
    'PX-44',
    'Whoever asks for the examination does not authorise it.',
    'authorisedBy',
  )
  block(
    submission.sentAt !== undefined && submission.authorisedBy === undefined,
    'PX-44',
    'It is sent when it is authorised: get that first.',
    'authorisedBy',
  )
  block(
    isLater(submission.sentAt, submission.receivedAt),
    'PX-44',
    'It was received before it was sent.',
    'receivedAt',
  )
  block(
    isLater(submission.receivedAt, submission.resultAt),
    'PX-44',
    'The result is older than the receipt.',
    'resultAt',
  )
  ask(
    submission.receivedAt !== undefined && !isSaid(submission.laboratoryReference),
    'PX-44',
    'Enter the reference of the laboratory.',
    'laboratoryReference',
  )
  ask(submission.resultAt !== undefined && !isSaid(submission.result), 'PX-44', 'Write the result.', 'result')
  return problems
}
