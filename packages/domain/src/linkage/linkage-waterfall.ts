/** What each field says for and against two records being one person, in words and bits. */
import {
  type Agreement,
  agreementWeight,
  type LinkageField,
  type LinkageParameters,
  priorWeight,
  probabilityOf,
} from './linkage-model.ts'

export type LinkageStep = { field: string; level: string; bits: number; words: string }
export type LinkageWaterfall = {
  /** Prior odds first, then every field, the strongest push first. */
  steps: LinkageStep[]
  bits: number
  /** 0 to 1. */
  probability: number
}

/** The waterfall of one pair; the bits of its steps add up to the weight. */
export function linkageWaterfall(
  fields: readonly LinkageField[],
  parameters: LinkageParameters,
  agreements: readonly Agreement[],
): LinkageWaterfall {
  const prior = priorWeight(parameters)
  const steps = agreements.map((agreement): LinkageStep => {
    const level = fields[agreement.field]?.levels[agreement.level]
    const bits = agreementWeight(parameters, agreement)
    return {
      field: fields[agreement.field]?.field ?? '',
      level: level?.name ?? '',
      bits,
      words: `${level?.words ?? ''}: ${pushWords(bits)}`,
    }
  })
  steps.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  const bits = steps.reduce((sum, step) => sum + step.bits, prior)
  const chance = Math.round(2 ** -prior)
  const before = { field: 'prior', level: 'prior', bits: prior, words: `before comparing: one in ${chance}` }
  return { steps: [before, ...steps], bits, probability: probabilityOf(bits) }
}

function pushWords(bits: number): string {
  const times = 2 ** Math.abs(bits)
  if (times < 1.2) return 'says nothing'
  const shown = times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en-GB')
  return bits > 0 ? `${shown} times likelier to be one person` : `${shown} times likelier to be two people`
}
