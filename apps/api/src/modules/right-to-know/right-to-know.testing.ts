/** What tests of the right to know begin from: an application by somebody at risk, at the stage that is wanted. */
import { rightToKnow } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'

const now = (world: World) => world.clock.now().toISOString()

/** She asks about her new partner. */
export async function receivedApplication(world: World, keeper: Actor) {
  const atRisk = await makePerson(world, { forename: 'Odette', surname: 'Harrowgate', dob: '1990-02-03' })
  const subject = await makePerson(world, { forename: 'Silas', surname: 'Penhallow', dob: '1986-07-09' })
  const made = await world.ok(keeper, rightToKnow, 'receive', {
    body: {
      scheme: 'DVDS',
      route: 'ASK',
      receivedAt: now(world),
      receivedHow: 'ONLINE',
      applicantId: atRisk.nominalId,
      subjectId: subject.nominalId,
      relation: 'Partners since June',
      concern: 'He told her never to speak with the one before her.',
    },
  })
  return { params: { applicationId: made.id }, atRisk, subject, version: 1 }
}

const stages = ['SAFETY_CHECK', 'ID_VERIFIED', 'FACE_TO_FACE', 'RISK_ASSESSED'] as const

/** With every stage before the decision. */
export async function checkedApplication(world: World, keeper: Actor) {
  const made = await receivedApplication(world, keeper)
  for (const [index, stage] of stages.entries())
    await world.ok(
      keeper,
      rightToKnow,
      'doStage',
      {
        params: made.params,
        body: { stage, at: now(world), words: `Done: ${stage}`, sources: ['OWN', 'PNC'] },
      },
      { version: index + 1 },
    )
  return { ...made, version: 5 }
}

export const decisionToTell = (world: World) => ({
  meetingAt: now(world),
  partners: 'Social care, probation',
  decision: 'DISCLOSE' as const,
  pressingNeed: 'He was convicted of violence to the one before her.',
  proportionality: 'Only the conviction is told.',
  wording: 'He has a conviction for violence against a partner, in 2021.',
})

/** Decided to tell, with the words written. */
export async function decidedApplication(world: World, keeper: Actor) {
  const made = await checkedApplication(world, keeper)
  await world.ok(
    keeper,
    rightToKnow,
    'decide',
    { params: made.params, body: decisionToTell(world) },
    { version: made.version },
  )
  return { ...made, version: 6 }
}

/** With its words approved by another. */
export async function approvedApplication(world: World, keeper: Actor) {
  const made = await decidedApplication(world, keeper)
  await world.ok(
    await world.actor('INSPECTOR'),
    rightToKnow,
    'approve',
    { params: made.params },
    { version: made.version },
  )
  return { ...made, version: 7 }
}

export const telling = (world: World, toldId: string) => ({
  toldId,
  toldAt: now(world),
  place: 'At her sister’s',
  isInPerson: true,
  hasUndertaking: true,
  safetyPlan: 'She stays with her sister; the adviser rings tomorrow.',
  receipt: 'Signed paper 14',
})
