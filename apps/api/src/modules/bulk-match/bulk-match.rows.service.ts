/** The rows of a list as their owner may see them now: what was found is read and scored anew at each opening; a person decides. */
import type { DecideMatch } from '@mips/contracts/bulk-match'
import type { ListRowShown, RowMatch, RowPartMatches } from '@mips/contracts/bulk-match-parts'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import type { ListRow } from '@mips/domain/bulk-match/read-row'
import {
  decideNewRecord,
  hasPart,
  isAtLeast,
  linksOf,
  matchStrengths,
  rowParts,
  strengthOfPerson,
  textOf,
  type MatchStrength,
  type RowPart,
} from '@mips/domain/bulk-match/row-matches'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { matchPeople } from '../nominal/nominal.standing.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { readRow } from './bulk-match.look.service.ts'
import { held, notSo, ownList, refused, setState } from './bulk-match.list.service.ts'
import {
  findHits,
  findRow,
  findRows,
  keepDecision,
  type HitRecord,
  type ListRecord,
  type RowRecord,
  waitAgain,
} from './bulk-match.repository.ts'

const rowsOfPage = 20

type Asked = { show: string; least: MatchStrength; after: number }

/** A page of rows, with the matches of each that are at least so strong. */
export async function listRows(
  ctx: Ctx,
  listId: string,
  asked: Asked,
): Promise<{ rows: ListRowShown[]; next: number | null }> {
  const list = await ownList(ctx, listId)
  const strengths = matchStrengths.flatMap(({ code }) => (isAtLeast(code, asked.least) ? [code] : []))
  const found = await findRows(ctx.tx, listId, { ...asked, strengths, most: rowsOfPage + 1 })
  const shown = await showRows(ctx, list, found.slice(0, rowsOfPage))
  const rows = shown.map((row) => ({ ...row, parts: row.parts.map((part) => narrowed(part, asked.least)) }))
  const ids = rows.flatMap(({ parts }) =>
    parts.flatMap(({ matches }) => matches.map(({ record }) => record.id)),
  )
  Object.assign(ctx.audit, {
    change: { matchList: listId, rows: rows.map(({ rowNo }) => rowNo) },
    resultIds: [...new Set(ids)].slice(0, 500),
    resultCount: new Set(ids).size,
  })
  return { rows, next: found.length > rowsOfPage ? (found[rowsOfPage - 1]?.rowNo ?? null) : null }
}

const narrowed = (part: RowPartMatches, least: MatchStrength): RowPartMatches => ({
  ...part,
  matches: part.matches.filter(({ strength }) => isAtLeast(strength, least)),
})

/** What one row may be as it is shown: people scored by what the user may see now, and nothing that is no match any more. */
export async function shownHits(
  ctx: Ctx,
  read: ListRow,
  hits: readonly HitRecord[],
  found: Nodes,
): Promise<HitRecord[]> {
  const people = await scoresOf(ctx, read, hits)
  return hits.flatMap((hit) => {
    const shown = presentHit(hit, found, people)
    return shown === undefined ? [] : [{ ...hit, strength: shown.strength }]
  })
}

/** The records of matches in a line each, read once for all of them. */
export async function nodesOf(ctx: Ctx, hits: readonly HitRecord[]): Promise<Nodes> {
  const nodes = await listChartNodes(ctx, [...new Set(hits.map(({ recordId }) => recordId))])
  return new Map(nodes.map((node) => [node.id, node]))
}

/** Rows with everything that they may be, read under the rights of this moment. */
export async function showRows(
  ctx: Ctx,
  list: ListRecord,
  rows: readonly RowRecord[],
): Promise<ListRowShown[]> {
  const hits = await findHits(
    ctx.tx,
    list.id,
    rows.map(({ rowNo }) => rowNo),
  )
  const nodes = await nodesOf(ctx, hits)
  const shown: ListRowShown[] = []
  for (const row of rows) {
    const mine = hits.filter((hit) => hit.rowNo === row.rowNo && nodes.has(hit.recordId))
    shown.push(await showRow(ctx, row, { read: readRow(list, row.cells), hits: mine, nodes }))
  }
  return shown
}

type Nodes = ReadonlyMap<string, Awaited<ReturnType<typeof listChartNodes>>[number]>
type Reading = { read: ListRow; hits: readonly HitRecord[]; nodes: Nodes }

async function showRow(ctx: Ctx, row: RowRecord, { read, hits, nodes }: Reading): Promise<ListRowShown> {
  const people = await scoresOf(ctx, read, hits)
  const parts = rowParts.flatMap(({ code, label }) => {
    if (!hasPart(read, code)) return []
    const matches = hits
      .filter(({ part }) => part === code)
      .flatMap((hit) => presentHit(hit, nodes, people) ?? [])
    const made = decideNewRecord(code, matches)
    return [
      {
        part: code,
        label,
        asked: askedWords(read, code),
        matches: once(matches),
        notMade: made.allowed ? null : made.reason,
      },
    ]
  })
  return {
    rowNo: row.rowNo,
    cells: row.cells,
    state: row.state === 'HEADER' ? 'LOOKED' : row.state,
    problems: row.problems,
    parts,
    links: row.state === 'LOOKED' ? linksOf(read).map(presentLink) : [],
    linked: row.linkIds.length,
  }
}

