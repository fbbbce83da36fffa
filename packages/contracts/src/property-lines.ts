/** An exhibit in a list and what rings for it: the lines that every page of property shares. */
import { z } from 'zod'
import { OfficerRef } from './common.ts'

export const coded = z.object({ code: z.string(), label: z.string() })
export const ref = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
})
const HolderReply = z.object({
  kind: z.enum(['PERSON', 'PLACE', 'OUTSIDE', 'GONE']),
  id: z.string(),
  label: z.string(),
})

export const DueLine = z.object({
  what: z.string(),
  text: z.string(),
  by: z.string(),
  who: coded,
  rule: z.string(),
  isOverdue: z.boolean(),
  harm: z.number(),
})
export type DueLine = z.infer<typeof DueLine>

/** An exhibit in a list. */
export const ExhibitLine = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  exhibitRef: z.string(),
  kind: coded,
  needsTwo: z.boolean(),
  description: z.string(),
  seizedAt: z.string(),
  seizedBy: OfficerRef.nullable(),
  holder: HolderReply,
  seal: z.string().nullable(),
  source: ref.nullable(),
  notFoundSince: z.string().nullable(),
  isPhotographed: z.boolean(),
  version: z.number(),
})
export type ExhibitLine = z.infer<typeof ExhibitLine>

export const AlarmLine = z.object({ exhibit: ExhibitLine, alarm: DueLine })
export type AlarmLine = z.infer<typeof AlarmLine>
