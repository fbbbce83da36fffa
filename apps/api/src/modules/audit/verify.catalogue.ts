/** The catalogue must say of the audit what it said when the servers started, unless a migration came between. */
import type pg from 'pg'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import type { Finding } from './finding.ts'
import type { WitnessLine } from './witness.ts'

export async function catalogueFindings(
  client: pg.ClientBase,
  told: readonly WitnessLine[],
): Promise<Finding[]> {
  const restored = told.findLastIndex(({ kind }) => kind === 'recovery')
  const lines = told.slice(restored + 1).flatMap((line) => (line.kind === 'catalogue' ? line : []))
  if (lines.length === 0) return []
  const now = await readCatalogue(client)
  const first = new Map<string, string>()
  const findings: Finding[] = []
  const hold = ({ migrations, catalogue }: Catalogue, where: string) => {
    const state = `${migrations} ${catalogue.split(':')[0] ?? ''}`
    const known = first.get(state)
    if (known === undefined) first.set(state, catalogue)
    else if (known !== catalogue)
      findings.push({
        kind: 'catalogue_changed',
        where,
        words:
          'Tables, locks, functions or rights of the audit are not as they were, and no migration changed them.',
      })
  }
  for (const line of lines) hold(line, `as told at ${line.at}`)
  hold(now, 'catalogue')
  return findings
}
