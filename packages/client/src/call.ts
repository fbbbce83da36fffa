import type { Contract, Route, RouteAnswer } from '@mips/contracts/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { ApiError, readError } from './api-error.ts'
import { createKeyRing } from './idempotency.ts'
import { requestOf, urlOf, type CallInput, type CallOptions, type PurposeClaim } from './request.ts'
import { follow, type Following } from './stream.ts'

/** What the calls need of the world. */
export type ApiSettings = {
  /** Sends a request; `fetch` in the browser. */
  transport: (url: string, init: RequestInit) => Promise<Response>
  /** Why the user looks now. */
  purpose?: () => PurposeClaim | undefined
  /** Puts a refusal right (asks a purpose, unlocks) and answers whether the call should be sent again. */
  recover?: (error: ApiError, action: string, sent: PurposeClaim | undefined) => Promise<boolean>
  /** Sees every reply, for the server's time. */
  onReply?: (response: Response) => void
}

type AnswerOf<R extends Route> = R['download'] extends 'bytes' ? Blob : RouteAnswer<R>
type Args<I, More> = unknown extends I ? [input?: object, more?: More] : [input: I, more?: More]
/** What a mutation is called with: the input of the route, and the version for a change. */
export type ActInput<R extends Route> = CallInput<R> &
  (R['version'] extends 'required' ? { version: number } : { version?: number })

const asQuery = <A>(queryKey: readonly unknown[], queryFn: (more: { signal: AbortSignal }) => Promise<A>) =>
  queryOptions<A, ApiError>({ queryKey, queryFn })
const asMutation = <A, I>(mutationKey: readonly unknown[], mutationFn: (input: I) => Promise<A>) =>
  mutationOptions<A, ApiError, I>({ mutationKey, mutationFn })

/** One route of the API, as a query, as a mutation, or called by hand. */
export type RouteApi<R extends Route> = {
  query: (...args: Args<CallInput<R>, never>) => ReturnType<typeof asQuery<AnswerOf<R>>>
  mutation: () => ReturnType<typeof asMutation<AnswerOf<R>, unknown extends ActInput<R> ? void : ActInput<R>>>
  fetch: (...args: Args<CallInput<R>, CallOptions>) => Promise<AnswerOf<R>>
  /** Follows a route that stays open until it ends; throws when it is refused or breaks. */
  follow: (input: CallInput<R>, more: Following<RouteAnswer<R>>) => Promise<void>
  /** The start of every query key of the route, to refresh all of them. */
  key: readonly [string]
}

/** The API over a set of contracts: `api.custody.getRecord.query({ params })`. */
export type ApiOf<Contracts extends Record<string, Contract>> = {
  readonly [C in keyof Contracts]: {
    readonly [R in keyof Contracts[C]['routes']]: RouteApi<Contracts[C]['routes'][R]>
  }
}

/** Makes the typed calls of every route of the contracts; each throws an `ApiError` and nothing else but an abort. */
export function createApi<const Contracts extends Record<string, Contract>>(
  contracts: Contracts,
  settings: ApiSettings,
): ApiOf<Contracts> {
  const modules = Object.entries(contracts).map(([name, contract]) => [
    name,
    Object.fromEntries(
      Object.entries(contract.routes).map(([route, what]) => [
        route,
        routeApi(`${contract.name}.${route}`, what, settings),
      ]),
    ),
  ])
  // The entries were made from the same contracts that the type is made from.
  return Object.fromEntries(modules) as ApiOf<Contracts>
}

function routeApi(action: string, route: Route, settings: ApiSettings) {
  const ring = createKeyRing()
  return {
    key: [action] as const,
    query: (input: object = {}) =>
      asQuery([action, input], ({ signal }) => send(action, route, input, { signal }, settings)),
    mutation: () =>
      asMutation([action], async (given: object | undefined) => {
        const { version, ...input } = (given ?? {}) as { version?: number }
        const act = given ?? {}
        try {
          const answer = await send(
            action,
            route,
            input,
            { version, key: ring.keyFor(action, act) },
            settings,
          )
          ring.settle(action, act)
          return answer
        } catch (error) {
          ring.settle(action, act, error)
          throw error
        }
      }),
    fetch: (input: object = {}, more: CallOptions = {}) => send(action, route, input, more, settings),
    follow: (input: object, more: Following<unknown>) => follow(route, input, settings.transport, more),
  }
}

const MOST_ATTEMPTS = 4

async function send(
  action: string,
  route: Route,
  input: object,
  more: CallOptions,
  settings: ApiSettings,
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const purpose = settings.purpose?.()
    try {
      return await sendOnce(route, input, { ...more, purpose }, settings)
    } catch (error) {
      if (!(error instanceof ApiError) || attempt === MOST_ATTEMPTS) throw error
      if (!((await settings.recover?.(error, action, purpose)) ?? false)) throw error
    }
  }
}

async function sendOnce(
  route: Route,
  input: object,
  more: CallOptions & { purpose: PurposeClaim | undefined },
  settings: ApiSettings,
): Promise<unknown> {
  const response = await settings
    .transport(urlOf(route, input), requestOf(route, input, more))
    .catch((cause: unknown) => {
      if (more.signal?.aborted) throw cause
      throw new ApiError('offline', { status: 0, cause })
    })
  settings.onReply?.(response)
  if (!response.ok) throw await readError(response)
  if (route.download === 'bytes') return response.blob()
  const requestId = response.headers.get('x-request-id') ?? undefined
  const json: unknown = await response.json().catch((cause: unknown) => {
    if (more.signal?.aborted) throw cause
    throw new ApiError('offline', { status: 0, cause, requestId })
  })
  const parsed = route.reply.safeParse(json)
  if (!parsed.success)
    throw new ApiError('unexpected', { status: response.status, requestId, cause: parsed.error })
  return parsed.data
}
