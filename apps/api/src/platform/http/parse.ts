/** Strict parsing of what was sent, after permission, so that a stranger learns nothing of shapes. */
import type { Route } from '@mips/contracts/contract'
import type { FieldProblem } from '@mips/contracts/errors'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError } from '../errors.ts'

export type ParsedInput = { params: unknown; query: unknown; body: unknown }

/** The raw parts of the request; the body is still bytes, so that nothing is decoded for a stranger. */
export function rawInput(request: FastifyRequest): ParsedInput {
  return { params: request.params, query: request.query, body: request.body }
}

/** The parsed parts, or one refusal that lists every field and what to put right. */
export function parseInput(route: Route, raw: ParsedInput): ParsedInput {
  const fields: FieldProblem[] = []
  const part = (name: keyof ParsedInput, schema: z.ZodType | undefined, value: unknown) => {
    if (schema === undefined) return undefined
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues)
      fields.push({ path: pathOf(name, issue), message: issue.message })
    return undefined
  }
  const params = part('params', route.params, raw.params)
  const query = part('query', route.query, raw.query)
  const body =
    route.upload === 'file'
      ? raw.body
      : part('body', route.body, route.body === undefined ? undefined : decode(raw.body))
  if (fields.length > 0) throw new AppError('bad_input', { fields })
  return { params, query, body }
}

const pathOf = (part: keyof ParsedInput, issue: z.core.$ZodIssue) => {
  const path = issue.path.map(String).join('.')
  return part === 'body' ? path : `${part}.${path}`
}

function decode(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return body ?? undefined
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AppError('malformed_json')
  }
}
