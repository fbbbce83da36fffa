/** Who may see a record: restricting it, opening it again, and seeing it as another would, with the reasons. */
import type { RecordAccess, ViewAs } from '@mips/contracts/admin-shapes'
import { decideRestriction, partsOf } from '@mips/domain/access/administration'
import { permissions } from '@mips/domain/access/permissions'
import {
  decideRecordAccess,
  isOnList,
  readPermissionOf,
  type ReadableKind,
  type Reader,
  type RecordAcl,
} from '@mips/domain/access/record-access'
import { allRoles, isRoleCode, permissionsOf, roleLabel, type RoleCode } from '@mips/domain/access/roles'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listGroups } from './admin.groups.repository.ts'
import { internList } from './admin.lists.service.ts'
import {
  databaseNow,
  findByReference,
  findRecordFacts,
  isOfOperation,
  listPrincipals,
  listReaders,
  moveToAcl,
  type ReaderRow,
  type RecordFacts,
} from './admin.records.repository.ts'
import { refuseUnless } from './admin.users.service.ts'

export async function findRecord(ctx: Ctx, reference: string) {
  ctx.audit.terms = { reference }
  const records = await findByReference(ctx.tx, reference.trim().toUpperCase())
  Object.assign(ctx.audit, { resultIds: records.map((record) => record.id), resultCount: records.length })
  return { records }
}

type Question = { record: RecordFacts; kind: ReadableKind; acl: RecordAcl; now: string }

async function questionOf(ctx: Ctx, recordId: string): Promise<Question> {
  const record = await findRecordFacts(ctx.tx, recordId)
  if (record === undefined || !(record.kind in readPermissionOf)) throw new AppError('not_found')
  const principals = record.aclId === 0 ? [] : await listPrincipals(ctx.tx, record.aclId)
  const worded = principals.map((principal) => ({
    ...principal,
    label: principal.kind === 'role' && isRoleCode(principal.id) ? roleLabel(principal.id) : principal.label,
  }))
  return {
    record,
    kind: record.kind as ReadableKind,
    acl: { grade: record.grade, principals: worded, contact: record.contact },
    now: await databaseNow(ctx.tx),
  }
}

const readerOf = (row: ReaderRow): Reader => ({
  name: row.displayName,
  userId: row.userId,
  roles: row.roles.filter(isRoleCode),
  groupIds: row.groupIds,
})

/** Who may see the record, by number and list: never what is in it. */
export async function getRecordAccess(ctx: Ctx, recordId: string): Promise<RecordAccess> {
  const question = await questionOf(ctx, recordId)
  const { record, kind, acl } = question
  const rows = record.aclId === 0 ? [] : await listReaders(ctx.tx, { aclId: record.aclId })
  const named = (wanted: string) =>
    acl.principals.filter((principal) => principal.kind === wanted).map(({ id, label }) => ({ id, label }))
  return {
    id: record.id,
    kind: record.kind,
    reference: record.reference,
    version: record.version,
    grade: record.grade,
    contact: record.contact,
    users: named('user'),
    groups: named('group'),
    otherReaders: named('role'),
    readers: rows.map((row) => presentReader(row, question)),
    rolesThatRead: allRoles
      .filter((role) => permissionsOf(role).includes(readPermissionOf[kind]))
      .map(roleLabel),
    youRemain: ctx.who.acls.includes(record.aclId),
  }
}

function presentReader(row: ReaderRow, question: Question): RecordAccess['readers'][number] {
  const reader = readerOf(row)
  const decision = decideRecordAccess({ reader, kind: question.kind, acl: question.acl, now: question.now })
  const via = decision.steps.find((step) => step.rule === 'list')?.words ?? ''
  const why =
    decision.steps.find((step) => !step.passes && step.rule !== 'restriction')?.words ?? 'Sees the record.'
  return {
    userId: row.userId,
    staffNumber: row.staffNumber,
    displayName: row.displayName,
    via,
    canRead: decision.allowed,
    why,
  }
}

export type Restriction = {
  grade: 'signposted' | 'hidden' | 'silent'
  userIds: string[]
  groupIds: string[]
  contact?: string | undefined
  reason: string
}

