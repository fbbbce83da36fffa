/** The schedules of unused material made anew from what the records of a case hold (UM-1 to UM-8). */
import type { OfficerRef } from '@mips/contracts/common'
import type { CaseFile } from '@mips/domain/case/case-file'
import {
  type CaseMaterial,
  type MaterialClass,
  materialClasses,
  type MaterialKind,
  materialKinds,
  reportedItems,
  scheduleLines,
  type ScheduleKind,
  type UnusedLine,
} from '@mips/domain/case/unused-material'
import { holds } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { SourceRow, StayRow, UnusedRows } from './case.rows.ts'
import {
  findMaterial,
  findSignature,
  listPresumed,
  listSigned,
  listUnused,
  type MaterialRow,
  type SignedRow,
  type UnusedRow,
} from './case-unused.repository.ts'

/** What stands instead of the words of a line that was withdrawn. */
export const withdrawnWords = 'Withdrawn from this schedule'
/** Why an item is sensitive of which nobody said it: its record is on a list. */
const restrictedWords = 'Its record is restricted to named people.'

/**
 * The unused material of a case. Who works the schedules has them made from the records as they see them; everybody else
 * who reads the case has the open schedule as it was signed, and nothing that shows what else there is.
 */
export async function readMaterial(
  ctx: Ctx,
  caseId: string,
  sources: readonly SourceRow[],
  stays: readonly StayRow[],
): Promise<UnusedRows> {
  const { tx } = ctx
  const signed = await listSigned(tx, caseId)
  const signature = await findSignature(tx, caseId)
  const presumed = presumedOf(await listPresumed(tx, caseId))
  if (!holds(ctx.who, 'case.unused.keep'))
    return {
      material: [],
      lines: signed.map(lineOf),
      presumed: answeredIn(signature === undefined ? Object.keys(presumed) : classCodes),
      signature,
      isCurrent: signature !== undefined,
      isKept: false,
    }
  const found = await findMaterial(tx, caseId, {
    sources: sources.map(({ id }) => id),
    arrests: stays.flatMap(({ arrests }) => arrests),
    stays: stays.map(({ id }) => id),
  })
  const decided = await listUnused(tx, caseId)
  const material = [...found, ...goneOf(found, signed)]
  const lines = linesOf(material, decided, signed)
  const isCurrent =
    signature !== undefined &&
    lines.every(({ isServed }) => isServed === true) &&
    goneLines(signed, lines).length === 0
  return { material, lines, presumed, signature, isCurrent, isKept: true }
}

const classCodes = materialClasses.map(({ code }) => code)

/** That a class was answered, and nothing of how: schedules are signed when all are. */
const answeredIn = (codes: readonly string[]): CaseFile['presumed'] =>
  Object.fromEntries(codes.map((code) => [code, 'PROVIDED' as const]))

/** Who signed, as it stands on papers. */
export const formatSigner = ({ rank, staffNumber, displayName }: OfficerRef): string =>
  [rank, staffNumber, displayName].filter(Boolean).join(' ')

const kindOf = (kind: string): MaterialKind =>
  materialKinds.find(({ code }) => code === kind)?.code ?? 'DOCUMENT'

/** Items of signed lines that this reader's records show no longer, such as a document that was taken off: a signed line stays as it was. */
const goneOf = (found: readonly MaterialRow[], signed: readonly SignedRow[]): MaterialRow[] =>
  signed
    .filter((row) => row.isSeen && row.withdrawnAt === null)
    .filter(({ itemId }) => !found.some((item) => item.itemId === itemId))
    .map(({ itemId, recordId, description, location, schedule }) => ({
      itemId,
      recordId,
      kind: 'DOCUMENT',
      description,
      location,
      madeAt: '1970-01-01T00:00:00Z',
      isEvidence: false,
      isRestricted: schedule === 'D',
    }))

/** The material as the rules read it, with what the disclosure officer said of each item. */
const materialOf = (rows: readonly MaterialRow[], decided: readonly UnusedRow[]): CaseMaterial[] =>
  rows.map((row) => {
    const said = decided.find(({ itemId }) => itemId === row.itemId)
    const sensitivity = said?.sensitivityReason ?? (row.isRestricted ? restrictedWords : undefined)
    return {
      originId: row.itemId,
      kind: kindOf(row.kind),
      description: said?.description ?? row.description,
      location: row.location,
      madeAt: new Date(row.madeAt).toISOString(),
      isRelevant: said?.isRelevant ?? true,
      isEvidence: row.isEvidence,
      isSensitive: row.isRestricted || said?.isSensitive === true,
      ...(sensitivity === undefined ? {} : { sensitivityReason: sensitivity }),
    }
  })

