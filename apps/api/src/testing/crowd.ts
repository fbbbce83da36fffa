/** Many people at one place, written as the owner of the tables: for tests of what a crowd costs. */
import type { World } from './world.ts'

/** So many people who live at the place, each with a nominal of their own. */
export async function crowdAt(world: World, placeId: string, many: number): Promise<void> {
  const client = await world.admin.connect()
  try {
    await client.query('BEGIN')
    // The triggers that ask for a request stay out of it.
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query(
      'CREATE TEMP TABLE made ON COMMIT DROP AS SELECT new_id() AS nominal, new_id() AS person FROM generate_series(1, $1::int)',
      [many],
    )
    await client.query(
      "INSERT INTO record (id, kind) SELECT nominal, 'Nominal' FROM made UNION ALL SELECT person, 'PersonRecord' FROM made",
    )
    await client.query('INSERT INTO nominal (id) SELECT nominal FROM made')
    await client.query(
      "INSERT INTO person_record (id, nominal_id, source_kind, dob) SELECT person, nominal, 'TEST', '1980-01-01' FROM made",
    )
    await client.query("INSERT INTO link (from_id, to_id, role) SELECT person, $1, 'LIVES' FROM made", [
      placeId,
    ])
    await client.query('COMMIT')
    await client.query('ANALYZE link, person_record, record, nominal')
  } finally {
    client.release()
  }
}
