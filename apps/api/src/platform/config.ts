/** The one place that reads the environment; wrong settings stop the start with the whole list. */
import { z } from 'zod'
import { ReceiverSettings, type ReceiverSetting } from './receiver-settings.ts'
import { SourceSettings, type SourceSetting } from './source-settings.ts'
import { originSetting, WitnessSettings, type WitnessSetting } from './witness-settings.ts'

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  MIPS_APP_DATABASE_URL: z.string().min(1),
  MIPS_SEALER_DATABASE_URL: z.string().optional(),
  MIPS_ENVIRONMENT: z.enum(['demo', 'test', 'live']).default('demo'),
  MIPS_DATA_DIR: z.string().default('.data'),
  MIPS_WEB_DIR: z.string().default('apps/web/dist'),
  MIPS_FORCE_NAME: z.string().default('Demonstration force'),
  MIPS_FORCE_CODE: z
    .string()
    .regex(/^[0-9A-Z]{2}$/)
    .default('01'),
  MIPS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MIPS_POOL_MAX: z.coerce.number().int().min(2).max(100).default(12),
  MIPS_INSECURE_COOKIE: z.enum(['0', '1']).default('0'),
  MIPS_IDLE_MINUTES: z.coerce.number().int().min(1).max(720).default(15),
  MIPS_SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(12),
  MIPS_ARGON_MEMORY_KIB: z.coerce.number().int().min(1024).default(65536),
  MIPS_LIMITS: z.enum(['on', 'off']).default('on'),
  MIPS_VAULT_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'Give 32 bytes as 64 hexadecimal digits' })
    .optional(),
  MIPS_SOURCES: SourceSettings,
  MIPS_RECEIVERS: ReceiverSettings,
  MIPS_AUDIT_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,150}$/, { error: 'Give a name without spaces and plus signs' })
    .optional(),
  MIPS_WITNESSES: WitnessSettings,
  MIPS_WITNESSES_NEEDED: z.coerce.number().int().min(0).max(16).optional(),
})

/** The settings of a running server, frozen. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly appDatabaseUrl: string
  readonly sealerDatabaseUrl: string | undefined
  readonly environment: 'demo' | 'test' | 'live'
  readonly dataDir: string
  readonly webDir: string
  readonly forceName: string
  readonly forceCode: string
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly poolMax: number
  readonly cookieName: string
  readonly cookieSecure: boolean
  readonly idleMinutes: number
  readonly sessionHours: number
  readonly argonMemoryKib: number
  readonly limitsOn: boolean
  /** The key of the source vault, in hexadecimal; without it the key file of the data directory is used. */
  readonly vaultKey: string | undefined
  /** Other sources that people are searched for in; none unless they are set. */
  readonly sources: readonly SourceSetting[]
  /** The ways to court and prosecutor; none unless they are set. */
  readonly receivers: readonly ReceiverSetting[]
  /** The name under which the audit is a log, in every head of it; it is never changed. */
  readonly auditOrigin: string
  /** Who outside is asked to cosign the heads of the audit; nobody unless they are set. */
  readonly witnesses: readonly WitnessSetting[]
  /** So many of them must have cosigned for the audit to be whole. */
  readonly witnessesNeeded: number
}

/** Reads and checks the settings; throws one error that lists everything that is wrong. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are wrong or missing:\n${lines.join('\n')}`)
  }
  const s = parsed.data
  if (s.MIPS_ENVIRONMENT === 'live' && s.MIPS_ARGON_MEMORY_KIB < 65536) {
    throw new Error(
      'These settings are wrong or missing:\n  MIPS_ARGON_MEMORY_KIB: a live force needs 65536 or more',
    )
  }
  if (s.MIPS_ENVIRONMENT === 'live' && s.MIPS_SOURCES.some(({ url }) => !url.startsWith('https:'))) {
    throw new Error(
      'These settings are wrong or missing:\n  MIPS_SOURCES: a live force asks others by https only',
    )
  }
  if (s.MIPS_ENVIRONMENT === 'live' && s.MIPS_RECEIVERS.some(({ url }) => !url.startsWith('https:'))) {
    throw new Error(
      'These settings are wrong or missing:\n  MIPS_RECEIVERS: a live force sends by https only',
    )
  }
  if (s.MIPS_ENVIRONMENT === 'live' && s.MIPS_WITNESSES.some(({ url }) => !url.startsWith('https:'))) {
    throw new Error(
      'These settings are wrong or missing:\n  MIPS_WITNESSES: a live force asks others by https only',
    )
  }
  const witnessesNeeded = s.MIPS_WITNESSES_NEEDED ?? s.MIPS_WITNESSES.length
  if (witnessesNeeded > s.MIPS_WITNESSES.length) {
    throw new Error(
      'These settings are wrong or missing:\n  MIPS_WITNESSES_NEEDED: there are fewer witnesses than are needed',
    )
  }
  const cookieSecure = s.MIPS_INSECURE_COOKIE === '0'
  return Object.freeze({
    port: s.PORT,
    host: s.HOST,
    appDatabaseUrl: s.MIPS_APP_DATABASE_URL,
    sealerDatabaseUrl: s.MIPS_SEALER_DATABASE_URL,
    environment: s.MIPS_ENVIRONMENT,
    dataDir: s.MIPS_DATA_DIR,
    webDir: s.MIPS_WEB_DIR,
    forceName: s.MIPS_FORCE_NAME,
    forceCode: s.MIPS_FORCE_CODE,
    logLevel: s.MIPS_LOG_LEVEL,
    poolMax: s.MIPS_POOL_MAX,
    cookieName: cookieSecure ? '__Host-mips' : 'mips',
    cookieSecure,
    idleMinutes: s.MIPS_IDLE_MINUTES,
    sessionHours: s.MIPS_SESSION_HOURS,
    argonMemoryKib: s.MIPS_ARGON_MEMORY_KIB,
    limitsOn: s.MIPS_LIMITS === 'on',
    vaultKey: s.MIPS_VAULT_KEY,
    sources: Object.freeze(s.MIPS_SOURCES),
    receivers: Object.freeze(s.MIPS_RECEIVERS),
    auditOrigin: originSetting(s),
    witnesses: Object.freeze(s.MIPS_WITNESSES),
    witnessesNeeded,
  })
}
