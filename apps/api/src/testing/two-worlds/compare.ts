/** Holds two answers against each other byte for byte, after taking out what no two requests share: fresh ids and the real time. */
import type { LightMyRequestResponse } from 'fastify'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** The number of a record that is restricted from its first moment: made by chance, so that it tells nothing. */
const opaque = /\/R[B-DF-HJ-NP-TV-Z2-9]{8}\b/g
const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|\+00:00)/g

const auditNumbers = /("id":"|"nextBeforeId":"|"entries":|"unsealed":|\\r\\n\\")(\d+)([",\\])/g
// The digest and the signature of an export cover those numbers too.
const digest = /"(sha256|signature)":"[^"]*"/g

/** The words of one world: ids made during the session are numbered as they appear, everything else stays as it is. */
export function wordsOf(start: Date, constants: readonly string[]) {
  const known = new Map<string, string>()
  const fixed = new Set(constants)
  const isFresh = (id: string, version: string) => {
    if (fixed.has(id)) return false
    return version === '7'
      ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) >= start.getTime() - 1
      : version === '4'
  }
  const nameOf = (id: string) => {
    const name = known.get(id) ?? `made-${known.size + 1}`
    known.set(id, name)
    return name
  }
  const chance = new Map<string, string>()
  const numberOf = (reference: string) => {
    const name = chance.get(reference) ?? `/opaque-${chance.size + 1}`
    chance.set(reference, name)
    return name
  }
  const entries = new Map<string, string>()
  const counts = new Map<string, string>()
  // A count that happens to equal the number of an entry must not pass for it.
  const entryOf = (before: string, number: string) => {
    const isCount = before.includes('"entries"') || before.includes('"unsealed"')
    const [names, word] = isCount ? [counts, 'count'] : [entries, 'entry']
    const name = names.get(number) ?? `${word}-${names.size + 1}`
    names.set(number, name)
    return name
  }
  const say = (text: string) =>
    text
      .replaceAll(digest, '"$1":""')
      .replaceAll(uuid, (id: string, version: string) => (isFresh(id, version) ? nameOf(id) : id))
      .replaceAll(opaque, numberOf)
      // The size of the whole audit is told to auditors by design, and with it the numbers of its entries.
      .replaceAll(
        auditNumbers,
        (_all: string, before: string, number: string, after: string) =>
          `${before}${entryOf(before, number)}${after}`,
      )
      .replaceAll(instant, (at) => (Math.abs(Date.parse(at) - Date.now()) < 86_400_000 ? 'now' : at))
  return (response: LightMyRequestResponse): { status: number; headers: string; body: string } => {
    const { date: _date, 'x-request-id': requestId, 'content-length': _length, ...headers } = response.headers
    const own = (text: string) =>
      say(typeof requestId === 'string' ? text.replaceAll(requestId, 'request') : text)
    const body = response.headers['content-type']?.toString().startsWith('application/json')
      ? response.body
      : response.rawPayload.toString('base64')
    return { status: response.statusCode, headers: own(JSON.stringify(headers)), body: own(body) }
  }
}
