/** Which kinds of record a reader may see at all; the form in SQL is `mips.may_see_kind`. */
import type { RecordKind } from '@mips/contracts/contract'
import type { Permission } from '@mips/domain/access/permissions'
import { readPermissionOf } from '@mips/domain/access/record-access'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'

const readers: Record<RecordKind, Permission> = readPermissionOf

const isRecordKind = (kind: string): kind is RecordKind => kind in readers

/** Whether this reader may see records of a kind at all. */
export const maySeeKind = (who: Pick<Principal, 'permissions'>, kind: string): boolean =>
  isRecordKind(kind) && holds(who, readers[kind])

/** The kinds of record that this reader may see. */
export const readableKinds = (who: Pick<Principal, 'permissions'>): RecordKind[] =>
  (Object.keys(readers) as RecordKind[]).filter((kind) => holds(who, readers[kind]))

/** Refuses a record of a kind that the reader may not see, as if it were not there. */
export function requireKind(who: Principal, kind: string): void {
  if (!maySeeKind(who, kind)) throw new AppError('not_found')
}
