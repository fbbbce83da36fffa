/** Writes generated stays straight into the tables. */
import type { World } from '../../testing/world.ts'
import type { Made } from './custody-figures.stays.testing.ts'

const minute = 60_000

/** Writes the stays past every trigger, as a restore would; each table in one statement. */
export async function storeStays(world: World, stays: readonly Made[]): Promise<void> {
  const client = await world.admin.connect()
  const put = async (sql: string, rows: readonly object[]) => {
    for (let at = 0; at < rows.length; at += 20_000)
      await client.query(sql, [JSON.stringify(rows.slice(at, at + 20_000))])
  }
  const of = <T>(list: (stay: Made) => readonly T[], row: (item: T, stay: Made, nr: number) => object) =>
    stays.flatMap((stay) => list(stay).map((item, nr) => ({ stay: stay.id, ...row(item, stay, nr) })))
  try {
    await client.query("SET session_replication_role = 'replica'")
    const people = stays.map((stay, nr) => ({ ...stay, number: `GEN/${nr}`, person: personOf(stay) }))
    await put(
      `INSERT INTO custody_record (id, custody_number, station_code, record_types, state, arrived_at, authorised_at, decision, grounds_codes, released_at)
       SELECT id, number, suite, '{PACE}', CASE WHEN released IS NOT NULL THEN 'RELEASED' WHEN authorised IS NULL THEN 'ARRIVED' ELSE 'DETAINED' END, arrived, authorised, CASE WHEN authorised IS NOT NULL THEN 'AUTHORISED' END, '{}', released
         FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, number text, suite text, arrived timestamptz, authorised timestamptz, released timestamptz)`,
      people,
    )
    await put(
      `INSERT INTO person_record (id, nominal_id, source_kind, dob, dob_precision, sex, ethnicity_self) SELECT person, person, 'TEST', dob, precision, sex, ethnicity
         FROM jsonb_to_recordset($1::jsonb) AS x(person uuid, dob date, precision text, sex text, ethnicity text)`,
      people,
    )
    await put(
      `INSERT INTO link (from_id, to_id, role) SELECT id, person, 'DETAINEE' FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, person uuid)`,
      people,
    )
    const checks = of(
      ({ checks }) => checks,
      (check) => ({ ...check }),
    )
    const logSql = `INSERT INTO log_entry (id, record_id, kind, happened_at, recorded_at, text, details, corrects_id)
       SELECT coalesce(id, new_id()), stay, kind, "doneAt", "recordedAt", 'made', details, corrects
         FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, stay uuid, kind text, "doneAt" timestamptz, "recordedAt" timestamptz, details jsonb, corrects uuid)`
    await put(logSql, checks)
    const wrong = checks.filter((check) => 'isCorrected' in check && check.isCorrected === true)
    await put(
      logSql,
      wrong.map((check) => ({ ...check, id: null, kind: 'NOTE', corrects: 'id' in check ? check.id : null })),
    )
    await put(
      logSql,
      of(
        ({ plans }) => plans.filter(({ isChange }) => isChange),
        ({ level, from, recordedAt }) => ({
          kind: 'LEVEL_CHANGE',
          doneAt: from,
          recordedAt,
          details: { from: '1', to: level },
        }),
      ),
    )
    await put(
      logSql,
      of(
        ({ rights }) => (rights?.how === 'log' ? [rights] : []),
        ({ at }) => ({ kind: 'RIGHTS', doneAt: at, recordedAt: at }),
      ),
    )
    await put(
      `INSERT INTO rights_entry (record_id, kind, happened_at, officer_id, officer_rank, log_entry_id) SELECT stay, kind, at, new_id(), 'PS', new_id() FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, kind text, at timestamptz)`,
      [
        ...of(
          ({ rights }) => (rights?.how === 'entry' ? [rights] : []),
          ({ at }) => ({ kind: 'NOTICE_GIVEN', at }),
        ),
        ...of(
          ({ isAuthorityAsked, arrived, rights }) =>
            isAuthorityAsked && rights?.how !== 'log' ? [arrived] : [],
          (at) => ({ kind: 'AUTHORITY_ASKED', at }),
        ),
      ],
    )
    await put(
      `INSERT INTO custody_care_plan (custody_record_id, version, level, every_minutes, must_rouse, needs_anti_ligature, reason, decided_at, recorded_at, recorded_by)
       SELECT stay, nr + 1, level, every, "mustRouse", false, 'made', "from", "recordedAt", new_id() FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, nr int, level text, every int, "mustRouse" boolean, "from" timestamptz, "recordedAt" timestamptz)`,
      of(
        ({ plans }) => plans.filter(({ isChange }) => !isChange),
        (plan, _stay, nr) => ({ ...plan, nr }),
      ),
    )
    await put(
      `INSERT INTO custody_review (custody_record_id, due_at, done_at, postponed_reason) SELECT stay, at, at, reason FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, at timestamptz, reason text)`,
      of(
        ({ reviews }) => reviews,
        (review) => ({ ...review }),
      ),
    )
    await put(
      `INSERT INTO custody_limit (custody_record_id, kind, at, reason) SELECT stay, 'REVIEW_POSTPONED', at, reason FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, at timestamptz, reason text)`,
      of(
        ({ putOff }) => putOff,
        (each) => ({ ...each }),
      ),
    )
    await put(
      `INSERT INTO custody_exclusion (custody_record_id, kind, starts_at, ends_at) SELECT stay, 'HOSPITAL_TREATMENT', "from", "to" FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, "from" timestamptz, "to" timestamptz)`,
      of(
        ({ hospital }) => hospital,
        (each) => ({ ...each }),
      ),
    )
    const adults = of(
      ({ adult }) => (adult === null ? [] : [adult]),
      (adult, { id }) => ({ ...adult, request: id }),
    )
    await put(
      `INSERT INTO attending_request (id, record_id, role, mode, requested_at, officer_id, log_entry_id) SELECT request, stay, 'AA', 'IN_PERSON', asked, new_id(), new_id() FROM jsonb_to_recordset($1::jsonb) AS x(request uuid, stay uuid, asked timestamptz)`,
      adults,
    )
    await put(
      `INSERT INTO attending_step (request_id, record_id, kind, happened_at, officer_id, log_entry_id) SELECT request, stay, 'ARRIVED', came, new_id(), new_id() FROM jsonb_to_recordset($1::jsonb) AS x(request uuid, stay uuid, came timestamptz) WHERE came IS NOT NULL`,
      adults,
    )
    for (const [table, kind, count] of [
      ['custody_search', 'STRIP', (stay: Made) => stay.strip],
      ['custody_force', 'IN', (stay: Made) => stay.force],
    ] as const)
      await put(
        `WITH x AS (SELECT new_id() AS id, stay, at FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, at timestamptz)) INSERT INTO ${table} (id, custody_record_id, root_id, kind, state, at, recorded_at) SELECT id, stay, id, '${kind}', 'DRAFT', at, at FROM x`,
        of(
          (stay) => Array.from({ length: count(stay) }, (_none, nr) => nr),
          (nr, stay) => ({ at: new Date(stay.arrived.getTime() + (nr + 5) * minute) }),
        ),
      )
    await put(
      `INSERT INTO event_offence (event_id, sequence, offence_code, title, disposed_at) SELECT stay, 1, 'CJ88116', 'made', decided FROM jsonb_to_recordset($1::jsonb) AS x(stay uuid, decided timestamptz)`,
      of(
        ({ decided }) => (decided === null ? [] : [decided]),
        (decided) => ({ decided }),
      ),
    )
  } finally {
    await client.query("SET session_replication_role = 'origin'")
    client.release()
  }
  await world.admin.query('ANALYZE')
}

/** The person of a stay has its id but for the first letters. */
const personOf = ({ id }: Made) => `ffffffff${id.slice(8)}`
