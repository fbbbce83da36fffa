/** Keeps the audit sealed while the server runs: every second, when there is something to seal. */
import type pg from 'pg'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import type { Config } from '../../platform/config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { readCatalogue } from './catalogue.ts'
import { loadSealKeys, sealFolderOf } from './checkpoint.ts'
import { sealOnce } from './sealer.service.ts'
import { type Witness, witnessOf } from './witness.ts'

type Parts = {
  pool: pg.Pool
  config: Config
  writer: AuditWriter
  clock: Clock
  logger: Logger
  everyMs?: number
}

/** Starts the job; `stop` makes the last report and the last seal, so that a clean end leaves nothing unsealed. */
export function startSealer(parts: Parts): { stop: () => Promise<void> } {
  const keys = loadSealKeys(sealFolderOf(parts.config))
  const witness = witnessOf(parts.config)
  const at = () => parts.clock.now().toISOString()
  let told: bigint | undefined
  const turn = async () => {
    const report = parts.writer.report()
    if (report.highest !== told || report.voids.length > 0) {
      await witness.tell({
        kind: 'writer',
        at: at(),
        writer: parts.writer.id,
        highest: report.highest.toString(),
        voids: report.voids.map(String),
      })
      told = report.highest
    }
    await sealOnce(parts.pool, keys, witness, parts.config.auditOrigin, parts.clock.now())
  }
  const fail = (error: unknown) => parts.logger.error({ err: error }, 'sealing failed; it is tried again')
  let running: Promise<void> = tellCatalogue(parts.pool, witness, at()).then(turn).catch(fail)
  const timer = setInterval(() => {
    running = running.then(turn).catch(fail)
  }, parts.everyMs ?? 1000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      await turn()
    },
  }
}

/** Tells the witness what the catalogue says, so that a change of the locks while nobody looked stands out. */
export async function tellCatalogue(pool: pg.Pool, witness: Witness, at: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN READ ONLY')
    const said = await readCatalogue(client)
    await witness.tell({ kind: 'catalogue', at, ...said })
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
