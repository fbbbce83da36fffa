/** Digital copies, views and laboratory submissions (PX-40 to PX-44). */
import { describe, expect, it } from 'vitest'
import {
  copyChainProblems,
  type DigitalCopy,
  type Submission,
  submissionProblems,
  submissionState,
  viewProblems,
} from './digital-and-forensic.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => [rule, severity, field].filter(Boolean).join(' '))

describe('digital exhibits and laboratories', () => {
  const [hash, other] = ['a'.repeat(64), 'b'.repeat(64)]
  const master: DigitalCopy = { copyId: 'm', hash, madeAt: '2026-06-11T09:00:00Z' }
  const copy: DigitalCopy = { copyId: 'c', parentId: 'm', hash, madeAt: '2026-06-11T10:00:00Z' }
  it.each<[DigitalCopy[], string[]]>([
    [[], []],
    [[master, copy], []],
    [[copy], ['PX-40 BLOCK copies', 'PX-41 BLOCK copies.0']],
    [[master, { ...master, copyId: 'n' }], ['PX-40 BLOCK copies']],
    [[master, { ...copy, hash: other }], ['PX-41 BLOCK copies.1']],
    [
      [master, { ...copy, hash: 'short' }],
      ['PX-40 BLOCK copies.1', 'PX-41 BLOCK copies.1'],
    ],
    [[master, { ...copy, hash: other, isPlayable: true, tool: 'Player' }], []],
    [[master, { ...copy, hash: other, isPlayable: true }], ['PX-41 BLOCK copies.1']],
    [[master, { ...copy, madeAt: '2026-06-11T08:00:00Z' }], ['PX-41 BLOCK copies.1']],
  ])('%# says %o', (copies, problems) => expect(rulesOf(copyChainProblems(copies))).toEqual(problems))

  it.each([
    [{ copyId: 'c', by: 'ann', reason: 'Interview' }, []],
    [{ copyId: 'm', by: 'ann', reason: 'Interview' }, ['PX-42 BLOCK copyId']],
    [{ copyId: 'z', by: 'ann', reason: 'Interview' }, ['PX-42 BLOCK copyId']],
    [{ copyId: 'c' }, ['PX-42 BLOCK by', 'PX-42 ASK reason']],
  ])('PX-42: a view %o says %o', (view, problems) =>
    expect(rulesOf(viewProblems(view, [master, copy]))).toEqual(problems),
  )

  const sent = { examination: 'DNA', authorisedBy: 'x', sentAt: '2026-06-01T09:00:00Z' }
  const received = { ...sent, receivedAt: '2026-06-02T09:00:00Z', laboratoryReference: 'L1' }
  it.each<[Submission, string, string[]]>([
    [{}, 'ASKED', ['PX-44 ASK examination']],
    [{ examination: 'DNA', authorisedBy: 'asker' }, 'AUTHORISED', ['PX-44 BLOCK authorisedBy']],
    [{ ...sent, authorisedBy: undefined }, 'SENT', ['PX-44 BLOCK authorisedBy']],
    [sent, 'SENT', []],
    [received, 'RECEIVED', []],
    [{ ...received, receivedAt: '2026-05-31T09:00:00Z' }, 'RECEIVED', ['PX-44 BLOCK receivedAt']],
    [{ ...received, laboratoryReference: '' }, 'RECEIVED', ['PX-44 ASK laboratoryReference']],
    [{ ...received, resultAt: '2026-06-09T09:00:00Z' }, 'RESULTED', ['PX-44 ASK result']],
    [{ ...received, resultAt: '2026-06-01T10:00:00Z', result: 'x' }, 'RESULTED', ['PX-44 BLOCK resultAt']],
    [
      { ...received, resultAt: '2026-06-09T09:00:00Z', result: 'x', returnedAt: '2026-06-10T09:00:00Z' },
      'RETURNED',
      [],
    ],
  ])('PX-43 and PX-44: %o is %s', (submission, state, problems) => {
    expect(submissionState(submission)).toBe(state)
    expect(rulesOf(submissionProblems(submission, 'asker'))).toEqual(problems)
  })
})
