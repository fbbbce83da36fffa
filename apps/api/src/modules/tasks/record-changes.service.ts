/** What others did on one record since its reader last looked (TK-10), for the page of that record. */
import { allContracts } from '@mips/contracts'
import type { RecordChange } from '@mips/contracts/task-watch'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { actWords } from '@mips/domain/tasks/act-words'
import { changedSince } from '@mips/domain/tasks/since-looked'
import { addMinutes } from '@mips/domain/time/instant'
import type { Ctx } from '../../platform/http/module.ts'
import { readableKinds } from '../pole/kind-access.service.ts'
import { getRecordRef } from '../pole/history.service.ts'
import { type ActRow, findLastLook, listActs, listLinked, type MadeRow } from './record-changes.repository.ts'
import { measureOf } from './tasks.service.ts'

/** Lines in one answer; the history has the rest. */
const MOST = 40

/** What the page says of a look that began at `before`; nothing where this is the first look. */
export async function readRecordChanges(ctx: Ctx, recordId: string, before: string | undefined) {
  const { now, rules } = measureOf(ctx)
  // Of a kind that the reader may not see, nothing is told.
  await getRecordRef(ctx, recordId)
  const began = before === undefined || Date.parse(before) > now.getTime() ? now.toISOString() : before
  const edge = addMinutes(began, -rules.sameLookSeconds / 60) ?? began
  const last = await findLastLook(ctx.tx, recordId, new Date(edge))
  if (last === null) return { lastLookedAt: null, count: 0, changes: [] }
  const acts = await listActs(ctx.tx, recordId, last, ctx.who.userId)
  const linked = await listLinked(ctx.tx, recordId, last, readableKinds(ctx.who))
  const lastLookedAt = last.toISOString()
  const { changes } = changedSince(
    [
      ...acts.filter(({ action }) => mayKnowAct(ctx.who, action)).map(presentAct),
      ...linked.map(presentLinked),
    ],
    { userId: ctx.who.userId, lastLookedAt },
  )
  return {
    lastLookedAt,
    count: changes.length,
    changes: changes.toReversed().slice(0, MOST).map(shown),
  }
}

type Line = Omit<RecordChange, 'by'> & { by: string; name: string }

/** An act is told to whoever may read what its module keeps; others do not learn that there was one. */
export function mayKnowAct(who: Pick<Ctx['who'], 'permissions'>, action: string | null): boolean {
  const { contract } = partsOf(action)
  const routes = Object.values(allContracts.find(({ name }) => name === contract)?.routes ?? {})
  const reads = routes.flatMap(({ method, permission }) =>
    method === 'GET' && typeof permission === 'string' ? [permission] : [],
  )
  return reads.length === 0 || reads.some((permission) => who.permissions.includes(permission))
}

function partsOf(action: string | null): { contract: string; act: string } {
  const [contract = '', act = ''] = (action ?? '').split('.')
  return { contract, act }
}

function presentAct({ at, by, name, action, text }: ActRow): Line {
  const { contract, act } = partsOf(action)
  return {
    at: at.toISOString(),
    by: by ?? '',
    name: name ?? 'The program',
    what: text ?? actWords(act),
    part: contract,
    act,
    record: null,
  }
}

const presentLinked = ({ at, by, name, id, kind, reference, role }: MadeRow): Line => ({
  at: at.toISOString(),
  by: by ?? '',
  name: name ?? 'The program',
  what: `${linkRoleLabel(role)}: ${[kindLabel(kind), reference].filter(Boolean).join(' ')}`,
  part: 'link',
  act: '',
  record: { id, kind },
})

const shown = ({ name, ...line }: Line): RecordChange => ({ ...line, by: name })
