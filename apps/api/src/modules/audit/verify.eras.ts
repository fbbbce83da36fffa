/** The eras of the audit: each after the first begins with a statement that was told to the witness. */
import type pg from 'pg'
import type { LogIdentity } from './checkpoint.ts'
import type { Finding } from './finding.ts'
import type { Seal } from './leaves.ts'
import { openRecovery, type Recovery } from './recovery.ts'
import type { Heads } from './verify.witnesses.ts'
import type { WitnessLine } from './witness.ts'

/** The statements of the store, of which each must be signed, told, and kept. */
export async function recoveriesOf(
  client: pg.ClientBase,
  told: readonly WitnessLine[],
  log: LogIdentity | undefined,
): Promise<{ recoveries: Recovery[]; findings: Finding[] }> {
  const { rows } = await client.query<{ era: number; note: string }>(
    'SELECT era, note FROM audit.recovery ORDER BY era',
  )
  const notes = new Set(told.flatMap((line) => (line.kind === 'recovery' ? line.note : [])))
  const recoveries: Recovery[] = []
  const findings: Finding[] = []
  const unexplained = (where: string, words: string) =>
    findings.push({ kind: 'era_unexplained', where, words })
  for (const { era, note } of rows) {
    const recovery = log === undefined ? undefined : openRecovery(note, era, log)
    if (recovery === undefined) unexplained(`era ${era}`, 'Its statement is not signed by the sealer.')
    else if (!notes.has(note)) unexplained(`era ${era}`, 'Its statement was not told to the witness.')
    else recoveries.push(recovery)
    notes.delete(note)
  }
  for (const note of notes)
    unexplained('witness file', `A recovery was told that is not kept: ${note.split('\n')[0] ?? ''}.`)
  return { recoveries, findings }
}

/** Every era after the first has its statement, and goes on from the head that the statement names. */
export function eraFindings(
  seals: readonly Seal[],
  recoveries: readonly Recovery[],
  heads: Heads,
): Finding[] {
  const explained = new Set(recoveries.map(({ era }) => era))
  const eras = new Set(seals.map(({ era }) => era).filter((era) => era !== 1))
  const findings: Finding[] = [...eras]
    .filter((era) => !explained.has(era))
    .map((era) => ({
      kind: 'era_unexplained',
      where: `era ${era}`,
      words: 'It begins without a statement of recovery.',
    }))
  for (const { era, to } of recoveries)
    if (to.size > 0 && heads.get(to.size) !== to.root)
      findings.push({
        kind: 'bad_root',
        where: `era ${era}`,
        words: `The head over ${to.size} entries that it says it was restored to is not here.`,
      })
  return findings
}

/** Whether a head of an era is among those that a recovery says were lost. */
export const isLost = (era: number, size: number, recoveries: readonly Recovery[]): boolean =>
  recoveries.some((each) => each.era === era + 1 && size > each.to.size && size <= each.from.size)
