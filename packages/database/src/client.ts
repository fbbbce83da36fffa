/** The ways into the database: the Prisma client, and a pool for the few statements that are written by hand. */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

export type PoolOptions = {
  /** The most connections that the pool opens. */
  poolMax?: number
  /** How long a caller waits for a connection before it is refused. */
  waitMs?: number
  /** Shown in pg_stat_activity. */
  applicationName?: string
  onError?: (error: Error) => void
}

/**
 * A pool whose broken connections end themselves and not the program.
 * Every connection gets a listener too: one that breaks while it is lent out does not reach the pool's own.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolMax ?? 10,
    connectionTimeoutMillis: options.waitMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    application_name: options.applicationName ?? 'mips',
  })
  const onError = options.onError ?? (() => undefined)
  pool.on('error', onError)
  pool.on('connect', (connection) => connection.on('error', onError))
  return pool
}

/** A Prisma client on a pool of its own; `$disconnect` closes the pool with it. */
export function createPrisma(url: string, options: PoolOptions = {}): PrismaClient {
  return prismaOn(createPool(url, options))
}

/** A Prisma client on this pool, which `$disconnect` closes. */
export const prismaOn = (pool: pg.Pool): PrismaClient =>
  new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })

export type { PrismaClient } from './generated/client.ts'
