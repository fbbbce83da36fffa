/** Verifies the audit from scratch: every seal, signature, root, witness, writer's number, time, payload and lock; answers with findings. */
import type pg from 'pg'
import { appendLeaf, emptyFrontier, leafHash, rootOf } from '@mips/transparency/merkle-tree'
import { catalogueFindings } from './verify.catalogue.ts'
import { type LogIdentity, openHead } from './checkpoint.ts'
import { addEntries, BEGINNING, endOf, readSeals, type Seal } from './leaves.ts'
import { eraFindings, recoveriesOf } from './verify.eras.ts'
import { lockFindings, payloadFindings, timeFindings } from './verify.checks.ts'
import type { Finding } from './finding.ts'
import { numberFindings } from './verify.numbers.ts'
import {
  askWitnesses,
  cosignatureFindings,
  type Heads,
  toldFindings,
  type Watch,
  watchFindings,
} from './verify.witnesses.ts'
import type { WitnessLine } from './witness.ts'
import type { Recovery } from './recovery.ts'

export type Report = {
  findings: Finding[]
  entries: number
  seals: number
  sealedUpTo: string | undefined
  /** Heads that the witness file holds. */
  witnessed: number
  /** The last head that each witness cosigned, as far as it is kept here. */
  cosigned: { name: string; size: number; at: string }[]
  unsealed: number
  recoveries: Recovery[]
}

export type VerifyOptions = {
  now: Date
  /** How long a request may take between its number being given and its entry being there. */
  graceSeconds?: number
  watch?: Watch
}

/** Checks everything. A connection that may read the audit is enough; nothing is written. */
export async function verifyAudit(
  client: pg.ClientBase,
  log: LogIdentity | undefined,
  told: readonly WitnessLine[],
  options: VerifyOptions,
): Promise<Report> {
  const eras = await erasOf(client, told, log)
  const seen = await askWitnesses(eras, log, options.watch)
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const seals = await readSeals(client)
    const { findings, heads } = await sealFindings(client, seals, log)
    const counted = await countEntries(client, seals.at(-1))
    const { recoveries, findings: unexplained } = await recoveriesOf(client, told, log)
    const cosigned = await cosignatureFindings(client, seals, log, options)
    return {
      findings: [
        ...findings,
        ...outsideFindings(seals.at(-1), counted),
        ...unexplained,
        ...eraFindings(seals, recoveries, heads),
        ...toldFindings(told, heads, log, recoveries),
        ...cosigned.findings,
        ...watchFindings(seen, heads, recoveries, options.watch?.needed ?? 0),
        ...(await numberFindings(client, told, recoveries, options)),
        ...(await timeFindings(client)),
        ...(await payloadFindings(client)),
        ...(await lockFindings(client)),
        ...(await catalogueFindings(client, told)),
      ],
      entries: counted.all,
      seals: seals.length,
      sealedUpTo: seals.at(-1)?.at.toISOString(),
      witnessed: told.filter((line) => line.kind === 'head').length,
      cosigned: cosigned.last,
      unsealed: counted.unsealed,
      recoveries,
    }
  } finally {
    await client.query('ROLLBACK')
  }
}

/** The eras for which a witness may have a head. */
async function erasOf(
  client: pg.ClientBase,
  told: readonly WitnessLine[],
  log: LogIdentity | undefined,
): Promise<number[]> {
  const seals = await readSeals(client)
  const { recoveries } = await recoveriesOf(client, told, log)
  return [...new Set([1, ...seals.map(({ era }) => era), ...recoveries.map(({ era }) => era)])]
}

type Counted = { all: number; unsealed: number }

async function countEntries(client: pg.ClientBase, last: Seal | undefined): Promise<Counted> {
  const end = endOf(last)
  const { rows } = await client.query<{ n: string; unsealed: string }>(
    'SELECT count(*) AS n, count(*) FILTER (WHERE (era, xid) >= ($1::int, $2::text::xid8)) AS unsealed FROM audit.entry',
    [end.era, end.xid],
  )
  return { all: Number(rows[0]?.n ?? 0), unsealed: Number(rows[0]?.unsealed ?? 0) }
}

/** Every entry is under a seal or after the last one. */
function outsideFindings(last: Seal | undefined, { all, unsealed }: Counted): Finding[] {
  const outside = all - unsealed - (last?.size ?? 0)
  return outside === 0
    ? []
    : [
        {
          kind: 'outside_order',
          where: 'entries',
          words: `${all} entries are there, ${last?.size ?? 0} were sealed and ${unsealed} came after: ${Math.abs(outside)} too ${outside > 0 ? 'many' : 'few'}.`,
        },
      ]
}

/** Hashes every entry again and holds each seal to it. */
async function sealFindings(
  client: pg.ClientBase,
  seals: readonly Seal[],
  log: LogIdentity | undefined,
): Promise<{ findings: Finding[]; heads: Heads }> {
  const findings: Finding[] = []
  const heads: Heads = new Map()
  const frontier = emptyFrontier()
  let [expectedNo, expected] = [1, BEGINNING]
  for (const seal of seals) {
    const where = `seal ${seal.no}`
    const say = (kind: Finding['kind'], words: string) => findings.push({ kind, where, words })
    if (Number(seal.no) !== expectedNo || seal.xidLo !== expected.xid || seal.era < expected.era)
      say('seal_gap', `Seal ${expectedNo} from transaction ${expected.xid} was expected here.`)
    if (seal.firstLeaf !== Number(frontier.size))
      say('bad_size', `The seal begins after ${seal.firstLeaf} entries; there are ${frontier.size}.`)
    const from = Number(seal.no) === expectedNo ? expected : { era: seal.era, xid: seal.xidLo }
    await addEntries(client, from, endOf(seal), ({ content }) =>
      appendLeaf(frontier, leafHash(Buffer.from(content))),
    )
    const root = rootOf(frontier)
    if (seal.size !== Number(frontier.size))
      say('bad_size', `The seal counts ${seal.size} entries; there are ${frontier.size}.`)
    if (!seal.root.equals(root))
      say('bad_root', 'An entry that this seal covers was changed, removed, added or moved.')
    for (const words of noteProblems(seal, log)) say('bad_signature', words)
    heads.set(Number(frontier.size), root.toString('base64'))
    ;[expectedNo, expected] = [Number(seal.no) + 1, endOf(seal)]
  }
  return { findings, heads }
}

/** What the signed note of a seal does not say as the seal does. */
function noteProblems(seal: Seal, log: LogIdentity | undefined): string[] {
  const head = log === undefined ? undefined : openHead(seal.note, log)
  if (head === undefined) return ['The note is not signed by the sealer.']
  return [
    ...(head.size === seal.size && head.root.equals(seal.root)
      ? []
      : ['The signed note says another size or root than the seal.']),
    ...(head.era === seal.era ? [] : ['The signed note is of another era than the seal.']),
  ]
}
