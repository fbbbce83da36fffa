/** The transaction that services and repositories are given; no repository can be called without one. */
import type { Prisma } from '@mips/database/generated/client'

/** One open transaction under the context of one request. */
export type Tx = Prisma.TransactionClient

/** As much of a transaction as statements need that are written by hand: a `Tx`, or one of `pg` itself. */
export type PlainTx = {
  $queryRaw<T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T>
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>
}
