/** The ways to court and prosecutor, as the settings of the server name them. */
import { messageReceivers } from '@mips/domain/case/outbox'
import { z } from 'zod'
import { jsonText } from './json-setting.ts'

const codes = messageReceivers.map(({ code }) => code)

const ReceiverSetting = z.strictObject({
  code: z.enum(codes as [(typeof codes)[number], ...(typeof codes)[number][]]),
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  key: z.string().min(16, 'must be at least 16 characters'),
  timeoutMs: z.int().min(100).max(60_000).default(10_000),
  /** So often messages that wait are looked for, and what the receiver has for us is fetched. */
  everyMs: z.int().min(20).max(600_000).default(2_000),
  /** So many are on their way at a time. */
  lanes: z.int().min(1).max(16).default(2),
  /** What was agreed with this receiver in place of the figures of the house (OB-3, OB-5). */
  retrySeconds: z.number().min(0.05).max(86_400).optional(),
  retryLongestSeconds: z.number().min(0.05).max(86_400).optional(),
  acknowledgeSeconds: z.number().min(0.1).max(604_800).optional(),
})
export type ReceiverSetting = Readonly<z.output<typeof ReceiverSetting>>

/** The list in MIPS_RECEIVERS: a JSON array; no receiver stands there twice. */
export const ReceiverSettings = jsonText
  .pipe(z.array(ReceiverSetting).max(codes.length))
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, {
    error: 'a receiver is named twice',
  })
