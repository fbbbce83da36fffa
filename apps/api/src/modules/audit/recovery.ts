/** The statement by which the audit goes on after it was restored from a copy: what was lost, to where it was restored, by whom and why. */
import type { KeyObject } from 'node:crypto'
import { isSignedBy, readNote, signNote } from '@mips/transparency/signed-note'
import { keyOf, type LogIdentity } from './checkpoint.ts'

export type Recovery = {
  era: number
  /** The largest head that anybody outside had seen. */
  from: { size: number; root: string }
  /** The last head that the copy holds. */
  to: { size: number; root: string }
  /** How many entries that processes had told of are not in the copy. */
  lost: number
  by: readonly [string, string]
  reason: string
}

/** The statement as a note signed by the key of the new era. */
export function signRecovery(recovery: Recovery, log: LogIdentity, privateKey: KeyObject): string {
  const key = keyOf(log, recovery.era)
  const { from, to, lost, by, reason } = recovery
  const lines = [
    key.name,
    'recovery',
    `from ${from.size} ${from.root}`,
    `to ${to.size} ${to.root}`,
    `lost ${lost}`,
    ...by.map((name) => `by ${name}`),
    `reason ${reason}`,
  ]
  return signNote(`${lines.join('\n')}\n`, key, privateKey)
}

const FORM =
  /^[^\n]+\nrecovery\nfrom (\d{1,15}) (\S+)\nto (\d{1,15}) (\S+)\nlost (\d{1,15})\nby ([^\n]+)\nby ([^\n]+)\nreason ([^\n]+)\n$/

/** The statement of a note that this log signed for this era; undefined when it is none. */
export function openRecovery(words: string, era: number, log: LogIdentity): Recovery | undefined {
  const note = readNote(words)
  if (note === undefined || !isSignedBy(note, keyOf(log, era))) return undefined
  if (!note.text.startsWith(`${keyOf(log, era).name}\n`)) return undefined
  const [, fromSize, fromRoot, toSize, toRoot, lost, one, two, reason] = FORM.exec(note.text) ?? []
  if (fromRoot === undefined || toRoot === undefined) return undefined
  if (one === undefined || two === undefined || reason === undefined) return undefined
  return {
    era,
    from: { size: Number(fromSize), root: fromRoot },
    to: { size: Number(toSize), root: toRoot },
    lost: Number(lost),
    by: [one, two],
    reason,
  }
}
