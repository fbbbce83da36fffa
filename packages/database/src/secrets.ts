/** The passwords of the database roles: made on the first run and kept in one file, or given by the environment. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type RoleSecrets = { appPassword: string; sealerPassword: string; auditorPassword: string }

const VARIABLES = {
  appPassword: 'MIPS_APP_PASSWORD',
  sealerPassword: 'MIPS_SEALER_PASSWORD',
  auditorPassword: 'MIPS_AUDITOR_PASSWORD',
} as const

/** Passwords that nobody has seen before. */
export function newSecrets(): RoleSecrets {
  const password = () => randomBytes(24).toString('hex')
  return { appPassword: password(), sealerPassword: password(), auditorPassword: password() }
}

/**
 * Reads the passwords from `environment` where it names them, else from `file`, which is made (mode 0600) when missing.
 * Throws when the file is there but is not whole: new passwords would lock a running program out.
 */
export function loadSecrets(file: string, environment: Record<string, string | undefined>): RoleSecrets {
  const kept = existsSync(file) ? parse(file) : newSecrets()
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(kept, null, 2) + '\n', { mode: 0o600, flag: 'wx' })
  }
  return {
    appPassword: environment[VARIABLES.appPassword] ?? kept.appPassword,
    sealerPassword: environment[VARIABLES.sealerPassword] ?? kept.sealerPassword,
    auditorPassword: environment[VARIABLES.auditorPassword] ?? kept.auditorPassword,
  }
}

function parse(file: string): RoleSecrets {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    read = undefined
  }
  const fields = typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  const { appPassword, sealerPassword, auditorPassword } = fields
  if (
    typeof appPassword === 'string' &&
    typeof sealerPassword === 'string' &&
    typeof auditorPassword === 'string'
  ) {
    return { appPassword, sealerPassword, auditorPassword }
  }
  throw new Error(`${file} is not whole. Delete it and start again: new passwords are then made and set.`)
}
