/** A setting that is written as JSON: an empty list where it is left out. */
import { z } from 'zod'

export const jsonText = z
  .string()
  .default('[]')
  .transform((words, context) => {
    try {
      return JSON.parse(words) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' })
      return z.NEVER
    }
  })
