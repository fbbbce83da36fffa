/** Loads the demonstration in stages; each is whole or nothing, and a load that was cut short goes on where it stopped. */
import type pg from 'pg'
import { hashPassword } from '@mips/api/src/platform/auth/password.ts'
import { auditedLoad, createLoader, type Loader } from '../platform/audited-load.ts'
import { copyRows } from '../platform/copy.ts'
import { print, startProgress, type Progress } from '../platform/terminal.ts'
import { demoAcls, saveStaff, type Staffing } from './access.ts'
import { storeFaces } from './faces.ts'
import { intelligenceTables } from './intelligence-rows.ts'
import { addLooks, addMethods } from './looks.ts'
import { addDesks, deskTables } from './desks.ts'
import type { Making, World } from './model.ts'
import { takeNumbering } from '../platform/references.ts'
import { addEvent } from './event-rows.ts'
import { addLink, startRows } from './row-writing.ts'
import {
  addDecision,
  addMarker,
  addPerson,
  addPhotograph,
  addPlace,
  addThing,
  type StoredFace,
} from './rows.ts'
import { readStandingData } from './standing-data.ts'
import { demoPassword } from './sign-ins.ts'
import { staff } from './staff.data.ts'
import { makeWorld } from './world.ts'

export type DemoOptions = {
  nominals: number
  seed: number
  now: Date
  dataDir: string
  argonMemoryKib: number
  quiet?: boolean
}
export type Loaded = { table: string; rows: number }[]

type Position = { seed: number; nominals: number; now: string; stages: string[] }
type Writing = ReturnType<typeof startRows>
type Stage = {
  name: string
  words: string
  write: (w: Writing, world: World, faces: readonly StoredFace[]) => void
}

const RUN = 'demo'
const stageCount = 7
const lastStage = 'desks'

/** Loads the people, places and events; answers the rows of each table, or undefined when all was loaded before. */
export async function loadDemo(client: pg.Client, options: DemoOptions): Promise<Loaded | undefined> {
  const found = await findPosition(client)
  // A load that an older version finished stays as it is: what people did since may rest on it.
  if (found?.isFinished === true) return undefined
  const known = found?.position
  const position: Position = known ?? {
    seed: options.seed,
    nominals: options.nominals,
    now: options.now.toISOString(),
    stages: [],
  }
  if (known !== undefined)
    print('mips  The last load was cut short; going on from there with the same people.')
  const progress = options.quiet === true ? undefined : startProgress('mips  Demo data', stageCount * 100)
  const loader = createLoader(client)
  // One password that everybody is told needs no salt for each.
  const [passwordHash, faces] = await Promise.all([
    hashPassword(demoPassword, options.argonMemoryKib),
    storeFaces(options.dataDir, position.seed),
  ])
  if (!position.stages.includes('staff')) {
    await auditedLoad(
      loader,
      { system: 'seed', action: 'demo.loadStaff', act: 'collection' },
      async (note) => {
        await saveStaff(client, passwordHash, new Date(position.now))
        note.resultCount = staff.length
        await markDone(client, position, 'staff')
      },
    )
  }
  progress?.advance(100, 'officers and staff')
  const staffing = await demoAcls(client)
  const making: Making = {
    now: new Date(position.now),
    seed: position.seed,
    nominals: position.nominals,
    users: staffing.users,
    ...(await readStandingData(client)),
  }
  const loaded = await loadStages({ client, loader, position, progress, staffing, making, faces })
  progress?.finish()
  return loaded
}

type Loading = {
  client: pg.Client
  loader: Loader
  position: Position
  progress: Progress | undefined
  staffing: Staffing
  making: Making
  faces: readonly StoredFace[]
}

async function loadStages({
  client,
  loader,
  position,
  progress,
  staffing,
  making,
  faces,
}: Loading): Promise<Loaded> {
  const world = makeWorld(making)
  const loaded: Loaded = []
  for (const stage of stages(staffing)) {
    if (!position.stages.includes(stage.name)) {
      await auditedLoad(
        loader,
        {
          system: 'seed',
          action: `demo.load${stage.name.charAt(0).toUpperCase()}${stage.name.slice(1)}`,
          act: 'collection',
          acls: [0, ...staffing.acls.values()],
        },
        async (note) => {
          const numbering = await takeNumbering(client)
          const writing = startRows(making, numbering, staffing.acls, stage.name)
          stage.write(writing, world, faces)
          let records = 0
          for (const table of tableOrder) {
            const rows = writing.out.get(table)
            if (rows === undefined) continue
            const count = await copyRows(client, table, evenRows(rows))
            loaded.push({ table, rows: count })
            if (table === 'record') records = count
          }
          note.resultCount = records
          await numbering.save(client)
          await markDone(client, position, stage.name)
        },
      )
    }
    progress?.advance(100, stage.words)
  }
  await client.query('ANALYZE')
  return loaded
}

