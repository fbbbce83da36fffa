/** The coded lists as they stand, and a new version: previewed, proposed by one, decided by a second. */
import type { CodeListLine, CodeListVersion, ListDifferences, ListFile } from '@mips/contracts/code-list'
import { catalogueCounts, catalogueTie, isOpenList } from '@mips/domain/codes/catalogue'
import { readListFile } from '@mips/domain/codes/list-file'
import {
  differencesOf,
  isChoosableOn,
  mergeEntries,
  readCodeOn,
  versionProblem,
  type CodeEntry,
} from '@mips/domain/codes/list-versions'
import { codeLists, useCodesInForce, type CodeListName, type CodeNow } from '@mips/domain/codes/lists'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { decideVersion, findVersions, insertVersion, type VersionRow } from './code-list.repository.ts'

const names = Object.keys(codeLists) as CodeListName[]
const todayOf = (clock: Clock) => londonDay(clock.now().toISOString())

/** The approved version that stands on a day, the newest of those that have begun. */
const standingOn = (versions: readonly VersionRow[], day: string): VersionRow | undefined =>
  versions
    .filter(({ status, validFrom, version }) => status === 'APPROVED' && (validFrom <= day || version === 1))
    .at(-1)

/** `sexes` in words: `Sexes`; `personMarkerTypes`: `Person marker types`. */
const titleOf = (name: string): string => {
  const spaced = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const words = spaced.replace(/^(asb|rag)\b/, (letters) => letters.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function lineOf(list: CodeListName, versions: readonly VersionRow[], day: string): CodeListLine {
  const standing = standingOn(versions, day)
  if (standing === undefined) throw new AppError('not_found')
  const retired = standing.entries.filter((entry) => !isChoosableOn(entry, day)).length
  return {
    list,
    title: titleOf(list),
    version: standing.version,
    validFrom: standing.validFrom,
    source: standing.source,
    codes: standing.entries.length - retired,
    retired,
    isOpen: isOpenList(list),
    hasProposal: versions.some(({ status }) => status === 'PROPOSED'),
    catalogue: catalogueTie(list),
  }
}

export async function listLists(ctx: Ctx) {
  const byList = groupByList(await findVersions(ctx.tx, null))
  const day = todayOf(ctx.clock)
  return {
    lists: names.map((name) => lineOf(name, byList.get(name) ?? [], day)),
    catalogue: catalogueCounts(),
  }
}

export async function getList(ctx: Ctx, list: CodeListName) {
  const versions = await findVersions(ctx.tx, list)
  const day = todayOf(ctx.clock)
  const entries = standingOn(versions, day)?.entries ?? []
  return {
    ...lineOf(list, versions, day),
    entries: entries.map((entry) => ({ ...entry, isChoosable: isChoosableOn(entry, day) })),
    versions: versions.map((row) => presentVersion(ctx, row, versions)).reverse(),
  }
}

/** A code as the approved version of a day has it; retired codes keep their words for good. */
export async function readCode(ctx: Ctx, list: CodeListName, code: string, day: string) {
  const approved = (await findVersions(ctx.tx, list)).filter(({ status }) => status === 'APPROVED')
  const found = readCodeOn(approved, code, day)
  if (found === undefined) throw new AppError('not_found')
  return found
}

function presentVersion(ctx: Ctx, row: VersionRow, versions: readonly VersionRow[]): CodeListVersion {
  const before = versions.findLast(({ status, version }) => status === 'APPROVED' && version < row.version)
  return {
    version: row.version,
    status: row.status,
    validFrom: row.validFrom,
    source: row.source,
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedReason: row.decidedReason,
    differences: before === undefined ? null : differencesOf(before.entries, row.entries, row.validFrom),
    notByYou:
      row.status === 'PROPOSED' && row.proposedById === ctx.who.userId
        ? 'Somebody else decides about a version that you proposed.'
        : null,
  }
}

type Looked = { entries: CodeEntry[]; differences: ListDifferences | null; problems: string[] }

/** What a file would change; nothing is kept. */
async function look(ctx: Ctx, list: CodeListName, file: ListFile): Promise<Looked> {
  if (file.validFrom < todayOf(ctx.clock)) throw badField('validFrom', 'A version begins today or later')
  const read = readListFile(file.format, file.text)
  if (!read.ok) return { entries: [], differences: null, problems: read.problems }
  const versions = await findVersions(ctx.tx, list)
  const before = versions.findLast(({ status }) => status === 'APPROVED')
  if (before === undefined) throw new AppError('not_found')
  const { validFrom } = file
  if (validFrom < before.validFrom && before.version > 1)
    throw badField('validFrom', `Version ${before.version} begins later: ${before.validFrom}`)
  const days = { validFrom, dayBefore: addDays(validFrom, -1) }
  const entries = mergeEntries(before.entries, read.entries, days)
  const differences = differencesOf(before.entries, entries, validFrom)
  const problem = versionProblem(entries, differences, { isOpen: isOpenList(list), day: validFrom })
  return { entries, differences, problems: problem === undefined ? [] : [problem] }
}

export async function previewVersion(ctx: Ctx, list: CodeListName, file: ListFile) {
  const { differences, problems } = await look(ctx, list, file)
  return { differences, problems }
}

/** Keeps a version that waits for a second administrator. */
export async function proposeVersion(
  ctx: Ctx,
  list: CodeListName,
  { source, reason, ...file }: ListFile & { source: string; reason: string },
) {
  const { entries, differences, problems } = await look(ctx, list, file)
  if (problems.length > 0) throw badField('text', problems.join(' '))
  const { validFrom } = file
  const by = ctx.who.userId
  const version = await insertVersion(ctx.tx, {
    list,
    validFrom,
    source,
    entries,
    reason,
    by,
    at: ctx.clock.now(),
  })
  if (version === undefined) throw new AppError('conflict')
  Object.assign(ctx.audit, {
    reasonGiven: reason,
    change: { list, version, validFrom, source, ...differences },
  })
  return { version }
}

/** Approves or refuses the version that waits; an approved one is chosen from as soon as its day has come. */
export async function decideAbout(
  ctx: Ctx,
  list: CodeListName,
  { isApproved, reason }: { isApproved: boolean; reason: string },
) {
  const waiting = (await findVersions(ctx.tx, list)).find(({ status }) => status === 'PROPOSED')
  if (waiting === undefined) throw new AppError('not_in_state')
  const { version } = waiting
  if (waiting.proposedById === ctx.who.userId)
    throw new AppError('rule_refused', {
      facts: { rule: 'second person', reason: 'Somebody else decides about a version that you proposed.' },
    })
  const status = isApproved ? 'APPROVED' : 'REFUSED'
  const by = ctx.who.userId
  if (!(await decideVersion(ctx.tx, { list, version, status, by, at: ctx.clock.now(), reason })))
    throw new AppError('already_done')
  Object.assign(ctx.audit, { reasonGiven: reason, change: { list, version, status } })
  await takeInForce(ctx.tx, ctx.clock)
  return { version, status }
}

/** The lists that stand otherwise than they were built. */
export async function codesInForce(
  tx: Pick<Tx, '$queryRaw'>,
  clock: Clock,
): Promise<Record<string, CodeNow[]>> {
  const day = todayOf(clock)
  const found: Record<string, CodeNow[]> = {}
  for (const [list, versions] of groupByList(await findVersions(tx, null))) {
    const standing = standingOn(versions, day)
    if (standing !== undefined && standing.version > 1)
      found[list] = standing.entries.map((entry) => ({
        code: entry.code,
        label: entry.label,
        isChoosable: isChoosableOn(entry, day),
      }))
  }
  return found
}

/** Takes what stands now into use in this process: what may be chosen, and the words for it. */
export async function takeInForce(tx: Pick<Tx, '$queryRaw'>, clock: Clock): Promise<void> {
  useCodesInForce(await codesInForce(tx, clock))
}

function groupByList(rows: readonly VersionRow[]): Map<string, VersionRow[]> {
  const byList = new Map<string, VersionRow[]>()
  for (const row of rows) byList.set(row.list, [...(byList.get(row.list) ?? []), row])
  return byList
}
