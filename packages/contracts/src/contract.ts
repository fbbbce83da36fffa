/** The shape of a contract: plain data that says of every route who may call it, why, on what, and how it is audited. */
import type { Permission } from '@mips/domain/access/permissions'
import type { z } from 'zod'

/** The six acts of the Data Protection Act 2018 s.62, and `search`. */
export type AuditVerb =
  'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure' | 'search'

/** The kinds of record that exist; one row each in table `record`. */
export type RecordKind =
  | 'Nominal'
  | 'PersonRecord'
  | 'Location'
  | 'Object'
  | 'Incident'
  | 'Arrest'
  | 'CustodyRecord'
  | 'VoluntaryAttendance'
  | 'VulnerabilityReport'
  | 'AsbReport'
  | 'IntelligenceReport'
  | 'Crime'
  | 'Exhibit'
  | 'MissingEpisode'
  | 'AbuseAssessment'
  | 'ProtectionNotice'
  | 'RightToKnow'
  | 'AsbCase'
  | 'StopSearch'
  | 'SearchAuthority'
  | 'Case'
  | 'CrimeGroup'
  | 'Warrant'
  | 'SearchWarrant'
  | 'AnalysisProduct'

/** What the route acts on: one record named by a parameter, many (narrowed by the database), a new one, or none and why. */
export type Subject =
  | { kind: 'one'; type: RecordKind | 'Record'; param: string }
  | { kind: 'many'; type: RecordKind | 'Record' }
  | { kind: 'new'; type: RecordKind | 'Record' }
  | { kind: 'none'; why: string }

/** Purpose is asked of every route; one that needs none says why in words a reviewer can read. */
export type PurposeRule = 'required' | { none: string }

/** Routes that cost much share a budget by user; the figures are in the API's limits table. */
export type LimitClass = 'search' | 'bulk' | 'code' | 'export' | 'upload' | 'signIn'

/** One route. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  /** From the catalogue, or open to people who are not signed in, and why. */
  readonly permission: Permission | { open: string }
  readonly audit: AuditVerb
  readonly purpose: PurposeRule
  readonly subject: Subject
  /** `required`: the caller sends the version that it read in If-Match; none is 428, a stale one 412. */
  readonly version?: 'required'
  readonly limit?: LimitClass
  /** The body or the reply holds a password or a code: no copy and no fast hash of it is kept for repeats. */
  readonly secret?: true
  /** `file`: the body is multipart with one file; `bytes`: the reply is a file. */
  readonly upload?: 'file'
  readonly download?: 'bytes'
  /** The reply stays open and tells what changes, as server-sent events; `reply` is the shape of each of them. */
  readonly stream?: 'events'
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly reply: z.ZodType
}

/** The routes of one module, by name; the audit action of a route is `module.name`. */
export type Contract<
  Routes extends Record<string, Route> = Record<string, Route>,
  Name extends string = string,
> = {
  readonly name: Name
  readonly routes: Routes
}

/** Declares the contract of a module; a route without permission, audit, purpose, subject or reply does not compile. */
export const defineContract = <const Name extends string, const Routes extends Record<string, Route>>(
  name: Name,
  routes: Routes,
): Contract<Routes, Name> => ({ name, routes })

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined

/** What a handler receives: parsed params, query and body. */
export type RouteInput<R extends Route> = {
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
}

/** What a caller sends. */
export type RouteCall<R extends Route> = (R['params'] extends z.ZodType
  ? { params: In<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { query: In<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { body: In<R['body']> } : unknown)

/** What a handler answers, before the reply schema takes off what is not listed. */
export type RouteReply<R extends Route> = z.input<R['reply']>

/** What a caller receives. */
export type RouteAnswer<R extends Route> = z.output<R['reply']>
