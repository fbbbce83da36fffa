/** Calls on reports, tasks, saved searches, the audit and administration. */
import {
  admin,
  audit,
  intelligence,
  reference,
  safeguarding,
  savedSearch,
  session,
  tasks,
  taskWatch,
} from '@mips/contracts'
import { calm } from '../../modules/safeguarding/safeguarding.testing.ts'
import { of, reason, type Say } from './call.ts'
import { intelligenceInputs } from './intelligence.ts'
import { intelligenceReviewCalls } from './intelligence-review.ts'
import { taskWatchInputs, workInputs } from './work.ts'

/** Of people, of looks, or of what is written. */
const standing = (say: Say) =>
  [
    { kind: 'PEOPLE' as const, terms: { name: say.text } },
    { kind: 'DESCRIPTION' as const, terms: { marks: [{ words: 'anchor' }], build: ['SLIM' as const] } },
    { kind: 'TEXT' as const, terms: { text: say.text } },
  ][say.number % 3] ?? { kind: 'TEXT' as const, terms: { text: say.text } }

export const officeCalls = [
  ...of(safeguarding)({
    prepareVulnerability: (pick) => ({
      params: { eventId: pick('incident') },
      query: { personRecordId: pick('personRecord') },
    }),
    raiseVulnerability: (pick) => ({
      body: {
        eventId: pick('incident'),
        personRecordId: pick('personRecord'),
        reportType: 'CHILD_CTN',
        people: [{ personRecordId: pick('personRecord'), role: 'PARENT_GUARDIAN' }],
        circumstances: 'Shouting',
        seenAlone: true,
        voice: 'Nothing',
        appearance: 'Clean',
        behaviour: 'Quiet',
        whatWorries: 'Noise',
        actionTaken: 'Stayed',
        ragGrade: 'AMBER',
        consentStatus: 'GIVEN',
      },
    }),
    getVulnerability: (pick) => ({ params: { reportId: pick('vulnerability') } }),
    prepareAsb: (pick) => ({ params: { incidentId: pick('incident') } }),
    raiseAsb: (pick) => ({
      body: {
        incidentId: pick('incident'),
        asbType: 'PERSONAL',
        people: [{ personRecordId: pick('personRecord'), role: 'VICTIM' }],
        description: 'Banging',
        impact: 'No sleep',
        riskAnswers: { ...calm, REPEAT: 3 },
      },
    }),
    getAsb: (pick) => ({ params: { reportId: pick('asb') } }),
  }),
  ...of(intelligence)(intelligenceInputs),
  ...intelligenceReviewCalls,
  ...of(tasks)(workInputs),
  ...of(taskWatch)(taskWatchInputs),
  ...of(savedSearch)({
    save: (_, say) => ({
      body: {
        name: 'Two worlds',
        reason,
        reviewOn: '2026-10-01',
        search: standing(say),
      },
    }),
    list: () => ({}),
    pause: (pick) => ({ params: { savedSearchId: pick('savedSearch') } }),
    resume: (pick) => ({ params: { savedSearchId: pick('savedSearch') }, body: {} }),
    end: (pick) => ({ params: { savedSearchId: pick('savedSearch') } }),
  }),
  ...of(audit)({
    search: (pick, say) => ({
      body: { limit: 5 + (say.number % 60), ...(say.number % 2 === 0 ? { actorId: pick('user') } : {}) },
    }),
    ofRecord: (pick, say) => ({
      params: {
        recordId: pick((['person', 'place', 'incident', 'vehicle'] as const)[say.number % 4] ?? 'person'),
      },
      body: {},
    }),
    export: (pick, say) => ({
      params: {
        recordId: pick((['person', 'place', 'incident', 'vehicle'] as const)[say.number % 4] ?? 'person'),
      },
      body: {},
    }),
  }),
  ...of(admin)({
    listUsers: (_, say) => ({ body: { text: say.text.slice(0, 4), page: 1 } }),
    getUser: (pick) => ({ params: { userId: pick('user') } }),
    listRoles: () => ({}),
    listGroups: () => ({}),
    getGroup: (pick) => ({ params: { groupId: pick('group') } }),
    findRecord: (_, say) => ({ body: { reference: say.reference } }),
    getRecordAccess: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence'] as const)[say.number % 4] ?? 'person',
        ),
      },
    }),
    // Never of an open record: what this session could no longer see would not be compared.
    restrictRecord: (pick) => ({
      params: { recordId: pick('intelligence') },
      body: { grade: 'hidden', groupIds: [pick('group')], userIds: [pick('user')], reason },
    }),
    openRecord: (pick) => ({ params: { recordId: pick('intelligence') }, body: { reason } }),
    viewAs: (pick, say) => ({
      params: {
        recordId: pick(
          (['person', 'place', 'incident', 'intelligence'] as const)[say.number % 4] ?? 'person',
        ),
      },
      body: { roleCode: 'ANALYST' },
    }),
  }),
  ...of(reference)({
    searchOffences: (_, say) => ({ body: { text: say.text } }),
    searchStations: (_, say) => ({ body: { text: say.text } }),
    searchOfficers: (_, say) => ({ body: { text: say.text.slice(0, 4) } }),
  }),
  ...of(session)({ getCurrent: () => ({}), listSessions: () => ({}), listDrafts: () => ({ query: {} }) }),
]
