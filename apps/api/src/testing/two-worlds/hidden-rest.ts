/** What hangs on hidden records: markers, photographs, log entries, decisions, tasks, proposals and a search. */
import { randomUUID } from 'node:crypto'
import { addLogEntry } from '../../modules/pole/record.service.ts'
import type { Ctx } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

export async function hideTheRest(
  ctx: Ctx,
  seed: Seed,
  events: { incident: string; custody: string },
  people: { nominal: string; personRecord: string; inCluster: string },
  view: string,
) {
  const now = ctx.clock.now()
  const { tx } = ctx
  const marker = await tx.marker.create({
    data: {
      recordId: people.inCluster,
      code: 'WEAPON',
      category: 'WARNING',
      severity: 3,
      reason: 'Carries a knife',
      startsOn: now,
      reviewOn: now,
    },
  })
  await tx.marker.create({
    data: {
      recordId: people.nominal,
      code: 'WEAPON',
      category: 'WARNING',
      severity: 3,
      reason: 'Carries a knife',
      startsOn: now,
      reviewOn: now,
    },
  })
  const photograph = await tx.attachment.create({
    data: {
      recordId: people.inCluster,
      sha256: view,
      viewSha256: view,
      mimeType: 'image/jpeg',
      sizeBytes: 1,
      widthPixels: 64,
      heightPixels: 64,
    },
  })
  const entryId = await addLogEntry(ctx, {
    recordId: events.incident,
    kind: 'NOTE',
    happenedAt: now,
    text: 'Hidden entry',
  })
  await addLogEntry(ctx, {
    recordId: events.incident,
    kind: 'CORRECTION',
    happenedAt: now,
    text: 'Hidden correction',
    correctsId: entryId,
  })
  await addLogEntry(ctx, { recordId: events.custody, kind: 'VISIT', happenedAt: now, text: 'Hidden visit' })
  const decision = await tx.identityDecision.create({
    data: {
      personRecordA: people.personRecord,
      personRecordB: seed.marla.personRecordId,
      decision: 'not_same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  await tx.identityDecision.create({
    data: {
      personRecordA: people.inCluster,
      personRecordB: seed.marla.personRecordId,
      decision: 'same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  await tx.identityDecision.create({
    data: {
      personRecordA: people.inCluster,
      personRecordB: seed.double.personRecordId,
      decision: 'not_same',
      reason: 'Hidden',
      decidedAt: now,
    },
  })
  const [first, second] = [people.personRecord, seed.marla.personRecordId].sort()
  const proposal = await tx.identityProposal.create({
    data: {
      personRecordA: first ?? '',
      personRecordB: second ?? '',
      weight: 31,
      band: 'almost certainly',
      scorerVersion: 'test',
      harm: 9,
      reasons: ['Hidden'],
      foundBy: 'store',
    },
  })
  const placement = await tx.factPlacement.create({
    data: {
      recordId: people.inCluster,
      decisionId: decision.id,
      kind: 'marker',
      factId: marker.id,
      choices: [people.inCluster, seed.marla.personRecordId],
      recordedAt: now,
    },
  })
  const recipient = await tx.identityRecipient.create({
    data: {
      recordId: people.nominal,
      decisionId: decision.id,
      userId: seed.actors.outsider.id,
      acts: ['nominal.get'],
      times: 1,
      firstAt: now,
      lastAt: now,
    },
  })
  const identityCase = await tx.identityCase.create({
    data: {
      recordId: people.inCluster,
      kind: 'TWO_IDENTIFIERS',
      identifierType: 'PNC',
      identifierIds: [randomUUID()],
    },
  })
  await tx.clusterBreak.create({ data: { recordId: people.inCluster, weight: -3 } })
  const task = await tx.task.create({
    data: {
      recordId: events.incident,
      kind: 'FOLLOW_UP',
      title: 'Hidden task',
      ownerId: seed.actors.outsider.id,
      dueAt: now,
      createdAt: now,
    },
  })
  await tx.task.create({
    data: {
      recordId: events.custody,
      kind: 'FOLLOW_UP',
      title: 'Hidden task of the unit',
      ownerUnit: 'TEST',
      dueAt: now,
      createdAt: now,
    },
  })
  // A change of a hidden row, so that history has one too.
  await tx.event.update({ where: { id: events.incident }, data: { title: 'Changed once' } })
  await tx.marker.update({ where: { id: marker.id }, data: { reason: 'Carries a knife, seen twice' } })
  const search = randomUUID()
  await tx.$executeRaw`SELECT set_config('mips.actor', ${seed.actors.member.id}, true)`
  await tx.$executeRaw`INSERT INTO search_run (id, user_id, kind, terms, candidate_count) VALUES (${search}::uuid, ${seed.actors.member.id}::uuid, 'people', '{"surname":"Brindlecombe"}', 1)`
  await tx.$executeRaw`INSERT INTO search_candidate (search_id, nominal_id, weight, fraction) VALUES (${search}::uuid, ${people.nominal}::uuid, 10, 1)`
  return {
    marker: marker.id,
    photograph: photograph.id,
    decision: decision.id,
    task: task.id,
    search,
    proposal: proposal.id,
    placement: placement.id,
    recipient: recipient.id,
    identityCase: identityCase.id,
  }
}
