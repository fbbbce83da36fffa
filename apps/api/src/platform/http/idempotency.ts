/** A write sent twice with one key is done once: the repeat gets the first answer. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PlainTx } from '../db/tx.ts'
import { AppError } from '../errors.ts'

/** The key of the request's header, when there is one. */
export function readKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{8,100}$/.test(key))
    throw new AppError('bad_input', {
      fields: [{ path: 'idempotency-key', message: 'Send 8 to 100 letters, digits, - or _' }],
    })
  return key
}

/** The answer given before under this key; claims the key when there is none. A different body under the same key is refused. */
export async function findAnswer(
  tx: PlainTx,
  userId: string,
  key: string,
  action: string,
  request: FastifyRequest,
): Promise<{ reply: unknown } | undefined> {
  const bodyHash = createHash('sha256')
    .update(request.url)
    .update(Buffer.isBuffer(request.body) ? request.body : '')
    .digest()
  const claimed = await tx.$executeRawUnsafe(
    'INSERT INTO idempotency_key (user_id, key, action, body_hash) VALUES ($1::uuid, $2, $3, $4::bytea) ON CONFLICT DO NOTHING',
    userId,
    key,
    action,
    bodyHash,
  )
  if (claimed === 1) return undefined
  const rows = await tx.$queryRawUnsafe<
    { action: string; same: boolean; status: number | null; reply: unknown }[]
  >(
    'SELECT action, body_hash = $3::bytea AS same, status, reply FROM idempotency_key WHERE user_id = $1::uuid AND key = $2',
    userId,
    key,
    bodyHash,
  )
  const earlier = rows[0]
  if (earlier === undefined || earlier.action !== action || !earlier.same) throw new AppError('key_reused')
  return { reply: earlier.reply }
}

/** Keeps the answer under the key, in the transaction of the act. */
export async function keepAnswer(tx: PlainTx, userId: string, key: string, reply: unknown): Promise<void> {
  await tx.$executeRawUnsafe(
    'UPDATE idempotency_key SET status = 200, reply = $3::jsonb WHERE user_id = $1::uuid AND key = $2',
    userId,
    key,
    JSON.stringify(reply ?? null),
  )
}

/** A paper as it is kept under a key: its bytes and what the answer said of them. */
type KeptFile = { headers: Record<string, string>; bytes: string }

const FILE_HEADERS = ['content-type', 'content-disposition']

/** A paper is kept with its headers, so that the repeat is the same paper and no other one is drawn. */
export function fileToKeep(reply: FastifyReply, output: unknown): KeptFile {
  if (!Buffer.isBuffer(output)) throw new Error('Only a whole file can be kept under an idempotency key.')
  const headers = FILE_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { headers: Object.fromEntries(headers), bytes: output.toString('base64') }
}

/** The paper kept under a key, its headers put on the reply again. */
export function fileKept(reply: FastifyReply, kept: unknown): Buffer {
  const { headers, bytes } = kept as KeptFile
  reply.headers(headers)
  return Buffer.from(bytes, 'base64')
}
