/** Loads the access facts of the record that a request acts on, under the reader's own context, and holds it to its version. */
import type { Route } from '@mips/contracts/contract'
import type { FastifyRequest } from 'fastify'
import type { PlainTx } from '../db/tx.ts'
import { AppError } from '../errors.ts'
import type { ParsedInput } from './parse.ts'

export type SubjectFacts = { id: string; kind: string; aclId: number; version: number }

/** The subject, when the route has one; 404 when it is not there for this reader, 428 and 412 for its version. */
export async function admitSubject(
  tx: PlainTx,
  route: Route,
  request: FastifyRequest,
  input: ParsedInput,
): Promise<SubjectFacts | undefined> {
  const { subject } = route
  if (subject.kind !== 'one') return undefined
  const id = (input.params as Record<string, string>)[subject.param]
  const rows = await tx.$queryRawUnsafe<SubjectFacts[]>(
    'SELECT id, kind, acl_id AS "aclId", version FROM record WHERE id = $1::uuid',
    id,
  )
  const facts = rows[0]
  if (facts === undefined) return refuseUnseen(tx, id)
  if (subject.type !== 'Record' && facts.kind !== subject.type) throw new AppError('not_found')
  if (route.version !== 'required') return facts
  const expected = readVersion(request)
  if (expected !== facts.version)
    throw new AppError('stale_version', { facts: { yourVersion: expected, currentVersion: facts.version } })
  const moved = await tx.$executeRawUnsafe(
    'UPDATE record SET version = version + 1, updated_at = now() WHERE id = $1::uuid AND version = $2::int',
    facts.id,
    expected,
  )
  if (moved !== 1)
    throw new AppError('stale_version', {
      facts: { yourVersion: expected, currentVersion: facts.version + 1 },
    })
  return { ...facts, version: facts.version + 1 }
}

/** A signposted record says that it exists and whom to ask; every other unseen record is not found. */
async function refuseUnseen(tx: PlainTx, id: string | undefined): Promise<never> {
  const rows = await tx.$queryRawUnsafe<{ contact: string | null }[]>(
    'SELECT contact FROM mips.signpost($1::uuid) AS contact WHERE contact IS NOT NULL',
    id,
  )
  const sign = rows[0]
  if (sign !== undefined)
    throw new AppError('forbidden', { facts: { restricted: true, ask: sign.contact, record: id } })
  throw new AppError('not_found')
}

function readVersion(request: FastifyRequest): number {
  const header = request.headers['if-match']
  if (header === undefined) throw new AppError('version_required')
  const version = Number(header.replaceAll('"', ''))
  if (!Number.isInteger(version) || version < 1 || version > 2147483647)
    throw new AppError('version_required')
  return version
}
