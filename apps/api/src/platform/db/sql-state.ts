/** Reads the SQLSTATE out of the errors of pg and of Prisma, and turns it into a code of ours. */
import { AppError } from '../errors.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The SQLSTATE or Prisma code of an error, wherever the libraries put it. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!isRecord(error)) return undefined
  const meta = error.meta
  if (isRecord(meta)) {
    const inner = isRecord(meta.driverAdapterError) ? meta.driverAdapterError.cause : undefined
    if (isRecord(inner)) {
      const state = inner.originalCode ?? inner.code
      if (typeof state === 'string') return state
    }
    if (typeof meta.code === 'string' && meta.code.length === 5) return meta.code
  }
  if (isRecord(error.cause) && typeof error.cause.originalCode === 'string') return error.cause.originalCode
  return typeof error.code === 'string' ? error.code : undefined
}

/** The AppError that an error of the database means; anything unknown stays `unexpected`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const state = sqlStateOf(error)
  switch (state) {
    case 'P0002':
    case '23503':
    case 'P2003':
    case 'P2025':
      return new AppError('bad_reference', { cause: error })
    case '23505':
    case '23P01':
    case 'P2002':
      return new AppError('conflict', { cause: error })
    case '42501':
      return new AppError('forbidden', { cause: error })
    case '22003':
    case '22007':
    case '22008':
    case '22021':
    case '22P02':
    case '22P05':
    case '23514':
    case '22001':
      return new AppError('bad_input', { cause: error })
    case '57014':
    case '40P01':
    case '40001':
    case '55P03':
    case 'P2028':
    case 'P2024':
    case 'P2034':
    case 'P1001':
    case 'P1002':
    case 'P1008':
    case 'P1017':
    case '53300':
    case '57P01':
    case '57P02':
    case '57P03':
    case '08000':
    case '08003':
    case '08006':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return new AppError('busy', { cause: error })
    default:
      return new AppError('unexpected', { cause: error })
  }
}