/** Restricts the record to the people and groups named; whoever does it need not be one of them, and then sees it no more. */
export async function restrictRecord(ctx: Ctx, recordId: string, wanted: Restriction) {
  const userIds = [...new Set(wanted.userIds)].sort()
  const groupIds = [...new Set(wanted.groupIds)].sort()
  const people = userIds.length === 0 ? [] : await listReaders(ctx.tx, { userIds })
  if (people.length !== userIds.length) throw badField('userIds', 'Choose people who are in post')
  const groups = groupIds.length === 0 ? [] : await listGroups(ctx.tx, groupIds)
  if (groups.length !== groupIds.length) throw badField('groupIds', 'Choose groups from the list')
  const contact =
    wanted.contact === undefined || wanted.contact === ''
      ? (groups.find((group) => group.contact !== null)?.contact ?? null)
      : wanted.contact
  refuseUnless(
    'record.restrict',
    decideRestriction({
      grade: wanted.grade,
      activeUsers: people.length,
      groupsWithMembers: groups.filter((group) => group.members > 0).length,
      contact: contact ?? undefined,
    }),
  )
  const aclId = await internList(ctx, { grade: wanted.grade, contact, userIds, groupIds })
  const before = await findRecordFacts(ctx.tx, recordId)
  await refuseInOperation(ctx, before?.aclId)
  if (before?.aclId === aclId) throw new AppError('already_done')
  const moved = await moveToAcl(ctx.tx, recordId, aclId)
  Object.assign(ctx.audit, {
    aclId,
    change: { grade: wanted.grade, userIds, groupIds, contact, from: before?.grade ?? null, records: moved },
    reasonGiven: wanted.reason,
  })
  return {
    id: recordId,
    version: ctx.subjectVersion ?? 0,
    grade: wanted.grade,
    youStillSeeIt: await isReaderOf(ctx, aclId),
  }
}

/** OP-4: what is in an operation is taken out by its owner alone. */
async function refuseInOperation(ctx: Ctx, aclId: number | undefined): Promise<void> {
  if (aclId !== undefined && (await isOfOperation(ctx.tx, aclId)))
    throw new AppError('rule_refused', {
      facts: { rule: 'OP-4', reason: 'The record is in an operation: its owner takes it out.' },
    })
}

async function isReaderOf(ctx: Ctx, aclId: number): Promise<boolean> {
  const self = (await listReaders(ctx.tx, { userIds: [ctx.who.userId] })).map(readerOf)[0]
  const acl: RecordAcl = { grade: 'hidden', principals: await listPrincipals(ctx.tx, aclId) }
  return self !== undefined && isOnList(self, acl, await databaseNow(ctx.tx))
}

/** Lifts the restriction: everybody who may read the kind sees the record again. */
export async function openRecord(ctx: Ctx, recordId: string, reason: string) {
  const record = await findRecordFacts(ctx.tx, recordId)
  if (record === undefined) throw new AppError('not_found')
  if (record.aclId === 0)
    throw new AppError('not_in_state', { facts: { reason: 'The record is open already.' } })
  await refuseInOperation(ctx, record.aclId)
  const moved = await moveToAcl(ctx.tx, recordId, 0)
  Object.assign(ctx.audit, {
    aclId: 0,
    change: { grade: 'open', from: record.grade, records: moved },
    reasonGiven: reason,
  })
  return { id: recordId, version: ctx.subjectVersion ?? 0, grade: 'open', youStillSeeIt: true }
}

/** What a role, a user, or a user with one role only, sees of the record, and every step of the reasoning. */
export async function viewAs(
  ctx: Ctx,
  recordId: string,
  as: { roleCode?: RoleCode | undefined; userId?: string | undefined },
): Promise<ViewAs> {
  const reader = await viewerOf(ctx, as)
  const question = await questionOf(ctx, recordId)
  const decision = decideRecordAccess({ reader, kind: question.kind, acl: question.acl, now: question.now })
  ctx.audit.change = { viewedAs: { roleCode: as.roleCode ?? null, userId: as.userId ?? null } }
  return {
    who: reader.name,
    allowed: decision.allowed,
    sees: decision.sees,
    words: outcomeWords(reader, decision.sees, question.acl),
    steps: decision.steps,
    parts: decision.allowed ? partsFor(reader, question.kind) : [],
  }
}

async function viewerOf(
  ctx: Ctx,
  as: { roleCode?: RoleCode | undefined; userId?: string | undefined },
): Promise<Reader> {
  if (as.userId === undefined) {
    if (as.roleCode === undefined) throw badField('roleCode', 'Choose a role or a person')
    return { name: `Somebody with the role ${roleLabel(as.roleCode)}`, roles: [as.roleCode], groupIds: [] }
  }
  const row = (await listReaders(ctx.tx, { userIds: [as.userId] }))[0]
  if (row === undefined) throw badField('userId', 'Choose a person who is in post')
  const reader = readerOf(row)
  return as.roleCode === undefined ? reader : { ...reader, roles: [as.roleCode] }
}

function outcomeWords(reader: Reader, sees: ViewAs['sees'], acl: RecordAcl): string {
  if (sees === 'record') return `${reader.name} sees this record.`
  if (sees === 'signpost')
    return `${reader.name} is told that a restricted record exists and to ask ${acl.contact ?? 'its owner'}; nothing else.`
  return `${reader.name} cannot tell that this record exists.`
}

function partsFor(reader: Reader, kind: ReadableKind): ViewAs['parts'] {
  return (partsOf[kind] ?? []).map((permission) => {
    const role = reader.roles.find((code) => permissionsOf(code).includes(permission))
    return {
      permission,
      words: permissions[permission],
      allowed: role !== undefined,
      why: role === undefined ? 'None of the roles carries it.' : `By the role ${roleLabel(role)}.`,
    }
  })
}
