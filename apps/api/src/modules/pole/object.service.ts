/** Making and correcting objects: each kind by its own fields, found by its identifier in normal form. */
import type { Origins } from '@mips/contracts/common'
import type { ObjectFields } from '@mips/contracts/pole-objects'
import { nameObject } from '@mips/domain/pole/object-key'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import {
  findObject,
  findObjectByKey,
  insertObject,
  type ObjectRow,
  updateObject,
} from './object.repository.ts'
import { createRecord, keepOrigins } from './record.service.ts'

/** Makes an object; one that is on record by its identifier is never made twice. */
export async function createObject(ctx: Ctx, made: { fields: ObjectFields; origins: Origins }) {
  const object = readObject(made.fields)
  if (object.keyValue !== null) {
    const existing = await findObjectByKey(ctx.tx, object.kind, object.keyValue)
    if (existing !== null) throw new AppError('conflict', { facts: { existing: [existing] } })
  }
  const { id, reference } = await createRecord(ctx, { kind: 'Object' })
  await insertObject(ctx.tx, id, object)
  await keepOrigins(ctx, id, made.origins)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'Object',
    change: { label: object.label, keyValue: object.keyValue },
  })
  return { id, reference, label: object.label, keyValue: object.keyValue, version: 1 }
}

/** Puts right the fields of an object; what it was stays in its history, and its kind never changes. */
export async function correctObject(
  ctx: Ctx,
  id: string,
  correction: { fields: ObjectFields; reason: string; origins: Origins },
) {
  const before = await findObject(ctx.tx, id)
  if (before === null) throw new AppError('not_found')
  if (before.kind !== correction.fields.kind)
    throw badField('fields.kind', 'The kind of an object stays as it is: make a new one and link them')
  const object = readObject(correction.fields)
  if (object.keyValue !== null && object.keyValue !== before.keyValue) {
    const existing = await findObjectByKey(ctx.tx, object.kind, object.keyValue)
    if (existing !== null) throw new AppError('conflict', { facts: { existing: [existing] } })
  }
  await updateObject(ctx.tx, id, object)
  await keepOrigins(ctx, id, correction.origins)
  ctx.audit.change = {
    before: { label: before.label, keyValue: before.keyValue, details: before.details },
    after: object,
  }
  ctx.audit.reasonGiven = correction.reason
  return { id, label: object.label, keyValue: object.keyValue, version: ctx.subjectVersion ?? 1 }
}

function readObject(fields: ObjectFields): ObjectRow {
  const named = nameObject(fields)
  if (!named.ok) throw badField(named.field, named.problem)
  const { kind: _kind, ...details } = { ...fields, ...named.fields }
  return {
    kind: fields.kind,
    label: named.label,
    keyValue: named.keyValue ?? null,
    details: JSON.parse(JSON.stringify(details)),
  }
}
