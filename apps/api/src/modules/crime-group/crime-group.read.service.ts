/** Crime groups as they are listed and read by those on their lists. */
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { memberRoles } from './crime-group.reading.ts'
import {
  countMembers,
  countOfGroup,
  findGroup,
  findOfficers,
  listDisruptions,
  listGroups,
  listHeads,
  listMembers,
  listNewestScores,
  listScores,
} from './crime-group.repository.ts'
import { presentLine, presentPage } from './crime-group.view.ts'

/** The groups that this reader is on the list of, what scores highest first. */
export async function readGroups(ctx: Ctx) {
  const { rows, found } = await listGroups(ctx.tx)
  const ids = rows.map(({ id }) => id)
  const heads = await listHeads(ctx.tx, ids)
  const scores = await listNewestScores(ctx.tx, ids)
  const members = await countMembers(ctx.tx, ids, memberRoles)
  const officers = await findOfficers(
    ctx.tx,
    rows.map(({ ownerId }) => ownerId),
  )
  Object.assign(ctx.audit, { resultIds: ids, resultCount: found })
  const lines = rows.map((row) =>
    presentLine(row, {
      head: heads.get(row.id),
      score: scores.get(row.id),
      members: members.get(row.id) ?? 0,
      officers,
      now: ctx.clock.now(),
    }),
  )
  return { groups: lines, found }
}

export async function readGroup(ctx: Ctx, id: string) {
  const row = await findGroup(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  const scores = await listScores(ctx.tx, id)
  const disruptions = await listDisruptions(ctx.tx, id)
  const people = await listMembers(ctx.tx, id)
  const officers = await findOfficers(ctx.tx, [
    row.ownerId,
    ...scores.map(({ scoredBy }) => scoredBy),
    ...disruptions.map(({ recordedBy }) => recordedBy),
    ...(row.archivedBy === null ? [] : [row.archivedBy]),
  ])
  ctx.audit.resultIds = people.map(({ personRecordId }) => personRecordId)
  return presentPage(row, {
    head: (await listHeads(ctx.tx, [id])).get(id),
    scores,
    disruptions,
    counts: await countOfGroup(ctx.tx, id),
    people,
    officers,
    now: ctx.clock.now(),
    mayKeep: holds(ctx.who, 'crimegroup.record.keep'),
  })
}
