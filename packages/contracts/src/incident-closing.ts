/** What can be asked of how an incident closes: what it still owes, its codes, its closing and its reopening. */
import { incidentClosures } from '@mips/domain/codes/incidents'
import { nsirCategories, nsirQualifiers } from '@mips/domain/investigation/incident-crime'
import { z } from 'zod'
import { codeOf, Id, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'
import { RuleLine } from './rights-replies.ts'

const coded = z.object({ code: z.string(), label: z.string() })
const able = z.object({ allowed: z.boolean(), reason: z.string().optional() })

/** One closing; one that was undone stays, with the reason. */
export const ClosingLine = z.object({
  id: z.string(),
  disposal: coded,
  closingCodes: z.array(coded),
  qualifiers: z.array(coded),
  opening: coded.nullable(),
  closingReason: z.string().nullable(),
  words: z.string(),
  duplicateOf: z.object({ id: z.string(), reference: z.string().nullable() }).nullable(),
  closedAt: z.string(),
  closedBy: OfficerRef.nullable(),
  reopenedAt: z.string().nullable(),
  reopenedBy: OfficerRef.nullable(),
  reopenReason: z.string().nullable(),
})
export type ClosingLine = z.infer<typeof ClosingLine>

export const ClosingPage = z.object({
  incident: z.object({
    id: z.string(),
    reference: z.string().nullable(),
    version: z.number(),
    marking: z.string(),
    title: z.string(),
    isClosed: z.boolean(),
    closedAt: z.string().nullable(),
    closingCodeLabel: z.string().nullable(),
  }),
  /** What it was counted as when it was reported. */
  opening: coded.nullable(),
  /** What is known already, so that nobody types it: a crime that was recorded, the reason why it is none. */
  suggested: z.object({
    disposal: z.string(),
    closingCodes: z.array(z.string()),
    qualifiers: z.array(z.string()),
    closingReason: z.string(),
  }),
  /** What refuses the closing as suggested, each with the rule. */
  owed: z.array(RuleLine),
  closings: z.array(ClosingLine),
  may: z.object({ close: able, reopen: able }),
})
export type ClosingPage = z.infer<typeof ClosingPage>

const one = {
  purpose: 'required',
  subject: { kind: 'one', type: 'Incident', param: 'incidentId' },
  params: z.strictObject({ incidentId: Id }),
} as const
const changed = z.object({
  id: z.string(),
  version: z.number(),
  status: z.string(),
  problems: z.array(RuleLine),
})

export const incidentClosing = defineContract('incidentClosing', {
  get: {
    ...one,
    method: 'GET',
    path: '/incidents/:incidentId/closing',
    permission: 'incident.event.read',
    audit: 'consultation',
    reply: ClosingPage,
  },
  close: {
    ...one,
    method: 'POST',
    path: '/incidents/:incidentId/closing',
    permission: 'incident.event.close',
    audit: 'alteration',
    version: 'required',
    body: z.strictObject({
      disposal: codeOf(incidentClosures),
      words: requiredText(1000, 'Say how it ended'),
      closingCodes: z.array(codeOf(nsirCategories)).max(nsirCategories.length).default([]),
      qualifiers: z.array(codeOf(nsirQualifiers)).max(nsirQualifiers.length).default([]),
      closingReason: text(1000).optional(),
      duplicateOfId: Id.optional(),
    }),
    reply: changed,
  },
  reopen: {
    ...one,
    method: 'POST',
    path: '/incidents/:incidentId/reopening',
    permission: 'incident.event.close',
    audit: 'alteration',
    version: 'required',
    body: z.strictObject({ reason: requiredText(1000, 'Say why it is opened again') }),
    reply: changed,
  },
})
