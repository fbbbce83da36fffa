/** Reference numbers for many records at once, from the same series that single records draw from. */
import type { RecordKind } from '@mips/contracts/contract'
import { formatReference, type NumberedReferenceKind } from '@mips/domain/identifiers/references'
import { formatCustodyNumber } from '@mips/domain/identifiers/custody-number'
import type pg from 'pg'
/** Only whole numbers are drawn. */
type Drawing = { int(least: number, most: number): number }

const kinds: Partial<Record<RecordKind, { kind: NumberedReferenceKind; series: string; isYearly: boolean }>> =
  {
    Nominal: { kind: 'NOMINAL', series: 'N', isYearly: false },
    Location: { kind: 'LOCATION', series: 'L', isYearly: false },
    Object: { kind: 'OBJECT', series: 'O', isYearly: false },
    Incident: { kind: 'INCIDENT', series: 'INC', isYearly: true },
    Arrest: { kind: 'ARREST', series: 'ARR', isYearly: true },
    VulnerabilityReport: { kind: 'VULNERABILITY', series: 'VUL', isYearly: true },
    AsbReport: { kind: 'ASB', series: 'ASB', isYearly: true },
    IntelligenceReport: { kind: 'INTELLIGENCE', series: 'INT', isYearly: true },
    Crime: { kind: 'CRIME', series: 'CR', isYearly: true },
    Exhibit: { kind: 'EXHIBIT', series: 'EXH', isYearly: true },
    MissingEpisode: { kind: 'MISSING_EPISODE', series: 'MIS', isYearly: true },
    AbuseAssessment: { kind: 'ABUSE_ASSESSMENT', series: 'DAR', isYearly: true },
    AsbCase: { kind: 'ASB_CASE', series: 'ABC', isYearly: true },
    StopSearch: { kind: 'STOP_SEARCH', series: 'SS', isYearly: true },
    ProtectionNotice: { kind: 'PROTECTION_NOTICE', series: 'DVP', isYearly: true },
    RightToKnow: { kind: 'RIGHT_TO_KNOW', series: 'RTK', isYearly: true },
  }

export type Numbering = {
  /** The next reference of a kind; null for kinds that have none. */
  next(kind: RecordKind, at: Date): string | null
  /** One that tells nothing, for a record that only some may know of. */
  opaque(kind: RecordKind, at: Date, random: Drawing): string | null
  custody(prefix: string, at: Date): string
  /** Writes back how far the series have come; inside the transaction that uses the numbers. */
  save(client: pg.ClientBase): Promise<void>
}

/** Takes up the series where they stand; the rows stay locked until the transaction ends. */
export async function takeNumbering(client: pg.ClientBase): Promise<Numbering> {
  await client.query('LOCK TABLE reference_series IN SHARE ROW EXCLUSIVE MODE')
  const { rows } = await client.query<{ series: string; year: number; last_number: number }>(
    'SELECT series, year, last_number FROM reference_series',
  )
  const last = new Map(rows.map((row) => [`${row.series} ${row.year}`, row.last_number]))
  const draw = (series: string, year: number) => {
    const key = `${series} ${year}`
    const number = (last.get(key) ?? 0) + 1
    last.set(key, number)
    return number
  }
  return {
    next(kind, at) {
      const own = kinds[kind]
      if (own === undefined) return null
      const year = at.getUTCFullYear()
      return formatReference(own.kind, draw(own.series, own.isYearly ? year : 0), year)
    },
    opaque(kind, at, random) {
      const own = kinds[kind]
      if (own === undefined) return null
      const letters = Array.from({ length: 8 }, () =>
        'BCDFGHJKLMNPQRSTVWXZ23456789'.charAt(random.int(0, 27)),
      ).join('')
      return own.isYearly ? `${own.series}/${at.getUTCFullYear()}/R${letters}` : `${own.series}R${letters}`
    },
    custody: (prefix, at) =>
      formatCustodyNumber(prefix, draw(`CUS:${prefix}`, at.getUTCFullYear()), at.getUTCFullYear()),
    async save(connection) {
      const all = [...last].map(([key, number]) => ({
        series: key.slice(0, key.lastIndexOf(' ')),
        year: Number(key.slice(key.lastIndexOf(' ') + 1)),
        number,
      }))
      await connection.query(
        `INSERT INTO reference_series (series, year, last_number) SELECT * FROM unnest($1::text[], $2::int[], $3::int[])
         ON CONFLICT (series, year) DO UPDATE SET last_number = greatest(reference_series.last_number, excluded.last_number)`,
        [all.map((row) => row.series), all.map((row) => row.year), all.map((row) => row.number)],
      )
    },
  }
}
