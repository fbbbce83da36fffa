/** One valid input for each route of voluntary attendance, for the conformance test. */
import { voluntaryAttendance } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makeScene, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { askAdult } from '../custody-rights/custody-rights.testing.ts'
import { arrestNow, attend, interviewing, rightsOfAttender } from './voluntary-attendance.testing.ts'

export const voluntaryAttendanceFixtures = fixturesOf(voluntaryAttendance)({
  list: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      await attend(world)
      return { input: { query: { stationCode: suite.code } } }
    },
  },
  open: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { incidentId, personRecordId } = await makeScene(world)
      return {
        input: {
          body: {
            incidentId,
            personRecordId,
            offences: [{ code: 'TH68010' }],
            arrivedAt: minutesAgo(world, 5),
            placeText: 'The home of the person',
          },
        },
      }
    },
  },
  get: {
    as: 'DETECTIVE',
    prepare: async (world) => ({ input: { params: { attendanceId: (await attend(world)).id } } }),
  },
  recordRights: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { attendanceId: (await attend(world)).id }, body: rightsOfAttender(world) },
    }),
  },
  ask: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { attendanceId: (await attend(world)).id }, body: askAdult(world) },
    }),
  },
  addStep: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, officer } = await attend(world)
      const params = { attendanceId: id }
      const asked = await world.ok(officer, voluntaryAttendance, 'ask', { params, body: askAdult(world) })
      return {
        input: {
          params: { ...params, requestId: asked.id },
          body: { kind: 'ARRIVED', happenedAt: minutesAgo(world, 0) },
        },
      }
    },
  },
  startInterview: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, version, officer } = await attend(world)
      const params = { attendanceId: id }
      await world.ok(officer, voluntaryAttendance, 'recordRights', { params, body: rightsOfAttender(world) })
      return {
        input: { params, body: { startedAt: minutesAgo(world, 5), place: 'Interview room 2' } },
        version,
      }
    },
  },
  endInterview: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, interviewId, version } = await interviewing(world)
      return {
        input: { params: { attendanceId: id, interviewId }, body: { endedAt: minutesAgo(world, 0) } },
        version,
      }
    },
  },
  arrest: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, version } = await attend(world)
      return { input: { params: { attendanceId: id }, body: arrestNow(world) }, version }
    },
  },
  close: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, version } = await attend(world)
      return {
        input: {
          params: { attendanceId: id },
          body: { leftAt: minutesAgo(world, 0), outcome: 'NFA', reason: 'Not the person seen.' },
        },
        version,
      }
    },
  },
})
