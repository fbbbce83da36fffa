/** Why a person looks: taken from the live task where there is one, asked once where there is none, and sent with each request. */
import { purposes } from '@mips/domain/codes/purposes'
import type { FastifyRequest } from 'fastify'

export type Purpose = {
  readonly code: string
  /** `derived` from a record being worked on, `picked` from the list, or `typed`. */
  readonly source: 'derived' | 'picked' | 'typed'
  /** The record that the purpose comes from. */
  readonly ref: string | undefined
}

const codes: ReadonlySet<string> = new Set(purposes.map((purpose) => purpose.code))
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The purpose of the request's headers; undefined when there is none or it is not of the list. */
export function readPurpose(request: FastifyRequest): Purpose | undefined {
  const code = request.headers['x-mips-purpose']
  if (typeof code !== 'string' || !codes.has(code)) return undefined
  const ref = request.headers['x-mips-purpose-ref']
  const source = request.headers['x-mips-purpose-source']
  if (ref !== undefined && (typeof ref !== 'string' || !uuid.test(ref))) return undefined
  if (source !== 'derived' && source !== 'picked' && source !== 'typed') return undefined
  if (source === 'derived' && ref === undefined) return undefined
  return { code, source, ref }
}
