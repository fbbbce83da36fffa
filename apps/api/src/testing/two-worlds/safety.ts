/** Domestic abuse, protection notices and the right to know in the two worlds: one call of every route, open records, and hidden ones in the other world alone. */
import { domesticAbuse, protection, rightToKnow } from '@mips/contracts'
import type { Contract, RouteCall } from '@mips/contracts/contract'
import { allAnswers, highGrade } from '../../modules/domestic-abuse/domestic-abuse.testing.ts'
import { createRecord, linkRecords, type RecordCtx } from '../../modules/pole/record.service.ts'
import type { Household } from '../../modules/safeguarding/safeguarding.testing.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Inputs<C extends Contract> = {
  [K in keyof C['routes'] & string]: (pick: Pick, say: Say) => RouteCall<C['routes'][K]>
}

const words = 'Asked in two worlds'
const assessment = (pick: Pick) => ({ assessmentId: pick('abuse') })
const notice = (pick: Pick) => ({ noticeId: pick('notice') })
const application = (pick: Pick) => ({ applicationId: pick('application') })

export const abuseInputs: Inputs<typeof domesticAbuse> = {
  ofIncident: (pick) => ({ params: { incidentId: pick('incident') } }),
  ofCrime: (pick) => ({ params: { crimeId: pick('crime') } }),
  takeForCrime: (pick) => ({ params: { crimeId: pick('crime') }, body: assessment(pick) }),
  begin: (pick) => ({
    body: { eventId: pick('incident'), victimId: pick('personRecord'), suspectId: pick('personRecord') },
  }),
  get: (pick) => ({ params: assessment(pick) }),
  save: (pick, say) => ({
    params: assessment(pick),
    body: { answers: allAnswers(say.number % 2 === 0 ? ['FRIGHTENED'] : []), weapons: words },
  }),
  grade: (pick) => ({ params: assessment(pick), body: highGrade }),
  look: (pick, say) => ({
    params: assessment(pick),
    body: { grade: say.number % 2 === 0 ? 'HIGH' : 'MEDIUM', reason: words },
  }),
  addStep: (pick) => ({ params: assessment(pick), body: { kind: 'SAFE_PLACE', words } }),
  doStep: (pick) => ({ params: { ...assessment(pick), stepId: pick('abuse') } }),
  refer: (pick) => ({ params: assessment(pick), body: { judgement: words } }),
  listCase: (pick) => ({ params: assessment(pick), body: { meetingOn: '2099-01-05' } }),
  hearCase: (pick, say) => ({ params: assessment(pick), body: { heardAt: say.now } }),
  addAction: (pick) => ({ params: assessment(pick), body: { agency: 'HOUSING', what: words, owner: words } }),
  answerAction: (pick) => ({
    params: { ...assessment(pick), actionId: pick('abuse') },
    body: { receipt: words },
  }),
  addMinutes: (pick) => ({ params: assessment(pick), body: { groupId: pick('group'), words } }),
  desk: () => ({}),
}

export const noticeInputs: Inputs<typeof protection> = {
  ask: (pick, say) => ({
    body: { sourceId: pick(say.number % 2 === 0 ? 'abuse' : 'incident'), suspectId: pick('personRecord') },
  }),
  get: (pick) => ({ params: notice(pick) }),
  write: (pick) => ({
    params: notice(pick),
    body: { usedViolence: true, necessity: words, conditions: [{ code: 'NOT_CONTACT' }] },
  }),
  decide: (pick) => ({ params: notice(pick), body: { answer: 'GIVEN', words } }),
  serve: (pick, say) => ({
    params: notice(pick),
    body: { servedAt: say.now, method: 'IN_PERSON', isExplained: true },
  }),
  apply: (pick, say) => ({ params: notice(pick), body: { court: words, hearingAt: say.now } }),
  hear: (pick, say) => ({
    params: notice(pick),
    body: { heardAt: say.now, result: 'ADJOURNED', nextHearingAt: '2099-01-05T10:00:00Z' },
  }),
  addBreach: (pick, say) => ({
    params: notice(pick),
    body: { happenedAt: say.now, words, arrestId: pick('arrest') },
  }),
  arrestForBreach: (pick) => ({
    params: { ...notice(pick), breachId: pick('notice') },
    body: { arrestId: pick('arrest') },
  }),
  print: (pick) => ({ params: notice(pick), body: { paper: 'NOTICE', recipient: words } }),
  hearBreach: (pick, say) => ({
    params: { ...notice(pick), breachId: pick('notice') },
    body: { courtAt: say.now, result: words },
  }),
  end: (pick) => ({ params: notice(pick), body: { reason: words } }),
  desk: () => ({}),
}

export const applicationInputs: Inputs<typeof rightToKnow> = {
  receive: (pick, say) => ({
    body: {
      scheme: 'DVDS',
      route: 'ASK',
      receivedAt: say.now,
      receivedHow: 'ONLINE',
      atRiskId: pick('person'),
      subjectId: pick('personRecord'),
      ...(say.number % 2 === 0 ? { sourceId: pick('abuse') } : {}),
    },
  }),
  get: (pick) => ({ params: application(pick) }),
  doStage: (pick, say) => ({
    params: application(pick),
    body: { stage: say.number % 2 === 0 ? 'SAFETY_CHECK' : 'ID_VERIFIED', at: say.now, words },
  }),
  decide: (pick, say) => ({
    params: application(pick),
    body: { meetingAt: say.now, partners: words, decision: 'DEFER', notDisclosed: words },
  }),
  write: (pick) => ({ params: application(pick), body: { wording: words } }),
  approve: (pick) => ({ params: application(pick) }),
  disclose: (pick, say) => ({
    params: application(pick),
    body: { toldId: pick('personRecord'), toldAt: say.now, place: words, isInPerson: true },
  }),
  desk: () => ({}),
}

