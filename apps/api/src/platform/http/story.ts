/** One request as it is answered: what is known of it, how it is written down, and what of the answer leaves. */
import type { Route } from '@mips/contracts/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { appendAlone, type AuditNote, type Outcome } from '../audit/audit-log.ts'
import { deviceOf } from '../auth/cookie.ts'
import { AppError } from '../errors.ts'
import type { Platform } from '../platform.ts'
import type { Handler } from './module.ts'
import type { Purpose } from './purpose.ts'

/** A route as it is mounted: its place in the contract and its handler. */
export type MountedRoute = { action: string; module: string; route: Route; handler: Handler<Route> }

/** What is known of one request while it is answered. */
export type Story = {
  platform: Platform
  mounted: MountedRoute
  request: FastifyRequest
  reply: FastifyReply
  requestId: string
  purpose: Purpose | undefined
  note: AuditNote
  who: Principal | undefined
}

/** The fields of an entry that the contract and the address already tell. */
export function startNote(route: Route, request: FastifyRequest): AuditNote {
  if (route.subject.kind !== 'one')
    return { subjectKind: route.subject.kind === 'none' ? undefined : route.subject.type }
  const params = request.params as Record<string, string>
  const id = params[route.subject.param]
  const isId = id !== undefined && /^[0-9a-f-]{36}$/i.test(id) && isUuid(id)
  return { subjectKind: route.subject.type, subjectId: isId ? id.toLowerCase() : undefined }
}

const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)

/** What the reply schema does not list does not leave. */
export function shape(route: Route, output: unknown): unknown {
  if (route.download === 'bytes' || route.stream !== undefined) return output
  const parsed = route.reply.safeParse(output)
  if (!parsed.success) throw new AppError('unexpected', { cause: parsed.error })
  return parsed.data
}

/** The entry of the story so far, with its outcome. */
export function entryOf(story: Story, outcome: Outcome, reason: string | undefined) {
  const { requestId, mounted, request, purpose, note, who } = story
  return {
    requestId,
    action: mounted.action,
    act: mounted.route.audit,
    outcome,
    reason,
    who,
    device: deviceOf(request),
    address: request.ip,
    purpose,
    note,
  }
}

/** Writes down a refusal by itself, because its transaction is gone. */
export async function appendRefusal(story: Story, refusal: AppError): Promise<void> {
  const outcome = outcomeOf(refusal)
  const { subjectKind, subjectId, subjectVersion, aclId, terms } = story.note
  // A refused request says nothing of what it found: only what was asked for, and, when the asker might see the record, its version and list.
  const note: AuditNote = { subjectKind, subjectId, subjectVersion, aclId, terms }
  await appendAlone(story.platform.pool, story.platform.writer, {
    ...entryOf({ ...story, note }, outcome, refusal.code),
  })
}

function outcomeOf(refusal: AppError): Outcome {
  if (refusal.code === 'not_found') return 'not_found'
  return refusal.status >= 500 ? 'failed' : 'refused'
}

/** Fetch metadata: a browser that comes from another site is refused before anything else. */
export function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('cross_site')
  if (site === undefined && request.headers.origin !== undefined && request.method !== 'GET') {
    const origin = request.headers.origin
    if (origin !== `http://${request.headers.host}` && origin !== `https://${request.headers.host}`)
      throw new AppError('cross_site')
  }
}
