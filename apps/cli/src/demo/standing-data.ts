/** What the demonstration takes from the public standing data: offences by code and suites of the Metropolitan Police. */
import type pg from 'pg'
import type { Making } from './model.ts'

/** Croydon first: its board is the one that the demonstration opens on. */
const prefixes = ['ZD', 'LD', 'PL', 'WH', 'MS'] as const

export async function readStandingData(
  client: pg.ClientBase,
): Promise<Pick<Making, 'offences' | 'stations'>> {
  const offences = await client.query<{
    code: string
    title: string
    category: string | null
    ho_code: string | null
    is_recordable: boolean | null
  }>('SELECT code, title, category, ho_code, is_recordable FROM offence WHERE is_common')
  const stations = await client.query<{ code: string; name: string; prefix: string }>(
    `SELECT code, name, station_prefix AS prefix FROM organisation_unit WHERE force_code = '01' AND is_custody_suite AND station_prefix = ANY ($1) ORDER BY array_position($1, station_prefix)`,
    [prefixes],
  )
  if (offences.rows.length === 0 || stations.rows.length === 0)
    throw new Error('The standing data is not loaded: run the preparation step first.')
  return {
    offences: new Map(
      offences.rows.map((row) => [
        row.code,
        { title: row.title, category: row.category, hoCode: row.ho_code, isRecordable: row.is_recordable },
      ]),
    ),
    stations: stations.rows,
  }
}
