/** Calls on people, places, objects and what ties them. */
import { nominal, pole } from '@mips/contracts'
import { of, reason } from './call.ts'

export const recordCalls = [
  ...of(pole)({
    searchRecords: (_, say) => ({ body: { text: say.text } }),
    suggestLocations: (_, say) => ({ body: { text: say.text } }),
    getLocation: (pick) => ({ params: { locationId: pick('place') } }),
    createLocation: (_, say) => ({
      body: {
        searchText: 'avenue road',
        buildingNumber: '14',
        subBuilding: `Flat ${say.number % 5}`,
        street: 'Avenue Road',
        town: 'Testham',
        postcode: 'SE25 4EA',
      },
    }),
    findNear: (pick, say) => ({
      params: { locationId: pick('place') },
      body: { metres: 50 + (say.number % 40) * 100, from: '2020-01-01', to: '2030-12-31' },
    }),
    getObject: (pick) => ({ params: { objectId: pick('vehicle') } }),
    createObject: (_, say) => ({
      body: {
        fields:
          say.number % 2 === 0
            ? { kind: 'VEHICLE', vrm: 'TE57 STX', make: 'Testa' }
            : { kind: 'PHONE', number: '07700 900555' },
      },
    }),
    correctObject: (pick) => ({
      params: { objectId: pick('phone') },
      body: { fields: { kind: 'PHONE', number: '07700 900555' }, reason },
    }),
    addMarker: (pick, say) => ({
      params: { recordId: pick(say.number % 2 === 0 ? 'place' : 'person') },
      body: { code: 'WEAPON', reason, sourceId: pick('incident') },
    }),
    endMarker: (pick) => ({
      params: { recordId: pick('place'), markerId: pick('marker') },
      body: { reason },
    }),
    linkRecords: (pick, say) => ({
      params: { recordId: pick('person') },
      body: {
        toId: pick(say.number % 2 === 0 ? 'place' : 'vehicle'),
        role: say.number % 2 === 0 ? 'FREQUENTS' : 'USES',
        ...(say.number % 3 === 0 ? { sourceId: pick('incident') } : {}),
      },
    }),
    endLink: (pick) => ({ params: { recordId: pick('vehicle'), linkId: pick('link') }, body: { reason } }),
    getPhotograph: (pick) => ({
      params: { recordId: pick('personRecord'), photographId: pick('photograph'), size: 'view' },
    }),
    getHistory: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'personRecord', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
    getRecordAsAt: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'personRecord', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
      query: { at: say.now },
    }),
    getChart: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'vehicle', 'phone', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
    findPath: (pick, say) => ({
      params: { recordId: pick('person') },
      body: {
        toId: pick((['vehicle', 'person', 'incident', 'place', 'phone'] as const)[say.number % 5] ?? 'place'),
      },
    }),
    getPlacesOf: (pick) => ({ params: { recordId: pick('person') } }),
    recordPrint: (pick) => ({ params: { recordId: pick('person') }, body: { recipient: reason } }),
    getRecordRef: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence', 'arrest', 'custody'] as const)[say.number % 6] ??
            'person',
        ),
      },
    }),
  }),
  ...of(nominal)({
    searchPeople: (_, say) => {
      const [forename = '', surname = '', dob] = say.text.split(' ')
      return {
        body: {
          forename,
          surname,
          ...(dob !== undefined && /^\d{4}(-\d\d-\d\d)?$/.test(dob) ? { dob } : {}),
          ...(say.number % 3 === 0 ? { identifiers: [{ type: 'PNC', value: '2000/1234567V' }] } : {}),
          ...(say.number % 4 === 0 ? { address: 'avenue road' } : {}),
        },
      }
    },
    searchAll: (_, say) => ({
      body: {
        text: say.text,
        filters: say.number % 3 === 0 ? { kind: ['Location', 'Text'], to: '2100-01-01' } : {},
      },
    }),
    suggest: (_, say) => ({ body: { text: say.text.slice(0, 7) } }),
    openCandidate: (pick) => ({ params: { searchId: pick('search'), nominalId: pick('person') } }),
    dismissCandidate: (pick) => ({
      params: { searchId: pick('search'), nominalId: pick('person') },
      body: { reason },
    }),
    create: (pick, say) => ({
      body: {
        searchId: pick('search'),
        person: {
          forename: 'Marla',
          surname: 'Brindlecombe',
          dob: '1985-04-03',
          phone: '07700 900555',
          address: { locationId: pick('place') },
          identifiers: [{ type: 'PNC', value: '2000/1234567V' }],
        },
        ...(say.number % 2 === 0 ? { sourceId: pick('incident') } : {}),
        origins: { surname: { how: 'carried', fromId: pick('incident') } },
      },
    }),
    get: (pick) => ({ params: { nominalId: pick('person') } }),
    getTimeline: (pick, say) => ({
      params: { nominalId: pick('person') },
      query: { limit: 1 + (say.number % 60) },
    }),
    getAsAt: (pick, say) => ({ params: { nominalId: pick('person') }, query: { at: say.now } }),
    addAlias: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: { kind: 'NICKNAME', forename: `Dex${'abcdefghij'[say.number % 10] ?? ''}` },
    }),
    addIdentifier: (pick) => ({
      params: { nominalId: pick('person') },
      body: { type: 'PNC', value: '2000/1234567V' },
    }),
    addAddress: (pick) => ({
      params: { nominalId: pick('person') },
      body: { locationId: pick('place'), sourceId: pick('incident') },
    }),
    addPhone: (pick) => ({ params: { nominalId: pick('person') }, body: { phone: '07700 900555' } }),
    correct: (pick) => ({
      params: { nominalId: pick('person'), personRecordId: pick('personRecord') },
      body: { occupation: 'Baker', reason },
    }),
  }),
]
