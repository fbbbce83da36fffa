/** What is told of a list that is held against the store: the list, its columns, its rows with what each may be. */
import { columnMeanings } from '@mips/domain/bulk-match/column-meanings'
import { matchStrengths, rowLinks, rowParts } from '@mips/domain/bulk-match/row-matches'
import { z } from 'zod'
import { anyCodeOf, RecordRef } from './common.ts'

/** MAPPING: nobody has said yet what the columns mean; RUNNING and STOPPED: rows wait; DONE; ERASED: its rows are gone. */
export const listStates = ['MAPPING', 'RUNNING', 'STOPPED', 'DONE', 'ERASED'] as const

/** How many rows there are of each kind; the parts add up to `inFile`. */
export const ListCounts = z.object({
  inFile: z.number(),
  header: z.number(),
  blank: z.number(),
  unreadable: z.number(),
  waiting: z.number(),
  looked: z.number(),
  /** Of those looked for: with a match of each strength at best, and with none. */
  strong: z.number(),
  probable: z.number(),
  possible: z.number(),
  nothing: z.number(),
  /** With a match that nobody has decided about. */
  undecided: z.number(),
  /** Decisions that stand, which a change of the columns takes away. */
  decided: z.number(),
  linked: z.number(),
})
export type ListCounts = z.infer<typeof ListCounts>

export const ListLine = z.object({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  state: z.enum(listStates),
  stateLabel: z.string(),
  uploadedAt: z.string(),
  /** The day on which what was read of the file is erased. */
  eraseOn: z.string(),
})
export type ListLine = z.infer<typeof ListLine>

/** A column with its header, some cells of it, and what it means or probably means. */
export const ListColumn = z.object({
  header: z.string(),
  examples: z.array(z.string()),
  meaning: anyCodeOf(columnMeanings),
})
export type ListColumn = z.infer<typeof ListColumn>

export const MatchList = ListLine.extend({
  reason: z.string(),
  purposeLabel: z.string(),
  /** What of the file was not read; null when all of it was. */
  note: z.string().nullable(),
  source: RecordRef.nullable(),
  hasHeader: z.boolean(),
  columns: z.array(ListColumn),
  /** What the columns mean was said for an earlier file with this header; whose and when is not told. */
  isRemembered: z.boolean(),
  counts: ListCounts,
})
export type MatchList = z.infer<typeof MatchList>

export const RowMatch = z.object({
  record: RecordRef,
  detail: z.string().nullable(),
  hasWarning: z.boolean(),
  strength: anyCodeOf(matchStrengths),
  strengthLabel: z.string(),
  /** The weight of the scorer in bits; null where the match is by a number or an address. */
  weight: z.number().nullable(),
  reasons: z.array(z.string()),
  decided: z.enum(['ACCEPTED', 'REJECTED']).nullable(),
})
export type RowMatch = z.infer<typeof RowMatch>

export const RowPartMatches = z.object({
  part: anyCodeOf(rowParts),
  label: z.string(),
  /** What was looked for, as it was read. */
  asked: z.string(),
  matches: z.array(RowMatch),
  /** Null when a record may be made of the part, else why not. */
  notMade: z.string().nullable(),
})
export type RowPartMatches = z.infer<typeof RowPartMatches>

export const ListRowShown = z.object({
  /** The line of the file. */
  rowNo: z.number(),
  cells: z.array(z.string()),
  state: z.enum(['WAITING', 'LOOKED', 'UNREADABLE']),
  problems: z.array(z.object({ column: z.number(), words: z.string() })),
  parts: z.array(RowPartMatches),
  links: z.array(
    z.object({
      code: anyCodeOf(rowLinks),
      label: z.string(),
      roles: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
  ),
  linked: z.number(),
})
export type ListRowShown = z.infer<typeof ListRowShown>
