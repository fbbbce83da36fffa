/** The transaction that services and repositories are given; no repository can be called without one. */
import type { Prisma } from '@mips/database/generated/client'

/** One open transaction under the context of one request. */
export type Tx = Prisma.TransactionClient
