import type { Route, RouteCall } from '@mips/contracts/contract'

/** Why the user looks, as the server reads it from the headers. */
export type PurposeClaim = { code: string; source: 'derived' | 'picked' | 'typed'; ref?: string | undefined }

/** A file to upload with its form fields. */
export type FileInput = { file: File; fields?: Record<string, string> }

/** What a caller gives to a route: its params, query and body, and its file where it takes one. */
export type CallInput<R extends Route> = RouteCall<R> & (R['upload'] extends 'file' ? FileInput : unknown)

/** What goes with a call besides its input. */
export type CallOptions = {
  /** The version that was read; sent in If-Match. */
  version?: number | undefined
  /** The idempotency key; the same for every attempt at one act. */
  key?: string | undefined
  signal?: AbortSignal | undefined
}

type LooseInput = {
  params?: object
  query?: object
  body?: unknown
  file?: File
  fields?: Record<string, string>
}

/** The address of a call: the path with its parameters filled in and the query appended. */
export function urlOf(route: Route, input: LooseInput): string {
  const params = new Map(Object.entries(input.params ?? {}))
  const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_all, name: string) =>
    encodeURIComponent(String(params.get(name))),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return `/api${path}${query.size > 0 ? `?${query.toString()}` : ''}`
}

/** The request of a call, ready for `fetch`. */
export function requestOf(
  route: Route,
  input: LooseInput,
  options: CallOptions & { purpose?: PurposeClaim | undefined },
): RequestInit {
  const headers = new Headers({ accept: route.download === 'bytes' ? '*/*' : 'application/json' })
  const { purpose, version, key, signal } = options
  if (purpose !== undefined) {
    headers.set('x-mips-purpose', purpose.code)
    headers.set('x-mips-purpose-source', purpose.source)
    if (purpose.ref !== undefined) headers.set('x-mips-purpose-ref', purpose.ref)
  }
  if (version !== undefined) headers.set('if-match', String(version))
  if (key !== undefined) headers.set('idempotency-key', key)
  const body = bodyOf(route, input)
  // A multipart body brings its own content type with its boundary.
  if (typeof body === 'string') headers.set('content-type', 'application/json')
  return {
    method: route.method,
    headers,
    body,
    credentials: 'same-origin',
    ...(signal === undefined ? {} : { signal }),
  }
}

function bodyOf(route: Route, input: LooseInput): string | FormData | null {
  if (route.upload !== 'file') return input.body === undefined ? null : JSON.stringify(input.body)
  const form = new FormData()
  // The server reads the fields that stand before the file.
  for (const [name, value] of Object.entries(input.fields ?? {})) form.append(name, value)
  if (input.file !== undefined) form.append('file', input.file)
  return form
}
