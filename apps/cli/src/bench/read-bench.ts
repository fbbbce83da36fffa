/** Reading a Golden Nominal through the API, audited, against the same read by plain pg in a bare Fastify, unaudited. */
import { serveBare } from '@mips/api/src/bench/bare-server.ts'
import { createPool } from '@mips/database/client'
import { print } from '../platform/terminal.ts'
import { connections, type BenchWorld, type Server } from './bench-world.ts'
import { median, spread, type Finding } from './figures.ts'
import { requestText } from './load-loop.ts'
import type { LoadProcess } from './load-process.ts'

const target = 0.5
const warmUpSeconds = 8

/** Measures both in turn, so that whatever else the machine does falls on both. */
export async function benchRead(
  world: BenchWorld,
  server: Server,
  load: LoadProcess,
  options: { rounds: number; seconds: number },
): Promise<Finding> {
  const people = await world.admin.query<{ id: string }>(
    'SELECT n.id FROM nominal n JOIN record r ON r.id = n.id WHERE r.acl_id = 0 AND EXISTS (SELECT 1 FROM person_record p WHERE p.nominal_id = n.id AND p.acl_id = 0) ORDER BY md5(n.id::text) LIMIT 500',
  )
  const ids = people.rows.map((row) => row.id)
  if (ids.length === 0) throw new Error('The store holds nobody: load the demo data first.')
  const bare = await serveBare(poolOf(world))
  const asked = {
    api: {
      port: server.port,
      requests: ids.map((id) => requestText('GET', `/api/nominals/${id}`, world.headers)),
    },
    bare: { port: bare.port, requests: ids.map((id) => requestText('GET', `/read/${id}`, {})) },
  }
  const perSecond = { api: [] as number[], bare: [] as number[] }
  const latency = { api: [] as number[], bare: [] as number[] }
  let trips = Number.NaN
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const side of ['api', 'bare'] as const) {
      const before = { trips: server.roundTrips(), transactions: server.transactions() }
      const result = await load.run({
        ...asked[side],
        connections,
        seconds: round === 0 ? warmUpSeconds : options.seconds,
      })
      if (result.notOk > 0)
        throw new Error(`${result.notOk} of ${result.answers} reads failed: ${result.firstNotOk ?? ''}`)
      if (side === 'api')
        trips =
          (server.roundTrips() - before.trips + (server.transactions() - before.transactions) * 2) /
          result.answers
      if (round === 0) continue // The first round warms both up: a server that has just started runs code that is not compiled yet.
      perSecond[side].push(result.answers / result.seconds)
      latency[side].push(result.p50)
    }
  }
  await bare.close()
  const entries = await world.admin.query<{ n: string }>(
    "SELECT count(*) AS n FROM audit.entry WHERE action = 'nominal.get' AND outcome = 'ok' AND at > now() - interval '10 minutes'",
  )
  const ratios = perSecond.api.map((value, round) => value / (perSecond.bare[round] ?? Number.NaN))
  print(
    `Reading a nominal, ${connections} connections, ${ids.length} people, ${options.rounds} rounds of ${options.seconds} s each, turn and turn about`,
  )
  print(
    `  API, audited:            ${spread(perSecond.api)} requests/s; median latency ${spread(latency.api, 1)} ms`,
  )
  print(
    `  bare pg, unaudited:      ${spread(perSecond.bare)} requests/s; median latency ${spread(latency.bare, 1)} ms`,
  )
  print(`  ratio:                   ${spread(ratios, 2)} (target ${target} or more)`)
  print(
    `  round trips to the database per read: ${trips.toFixed(3)}; audit entries of these reads: ${entries.rows[0]?.n ?? '0'}`,
  )
  const ratio = median(ratios)
  return {
    name: 'read',
    line: `audited read ${ratio.toFixed(2)} of plain pg (>= ${target}), ${trips.toFixed(2)} round trips`,
    isMet: ratio >= target && trips < 1.01,
  }
}

/** Under the same row security, the same permissions and the same way of planning as the officer, set once a connection instead of once a request. */
function poolOf(world: BenchWorld): ReturnType<typeof createPool> {
  const pool = createPool(world.config.appDatabaseUrl, { poolMax: world.config.poolMax })
  pool.on('connect', (client) => {
    void client.query(
      "SELECT set_config('mips.acls', $1, false), set_config('mips.permissions', $2, false), set_config('plan_cache_mode', 'force_generic_plan', false)",
      [world.acls.join(','), world.permissions.join(',')],
    )
  })
  return pool
}
