/** The routes of crime groups. */
import { crimeGroup } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { readGroup, readGroups } from './crime-group.read.service.ts'
import {
  addDisruption,
  addMember,
  archiveGroup,
  endMember,
  giveTo,
  openGroup,
  scoreGroup,
} from './crime-group.service.ts'

export const crimeGroupModule = implement(crimeGroup)({
  list: (ctx) => readGroups(ctx),
  get: (ctx, { params }) => readGroup(ctx, params.groupId),
  open: (ctx, { body }) => openGroup(ctx, body),
  addMember: (ctx, { params, body }) => addMember(ctx, params.groupId, body),
  endMember: (ctx, { params, body }) => endMember(ctx, params.groupId, params.linkId, body.reason),
  score: (ctx, { params, body }) => scoreGroup(ctx, params.groupId, body),
  giveTo: (ctx, { params, body }) => giveTo(ctx, params.groupId, body.ownerId),
  addDisruption: (ctx, { params, body }) => addDisruption(ctx, params.groupId, body),
  archive: (ctx, { params, body }) => archiveGroup(ctx, params.groupId, body.reason),
})