const stages = (staffing: Staffing): readonly Stage[] => [
  {
    name: 'places',
    words: 'places and things',
    write: (w, world) => {
      world.places.forEach((place) => addPlace(w, place))
      world.things.forEach((thing) => addThing(w, thing))
    },
  },
  {
    name: 'events',
    words: 'events',
    write: (w, world) => {
      world.people.forEach((person) => addPerson(w, person))
      const events = [...world.events, ...(world.week?.events ?? [])]
      events.sort((a, b) => a.at.getTime() - b.at.getTime()).forEach((event) => addEvent(w, event))
    },
  },
  {
    name: 'links',
    words: 'families and links',
    write: (w, world) => world.links.forEach((link) => addLink(w, link)),
  },
  {
    name: 'photographs',
    words: 'photographs',
    write: (w, world, faces) => {
      for (const person of world.people) {
        const face = person.face === null ? undefined : faces[person.face]
        if (face !== undefined) addPhotograph(w, person, face)
      }
    },
  },
  {
    name: 'warnings',
    words: 'warnings',
    write: (w, world) => {
      const [owner = '', authoriser = '', analyst = ''] = ['P1008', 'P1016', 'P1019'].map((number) =>
        staffing.users.get(number),
      )
      world.markers.forEach((marker) => addMarker(w, marker, owner, authoriser))
      world.decisions.forEach((decision) => addDecision(w, decision, analyst))
      addLooks(w, world.events)
      addMethods(w, world.events)
    },
  },
  { name: lastStage, words: 'desks of investigation', write: addDesks },
]

/** A row may be written when what it points to is there. */
const tableOrder = [
  'record',
  'location',
  'object',
  'nominal',
  'person_record',
  'person_name',
  'person_identifier',
  'person_search_open',
  'person_search_restricted',
  'event',
  'incident',
  'arrest',
  'custody_record',
  'custody_charge',
  'custody_bail',
  'custody_bail_condition',
  'custody_bail_entry',
  'vulnerability_report',
  'asb_report',
  'intelligence_report',
  ...intelligenceTables,
  'crime',
  'event_offence',
  'event_officer',
  'custody_review',
  'custody_exclusion',
  'log_entry',
  'link',
  'attachment',
  'marker',
  'task',
  'identity_decision',
  'person_description',
  'person_mark',
  'person_trait',
  'event_method',
  ...deskTables,
  'fact_origin',
] as const

/** COPY takes the columns of the first row for all. */
function evenRows<T extends Record<string, unknown>>(rows: readonly T[]): readonly T[] {
  const columns = Object.keys(rows[0] ?? {})
  const odd = rows.find(
    (row) => Object.keys(row).length !== columns.length || columns.some((column) => !(column in row)),
  )
  if (odd !== undefined)
    throw new Error(
      `Rows of one table have different columns: ${Object.keys(odd).join()} and ${columns.join()}`,
    )
  return rows
}

async function findPosition(
  client: pg.ClientBase,
): Promise<{ position: Position; isFinished: boolean } | undefined> {
  const { rows } = await client.query<{ position: Position; isFinished: boolean }>(
    'SELECT position, finished_at IS NOT NULL AS "isFinished" FROM import_run WHERE name = $1',
    [RUN],
  )
  return rows[0]
}

async function markDone(client: pg.ClientBase, position: Position, stage: string): Promise<void> {
  position.stages.push(stage)
  await client.query(
    `INSERT INTO import_run (name, position, finished_at) VALUES ($1, $2, CASE WHEN $3 THEN now() END)
     ON CONFLICT (name) DO UPDATE SET position = excluded.position, finished_at = excluded.finished_at`,
    [RUN, JSON.stringify(position), stage === lastStage],
  )
}
