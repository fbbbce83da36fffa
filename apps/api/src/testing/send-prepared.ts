/** Sends a prepared call, as JSON or as a multipart upload. */
import { randomBytes } from 'node:crypto'
import type { Contract, Route } from '@mips/contracts/contract'
import type { LightMyRequestResponse } from 'fastify'
import type { PreparedCall } from './fixtures.ts'
import { urlOf, type Actor, type CallOptions, type World } from './world.ts'

/** Sends the call as the actor (or nobody). */
export async function sendPrepared(
  world: World,
  actor: Actor | undefined,
  contract: Contract,
  name: string,
  call: PreparedCall<Route>,
  options: CallOptions = {},
): Promise<LightMyRequestResponse> {
  const route = contract.routes[name]
  if (route === undefined) throw new Error(`No route ${contract.name}.${name}`)
  const version = call.version === undefined ? {} : { version: call.version }
  if (call.upload === undefined)
    return world.call(actor, contract, name, call.input as never, { ...version, ...options })
  const { type, payload } = multipart(call.upload)
  return world.app.inject({
    method: route.method,
    url: urlOf(route, call.input as { params?: unknown }),
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': type,
      ...(actor === undefined ? {} : { cookie: actor.cookie }),
      ...(options.purpose === false
        ? {}
        : { 'x-mips-purpose': 'INVESTIGATION', 'x-mips-purpose-source': 'picked' }),
      ...(call.version === undefined ? {} : { 'if-match': String(call.version) }),
    },
    payload,
  })
}

/** A multipart body of one file and its fields. */
export function multipart(upload: NonNullable<PreparedCall<Route>['upload']>): {
  type: string
  payload: Buffer
} {
  const boundary = `mips${randomBytes(12).toString('hex')}`
  const fields = Object.entries(upload.fields ?? {}).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${upload.fileName}"\r\nContent-Type: ${upload.type}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([
      Buffer.from(fields.join('') + head),
      upload.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}
