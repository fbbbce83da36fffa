/** Hidden places, people and things, each tied to open ones that it could be mistaken for. */
import { indexPerson } from '../../modules/nominal/nominal.service.ts'
import { keepOrigins, linkRecords } from '../../modules/pole/record.service.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

/** A flat of the same house and one of the next. */
export async function hidePlaces(ctx: Ctx, seed: Seed, make: Make) {
  const location = await make('Location')
  await ctx.tx.location.create({
    data: {
      id: location,
      subBuilding: 'Flat 3',
      buildingNumber: '14',
      street: 'Avenue Road',
      town: 'Testham',
      postcode: 'SE25 4EA',
      latitude: 51.4,
      longitude: -0.07,
    },
  })
  const silent = await make('Location', seed.silentAcl)
  await ctx.tx.location.create({
    data: { id: silent, buildingNumber: '16', street: 'Avenue Road', town: 'Testham', postcode: 'SE25 4EA' },
  })
  return { location }
}

/** That an open person may go to a pool is for its members alone, though the person is seen by all. */
async function proposePoolMove(ctx: Ctx, seed: Seed): Promise<string> {
  const move = await ctx.tx.poolMove.create({
    data: {
      recordId: seed.tobias.nominalId,
      fromPool: 'PUBLIC',
      toPool: 'STAFF',
      reason: 'A conduct matter',
      proposedBy: seed.actors.member.id,
      proposedAt: ctx.clock.now(),
    },
  })
  return move.id
}

/** People with the names and numbers of open ones, one of them inside the cluster of an open person. */
export async function hidePeople(
  ctx: Ctx,
  seed: Seed,
  make: Make,
  place: { location: string; poolAcl: number },
) {
  const long = new Date('2020-01-01T00:00:00Z')
  const person = async (
    nominalId: string,
    name: { forename: string; surname: string },
    dob: string,
    aclId = seed.hiddenAcl,
  ) => {
    const id = await make('PersonRecord', aclId)
    // The oldest and best of its cluster: were it to count, it would be the primary one and win every fact.
    await ctx.tx.personRecord.create({
      data: {
        id,
        nominalId,
        sourceKind: 'CUSTODY',
        sourceTier: 1,
        dob: new Date(dob),
        sex: 'F',
        occupation: 'Kept from view',
        createdAt: long,
      },
    })
    await ctx.tx.personName.create({
      data: { personRecordId: id, kind: 'PRIMARY', ...name, createdAt: long },
    })
    await ctx.tx.personName.create({
      data: { personRecordId: id, kind: 'ALIAS', forename: 'Zebulon', surname: 'Marrowfat', createdAt: long },
    })
    for (const [type, value] of [
      ['PNC', '2000/1234567V'],
      ['PNC', '1999/7654321X'],
    ] as const) {
      await ctx.tx.personIdentifier.create({
        data: { personRecordId: id, type, value: value.replace('/', ''), rawValue: value, createdAt: long },
      })
    }
    await indexPerson(ctx, id)
    await keepOrigins(ctx, id, { surname: { how: 'typed' } })
    return id
  }
  const nominal = await make('Nominal')
  await ctx.tx.nominal.create({ data: { id: nominal, createdAt: long } })
  const personRecord = await person(nominal, { forename: 'Marla', surname: 'Brindlecombe' }, '1985-04-03')
  const silent = await make('Nominal', seed.silentAcl)
  await ctx.tx.nominal.create({ data: { id: silent, createdAt: long } })
  await person(silent, { forename: 'Tobias', surname: 'Quillfeather' }, '1990-05-17', seed.silentAcl)
  // The same names and numbers as an open person's: everything would meet but for the pool.
  const inPool = await make('Nominal', place.poolAcl)
  await ctx.tx.nominal.create({ data: { id: inPool, createdAt: long } })
  const marlaAgain = { forename: 'Marla', surname: 'Brindlecombe' }
  const poolRecord = await person(inPool, marlaAgain, '1985-04-03', place.poolAcl)
  await linkRecords(ctx, { fromId: poolRecord, toId: seed.flat, role: 'LIVES', origin: 'typed' })
  const poolMove = await proposePoolMove(ctx, seed)
  const inCluster = await person(
    seed.marla.nominalId,
    { forename: 'Marlene', surname: 'Brindlecombe-Vane' },
    '1984-12-25',
  )
  const link = await linkRecords(ctx, {
    fromId: personRecord,
    toId: seed.flat,
    role: 'LIVES',
    origin: 'typed',
  })
  await linkRecords(ctx, { fromId: inCluster, toId: place.location, role: 'LIVES', origin: 'typed' })
  await linkRecords(ctx, { fromId: inCluster, toId: seed.neighbour, role: 'FREQUENTS', origin: 'typed' })
  await linkRecords(ctx, {
    fromId: seed.tobias.personRecordId,
    toId: place.location,
    role: 'LIVES',
    origin: 'typed',
  })
  const child = await linkRecords(ctx, {
    fromId: seed.marla.personRecordId,
    toId: personRecord,
    role: 'PARENT_OF',
    origin: 'typed',
  })
  // A change of a link that begins at an open record: its history is kept with that record.
  await ctx.tx.link.update({ where: { id: child }, data: { note: 'Hidden note' } })
  // Made for another person and joined by somebody who could see it: it stays when those who cannot see it move the rest.
  const joined = await person(nominal, { forename: 'Tobin', surname: 'Quillfeather' }, '1990-05-17')
  await ctx.tx.personRecord.update({ where: { id: joined }, data: { nominalId: seed.tobias.nominalId } })
  return { nominal, personRecord, inPool, poolRecord, poolMove, inCluster, link }
}

/** Things with the same keys as open ones. */
export async function hideThings(ctx: Ctx, seed: Seed, make: Make, people: { personRecord: string }) {
  const thing = async (kind: string, label: string, keyValue: string) => {
    const id = await make('Object')
    await ctx.tx.object.create({ data: { id, kind, label, keyValue } })
    await linkRecords(ctx, { fromId: seed.marla.personRecordId, toId: id, role: 'USES', origin: 'typed' })
    await linkRecords(ctx, { fromId: people.personRecord, toId: id, role: 'USES', origin: 'typed' })
    return id
  }
  await linkRecords(ctx, { fromId: people.personRecord, toId: seed.vehicle, role: 'KEEPER', origin: 'typed' })
  return {
    vehicle: await thing('VEHICLE', 'TE57STX', 'TE57STX'),
    phone: await thing('PHONE', '+447700900555', '+447700900555'),
  }
}
