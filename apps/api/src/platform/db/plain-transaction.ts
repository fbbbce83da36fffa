/** A transaction on `pg` itself, for the searches that officers wait for: Prisma's engine costs each statement as much again. */
import { Prisma } from '@mips/database/generated/client'
import type pg from 'pg'
import { AppError } from '../errors.ts'
import type { PlainTx } from './tx.ts'

/** After so many milliseconds a statement is given up, as a transaction of Prisma is. */
const STATEMENT_MS = 15_000

/** Runs work in one transaction: committed when the work ends, rolled back when it throws. Refuses with `busy` when no connection is free in time. */
export async function inPlainTransaction<T>(pool: pg.Pool, work: (tx: PlainTx) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new AppError('busy', { cause })
  })
  try {
    await client.query('BEGIN')
    const result = await work(plainTx(client))
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    await rollBack(client, error)
    throw error
  }
}

/** A connection that cannot be rolled back, or on which a statement may still run, is not lent out again. */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<void> {
  const isStillRunning = error instanceof AppError && error.code === 'busy'
  if (isStillRunning) return client.release(true)
  await client.query('ROLLBACK').then(
    () => client.release(),
    () => client.release(true),
  )
}

function plainTx(client: pg.PoolClient): PlainTx {
  const ask = async (text: string, values: unknown[]) => {
    const query = { text, values, query_timeout: STATEMENT_MS }
    try {
      return await client.query<pg.QueryResultRow>(query)
    } catch (cause) {
      if (cause instanceof Error && cause.message === 'Query read timeout')
        throw new AppError('busy', { cause })
      throw cause
    }
  }
  return {
    async $queryRaw<T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) {
      const { text, values: given } = 'raw' in query ? Prisma.sql(query, ...values) : query
      return (await ask(text, given)).rows as T
    },
    $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) => (await ask(text, values)).rows as T,
    $executeRawUnsafe: async (text, ...values) => (await ask(text, values)).rowCount ?? 0,
  }
}
