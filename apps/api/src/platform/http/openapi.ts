/** The OpenAPI document, a by-product of the contracts. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Contract, Route } from '@mips/contracts/contract'
import { errorStatus } from '@mips/contracts/errors'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { apiPrefix } from './mount.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' })

type Shape = { properties?: Record<string, unknown>; required?: string[] }

function parametersOf(route: Route): unknown[] {
  const of = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (schema === undefined) return []
    const shape = schemaOf(schema, 'input') as Shape
    return Object.entries(shape.properties ?? {}).map(([name, part]) => ({
      name,
      in: place,
      required: place === 'path' || (shape.required ?? []).includes(name),
      schema: part,
    }))
  }
  const headers = [
    ...(route.purpose === 'required'
      ? [{ name: 'x-mips-purpose', in: 'header', required: true, schema: { type: 'string' } }]
      : []),
    ...(route.version === 'required'
      ? [{ name: 'if-match', in: 'header', required: true, schema: { type: 'string' } }]
      : []),
  ]
  return [...of(route.params, 'path'), ...of(route.query, 'query'), ...headers]
}

function operationOf(name: string, module: string, route: Route): Record<string, unknown> {
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    description: `Permission: ${typeof route.permission === 'string' ? route.permission : `open (${route.permission.open})`}. Audit: ${route.audit}.`,
    parameters: parametersOf(route),
    ...(route.body === undefined
      ? {}
      : { requestBody: { content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
    responses: {
      200: {
        description: 'The answer',
        content: { 'application/json': { schema: schemaOf(route.reply, 'output') } },
      },
      default: { description: `An error: ${Object.keys(errorStatus).join(', ')}` },
    },
  }
}

/** The document of all contracts. */
export function openApiOf(contracts: readonly Contract[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of contracts) {
    for (const [name, route] of Object.entries(contract.routes)) {
      const path = `${apiPrefix}${route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, contract.name, route) }
    }
  }
  return { openapi: '3.0.3', info: { title: 'MiPS', version: '0.1.0' }, paths }
}

/** Serves the document and its page at /docs. */
export async function addDocs(app: FastifyInstance, contracts: readonly Contract[]): Promise<void> {
  await app.register(swagger, { mode: 'static', specification: { document: openApiOf(contracts) as never } })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}
