/** The open places, people and things of both worlds, made through the API itself. */
import { identity, nominal, pole } from '@mips/contracts'
import { picture } from '../../modules/pole/pole.fixtures.ts'
import { arrange, makePerson, makePlace } from '../arrange.ts'
import type { Actor, World } from '../world.ts'

/** Two flats, three people of whom two may be one, a vehicle, a phone and a marker. */
export async function seedPeople(world: World, outsider: Actor) {
  const flat = await makePlace(world, {
    subBuilding: 'Flat 2',
    buildingNumber: '14',
    street: 'Avenue Road',
    town: 'Testham',
    postcode: 'SE25 4EA',
  })
  const neighbour = await makePlace(world, {
    buildingNumber: '16',
    street: 'Avenue Road',
    town: 'Testham',
    postcode: 'SE25 4EA',
  })
  const marla = await makePerson(world, {
    forename: 'Marla',
    surname: 'Brindlecombe',
    dob: '1985-04-03',
    livesAt: flat,
  })
  const double = await makePerson(world, {
    forename: 'Marla',
    surname: 'Brindelcombe',
    dob: '1985-03-04',
    livesAt: neighbour,
  })
  const tobias = await makePerson(world, {
    forename: 'Tobias',
    surname: 'Quillfeather',
    dob: '1990-05-17',
    livesAt: flat,
  })
  const of = (nominalId: string) => ({ params: { nominalId } })
  await world.ok(
    outsider,
    nominal,
    'addIdentifier',
    { ...of(marla.nominalId), body: { type: 'PNC', value: '2000/1234567V' } },
    { version: 1 },
  )
  await world.ok(
    outsider,
    nominal,
    'addPhone',
    { ...of(marla.nominalId), body: { phone: '07700 900461' } },
    { version: 2 },
  )
  await world.ok(
    outsider,
    nominal,
    'addAlias',
    { ...of(marla.nominalId), body: { kind: 'NICKNAME', forename: 'Marly', surname: 'Brindlecombe' } },
    { version: 3 },
  )
  const decided = await world.ok(
    outsider,
    identity,
    'decide',
    {
      ...of(marla.nominalId),
      body: {
        otherNominalId: double.nominalId,
        decision: 'unsure',
        reason: 'Alike, and neither has been seen',
      },
    },
    { version: 4 },
  )
  const { id: vehicle } = await world.ok(outsider, pole, 'createObject', {
    body: { fields: { kind: 'VEHICLE', vrm: 'TE57 STX', make: 'Testa' } },
  })
  const { id: phone } = await world.ok(outsider, pole, 'createObject', {
    body: { fields: { kind: 'PHONE', number: '07700 900555' } },
  })
  const { id: link } = await world.ok(outsider, pole, 'linkRecords', {
    params: { recordId: tobias.nominalId },
    body: { toId: vehicle, role: 'KEEPER' },
  })
  const marker = await world.ok(outsider, pole, 'addMarker', {
    params: { recordId: flat },
    body: { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' },
  })
  return {
    flat,
    neighbour,
    marla,
    double,
    tobias,
    vehicle,
    phone,
    link,
    placeMarker: marker.id,
    decision: decided.decisionId ?? '',
    proposal: decided.proposalId ?? '',
  }
}

/** A photograph of a person record. */
export async function addPhotograph(world: World, recordId: string): Promise<string> {
  const view = await world.platform.files.keep(await picture(4242))
  return arrange(
    world,
    async ({ tx }) =>
      (
        await tx.attachment.create({
          data: {
            recordId,
            sha256: view,
            viewSha256: view,
            mimeType: 'image/jpeg',
            sizeBytes: 1,
            widthPixels: 64,
            heightPixels: 64,
          },
        })
      ).id,
  )
}
