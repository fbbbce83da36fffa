/** The ceremony after the database was restored from a copy: what was lost is stated by two people, signed, kept, told to the witness, and a new era begins. */
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { type LogIdentity, openHead, originOf } from './checkpoint.ts'
import { newestSeal } from './leaves.ts'
import { openRecovery, type Recovery, signRecovery } from './recovery.ts'
import type { WitnessPort } from './tlog-witness.client.ts'
import { countMissing } from './verify.numbers.ts'
import type { Witness } from './witness.ts'

export type Ceremony = { by: readonly [string, string]; reason: string; now: Date }

/**
 * Begins the next era on the owner's connection, inside the caller's transaction; answers the signed statement, which the
 * caller tells to the witness after the commit. Throws in words when nothing was lost, or when the copy is not of this audit.
 */
export async function beginEra(
  client: pg.ClientBase,
  parts: { log: LogIdentity; privateKey: KeyObject; file: Witness; witnesses: readonly WitnessPort[] },
  ceremony: Ceremony,
): Promise<{ recovery: Recovery; note: string }> {
  const { log, file, witnesses } = parts
  const told = await file.read()
  const { rows } = await client.query<{ era: number }>(
    'SELECT coalesce(max(era), 1) AS era FROM audit.recovery',
  )
  const era = rows[0]?.era ?? 1
  const last = await newestSeal(client)
  const to = { size: last?.size ?? 0, root: last?.root.toString('base64') ?? '-' }
  const asked = await Promise.all(witnesses.map((witness) => witness.lastHead(originOf(log.origin, era))))
  const seen = [
    ...told.flatMap((line) => (line.kind === 'head' ? (openHead(line.note, log) ?? []) : [])),
    ...asked.flatMap((head) => (head === undefined ? [] : { ...head, era })),
  ].filter((head) => head.era === era)
  const same = seen.filter(({ size }) => size === to.size)
  if (same.some(({ root }) => root.toString('base64') !== to.root))
    throw new Error(`The witnesses saw another root over ${to.size} entries: this copy is not of this audit.`)
  const newest = seen.reduce<{ size: number; root: Buffer } | undefined>(
    (most, head) => (most === undefined || head.size > most.size ? head : most),
    undefined,
  )
  const lost = await countMissing(client, told, ceremony.now)
  if ((newest?.size ?? 0) <= to.size && lost === 0)
    throw new Error('Nothing that anybody outside saw is missing: there is nothing to recover from.')
  const from =
    newest === undefined ? to : { size: Math.max(newest.size, to.size), root: newest.root.toString('base64') }
  const recovery: Recovery = { era: era + 1, from, to, lost, by: ceremony.by, reason: ceremony.reason }
  const note = signRecovery(recovery, log, parts.privateKey)
  if (openRecovery(note, recovery.era, log) === undefined)
    throw new Error('Give two names and a reason, each in one line.')
  await client.query('INSERT INTO audit.recovery (era, note) VALUES ($1, $2)', [recovery.era, note])
  // A number that this program made, not a text of anybody's: a default takes no parameters.
  await client.query(`ALTER TABLE audit.entry ALTER COLUMN era SET DEFAULT ${Number(recovery.era)}`)
  return { recovery, note }
}
