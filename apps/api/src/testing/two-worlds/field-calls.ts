/** Calls on incidents, descriptions and arrests. */
import { arrest, description, incident } from '@mips/contracts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { of, reason } from './call.ts'

export const fieldCalls = [
  ...of(incident)({
    open: (pick) => ({
      body: {
        locationId: pick('place'),
        incidentType: 'DOMESTIC',
        grade: 'IMMEDIATE',
        summary: 'Shouting again',
        caller: { name: 'Neighbour', phone: '07700 900123', nominalId: pick('person') },
      },
    }),
    get: (pick) => ({ params: { incidentId: pick('incident') } }),
    listOpen: (_, say) => ({
      query: { status: (['live', 'open', 'assigned', 'attended', 'closed'] as const)[say.number % 5] },
    }),
    listMine: () => ({}),
    assign: (pick) => ({ params: { incidentId: pick('incident') }, body: { officerIds: [pick('user')] } }),
    arrive: (pick) => ({ params: { incidentId: pick('incident') }, body: {} }),
    regrade: (pick) => ({ params: { incidentId: pick('incident') }, body: { grade: 'PRIORITY', reason } }),
    addPerson: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: {
        ...(say.number % 2 === 0 ? { nominalId: pick('person') } : { personRecordId: pick('personRecord') }),
        role: 'WITNESS',
      },
    }),
    endPersonRole: (pick) => ({
      params: { incidentId: pick('incident'), linkId: pick('link') },
      body: { reason },
    }),
    addObject: (pick) => ({
      params: { incidentId: pick('incident') },
      body: { objectId: pick('vehicle'), role: 'SEIZED' },
    }),
    addLog: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: { text: `Entry ${say.number}` },
    }),
  }),
  ...of(description)({
    search: (_, say) => ({
      body: {
        build: ['SLIM', 'STOCKY'],
        marks: [{ kind: 'TATTOO', site: 'FOREARM', words: 'anchor' }],
        methods: ['LOCK_SNAPPED'],
        methodWords: say.text,
        ...(say.number % 2 === 0 ? { hairColour: ['RED'], wearsGlasses: true } : {}),
        ...(say.number % 3 === 0 ? { ageFrom: 20, ageTo: 60, sex: 'F' } : {}),
      },
    }),
    searchByWords: (_, say) => ({
      body: {
        text: [
          'slim man anchor tattoo forearm Avenue Road',
          'stocky man with glasses and red hair in September',
          'woman with a firearm scar left cheek 2026',
        ][say.number % 3] as string,
      },
    }),
    list: (pick) => ({ params: { nominalId: pick('person') } }),
    record: (pick, say) => ({
      params: { nominalId: pick('person') },
      body: {
        build: 'SLIM',
        saidOn: '2026-05-03',
        basis: 'OFFICER_SAW',
        ...(say.number % 2 === 0 ? { sourceId: pick('incident') } : {}),
      },
    }),
    withdraw: (pick) => ({
      params: { nominalId: pick('person'), descriptionId: pick('looks') },
      body: { reason },
    }),
    listMethods: (pick) => ({ params: { incidentId: pick('incident') } }),
    recordMethod: (pick, say) => ({
      params: { incidentId: pick('incident') },
      body: { code: say.number % 2 === 0 ? 'FORCED' : 'LOCK_SNAPPED' },
    }),
    withdrawMethod: (pick) => ({
      params: { incidentId: pick('incident'), methodId: pick('method') },
      body: { reason },
    }),
  }),
  ...of(arrest)({
    record: (pick, say) => ({
      body: {
        incidentId: pick('incident'),
        personRecordId: pick('personRecord'),
        offences: [{ code: 'CJ88116', isDomestic: true }],
        arrestedAt: say.now,
        power: 'S24',
        grounds: 'Named by the victim and found at the address.',
        necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION'],
        necessityReason: 'To interview.',
        cautionGiven: true,
        cautionAt: say.now,
        stationCode: suite.code,
        arrivedAtStationAt: say.now,
      },
    }),
    get: (pick) => ({ params: { arrestId: pick('arrest') } }),
    arrive: (pick, say) => ({
      params: { arrestId: pick('waiting') },
      body: { stationCode: suite.code, arrivedAtStationAt: say.now },
    }),
    listAwaitingCustody: () => ({ query: {} }),
  }),
]
