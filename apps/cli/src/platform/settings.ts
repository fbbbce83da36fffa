/** What the commands take from the environment; scripts/mips.mjs sets it for the database of the folder. */
export type Settings = {
  readonly adminUrl: string
  readonly dataDir: string
  readonly isLive: boolean
  readonly argonMemoryKib: number
}

/** Reads the settings; throws in plain words when the owner's address of the database is missing. */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const adminUrl = environment.MIPS_ADMIN_DATABASE_URL
  if (adminUrl === undefined || adminUrl === '') {
    throw new Error('MIPS_ADMIN_DATABASE_URL is not set: run this as `npm run mips -- <command>`.')
  }
  return {
    adminUrl,
    dataDir: environment.MIPS_DATA_DIR ?? '.data',
    isLive: environment.MIPS_ENVIRONMENT === 'live',
    argonMemoryKib: Number(environment.MIPS_ARGON_MEMORY_KIB ?? 65536),
  }
}
