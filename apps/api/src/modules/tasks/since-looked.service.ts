/** What others changed on the reader's records since they last looked at each (TK-10). */
import type { RecordChanges } from '@mips/contracts/task-parts'
import { changedSince } from '@mips/domain/tasks/since-looked'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { readableKinds } from '../pole/kind-access.service.ts'
import { listChanges, listOwnRecords } from './since-looked.repository.ts'
import type { ChangeRow, OwnRecordRow } from './tasks.rows.ts'
import { noteShown } from './tasks.service.ts'

/** Lines of one record in the answer; the record itself has the rest. */
const shownOfRecord = 5

/** The records on which something changed, the latest first. */
export async function listSinceLooked(ctx: Ctx): Promise<{ records: RecordChanges[]; serverTime: string }> {
  const now = ctx.clock.now().toISOString()
  const { userId } = ctx.who
  const own = await listOwnRecords(ctx.tx, {
    userId,
    kinds: readableKinds(ctx.who),
    today: new Date(londonDay(now)),
  })
  const rows = await listChanges(
    ctx.tx,
    own.map(({ id, lastLookedAt }) => ({ id, since: lastLookedAt?.toISOString() ?? null })),
    userId,
  )
  const records = own.flatMap((record) => present(record, rows, userId)).sort(byLatest)
  noteShown(
    ctx,
    records.map(({ record }) => record.id),
  )
  return { records, serverTime: now }
}

function present(record: OwnRecordRow, rows: readonly ChangeRow[], userId: string): RecordChanges[] {
  const lastLookedAt = record.lastLookedAt?.toISOString()
  const { changes } = changedSince(
    rows
      .filter(({ recordId }) => recordId === record.id)
      .map(({ at, by, name, what }) => ({
        at: at.toISOString(),
        by: by ?? '',
        what: wordsOf(what),
        name: name ?? 'The program',
      })),
    { userId, ...(lastLookedAt === undefined ? {} : { lastLookedAt }) },
  )
  if (changes.length === 0) return []
  const { id, kind, reference, title, why } = record
  return [
    {
      record: { id, kind, reference, title: title ?? reference ?? kind },
      why,
      lastLookedAt: lastLookedAt ?? null,
      count: changes.length,
      changes: changes
        .toReversed()
        .slice(0, shownOfRecord)
        .map(({ at, name, what }) => ({ at, by: name, what })),
    },
  ]
}

const words: Readonly<Record<string, string>> = {
  event: 'Summary, time or status changed',
  incident: 'Incident changed',
  arrest: 'Arrest changed',
  custody_record: 'Custody record changed',
  crime: 'Crime changed',
  marker: 'Warning changed',
  marker_added: 'Warning added',
  linked: 'Linked with another record',
  person_record: 'Facts of the person changed',
  person_name: 'Name changed',
  person_identifier: 'Identifier changed',
  location: 'Place changed',
  object: 'Object changed',
  vulnerability_report: 'Report changed',
  asb_report: 'Report changed',
}

const wordsOf = (what: string): string =>
  what.startsWith('log:') ? what.slice('log:'.length) : (words[what] ?? what)

const byLatest = (a: RecordChanges, b: RecordChanges): number =>
  Date.parse(b.changes[0]?.at ?? '') - Date.parse(a.changes[0]?.at ?? '')
