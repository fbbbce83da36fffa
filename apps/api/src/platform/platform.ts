/** The parts that every request uses, made once when the server starts. */
import type { PrismaClient } from '@mips/database/client'
import type pg from 'pg'
import { createAuditWriter, type AuditWriter } from './audit/audit-log.ts'
import { systemClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { createFiles, type Files } from './files.ts'
import { createLimits, type Limits } from './http/limits.ts'
import { createLive, type Live } from './live.ts'
import { createLogger, type Logger } from './logger.ts'

export type Platform = {
  readonly config: Config
  readonly clock: Clock
  readonly logger: Logger
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  readonly writer: AuditWriter
  readonly limits: Limits
  readonly files: Files
  /** What the database announces as changed, for the streams. */
  readonly live: Live
  /** Refuses with `busy` when too many already wait for the database. */
  refuseWhenFull(): void
  /** Whether the server is going down and takes no new work. */
  closing(): boolean
  startClosing(): void
}

const mostWaiting = 20

/** Puts the parts together. */
export function createPlatform(parts: {
  config: Config
  prisma: PrismaClient
  pool: pg.Pool
  clock?: Clock
  logger?: Logger
}): Platform {
  const clock = parts.clock ?? systemClock
  const logger = parts.logger ?? createLogger(parts.config)
  let isClosing = false
  return {
    config: parts.config,
    clock,
    logger,
    prisma: parts.prisma,
    pool: parts.pool,
    writer: createAuditWriter(),
    limits: createLimits(clock, parts.config.limitsOn),
    files: createFiles(`${parts.config.dataDir}/files`),
    live: createLive(parts.config.appDatabaseUrl, logger, clock),
    refuseWhenFull: () => {
      if (parts.pool.waitingCount > mostWaiting) throw new AppError('busy')
    },
    closing: () => isClosing,
    startClosing: () => {
      isClosing = true
    },
  }
}
