/** How people look and offend in the two worlds: open descriptions and methods in both, hidden ones in the other alone. */
import { description } from '@mips/contracts'
import { traitsOf } from '@mips/domain/nominal/description-traits'
import { insertDescription } from '../../modules/description/description.repository.ts'
import { looksBody } from '../../modules/description/description.fixtures.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'

type Open = { marla: { nominalId: string }; tobias: { nominalId: string }; incidentId: string }

/** Through the API, as an officer records them. */
export async function seedLooks(world: World, as: Actor, open: Open) {
  const record = async (nominalId: string, more: object) => {
    const held = await world.admin.query<{ version: number }>('SELECT version FROM record WHERE id = $1', [
      nominalId,
    ])
    return world.ok(
      as,
      description,
      'record',
      { params: { nominalId }, body: looksBody(more) },
      { version: held.rows[0]?.version ?? 1 },
    )
  }
  const { id: looks } = await record(open.marla.nominalId, { hairColour: 'RED' })
  await record(open.tobias.nominalId, { build: 'STOCKY', marks: [] })
  const { id: method } = await world.ok(as, description, 'recordMethod', {
    params: { incidentId: open.incidentId },
    body: { code: 'LOCK_SNAPPED' },
  })
  return { looks, method }
}

type Hidden = { people: readonly string[]; incident: string }

/** Straight into the tables, on records that only their readers see. */
export async function hideLooks(tx: Tx, at: Date, hidden: Hidden) {
  const looks = {
    ageFrom: 40,
    ageTo: 45,
    heightFromCm: 178,
    heightToCm: 183,
    build: 'SLIM',
    hairColour: 'RED',
    hairStyle: null,
    facialHair: null,
    eyeColour: null,
    wearsGlasses: true,
    marks: [{ kind: 'TATTOO', site: 'FOREARM', side: 'LEFT', words: 'Anchor and rope' }],
  }
  const { marks, ...coded } = looks
  const ids: string[] = []
  for (const personRecordId of hidden.people)
    ids.push(
      await insertDescription(
        tx,
        { personRecordId, ...coded, saidOn: at, basis: 'MEASURED', recordedAt: at },
        marks,
        traitsOf(looks),
      ),
    )
  const method = await tx.eventMethod.create({
    data: { eventId: hidden.incident, code: 'LOCK_SNAPPED', recordedAt: at },
  })
  return { looks: ids[0] ?? '', method: method.id }
}
