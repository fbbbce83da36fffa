/** Verifies the audit from scratch: every seal, signature, root, writer's number, time, payload and lock; answers with findings. */
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { openCheckpoint } from './checkpoint.ts'
import { addEntries } from './sealer.service.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOf, type Frontier } from './merkle-tree.ts'
import { lockFindings, payloadFindings, timeFindings } from './verify.checks.ts'
import type { WitnessLine } from './witness.ts'

/** Something that should not be: what was found, and where. */
export type Finding = { kind: FindingKind; where: string; words: string }

export type FindingKind =
  | 'seal_missing'
  | 'seal_gap'
  | 'bad_signature'
  | 'bad_root'
  | 'bad_size'
  | 'witness_disagrees'
  | 'number_missing'
  | 'number_twice'
  | 'time_disorder'
  | 'payload_changed'
  | 'lock_open'

export type Report = {
  findings: Finding[]
  entries: number
  seals: number
  sealedUpTo: string | undefined
  witnessed: number
  unsealed: number
}

type Seal = {
  seal_no: string
  xid_lo: string
  xid_hi: string
  first_leaf: string
  size: string
  root: Buffer
  note: string
  at: Date
}

/**
 * Checks everything; `graceSeconds` is how long a request may take between its number being given and its entry being there.
 * A connection that may read the audit is enough; nothing is written.
 */
export async function verifyAudit(
  client: pg.ClientBase,
  key: KeyObject | undefined,
  told: readonly WitnessLine[],
  options: { now: Date; graceSeconds?: number },
): Promise<Report> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const seals = (
      await client.query<Seal>(
        'SELECT seal_no, xid_lo::text, xid_hi::text, first_leaf, size, root, note, at FROM audit.seal ORDER BY seal_no',
      )
    ).rows
    const { findings, heads } = await sealFindings(client, seals, key)
    const counted = await client.query<{ n: string; unsealed: string }>(
      'SELECT count(*) AS n, count(*) FILTER (WHERE xid >= $1::text::xid8) AS unsealed FROM audit.entry',
      [seals.at(-1)?.xid_hi ?? '0'],
    )
    return {
      findings: [
        ...findings,
        ...witnessFindings(told, heads, key),
        ...(await numberFindings(client, told, options)),
        ...(await timeFindings(client)),
        ...(await payloadFindings(client)),
        ...(await lockFindings(client)),
      ],
      entries: Number(counted.rows[0]?.n ?? 0),
      seals: seals.length,
      sealedUpTo: seals.at(-1)?.at.toISOString(),
      witnessed: told.filter((line) => line.kind === 'head').length,
      unsealed: Number(counted.rows[0]?.unsealed ?? 0),
    }
  } finally {
    await client.query('ROLLBACK')
  }
}

/** Hashes every entry again and holds each seal to it. */
async function sealFindings(
  client: pg.ClientBase,
  seals: readonly Seal[],
  key: KeyObject | undefined,
): Promise<{ findings: Finding[]; heads: Map<string, string> }> {
  const findings: Finding[] = []
  const heads = new Map<string, string>()
  const frontier: Frontier = emptyFrontier()
  let [expectedNo, expectedLo] = [1n, '0']
  for (const seal of seals) {
    const where = `seal ${seal.seal_no}`
    if (BigInt(seal.seal_no) !== expectedNo || seal.xid_lo !== expectedLo)
      findings.push({
        kind: 'seal_gap',
        where,
        words: `Seal ${expectedNo} from transaction ${expectedLo} was expected here.`,
      })
    await addEntries(client, seal.xid_lo, seal.xid_hi, (content) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    const root = rootOf(frontier)
    if (BigInt(seal.size) !== frontier.size)
      findings.push({
        kind: 'bad_size',
        where,
        words: `The seal counts ${seal.size} entries; there are ${frontier.size}.`,
      })
    if (!seal.root.equals(root))
      findings.push({
        kind: 'bad_root',
        where,
        words: 'An entry that this seal covers was changed, removed, added or moved.',
      })
    const checkpoint = key === undefined ? undefined : openCheckpoint(seal.note, key)
    if (checkpoint === undefined)
      findings.push({ kind: 'bad_signature', where, words: 'The note is not signed by the sealer.' })
    else if (checkpoint.size !== BigInt(seal.size) || !checkpoint.root.equals(seal.root))
      findings.push({
        kind: 'bad_signature',
        where,
        words: 'The signed note says another size or root than the seal.',
      })
    heads.set(frontier.size.toString(), root.toString('base64'))
    ;[expectedNo, expectedLo] = [BigInt(seal.seal_no) + 1n, seal.xid_hi]
  }
  return { findings, heads }
}

/** Every head that the witness holds must be a head of our tree. */
function witnessFindings(
  told: readonly WitnessLine[],
  heads: Map<string, string>,
  key: KeyObject | undefined,
): Finding[] {
  return told.flatMap((line, index): Finding[] => {
    if (line.kind !== 'head') return []
    const where = `witness line ${index + 1}`
    const checkpoint = key === undefined ? undefined : openCheckpoint(line.note, key)
    if (checkpoint === undefined)
      return [
        {
          kind: 'bad_signature' as const,
          where,
          words: 'The witness holds a head that the sealer did not sign.',
        },
      ]
    const ours = heads.get(checkpoint.size.toString())
    if (ours === undefined)
      return [
        {
          kind: 'seal_missing' as const,
          where,
          words: `The witness saw a seal over ${checkpoint.size} entries that is not here.`,
        },
      ]
    return ours === checkpoint.root.toString('base64')
      ? []
      : [
          {
            kind: 'witness_disagrees' as const,
            where,
            words: `The witness saw another root over ${checkpoint.size} entries.`,
          },
        ]
  })
}

/** Each process numbers its entries densely: a hole that was not declared void is a removed entry, sealed or not. */
async function numberFindings(
  client: pg.ClientBase,
  told: readonly WitnessLine[],
  options: { now: Date; graceSeconds?: number },
): Promise<Finding[]> {
  const settled = options.now.getTime() - (options.graceSeconds ?? 30) * 1000
  const highest = new Map<string, bigint>()
  const voids = new Map<string, Set<string>>()
  for (const line of told) {
    if (line.kind !== 'writer') continue
    const known = voids.get(line.writer) ?? new Set()
    for (const seq of line.voids) known.add(seq)
    voids.set(line.writer, known)
    if (new Date(line.at).getTime() <= settled) highest.set(line.writer, BigInt(line.highest))
  }
  const rows = await client.query<{ writer: string; seq: string; n: string }>(
    'SELECT writer, writer_seq AS seq, count(*) AS n FROM audit.entry GROUP BY 1, 2',
  )
  const seen = new Map<string, Set<string>>()
  const findings: Finding[] = []
  for (const row of rows.rows) {
    const numbers = seen.get(row.writer) ?? new Set()
    numbers.add(row.seq)
    seen.set(row.writer, numbers)
    if (row.n !== '1')
      findings.push({
        kind: 'number_twice',
        where: `writer ${row.writer}`,
        words: `Entry number ${row.seq} is there ${row.n} times.`,
      })
  }
  for (const [writer, top] of highest) {
    const missing: bigint[] = []
    for (let seq = 1n; seq <= top; seq += 1n) {
      const text = seq.toString()
      if (seen.get(writer)?.has(text) !== true && voids.get(writer)?.has(text) !== true) missing.push(seq)
    }
    if (missing.length > 0)
      findings.push({
        kind: 'number_missing',
        where: `writer ${writer}`,
        words: `${missing.length} entries are gone: numbers ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ' …' : ''}.`,
      })
  }
  return findings
}
