/** What can be asked of the session module: sign in and out, lock, own password, preferences and drafts. */
import { z } from 'zod'
import { Id, int4, jsonDoc, oneOf, requiredText, secretText, text } from './common.ts'
import { defineContract } from './contract.ts'

export const SignIn = z.strictObject({
  staffNumber: requiredText(20, 'Enter your warrant or pay number'),
  password: secretText('Enter your password'),
})
export type SignIn = z.input<typeof SignIn>

/** `current` is not asked of somebody who has just signed in with an activation code, which works once. */
export const ChangePassword = z.strictObject({
  current: secretText('Enter your password').optional(),
  new: secretText('Enter a new password'),
})
export type ChangePassword = z.input<typeof ChangePassword>

export const Preferences = z.strictObject({
  theme: oneOf(['system', 'light', 'dark']).optional(),
  density: oneOf(['comfortable', 'compact']).optional(),
  /** Keys of one letter can be switched off, for people who speak to their device. */
  letterKeys: oneOf(['on', 'off']).optional(),
})
export type Preferences = z.infer<typeof Preferences>

/** Who is signed in, and what they may do. */
export const CurrentSession = z.object({
  user: z.object({
    id: z.string(),
    staffNumber: z.string(),
    displayName: z.string(),
    rank: z.string(),
    unitCode: z.string(),
  }),
  sessionId: z.string(),
  roles: z.array(z.object({ code: z.string(), label: z.string() })),
  permissions: z.array(z.string()),
  /** The separate pool of identities that this session works in; null is the public index. */
  pool: z.object({ code: z.string(), label: z.string() }).nullable(),
  locked: z.boolean(),
  mustChangePassword: z.boolean(),
  preferences: z.object({
    theme: z.string().optional(),
    density: z.string().optional(),
    letterKeys: z.string().optional(),
  }),
  forceName: z.string(),
  environment: z.string(),
  serverTime: z.string(),
  idleMinutes: z.number(),
})
export type CurrentSession = z.infer<typeof CurrentSession>

/** One live session of the same user. */
export const OwnSession = z.object({
  id: z.string(),
  isThis: z.boolean(),
  userAgent: z.string().nullable(),
  signedInAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  locked: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>

/** The largest draft, in characters as it is written: the longest intelligence report fits in it. */
const longestDraft = 700_000

const DraftKey = text(120).refine((value) => /^[A-Za-z0-9:._-]+$/.test(value), {
  error: 'Use letters, digits and : . _ - only',
})
export const Draft = z.object({
  key: z.string(),
  formVersion: z.number(),
  content: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
})
export type Draft = z.infer<typeof Draft>

const SignedIn = z.object({ mustChangePassword: z.boolean(), displayName: z.string() })
const Done = z.object({ done: z.literal(true) })
const ownAffair = {
  none: 'Own session, password, preferences or unsaved work: nobody else is looked at',
} as const
const noSubject = { kind: 'none', why: 'Acts on the own session only' } as const
const permission = 'session.own.use'

export const session = defineContract('session', {
  signIn: {
    method: 'POST',
    path: '/session',
    permission: { open: 'Nobody is known before they sign in' },
    audit: 'consultation',
    purpose: ownAffair,
    subject: noSubject,
    limit: 'signIn',
    secret: true,
    body: SignIn,
    reply: SignedIn,
  },
  getCurrent: {
    method: 'GET',
    path: '/session',
    permission,
    audit: 'consultation',
    purpose: ownAffair,
    subject: noSubject,
    reply: CurrentSession,
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    reply: Done,
  },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/session/all',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    reply: Done,
  },
  lock: {
    method: 'POST',
    path: '/session/lock',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    reply: Done,
  },
  unlock: {
    method: 'POST',
    path: '/session/unlock',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    limit: 'signIn',
    secret: true,
    body: z.strictObject({ password: secretText('Enter your password') }),
    reply: SignedIn,
  },
  changePassword: {
    method: 'POST',
    path: '/session/password',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    limit: 'signIn',
    secret: true,
    body: ChangePassword,
    reply: Done,
  },
  savePreferences: {
    method: 'PUT',
    path: '/session/preferences',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    body: Preferences,
    reply: Preferences,
  },
  listSessions: {
    method: 'GET',
    path: '/session/all',
    permission,
    audit: 'consultation',
    purpose: ownAffair,
    subject: noSubject,
    reply: z.object({ sessions: z.array(OwnSession) }),
  },
  endSession: {
    method: 'DELETE',
    path: '/session/all/:sessionId',
    permission,
    audit: 'alteration',
    purpose: ownAffair,
    subject: noSubject,
    params: z.strictObject({ sessionId: Id }),
    reply: Done,
  },
  listDrafts: {
    method: 'GET',
    path: '/drafts',
    permission,
    audit: 'consultation',
    purpose: ownAffair,
    subject: noSubject,
    reply: z.object({ drafts: z.array(Draft.omit({ content: true })) }),
  },
  getDraft: {
    method: 'GET',
    path: '/drafts/:key',
    permission,
    audit: 'consultation',
    purpose: ownAffair,
    subject: noSubject,
    params: z.strictObject({ key: DraftKey }),
    reply: z.object({ draft: Draft.nullable() }),
  },
  saveDraft: {
    method: 'PUT',
    path: '/drafts/:key',
    permission,
    audit: 'collection',
    purpose: ownAffair,
    subject: noSubject,
    params: z.strictObject({ key: DraftKey }),
    body: z.strictObject({ formVersion: int4(1, 10_000).default(1), content: jsonDoc(longestDraft) }),
    reply: Draft.omit({ content: true }),
  },
  discardDraft: {
    method: 'DELETE',
    path: '/drafts/:key',
    permission,
    audit: 'erasure',
    purpose: ownAffair,
    subject: noSubject,
    params: z.strictObject({ key: DraftKey }),
    reply: Done,
  },
})
