/** Holds the audit to what others saw of it: the witness file, the cosignatures that are kept, and the witnesses themselves. */
import { cosignersOf } from '@mips/transparency/checkpoint'
import { readNote, type VerifierKey } from '@mips/transparency/signed-note'
import type pg from 'pg'
import { type LogIdentity, openHead, originOf } from './checkpoint.ts'
import type { Finding } from './finding.ts'
import type { Seal } from './leaves.ts'
import type { Recovery } from './recovery.ts'
import type { WitnessPort } from './tlog-witness.client.ts'
import type { VerifyOptions } from './verify.service.ts'
import { isLost } from './verify.eras.ts'
import type { WitnessLine } from './witness.ts'

/** The roots of our tree by its size, as they were worked out anew. */
export type Heads = Map<number, string>

/** Whom to ask, and how many must have cosigned. */
export type Watch = {
  witnesses: readonly WitnessPort[]
  needed: number
  /** A seal that is older must be cosigned. */
  withinSeconds?: number
}

const WITHIN_SECONDS = 60

/** Every head that the witness file holds must be a head of our tree. */
export function toldFindings(
  told: readonly WitnessLine[],
  heads: Heads,
  log: LogIdentity | undefined,
  recoveries: readonly Recovery[],
): Finding[] {
  return told.flatMap((line, index): Finding[] => {
    if (line.kind !== 'head') return []
    const where = `witness line ${index + 1}`
    const head = log === undefined ? undefined : openHead(line.note, log)
    if (head === undefined)
      return [
        { kind: 'bad_signature', where, words: 'The witness holds a head that the sealer did not sign.' },
      ]
    return isLost(head.era, head.size, recoveries) ? [] : headFindings(head, heads, where)
  })
}

function headFindings(head: { size: number; root: Buffer }, heads: Heads, where: string): Finding[] {
  const ours = head.size === 0 ? head.root.toString('base64') : heads.get(head.size)
  if (ours === undefined)
    return [
      {
        kind: 'seal_missing',
        where,
        words: `The witness saw a seal over ${head.size} entries that is not here.`,
      },
    ]
  return ours === head.root.toString('base64')
    ? []
    : [
        {
          kind: 'witness_disagrees',
          where,
          words: `The witness saw another root over ${head.size} entries.`,
        },
      ]
}

type Cosigned = { findings: Finding[]; last: { name: string; size: number; at: string }[] }

/** Every seal that is old enough must stand under a head that as many witnesses cosigned as are needed. */
export async function cosignatureFindings(
  client: pg.ClientBase,
  seals: readonly Seal[],
  log: LogIdentity | undefined,
  { now, watch }: VerifyOptions,
): Promise<Cosigned> {
  const { rows } = await client.query<{ era: number; size: string; line: string; at: Date }>(
    'SELECT era, size, line, at FROM audit.cosignature ORDER BY era, size',
  )
  const kept = new Map<string, { lines: string; at: Date }>()
  for (const { era, size, line, at } of rows)
    kept.set(`${era}/${size}`, { lines: (kept.get(`${era}/${size}`)?.lines ?? '') + line, at })
  const witnesses = (watch?.witnesses ?? []).map(({ key }) => key)
  const last = new Map<string, { name: string; size: number; at: string }>()
  let covered: Seal | undefined
  for (const seal of seals) {
    const found = kept.get(`${seal.era}/${seal.size}`)
    if (found === undefined || log === undefined || openHead(seal.note, log) === undefined) continue
    const signers = signersOf(seal.note + found.lines, witnesses)
    for (const { name } of signers) last.set(name, { name, size: seal.size, at: found.at.toISOString() })
    if (signers.length >= (watch?.needed ?? 0)) covered = seal
  }
  const before = now.getTime() - (watch?.withinSeconds ?? WITHIN_SECONDS) * 1000
  const open = (watch?.needed ?? 0) === 0 ? [] : seals.filter((seal) => isOpen(seal, covered, before))
  const findings: Finding[] = open.slice(0, 1).map((seal) => ({
    kind: 'not_witnessed',
    where: `seal ${seal.no}`,
    words: `${open.length} seals from this one on are not under a head that ${watch?.needed ?? 0} witnesses cosigned.`,
  }))
  return { findings, last: [...last.values()] }
}

const signersOf = (words: string, witnesses: readonly VerifierKey[]): VerifierKey[] => {
  const note = readNote(words)
  return note === undefined ? [] : cosignersOf(note, witnesses)
}

/** A seal that no cosigned head of its own era or of a later one covers, and that is old enough to be. */
const isOpen = (seal: Seal, covered: Seal | undefined, before: number): boolean =>
  (covered === undefined || Number(seal.no) > Number(covered.no)) && seal.at.getTime() <= before

/** What a witness told: the last head of each era that it cosigned, or why it told nothing. */
export type Told = { where: string; heads: { era: number; size: number; root: Buffer }[]; silence?: string }

/**
 * Asks each witness for the last head that it cosigned, of every era. It is asked before our tree is read: what is sealed
 * and cosigned meanwhile would not be in what was read, and would look as if it had been taken out.
 */
export async function askWitnesses(
  eras: readonly number[],
  log: LogIdentity | undefined,
  watch: Watch | undefined,
): Promise<Told[]> {
  if (watch === undefined || log === undefined) return []
  const asked = watch.witnesses.filter(({ tellsHead }) => tellsHead)
  return Promise.all(asked.map((witness) => askOne(witness, eras, log)))
}

async function askOne(witness: WitnessPort, eras: readonly number[], log: LogIdentity): Promise<Told> {
  const where = `witness ${witness.key.name}`
  const heads: Told['heads'] = []
  try {
    for (const era of eras) {
      const head = await witness.lastHead(originOf(log.origin, era))
      if (head !== undefined) heads.push({ ...head, era })
    }
    return { where, heads }
  } catch (error) {
    const silence = `It did not tell its last head: ${error instanceof Error ? error.message : String(error)}.`
    return { where, heads, silence }
  }
}

/** Holds our tree to what the witnesses told. */
export function watchFindings(
  told: readonly Told[],
  heads: Heads,
  recoveries: readonly Recovery[],
  needed: number,
): Finding[] {
  const silent = told.filter(({ silence }) => silence !== undefined).length
  // Silence of more than may be missing is a finding, because it could hide that the audit was wound back.
  const isTooSilent = told.length - silent < Math.min(needed, told.length)
  return told.flatMap(({ where, heads: seen, silence }): Finding[] => {
    if (silence !== undefined) return isTooSilent ? [{ kind: 'witness_silent', where, words: silence }] : []
    return seen
      .filter(({ era, size }) => !isLost(era, size, recoveries))
      .flatMap((head) => headFindings(head, heads, where))
  })
}
