/** What a module is: its contract and one handler for each of its routes, held together by types. */
import type { Contract, Route, RouteInput, RouteReply } from '@mips/contracts/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import type { AuditNote } from '../audit/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { PlainTx, Tx } from '../db/tx.ts'
import type { Files } from '../files.ts'
import type { Topic } from '../live.ts'

/** What every handler is given. */
export type BaseCtx = {
  readonly tx: Tx
  readonly clock: Clock
  readonly config: Config
  readonly files: Files
  readonly requestId: string
  /** What the audit entry will say; handlers add the subjects, results, terms and changes. */
  readonly audit: AuditNote
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The context of a signed-in request. */
export type Ctx = BaseCtx & {
  readonly who: Principal
  readonly subjectId: string | undefined
  readonly subjectVersion: number | undefined
}

/** The context of an open route. */
export type OpenCtx = BaseCtx

type CtxOf<R extends Route> = R['permission'] extends { open: string } ? OpenCtx : Ctx

/** A read answered by one SQL statement that opens the request, appends the audit entry and answers. */
export type HotRead<R extends Route> = {
  /** The function `mips.<body>(uuid)` that answers jsonb for the subject's id. */
  readonly hot: `read_${string}`
  /** Turns the answer of the database into the reply. */
  readonly present: (answer: never, who: Principal, tools: { clock: Clock; config: Config }) => RouteReply<R>
}

/** The context of a request that is answered by statements written by hand alone. */
export type PlainCtx = Omit<Ctx, 'tx'> & { readonly tx: PlainTx }

/** Work in a transaction of `pg` itself, for what officers wait for and call often. */
export type PlainWork<R extends Route> = {
  readonly plain: (ctx: PlainCtx, input: RouteInput<R>) => Promise<RouteReply<R>>
}

/** What is done after the commit of a request that sends something out of the house, and what its own entry then says. */
export type Sent<Reply> = () => Promise<{ reply: Reply; note: AuditNote }>

/**
 * A route that asks somebody outside. `send` decides and is audited in a transaction of its own; only when that stands is
 * anything sent, with no transaction open meanwhile, and what came of it is a second entry before it is shown.
 */
export type Outward<R extends Route> = {
  readonly send: (ctx: CtxOf<R>, input: RouteInput<R>) => Promise<Sent<RouteReply<R>>>
}

/** What a stream tells of: the changes of one topic whose key is wanted, as far as the reader may see them. */
export type Feed = { readonly topic: Topic; readonly wants: (key: string) => boolean }

/** A route that stays open: it is admitted and audited once, like any other, and tells what changes from then on. */
export type Streamed<R extends Route> = {
  readonly watch: (ctx: CtxOf<R>, input: RouteInput<R>) => Promise<Feed>
}

/** The handler of a route: a function in the transaction, the same in a plain one, a hot read, one that asks outside, or a stream. */
export type Handler<R extends Route> =
  | ((ctx: CtxOf<R>, input: RouteInput<R>) => Promise<RouteReply<R>>)
  | PlainWork<R>
  | HotRead<R>
  | Outward<R>
  | Streamed<R>

/** A contract with its handlers, ready to be mounted. */
export type Module = { readonly contract: Contract; readonly handlers: Record<string, Handler<Route>> }

/**
 * Binds handlers to a contract. Curried, because with both arguments in one call TypeScript widens the literals
 * and no longer catches a handler that has no route.
 */
export const implement =
  <const C extends Contract>(contract: C) =>
  (handlers: { [K in keyof C['routes']]: Handler<C['routes'][K]> }): Module =>
    // The mapped type above has checked every handler against its own route; the mounted form forgets which.
    ({ contract, handlers: handlers as unknown as Record<string, Handler<Route>> })
