/** What can be asked of the figures of custody: the figures themselves, the stays behind one, and what may be published. */
import { custodyFigureList, figureSplits } from '@mips/domain/custody/figure-list'
import { z } from 'zod'
import { anyCodeOf, day, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const stays = { kind: 'many', type: 'CustodyRecord' } as const

/** The first and the last day of the period, both in it; of one suite, or of all. */
const period = {
  stationCode: text(12).optional(),
  from: day(),
  to: day(),
}

export const FigureValue = z.object({
  figure: z.string(),
  /** Stays or times; of a length of time how many there are. */
  n: z.number(),
  medianMinutes: z.number().nullable(),
  ninetiethMinutes: z.number().nullable(),
  longestMinutes: z.number().nullable(),
})
export type FigureValue = z.infer<typeof FigureValue>

export const FigureGroup = z.object({
  split: z.string(),
  code: z.string(),
  label: z.string(),
  values: z.array(FigureValue),
})
export type FigureGroup = z.infer<typeof FigureGroup>

export const FiguresPage = z.object({
  serverTime: z.string(),
  from: z.string(),
  to: z.string(),
  suites: z.array(z.object({ code: z.string(), name: z.string() })),
  waitMinutes: z.number(),
  smallNumber: z.number(),
  groups: z.array(FigureGroup),
  /** Why reviews were put off. */
  reasons: z.array(z.object({ reason: z.string(), n: z.number() })),
})
export type FiguresPage = z.infer<typeof FiguresPage>

export const FigureStay = z.object({
  id: z.string(),
  custodyNumber: z.string(),
  station: z.string().nullable(),
  arrivedAt: z.string(),
  endedAt: z.string().nullable(),
  value: z.number(),
  words: z.string(),
})
export type FigureStay = z.infer<typeof FigureStay>

export const custodyFigures = defineContract('custodyFigures', {
  read: {
    method: 'GET',
    path: '/custody/figures',
    permission: 'custody.figures.read',
    audit: 'consultation',
    purpose: { none: 'Numbers only: nobody held is named; the stays behind a number ask for the purpose' },
    subject: stays,
    query: z.strictObject(period),
    reply: FiguresPage,
  },
  /** The stays behind one number, the largest first. */
  listStays: {
    method: 'GET',
    path: '/custody/figures/stays',
    permission: 'custody.figures.read',
    audit: 'consultation',
    purpose: 'required',
    subject: stays,
    query: z.strictObject({
      ...period,
      figure: anyCodeOf(custodyFigureList),
      split: anyCodeOf(figureSplits).default('all'),
      code: text(20).optional(),
    }),
    reply: z.object({ total: z.number(), stays: z.array(FigureStay) }),
  },
  /** The figures as CSV for somebody outside, with small numbers kept out and no column hidden. */
  publish: {
    method: 'POST',
    path: '/custody/figures/publications',
    permission: 'custody.figures.read',
    audit: 'disclosure',
    purpose: 'required',
    limit: 'export',
    subject: stays,
    body: z.strictObject({ ...period, recipient: requiredText(200, 'Say who it is for') }),
    reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), sha256: z.string() }),
  },
})
