/** Structured logs of ids, codes and times; names, dates of birth and addresses are never written, and what could hold them is redacted. */
import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'
import type { Config } from './config.ts'

/** What the parts of the server log with. */
export type Logger = FastifyBaseLogger

const neverLogged = [
  'body',
  '*.body',
  'query',
  '*.query',
  'headers',
  '*.headers',
  'req.headers',
  'params.name',
  'password',
  '*.password',
  'token',
  '*.token',
  'cookie',
  '*.cookie',
  'name',
  '*.name',
  'forename',
  '*.forename',
  'surname',
  '*.surname',
  'displayName',
  '*.displayName',
  'dob',
  '*.dob',
  'address',
  '*.address',
  'postcode',
  '*.postcode',
  'text',
  '*.text',
  'meta',
  '*.meta',
  'detail',
  '*.detail',
  '*.where',
  'where',
]

/** The server's logger. */
export const createLogger = (config: Pick<Config, 'logLevel'>, to?: pino.DestinationStream): Logger =>
  pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: neverLogged, censor: '[not logged]' },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    to ?? pino.destination(1),
  )

/** What may be said of an error in a log: its kind, code and place, never its message, which may quote data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 12)
  const cause = error.cause === undefined ? undefined : describeError(error.cause)
  return { type: error.name, code, stack, cause }
}
