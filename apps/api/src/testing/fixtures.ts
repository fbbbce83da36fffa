/** The form of a fixture: one valid call of a route, made on a database by those who may make it. */
import type { Contract, Route, RouteCall } from '@mips/contracts/contract'
import type { RoleCode } from '@mips/domain/access/roles'
import type { Actor, World } from './world.ts'

/** A valid call: its input, and what must hold for it to succeed. */
export type PreparedCall<R extends Route> = {
  input: RouteCall<R>
  /** The version to send in If-Match, for routes that need one. */
  version?: number
  /** The record that the call acts on, to be hidden in the hidden-record check. */
  subjectId?: string
  /** A multipart body in place of JSON, for uploads. */
  upload?: { fileName: string; type: string; bytes: Buffer; fields?: Record<string, string> }
}

/** The fixture of one route. */
export type Fixture<R extends Route> = {
  /** A role that may do it rightly; undefined for open routes. */
  as: RoleCode | undefined
  /** Makes what the call needs and returns the call; `actor` is who will make it (undefined for open routes). */
  prepare: (world: World, actor: Actor | undefined) => Promise<PreparedCall<R>>
}

export type Fixtures = Record<string, Fixture<Route>>

/** The fixtures of a contract; a route without one does not compile. */
export const fixturesOf =
  <const C extends Contract>(_contract: C) =>
  (fixtures: { [K in keyof C['routes']]: Fixture<C['routes'][K]> }): Fixtures =>
    // The mapped type has checked every fixture against its route; the collected form forgets which.
    fixtures as unknown as Fixtures