export type Safety = { abuse: string; notice: string; application: string }

/** In both worlds: an assessment of the mother that is graded, a notice asked for, and an application of hers. */
export async function seedSafety(world: World, as: Actor, home: Household, subject: string): Promise<Safety> {
  const made = await world.ok(as, domesticAbuse, 'begin', {
    body: {
      eventId: home.incidentId,
      victimId: home.mother,
      suspectId: home.suspect,
      childIds: [home.child],
    },
  })
  const params = { assessmentId: made.id }
  await world.ok(as, domesticAbuse, 'save', { params, body: { answers: allAnswers(['FRIGHTENED']) } })
  await world.ok(as, domesticAbuse, 'grade', { params, body: highGrade }, { version: 1 })
  await world.ok(as, domesticAbuse, 'refer', { params, body: {} })
  const asked = await world.ok(as, protection, 'ask', { body: { sourceId: made.id } })
  const received = await world.ok(as, rightToKnow, 'receive', {
    body: {
      scheme: 'DVDS',
      route: 'ASK',
      receivedAt: world.clock.now().toISOString(),
      receivedHow: 'ONLINE',
      atRiskId: home.mother,
      subjectId: subject,
    },
  })
  return { abuse: made.id, notice: asked.id, application: received.id }
}

/** In the other alone: the same three, hidden, of the open people and the open incident, with a MARAC and its minutes. */
export async function hideSafety(
  ctx: RecordCtx & { tx: Tx },
  make: (kind: Parameters<typeof createRecord>[1]['kind']) => Promise<string>,
  hidden: {
    incident: string
    person: string
    other: string
    officer: string
    open: Safety
    groupId: string
    aclId: number
  },
): Promise<Safety> {
  const at = ctx.clock.now()
  const { tx } = ctx
  const event = async (kind: 'AbuseAssessment' | 'ProtectionNotice' | 'RightToKnow', status: string) => {
    const id = await make(kind)
    await tx.event.create({
      data: { id, kind, title: 'Hidden risk', summary: 'Hidden words', status, occurredFrom: at },
    })
    await linkRecords(ctx, { fromId: id, toId: hidden.incident, role: 'ARISES_FROM', origin: 'chosen' })
    return id
  }
  const link = (fromId: string, toId: string, role: string) =>
    linkRecords(ctx, { fromId, toId, role, origin: 'chosen' })
  const abuse = await event('AbuseAssessment', 'GRADED')
  await tx.abuseAssessment.create({
    data: {
      id: abuse,
      tool: 'DASH_27',
      state: 'GRADED',
      grade: 'HIGH',
      begunAt: at,
      begunBy: hidden.officer,
      gradedAt: at,
      gradedBy: hidden.officer,
      gradedRank: 'PC',
    },
  })
  await link(abuse, hidden.person, 'VICTIM')
  await link(abuse, hidden.other, 'SUSPECT')
  const marac = await tx.maracCase.create({
    data: {
      assessmentId: abuse,
      state: 'HEARD',
      referredAt: at,
      referredBy: hidden.officer,
      meetingOn: at,
      heardAt: at,
    },
    select: { id: true },
  })
  await tx.maracAction.create({
    data: {
      assessmentId: abuse,
      caseId: marac.id,
      agency: 'HOUSING',
      what: 'Hidden action',
      owner: 'Hidden',
      madeAt: at,
      madeBy: hidden.officer,
    },
  })
  // Minutes of a case that is open: their group alone learns that there are any.
  const openCase = await tx.maracCase.findUnique({ where: { assessmentId: hidden.open.abuse } })
  if (openCase !== null)
    await tx.$executeRaw`INSERT INTO marac_minute (assessment_id, acl_id, case_id, group_id, words, written_at, written_by)
      VALUES (${hidden.open.abuse}::uuid, ${hidden.aclId}, ${openCase.id}::uuid, ${hidden.groupId}::uuid, 'Hidden minutes', ${at}, ${hidden.officer}::uuid)`
  const served = await event('ProtectionNotice', 'SERVED')
  await tx.protectionNotice.create({
    data: {
      id: served,
      kind: 'DVPN',
      state: 'SERVED',
      askedAt: at,
      askedBy: hidden.officer,
      decidedAt: at,
      decidedBy: hidden.officer,
      decidedRank: 'SUPT',
      servedAt: at,
      servedBy: hidden.officer,
    },
  })
  await link(served, hidden.other, 'SUSPECT')
  const received = await event('RightToKnow', 'RECEIVED')
  await tx.rightToKnow.create({
    data: {
      id: received,
      scheme: 'DVDS',
      route: 'ASK',
      receivedAt: at,
      receivedHow: 'ONLINE',
      receivedBy: hidden.officer,
    },
  })
  await link(received, hidden.person, 'AT_RISK')
  await link(received, hidden.other, 'SUBJECT')
  return { abuse, notice: served, application: received }
}
