/** The other sources that a server is connected to, as its settings name them. */
import { sourceKinds } from '@mips/domain/search/sources'
import { z } from 'zod'
import { jsonText } from './json-setting.ts'

const kinds = sourceKinds.map(({ code }) => code)

const SourceSetting = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,20}$/, 'must be small letters, digits and hyphens'),
  name: z.string().min(1).max(60),
  kind: z.enum(kinds as [(typeof kinds)[number], ...(typeof kinds)[number][]]),
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  key: z.string().min(16, 'must be at least 16 characters'),
  timeoutMs: z.int().min(100).max(10_000).default(5_000),
})
export type SourceSetting = Readonly<z.output<typeof SourceSetting>>

/** The list in MIPS_SOURCES: a JSON array; no two sources may share a code. */
export const SourceSettings = jsonText
  .pipe(z.array(SourceSetting).max(10))
  .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, {
    error: 'two sources share a code',
  })
