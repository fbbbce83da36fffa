/** One valid input for each route of the pole module, for the conformance test. */
import { pole } from '@mips/contracts'
import sharp from 'sharp'
import { arrange, makePerson, makePlace, pointAt } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'

/** A grey square of its own shade, so that no two fixtures upload the same picture. */
export const picture = (shade: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: { r: shade % 256, g: (shade >> 8) % 256, b: 90 },
    },
  })
    .jpeg()
    .toBuffer()

let used = 0
const next = () => ++used

const makeObject = async (world: World) => {
  const officer = await world.actor('DETECTIVE')
  const made = await world.ok(officer, pole, 'createObject', {
    body: { fields: { kind: 'PHONE', number: `07700 9${String(next()).padStart(5, '0')}` } },
  })
  return { officer, ...made }
}

const marker = { code: 'WEAPON', reason: 'Baseball bat seen behind the front door' }

export const poleFixtures = fixturesOf(pole)({
  searchRecords: {
    as: 'DESPATCHER',
    prepare: async (world) => (await makePlace(world), { input: { body: { text: 'testing street' } } }),
  },
  suggestLocations: { as: 'DESPATCHER', prepare: async () => ({ input: { body: { text: 'testing' } } }) },
  getLocation: {
    as: 'DESPATCHER',
    prepare: async (world) => ({ input: { params: { locationId: await makePlace(world) } } }),
  },
  createLocation: {
    as: 'DESPATCHER',
    prepare: async () => ({
      input: {
        body: {
          searchText: 'sandpit row',
          buildingNumber: String(next()),
          street: 'Sandpit Row',
          town: 'Testham',
          postcode: 'SE25 4EA',
          latitude: 51.4,
          longitude: -0.07,
        },
      },
    }),
  },
  findNear: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      input: {
        params: { locationId: await makePlace(world, pointAt(51.4, -0.07)) },
        body: { metres: 500, from: '2026-01-01', to: '2026-12-31' },
      },
    }),
  },
  getObject: {
    as: 'DESPATCHER',
    prepare: async (world) => ({ input: { params: { objectId: (await makeObject(world)).id } } }),
  },
  createObject: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({
      input: {
        body: { fields: { kind: 'VEHICLE', vrm: `TE${String(next()).padStart(2, '0')} STX`, make: 'Testa' } },
      },
    }),
  },
  correctObject: {
    as: 'DETECTIVE',
    prepare: async (world) => {
      const { id } = await makeObject(world)
      return {
        input: {
          params: { objectId: id },
          body: {
            fields: { kind: 'PHONE', number: `07700 8${String(next()).padStart(5, '0')}` },
            reason: 'Two digits were swapped',
          },
        },
        version: 1,
      }
    },
  },
  addMarker: {
    as: 'INSPECTOR',
    prepare: async (world) => ({ input: { params: { recordId: await makePlace(world) }, body: marker } }),
  },
  endMarker: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const recordId = await makePlace(world)
      const { id } = await world.ok(await world.actor('INSPECTOR'), pole, 'addMarker', {
        params: { recordId },
        body: marker,
      })
      return {
        input: { params: { recordId, markerId: id }, body: { reason: 'The occupant has moved away' } },
      }
    },
  },
  linkRecords: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await makePerson(world)).nominalId },
        body: { toId: await makePlace(world), role: 'FREQUENTS' },
      },
    }),
  },
  endLink: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const recordId = await makePlace(world)
      const { nominalId } = await makePerson(world)
      const link = await world.ok(await world.actor('INSPECTOR'), pole, 'linkRecords', {
        params: { recordId: nominalId },
        body: { toId: recordId, role: 'WORKS' },
      })
      return { input: { params: { recordId, linkId: link.id }, body: { reason: 'Left the job' } } }
    },
  },
  addPhotograph: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: await makePlace(world) } },
      upload: {
        fileName: 'door.jpg',
        type: 'image/jpeg',
        bytes: await picture(next()),
        fields: { caption: 'Front door' },
      },
    }),
  },
  getPhotograph: {
    as: 'DESPATCHER',
    prepare: async (world) => {
      const recordId = await makePlace(world)
      const view = await world.platform.files.keep(
        await sharp(await picture(next()))
          .webp()
          .toBuffer(),
      )
      const photographId = await keepPhotograph(world, recordId, view)
      return { input: { params: { recordId, photographId, size: 'thumbnail' } } }
    },
  },
  getHistory: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { params: { recordId: await makePlace(world) } } }),
  },
  getRecordAsAt: {
    as: 'ANALYST',
    prepare: async (world) => ({
      input: { params: { recordId: await makePlace(world) }, query: { at: world.clock.now().toISOString() } },
    }),
  },
  getChart: {
    as: 'DESPATCHER',
    prepare: async (world) => ({ input: { params: { recordId: await makePlace(world) } } }),
  },
  findPath: {
    as: 'DESPATCHER',
    prepare: async (world) => {
      const recordId = await makePlace(world)
      const { nominalId } = await makePerson(world, { surname: `Pathby${next()}`, livesAt: recordId })
      return { input: { params: { recordId }, body: { toId: nominalId } } }
    },
  },
  getPlacesOf: {
    as: 'DESPATCHER',
    prepare: async (world) => {
      const { nominalId } = await makePerson(world, {
        surname: `Placeby${next()}`,
        livesAt: await makePlace(world),
      })
      return { input: { params: { recordId: nominalId } } }
    },
  },
  recordPrint: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      input: { params: { recordId: await makePlace(world) }, body: { recipient: 'Briefing at 14:00' } },
    }),
  },
  getRecordRef: {
    as: 'DESPATCHER',
    prepare: async (world) => ({ input: { params: { recordId: await makePlace(world) } } }),
  },
})

async function keepPhotograph(world: World, recordId: string, viewSha256: string): Promise<string> {
  return arrange(world, async ({ tx }) => {
    const made = await tx.attachment.create({
      data: {
        recordId,
        sha256: viewSha256,
        viewSha256,
        mimeType: 'image/webp',
        sizeBytes: 1,
        widthPixels: 64,
        heightPixels: 64,
      },
    })
    return made.id
  })
}
