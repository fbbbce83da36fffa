/** The file in which a force keeps its trained weights: versioned, complete, and written the same way every time it is signed. */
import { FIXED_MODEL, type MatchModel } from '../nominal/match-weights.ts'

export const MODEL_FORMAT = 'mips-matching-1'

export type ModelFile = {
  format: typeof MODEL_FORMAT
  model: MatchModel
  /** An instant. */
  trainedAt: string
  data: {
    /** SHA-256 over the pairs that were trained on, in hexadecimal. */
    fingerprint: string
    people: number
    pairs: number
    randomPairs: number
  }
  training: { rounds: number; matches: number; pseudoMatches: number }
  /** F1 on the control set of the generator: best, and at "possible". */
  control: { fixed: { best: number; at: number }; trained: { best: number; at: number } }
}

/** The text that is signed: keys in alphabetical order, no spaces. */
export const modelText = (file: ModelFile): string => canonical(file)

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

/**
 * Reads the model out of parsed JSON; throws in plain words when it is of another format, lacks a weight, has one too
 * many, or changes a rule: guards, thresholds and identifiers are those of this version of MiPS or the file is refused.
 */
export function readModelFile(json: unknown): ModelFile {
  const file = json as Partial<ModelFile> | null
  if (file?.format !== MODEL_FORMAT) throw new Error(`it is not of the format ${MODEL_FORMAT}`)
  const problem = shapeProblem(file.model, FIXED_MODEL, 'model')
  if (problem) throw new Error(problem)
  if (typeof file.trainedAt !== 'string' || !file.data || !file.training || !file.control)
    throw new Error('it does not say when and on what it was trained')
  const model = file.model as MatchModel
  for (const rule of ['guards', 'thresholds', 'identifiers', 'population'] as const)
    if (canonical(model[rule]) !== canonical(FIXED_MODEL[rule]))
      throw new Error(`it changes ${rule}, which are rules of MiPS and are not trained`)
  return file as ModelFile
}

function shapeProblem(value: unknown, pattern: unknown, path: string): string | undefined {
  if (typeof pattern !== 'object' || pattern === null)
    return typeof value === typeof pattern && (typeof value !== 'number' || Number.isFinite(value))
      ? undefined
      : `${path} is missing or not a ${typeof pattern}`
  if (typeof value !== 'object' || value === null) return `${path} is missing`
  const extra = Object.keys(value).find((key) => !(key in pattern))
  if (extra) return `${path} has ${extra}, which no weight is called`
  for (const [key, one] of Object.entries(pattern)) {
    const found = shapeProblem((value as Record<string, unknown>)[key], one, `${path}.${key}`)
    if (found) return found
  }
  return undefined
}