/** A signed line as the rules read it. The words of one whose record the reader may not see are gone as if it were withdrawn. */
const lineOf = (row: SignedRow): UnusedLine => ({
  originId: row.itemId,
  schedule: row.schedule,
  number: row.number,
  description: row.isSeen ? row.description : withdrawnWords,
  location: row.isSeen ? row.location : '',
  isServed: true,
  isWithdrawn: row.withdrawnAt !== null || !row.isSeen,
})

/** Both schedules: what was signed keeps its number, the rest follows; each line with its decision. */
function linesOf(
  rows: readonly MaterialRow[],
  decided: readonly UnusedRow[],
  signed: readonly SignedRow[],
): UnusedLine[] {
  const material = materialOf(rows, decided)
  return scheduleLines(material, signed.map(lineOf)).map((line) => {
    const said = decided.find(({ itemId }) => itemId === line.originId)
    const item = material.find(({ originId }) => originId === line.originId)
    const sensitivity = line.schedule === 'D' ? item?.sensitivityReason : undefined
    return {
      ...line,
      ...presumedBy(line, rows),
      ...(sensitivity === undefined ? {} : { sensitivityReason: sensitivity }),
      ...decisionOf(said),
    }
  })
}

/** Signed lines that stand no longer and await the signature that withdraws them; those of records that the reader does not see are left as they are. */
export const goneLines = (signed: readonly SignedRow[], lines: readonly UnusedLine[]): string[] =>
  signed
    .filter(({ isSeen, withdrawnAt }) => isSeen && withdrawnAt === null)
    .filter(({ schedule, number, itemId }) =>
      lines.some(
        (line) =>
          line.schedule === schedule &&
          line.number === number &&
          line.originId === itemId &&
          line.isWithdrawn === true,
      ),
    )
    .map(({ id }) => id)

/** A signed line is of the class that its item is presumed to belong to, as every other. */
function presumedBy(line: UnusedLine, rows: readonly MaterialRow[]): Pick<UnusedLine, 'presumed'> {
  const row = rows.find(({ itemId }) => itemId === line.originId)
  const presumed = materialKinds.find(({ code }) => code === row?.kind)?.presumed
  return presumed === undefined ? {} : { presumed }
}

const decisionOf = (said: UnusedRow | undefined): Pick<UnusedLine, 'decision'> =>
  said === undefined || said.meetsTest === null
    ? {}
    : {
        decision: {
          meetsTest: said.meetsTest,
          reason: said.reason ?? '',
          by: said.decidedBy,
          at: said.decidedAt.toISOString(),
        },
      }

/** The answers for presumed classes by their codes. */
const presumedOf = (rows: readonly { class: string; answer: string }[]): CaseFile['presumed'] =>
  Object.fromEntries(
    materialClasses.flatMap(({ code }: { code: MaterialClass }) => {
      const row = rows.find((one) => one.class === code)
      return row === undefined ? [] : [[code, row.answer]]
    }),
  )

/** The lines of one schedule in the order of their numbers. */
export const ofSchedule = (lines: readonly UnusedLine[], schedule: ScheduleKind): UnusedLine[] =>
  lines.filter((line) => line.schedule === schedule).toSorted((a, b) => a.number - b.number)

/** The classes of which an item stands on a schedule. */
const classesOn = (lines: readonly UnusedLine[]): CaseFile['presumed'] =>
  Object.fromEntries(
    lines.flatMap(({ presumed, schedule, isWithdrawn }) =>
      presumed === undefined || isWithdrawn === true
        ? []
        : [[presumed, schedule === 'D' ? 'SENSITIVE' : 'PROVIDED']],
    ),
  )

/** The schedules as the rules of the file read them: nothing before they are signed; no signature where something came up since. */
export function unusedOf({
  unused,
}: {
  unused: UnusedRows
}): Pick<CaseFile, 'unused' | 'schedules' | 'report' | 'presumed' | 'arePresumedCopiesIn'> {
  const { lines, signature, presumed } = unused
  if (signature === undefined) return { unused: [], schedules: [], presumed, arePresumedCopiesIn: false }
  const by = unused.isCurrent
    ? { signedBy: formatSigner(signature.by), signedAt: signature.signedAt.toISOString() }
    : {}
  const reported = reportedItems(lines)
  return {
    unused: lines.map(({ originId, schedule, number, description, isWithdrawn }) => ({
      originId: isWithdrawn === true ? `${originId} withdrawn ${number}` : originId,
      schedule,
      number,
      description: isWithdrawn === true ? withdrawnWords : description,
    })),
    schedules: (['C', 'D'] as const).map((kind) => ({ kind, ...by })),
    report: {
      numbers: reported.map(({ number }) => number),
      reasons: reported.map(({ number, reason }) => `${number}. ${reason}`),
    },
    presumed: { ...classesOn(lines), ...presumed },
    arePresumedCopiesIn: signature.hasCopies,
  }
}
