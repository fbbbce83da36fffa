/** What can be asked of the custody module: open a record from an arrest, authorise, watch the clock, log. */
import {
  custodyExclusionKinds,
  custodyRecordTypes,
  detentionGrounds,
  observationLevels,
  custodyRiskLevels,
} from '@mips/domain/custody/codes'
import { openingProblems } from '@mips/domain/custody/answering-bail'
import { decisionProblems } from '@mips/domain/custody/decision-fields'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { z } from 'zod'
import { codeOf, Id, instant, oneOf, Origins, requiredText, text } from './common.ts'
import { cellRoutes } from './custody-cells.ts'
import { defineContract } from './contract.ts'
import { BoardLine, CustodyPage, StayOnBail } from './custody-replies.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })
const changed = z.object({ id: z.string(), version: z.number(), state: z.string() })

/** The rest of a decision is looked at beside other problems, so that all are told at once. */
const isDecisionTold = (told: unknown): boolean =>
  z
    .object({
      decision: z.enum(['AUTHORISED', 'REFUSED']),
      grounds: z.array(z.unknown()),
      groundsText: z.string().optional(),
      notToldReason: z.string().optional(),
      refusedReason: z.string().optional(),
    })
    .safeParse(told).success

export const custody = defineContract('custody', {
  open: {
    method: 'POST',
    path: '/custody/records',
    permission: 'custody.record.open',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'new', type: 'CustodyRecord' },
    body: z
      .strictObject({
        /** Left out where somebody answers bail: they were not arrested again. */
        arrestId: Id.optional(),
        /** The stay that ended in the bail that is answered or was broken. */
        earlierStayId: Id.optional(),
        stationCode: requiredText(12, 'Choose the custody suite'),
        arrivedAt: instant(),
        presentedAt: instant().optional(),
        recordTypes: z.array(codeOf(custodyRecordTypes)).min(1).max(5).default(['PACE']),
        cell: text(20).optional(),
        origins: Origins,
      })
      .superRefine((stay, context) => {
        for (const { field, reason } of openingProblems(stay))
          context.addIssue({ code: 'custom', path: [field], message: reason })
      }),
    reply: z.object({ id: z.string(), custodyNumber: z.string(), version: z.number() }),
  },
  /** Who is on bail before charge and has not come back: the ways to a stay that answers it. */
  findOnBail: {
    method: 'POST',
    path: '/custody/on-bail/searches',
    permission: 'custody.record.open',
    audit: 'search',
    purpose: 'required',
    subject: { kind: 'many', type: 'CustodyRecord' },
    /** The stays of the person of an arrest, or those whose number or name (surname first) is like the text. */
    body: z.strictObject({ arrestId: Id.optional(), text: text(80).optional() }),
    reply: z.object({ stays: z.array(StayOnBail) }),
  },
  get: {
    method: 'GET',
    path: '/custody/records/:recordId',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: CustodyPage,
  },
  board: {
    method: 'GET',
    path: '/custody/board',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: {
      none: 'The board of the suite is watched all shift; each record asks its purpose when it is opened',
    },
    subject: { kind: 'many', type: 'CustodyRecord' },
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({
      serverTime: z.string(),
      stations: z.array(z.object({ code: z.string(), name: z.string(), held: z.number() })),
      lines: z.array(BoardLine),
    }),
  },
  authoriseDetention: {
    method: 'POST',
    path: '/custody/records/:recordId/authorisations',
    permission: 'custody.detention.authorise',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z
      .strictObject({
        decision: oneOf(['AUTHORISED', 'REFUSED']),
        decidedAt: instant(),
        grounds: z.array(codeOf(detentionGrounds)).max(9).default([]),
        groundsText: text(2000).optional(),
        toldInPresence: z.boolean({ error: 'Say whether the person was told' }),
        notToldReason: text(500).optional(),
        refusedReason: text(1000).optional(),
        relevantTimeOverride: z
          .strictObject({ at: instant(), reason: requiredText(500, 'Say why the time differs') })
          .optional(),
        origins: Origins,
      })
      .superRefine(
        (decision, context) => {
          for (const { field, reason } of decisionProblems(decision))
            context.addIssue({ code: 'custom', path: [field], message: reason })
        },
        { when: ({ value }) => isDecisionTold(value) },
      ),
    reply: changed,
  },
  addLogEntry: {
    method: 'POST',
    path: '/custody/records/:recordId/log',
    permission: 'custody.log.add',
    audit: 'collection',
    purpose: 'required',
    subject: one,
    params,
    body: z.strictObject({
      kind: codeOf(custodyLogKinds),
      happenedAt: instant(),
      text: requiredText(4000, 'Say what happened'),
      correctsId: Id.optional(),
      lateReason: text(500).optional(),
    }),
    reply: z.object({ id: z.string(), recordedAt: z.string() }),
  },
  /** One entry on many records, one each: handover checks and meals. */
  addLogEntries: {
    method: 'POST',
    path: '/custody/log-entries',
    permission: 'custody.log.add',
    audit: 'collection',
    purpose: 'required',
    subject: { kind: 'many', type: 'CustodyRecord' },
    body: z.strictObject({
      recordIds: z.array(Id).min(1, { error: 'Choose at least one detainee' }).max(60),
      kind: codeOf(custodyLogKinds),
      happenedAt: instant(),
      text: requiredText(4000, 'Say what happened'),
      lateReason: text(500).optional(),
    }),
    reply: z.object({ entries: z.array(z.object({ recordId: z.string(), entryId: z.string() })) }),
  },
  assess: {
    method: 'POST',
    path: '/custody/records/:recordId/care',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      cell: text(20).optional(),
      /** What the rules on cells ask: why this one, the joint risk of all in it, the woman in charge, what was done first. */
      cellReason: text(500).optional(),
      jointRisk: text(1000).optional(),
      womanInCharge: text(120).optional(),
      isCellChecked: z.boolean().optional(),
      isCctvTold: z.boolean().optional(),
      riskLevel: codeOf(custodyRiskLevels).optional(),
      observationLevel: codeOf(observationLevels).optional(),
      reason: requiredText(1000, 'Say why'),
    }),
    reply: changed,
  },
  ...cellRoutes,
  recordExclusion: {
    method: 'POST',
    path: '/custody/records/:recordId/exclusions',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params,
    body: z.strictObject({
      kind: codeOf(custodyExclusionKinds),
      startsAt: instant(),
      endsAt: instant().optional(),
      reason: text(500).optional(),
    }),
    reply: changed,
  },
  /** The person is back, or the questioning is over. */
  endExclusion: {
    method: 'POST',
    path: '/custody/records/:recordId/exclusions/:exclusionId/end',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: 'required',
    subject: one,
    version: 'required',
    params: z.strictObject({ recordId: Id, exclusionId: Id }),
    body: z.strictObject({ endsAt: instant() }),
    reply: changed,
  },
})
