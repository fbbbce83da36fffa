/** A write with its audit entry against the same write without: the same server, the same transaction, one statement fewer. */
import type { Tx } from '@mips/api/src/platform/db/tx.ts'
import type { PrismaClient } from '@mips/database/client'
import { print } from '../platform/terminal.ts'
import type { BenchWorld, Server } from './bench-world.ts'
import { median, spread, type Finding } from './figures.ts'
import { requestText } from './load-loop.ts'
import type { LoadProcess } from './load-process.ts'

const target = 0.15
const writers = 4
const warmUpSeconds = 6

/** Adds log entries to incidents of the bench's own, with and without the audit in turn. */
export async function benchWrite(
  world: BenchWorld,
  audited: Server,
  load: LoadProcess,
  options: { rounds: number; seconds: number },
): Promise<Finding> {
  const unaudited = await world.serve(withoutAudit)
  const incidents = await openIncidents(world, audited, writers * 8)
  const requests = incidents.map((id) =>
    requestText('POST', `/api/incidents/${id}/log`, world.headers, {
      text: 'Bench: the informant called again and has nothing to add.',
    }),
  )
  const before = await entriesOf(world)
  const milliseconds = { audited: [] as number[], unaudited: [] as number[] }
  const answers = { audited: 0, unaudited: 0 }
  // Short turns, many of them: what else the machine does then falls on both sides alike.
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const side of ['audited', 'unaudited'] as const) {
      const port = (side === 'audited' ? audited : unaudited).port
      const result = await load.run({
        port,
        requests,
        connections: writers,
        seconds: round === 0 ? warmUpSeconds : options.seconds,
      })
      if (result.notOk > 0)
        throw new Error(`${result.notOk} of ${result.answers} writes failed: ${result.firstNotOk ?? ''}`)
      answers[side] += result.answers
      if (round > 0) milliseconds[side].push((1000 * writers * result.seconds) / result.answers)
    }
  }
  const entries = (await entriesOf(world)) - before
  if (entries !== answers.audited)
    throw new Error(
      `${answers.audited} audited writes left ${entries} entries: the two sides are not what they say.`,
    )
  const overheads = milliseconds.audited.map(
    (value, round) => value / (milliseconds.unaudited[round] ?? Number.NaN) - 1,
  )
  print(
    `Writing a log entry of an incident, ${writers} connections, ${options.rounds} rounds of ${options.seconds} s each, turn and turn about`,
  )
  print(`  with its audit entry:    ${spread(milliseconds.audited, 2)} ms a write`)
  print(`  without:                 ${spread(milliseconds.unaudited, 2)} ms a write`)
  print(
    `  overhead:                ${spread(
      overheads.map((value) => 100 * value),
      1,
    )} % (target ${target * 100} or less); ${answers.audited} audited writes left ${entries} entries, ${answers.unaudited} unaudited none`,
  )
  const overhead = median(overheads)
  return {
    name: 'write',
    line: `audit costs a write ${(100 * overhead).toFixed(1)} % (<= ${target * 100} %)`,
    isMet: overhead <= target,
  }
}

async function openIncidents(world: BenchWorld, server: Server, count: number): Promise<string[]> {
  const places = await world.admin.query<{ id: string }>(
    'SELECT l.id FROM location l JOIN record r ON r.id = l.id WHERE r.acl_id = 0 ORDER BY md5(l.id::text) LIMIT 1',
  )
  const locationId = places.rows[0]?.id
  if (locationId === undefined) throw new Error('The store holds no place: load the demo data first.')
  const ids: string[] = []
  for (let made = 0; made < count; made += 1) {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/incidents',
      headers: { ...world.headers, 'content-type': 'application/json' },
      payload: JSON.stringify({
        locationId,
        incidentType: 'DOMESTIC',
        grade: 'PRIORITY',
        summary: 'Opened by the bench to be written to.',
      }),
    })
    if (response.statusCode !== 200) throw new Error(`The bench could not open an incident: ${response.body}`)
    ids.push((response.json() as { id: string }).id)
  }
  return ids
}

const entriesOf = async (world: BenchWorld): Promise<number> => {
  const rows = await world.admin.query<{ n: string }>(
    "SELECT count(*) AS n FROM audit.entry WHERE action = 'incident.addLog'",
  )
  return Number(rows.rows[0]?.n)
}

/**
 * The same client with the audit statement left out. The database refuses a change without its entry at commit,
 * so the opening statement also tells that check that the entry was seen; nothing else differs.
 */
function withoutAudit(prisma: PrismaClient): PrismaClient {
  const skip = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name) {
        if (name === '$executeRawUnsafe') {
          return (sql: string, ...values: unknown[]) =>
            sql.includes('mips.append_entry(') ? Promise.resolve(1) : target.$executeRawUnsafe(sql, ...values)
        }
        if (name === '$queryRawUnsafe') {
          const seen = "SELECT set_config('mips.audit_seen', pg_current_xact_id()::text, true), mips.enter("
          return (sql: string, ...values: unknown[]) =>
            target.$queryRawUnsafe(sql.replace('SELECT mips.enter(', seen), ...values)
        }
        return Reflect.get(target, name, target) as unknown
      },
    })
  const transaction = (work: (tx: Tx) => Promise<unknown>, options: object) =>
    prisma.$transaction((tx) => work(skip(tx)), options)
  return new Proxy(prisma, {
    get: (target, name) =>
      name === '$transaction' ? transaction : (Reflect.get(target, name, target) as unknown),
  })
}
