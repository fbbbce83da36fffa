/** The board of a suite as a page that prints and needs nothing but itself, signed so that a changed copy shows. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PackedStay } from '@mips/contracts/custody-board-replies'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatLondon } from '@mips/domain/time/london-time'

type Pack = { serverTime: string; station: { code: string; name: string }; stays: readonly PackedStay[] }

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The page without its signature: the board on top, then a care sheet for each person. */
export function boardPaper({ serverTime, station, stays }: Pack): string {
  const rows = stays.map(
    ({
      line,
    }) => `<tr><td>${escape(line.cell ?? '-')}</td><th scope="row">${escape(line.personName)} (${line.age ?? '?'})${line.isChild ? ' CHILD' : ''}<br>${escape(line.custodyNumber)}</th>
<td>${escape(line.offence)}</td><td>${formatLondon(line.arrivedAt)}</td><td>${line.clock.due.map((due) => `${escape(due.label)} ${formatLondon(due.at)}${due.state === 'overdue' ? ' OVERDUE' : ''}`).join('<br>')}</td>
<td>${escape(line.riskLevel === null ? 'not assessed' : labelIn(custodyRiskLevels, line.riskLevel))}, level ${escape(line.observationLevel ?? '?')}<br>${line.markers.map(({ label }) => escape(label)).join(', ')}</td></tr>`,
  )
  const sheets = stays.map(
    ({
      line,
      grounds,
      log,
    }) => `<section><h2>${escape(line.cell ?? '-')}: ${escape(line.personName)}, ${escape(line.custodyNumber)}</h2>
<p>Relevant time ${line.clock.relevantTime === null ? 'none' : formatLondon(line.clock.relevantTime)}; release by ${line.clock.releaseBy === null ? 'no limit runs' : formatLondon(line.clock.releaseBy)}. Warnings: ${line.markers.map(({ label }) => escape(label)).join(', ') || 'none known'}.</p>
<p>${escape(grounds ?? '')}</p><table><caption>Log, latest first</caption><thead><tr><th scope="col">Happened</th><th scope="col">Recorded</th><th scope="col">What</th><th scope="col">By</th></tr></thead><tbody>
${log.map((entry) => `<tr><td>${formatLondon(entry.happenedAt)}</td><td>${formatLondon(entry.recordedAt)}</td><td>${escape(entry.kindLabel)}: ${escape(entry.text)}</td><td>${escape(entry.author ?? '')}</td></tr>`).join('\n')}
</tbody></table><table class="blank"><caption>Entries by hand while there is no system</caption><thead><tr><th scope="col">Happened</th><th scope="col">What</th><th scope="col">Name and number</th></tr></thead><tbody>${'<tr><td>&nbsp;</td><td></td><td></td></tr>'.repeat(6)}</tbody></table></section>`,
  )
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Custody board ${escape(station.name)}, ${formatLondon(serverTime)}</title>
<style>body{font:11pt Arial,sans-serif;margin:1cm}table{border-collapse:collapse;width:100%;margin:0 0 1em}th,td{border:1px solid #000;padding:3px;text-align:left;vertical-align:top}caption{text-align:left;font-weight:bold}section{break-before:page}.blank td{height:1.6em}</style></head>
<body><p>OFFICIAL-SENSITIVE</p><h1>Custody board: ${escape(station.name)}</h1><p>As at ${formatLondon(serverTime)}. ${stays.length} held. What happened after this is not on it.</p>
<table><thead><tr><th scope="col">Cell</th><th scope="col">Detainee</th><th scope="col">Offence</th><th scope="col">Since</th><th scope="col">Due</th><th scope="col">Risk and warnings</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
${sheets.join('\n')}
<p>OFFICIAL-SENSITIVE</p></body></html>
`
}

const signatureMark = '\n<!-- signature '

/** The page with its signature as its last line. */
export function signPaper(paper: string, key: KeyObject): string {
  return `${paper}${signatureMark}${sign(null, digestOf(paper), key).toString('base64')} -->\n`
}

/** Whether a page is as this server wrote it. */
export function isSignedBy(signed: string, publicKey: KeyObject): boolean {
  const at = signed.lastIndexOf(signatureMark)
  const signature = at === -1 ? undefined : / ([A-Za-z0-9+/=]+) -->\n$/.exec(signed.slice(at))?.[1]
  if (signature === undefined) return false
  return verify(null, digestOf(signed.slice(0, at)), publicKey, Buffer.from(signature, 'base64'))
}

const digestOf = (paper: string) => createHash('sha256').update(paper).digest()

/** The key of this server's papers, made the first time; its public half lies beside the papers. */
export function paperKey(folder: string): { key: KeyObject; publicKey: KeyObject } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'key.pem')
  if (!existsSync(file)) {
    const made = generateKeyPairSync('ed25519')
    keep(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    keep(path.join(folder, 'public.pem'), made.publicKey.export({ type: 'spki', format: 'pem' }).toString())
  }
  const key = createPrivateKey(readFileSync(file))
  return { key, publicKey: createPublicKey(key) }
}

/** Writes beside and then in place, so that a file is never half written; only the server's own user reads it. */
export function keep(file: string, content: string): void {
  const beside = `${file}.new`
  writeFileSync(beside, content, { mode: 0o600 })
  renameSync(beside, file)
}
