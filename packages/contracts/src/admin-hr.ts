/** The HR list: what each row of it would do, or did. */
import { z } from 'zod'

/** What one row of the list does. */
export const HrRow = z.object({
  line: z.number(),
  staffNumber: z.string(),
  displayName: z.string(),
  outcome: z.enum(['joiner', 'mover', 'leaver', 'returner', 'unchanged', 'refused']),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  reasons: z.array(z.string()),
})
export type HrRow = z.infer<typeof HrRow>

/** The outcome of a whole list, dry or applied; `token` names this very plan, and applying asks for it. */
export const HrPlan = z.object({
  applied: z.boolean(),
  fileName: z.string(),
  token: z.string(),
  summary: z.object({
    rows: z.number(),
    joiner: z.number(),
    mover: z.number(),
    leaver: z.number(),
    returner: z.number(),
    unchanged: z.number(),
    refused: z.number(),
  }),
  rows: z.array(HrRow),
})
export type HrPlan = z.infer<typeof HrPlan>

/** An import that was applied. */
export const AppliedImport = z.object({
  id: z.string(),
  fileName: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  summary: HrPlan.shape.summary,
})
export type AppliedImport = z.infer<typeof AppliedImport>
