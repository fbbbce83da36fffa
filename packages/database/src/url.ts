/** Database addresses: the same server under another database or another role. */

/** The address with another database name in it. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(database)}`
  return address.toString()
}

/** The address with another role and password in it. */
export function withRole(url: string, role: string, password: string): string {
  const address = new URL(url)
  address.username = encodeURIComponent(role)
  address.password = encodeURIComponent(password)
  return address.toString()
}

/** The name of the database that the address points at. */
export function databaseOf(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  if (name === '') throw new Error('The database address names no database: end it with /<name>.')
  return name
}

/** Writes an identifier so that Postgres takes it as it stands. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Writes a text so that Postgres takes it as a literal, for statements that allow no parameters. */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new Error('A literal cannot hold a null byte.')
  const escaped = text.replaceAll("'", "''").replaceAll('\\', '\\\\')
  return escaped.includes('\\') ? ` E'${escaped}'` : `'${escaped}'`
}
