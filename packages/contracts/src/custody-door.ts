/** What can be asked at the door: letting a person go, handing over, a release that is stopped, a loss. */
import { lossKinds, transferDisposals } from '@mips/domain/custody/outcome-codes'
import { z } from 'zod'
import { codeOf, Id, instant, oneOf, requiredText, text } from './common.ts'

const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const params = z.strictObject({ recordId: Id })
const lateReason = text(500).optional()
const moved = z.object({ id: z.string(), version: z.number(), state: z.string(), left: z.array(z.string()) })

/** A change of the state of the stay: one officer at a time, by version. */
const move = { audit: 'alteration', purpose: 'required', subject: one, version: 'required', params } as const

/** What the suite held for the person: settled, or why it is not. */
const settled = {
  isPropertySettled: z.boolean().default(false),
  propertyHeldReason: text(500).optional(),
  propertyNotSignedReason: text(500).optional(),
  isMedicationReturned: z.boolean().default(false),
  medicationReason: text(500).optional(),
  forceReason: text(500).optional(),
}

export const doorRoutes = {
  /** The release is stopped: the person stays, while an authority is in time. */
  stopRelease: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/release-stops',
    permission: 'custody.detainee.release',
    body: z.strictObject({ at: instant(), reason: requiredText(1000, 'Say why'), lateReason }),
    reply: moved,
  },
  beginRelease: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/release-beginnings',
    permission: 'custody.detainee.release',
    body: z.strictObject({ at: instant(), lateReason }),
    reply: moved,
  },
  letGo: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/releases',
    permission: 'custody.detainee.release',
    body: z.strictObject({
      releasedAt: instant(),
      ...settled,
      isBailNoticeServed: z.boolean().default(false),
      collectedBy: text(120).optional(),
      aloneReason: text(500).optional(),
      inspectorName: text(120).optional(),
      /** Why a release does not wait for the safety plan at a high risk of domestic abuse (SG-05), and who agreed. */
      safeguardingReason: text(500).optional(),
      safeguardingInspector: text(120).optional(),
      note: text(2000).optional(),
      lateReason,
    }),
    reply: moved,
  },
  handOver: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/transfers',
    permission: 'custody.detainee.release',
    body: z.strictObject({
      at: instant(),
      disposal: codeOf(transferDisposals),
      receiver: requiredText(200, 'Say who receives the person'),
      ...settled,
      note: text(2000).optional(),
      lateReason,
    }),
    reply: moved,
  },
  recordLoss: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/losses',
    permission: 'custody.loss.record',
    body: z.strictObject({
      kind: codeOf(lossKinds),
      at: instant(),
      circumstances: requiredText(4000, 'Say what happened'),
      isCirculated: z.boolean().default(false),
      isScenePreserved: z.boolean().optional(),
      isReferred: z.boolean().optional(),
      lateReason,
    }),
    reply: moved,
  },
  /** The person was caught again, or the record is closed without. */
  endEscape: {
    ...move,
    method: 'POST',
    path: '/custody/records/:recordId/outcome/recaptures',
    permission: 'custody.loss.record',
    body: z.strictObject({
      step: oneOf(['RECAPTURED', 'CLOSED']),
      at: instant(),
      note: requiredText(2000, 'Say what happened'),
      lateReason,
    }),
    reply: moved,
  },
} as const