/** People who were joined since are one. */
const once = (matches: readonly RowMatch[]): RowMatch[] =>
  [...new Map(matches.toReversed().map((match) => [match.record.id, match])).values()].toReversed()

type Scores = ReadonlyMap<string, { strength: MatchStrength; weight: number; reasons: string[] }>

/** People are scored by what this reader may see of them now. */
async function scoresOf(ctx: Ctx, read: ListRow, hits: readonly HitRecord[]): Promise<Scores> {
  const among = [...new Set(hits.flatMap(({ part, recordId }) => (part === 'PERSON' ? [recordId] : [])))]
  if (read.person === undefined || among.length === 0) return new Map()
  const matches = await matchPeople(ctx, read.person, { locationIds: [], among })
  return new Map(
    matches.flatMap(({ compared, score, via }) => {
      const strength = strengthOfPerson(score.band, via.length > 0)
      if (strength === undefined) return []
      const weight = Math.round(score.weight * 10) / 10
      return [[compared.nominalId, { strength, weight, reasons: [...via, ...score.reasons] }] as const]
    }),
  )
}

function presentHit(hit: HitRecord, nodes: Nodes, people: Scores): RowMatch | undefined {
  const node = nodes.get(hit.recordId)
  const scored = hit.part === 'PERSON' ? people.get(hit.recordId) : undefined
  if (node === undefined || (hit.part === 'PERSON' && scored === undefined)) return undefined
  const strength = scored?.strength ?? hit.strength
  return {
    record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
    detail: node.detail,
    hasWarning: node.hasWarning,
    strength,
    strengthLabel: labelOf(strength),
    weight: scored?.weight ?? null,
    reasons: scored?.reasons ?? [hit.matchedBy],
    decided: hit.decided,
  }
}

export const labelOf = (strength: MatchStrength): string =>
  matchStrengths.find(({ code }) => code === strength)?.label ?? strength

const presentLink = ({ code, from, to, roles }: ReturnType<typeof linksOf>[number]) => ({
  code,
  label: [from, to].map((part) => rowParts.find((one) => one.code === part)?.label ?? '').join(' to '),
  roles: roles.map((role) => ({ code: role, label: linkRoleLabel(role) })),
})

function askedWords(read: ListRow, part: RowPart): string {
  if (part !== 'PERSON') return textOf(read, part).join(', ')
  const { forename, middle, surname, dob } = read.person ?? {}
  return [[forename, middle, surname].filter(Boolean).join(' '), dob].filter(Boolean).join(', ')
}

/** One row of the user's own list, held until the request is over. */
export async function heldRow(ctx: Ctx, list: ListRecord, rowNo: number): Promise<RowRecord> {
  if (list.state === 'ERASED') throw notSo('What was read of this file is erased: send it again.')
  const row = await findRow(ctx.tx, list.id, rowNo)
  if (row === undefined) throw new AppError('not_found')
  return row
}

/** A person says that a match is the one, is not, or is open again; nothing is ever accepted by itself (BM-5). */
export async function decideMatch(ctx: Ctx, listId: string, body: DecideMatch) {
  const list = await held(ctx, listId)
  const row = await heldRow(ctx, list, body.rowNo)
  if (row.linkIds.length > 0)
    throw refused(
      'This row was linked: what was decided of it stays. End the link on the record if it is wrong (BM-5).',
    )
  const hits = (await findHits(ctx.tx, listId, [body.rowNo])).filter(({ part }) => part === body.part)
  const hit = hits.find(({ recordId }) => recordId === body.recordId)
  if (hit === undefined || (await listChartNodes(ctx, [body.recordId])).length === 0)
    throw new AppError('bad_reference')
  const isOther = ({ recordId, decided }: HitRecord) => recordId !== body.recordId && decided === 'ACCEPTED'
  if (body.decision === 'ACCEPTED' && body.part !== 'PHONE' && hits.some(isOther))
    throw refused('Another match of this row was accepted: open that one again first (BM-5).')
  const decision = body.decision === 'OPEN' ? null : body.decision
  for (const { keptId, recordId } of hits)
    if (recordId === body.recordId)
      await keepDecision(
        ctx.tx,
        { listId, rowNo: body.rowNo, part: body.part, recordId: keptId },
        { decision, decidedAt: ctx.clock.now(), decidedReason: body.reason || null },
      )
  Object.assign(ctx.audit, {
    resultIds: [body.recordId],
    change: { matchList: listId, row: body.rowNo, part: body.part, decision },
    ...(body.reason ? { reasonGiven: body.reason } : {}),
  })
  return { decided: decision }
}

/** Has a row looked for once more: somebody may have been made since, or a place that it names (BM-6). */
export async function lookAgain(ctx: Ctx, listId: string, rowNo: number) {
  const list = await held(ctx, listId)
  const row = await heldRow(ctx, list, rowNo)
  if (row.linkIds.length > 0)
    throw refused('This row was linked: it is not looked for again. Go on with the record itself (BM-6).')
  if (row.state !== 'LOOKED') throw notSo('This row was not looked for yet, or cannot be read.')
  await waitAgain(ctx.tx, listId, rowNo)
  ctx.audit.change = { matchList: listId, row: rowNo, again: true }
  return setState(ctx, list, 'RUNNING')
}
