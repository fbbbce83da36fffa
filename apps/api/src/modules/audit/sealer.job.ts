/** Keeps the audit sealed while the server runs: every second, when there is something to seal. */
import path from 'node:path'
import type pg from 'pg'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import type { Config } from '../../platform/config.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import { loadSealKeys } from './checkpoint.ts'
import { sealOnce } from './sealer.service.ts'
import { fileWitness, type Witness } from './witness.ts'

/** Where the sealer's key is kept; on another host where there is one. */
export const sealFolderOf = (config: Pick<Config, 'dataDir'>): string => path.join(config.dataDir, 'seal')

/** The witness file; it should be on a host that the database's administrators do not reach. */
export const witnessOf = (config: Pick<Config, 'dataDir'>): Witness =>
  fileWitness(path.join(config.dataDir, 'witness', 'audit.log'))

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
  let told = 0n
  const turn = async () => {
    const report = parts.writer.report()
    if (report.highest !== told || report.voids.length > 0) {
      await witness.tell({
        kind: 'writer',
        at: parts.clock.now().toISOString(),
        writer: parts.writer.id,
        highest: report.highest.toString(),
        voids: report.voids.map(String),
      })
      told = report.highest
    }
    await sealOnce(parts.pool, keys, witness, parts.config.environment, parts.clock.now())
  }
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running
      .then(turn)
      .catch((error: unknown) => parts.logger.error({ err: error }, 'sealing failed; it is tried again'))
  }, parts.everyMs ?? 1000)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      await turn()
    },
  }
}
