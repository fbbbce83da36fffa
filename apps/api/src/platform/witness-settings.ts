/** The witnesses of the audit, as the settings of the server name them. */
import { COSIGNS, readKeyWords } from '@mips/transparency/signed-note'
import { z } from 'zod'
import { jsonText } from './json-setting.ts'

/** A key in one word, read into what signatures are held against. */
const CosignerKey = z.string().transform((words, context) => {
  try {
    const key = readKeyWords(words)
    if (key.kind === COSIGNS) return key
    context.addIssue({ code: 'custom', message: 'is not the key of a witness' })
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is no key' })
  }
  return z.NEVER
})

const WitnessSetting = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  key: CosignerKey,
  timeoutMs: z.int().min(100).max(60_000).default(10_000),
  /** So often it is asked while there is something to cosign. */
  everyMs: z.int().min(20).max(600_000).default(5_000),
  /** Whether it tells the last head that it cosigned, as those of ours do; one of the bare protocol does not. */
  tellsHead: z.boolean().default(true),
})
export type WitnessSetting = Readonly<z.output<typeof WitnessSetting>>

/** The list in MIPS_WITNESSES: a JSON array; no witness and no key stands there twice. */
export const WitnessSettings = jsonText
  .pipe(z.array(WitnessSetting).max(16))
  .refine((list) => new Set(list.map(({ key }) => key.name)).size === list.length, {
    error: 'a witness is named twice',
  })
  .refine(
    (list) => new Set(list.map(({ key }) => key.publicKey.export({ format: 'jwk' }).x)).size === list.length,
    {
      error: 'two witnesses have one key',
    },
  )

/** The name of the audit as a log: as it is set, or of the force and the environment, with the same defaults as the settings have. */
export const originSetting = (settings: {
  MIPS_AUDIT_ORIGIN?: string | undefined
  MIPS_FORCE_CODE?: string | undefined
  MIPS_ENVIRONMENT?: string | undefined
}): string =>
  settings.MIPS_AUDIT_ORIGIN ??
  `mips/${settings.MIPS_FORCE_CODE ?? '01'}/${settings.MIPS_ENVIRONMENT ?? 'demo'}`
