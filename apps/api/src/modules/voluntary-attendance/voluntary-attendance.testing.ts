/** Somebody who attends voluntarily, as far as a test needs. */
import { voluntaryAttendance } from '@mips/contracts'
import type { Actor, World } from '../../testing/world.ts'
import { makeScene, minutesAgo, type Scene, suite } from '../arrest/arrest.testing.ts'

/** An open attendance at the suite's station since twenty minutes. */
export async function attend(
  world: World,
  more: { officer?: Actor; scene?: Scene; dob?: string } = {},
): Promise<{ id: string; reference: string | null; version: number; scene: Scene; officer: Actor }> {
  const officer = more.officer ?? (await world.actor('RESPONSE_OFFICER'))
  const scene = more.scene ?? (await makeScene(world, more.dob === undefined ? {} : { dob: more.dob }))
  const made = await world.ok(officer, voluntaryAttendance, 'open', {
    body: {
      incidentId: scene.incidentId,
      personRecordId: scene.personRecordId,
      offences: [{ code: 'TH68010' }],
      arrivedAt: minutesAgo(world, 20),
      stationCode: suite.code,
      whyNotArrested: 'Comes by appointment, and the account can be had without an arrest.',
    },
  })
  return { ...made, scene, officer }
}

/** Everything that stands between an attender and an interview. */
export const rightsOfAttender = (world: World) => ({
  entries: [
    { kind: 'CAUTIONED' as const },
    { kind: 'NOTICE_GIVEN' as const, answer: 'WRITTEN' as const, language: 'en' },
    { kind: 'LEGAL_ADVICE' as const, answer: 'NO' as const, reason: 'Wants to get it over' },
    { kind: 'CONSENTED' as const, answer: 'YES' as const },
    { kind: 'WELFARE' as const, answer: 'NO_CONCERN' as const },
    { kind: 'ADULT_NEED' as const, answer: 'NOT_NEEDED' as const },
  ].map((entry) => ({ ...entry, happenedAt: minutesAgo(world, 10) })),
})

/** An attendance whose interview has begun. */
export async function interviewing(world: World) {
  const attendance = await attend(world)
  const params = { attendanceId: attendance.id }
  await world.ok(attendance.officer, voluntaryAttendance, 'recordRights', {
    params,
    body: rightsOfAttender(world),
  })
  const { version } = await world.ok(
    attendance.officer,
    voluntaryAttendance,
    'startInterview',
    { params, body: { startedAt: minutesAgo(world, 5), place: 'Interview room 2' } },
    { version: attendance.version },
  )
  const page = await world.ok(attendance.officer, voluntaryAttendance, 'get', { params })
  return { ...attendance, version, interviewId: page.interviews[0]?.id ?? '' }
}

/** A lawful arrest of an attender, now. */
export const arrestNow = (world: World) => ({
  arrestedAt: minutesAgo(world, 0),
  grounds: 'Admits a second theft of which nobody knew.',
  necessityCodes: ['PROMPT_EFFECTIVE_INVESTIGATION' as const],
  necessityReason: 'To search the address before anybody is told.',
  cautionGiven: true,
})
