/** The seventy file-quality rules as one list, and what they say of a file (FQ-1 to FQ-70). */
import type { RuleProblem } from '../custody/rule-problem.ts'
import { londonDay } from '../time/london-day.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'
import { careRules } from './quality-care.ts'
import { disclosureRules } from './quality-disclosure.ts'
import { formRules } from './quality-forms.ts'
import { identityRules } from './quality-identity.ts'
import { offenceRules } from './quality-offences.ts'
import type { QualityRule } from './quality-rule.ts'

/** The version of the list, kept with each submission: a result is repeated with the rules that gave it. */
export const qualityRulesVersion = '2026-11-1'

const numberOf = ({ id }: QualityRule): number => Number(id.slice(3))

export const qualityRules: readonly QualityRule[] = [
  ...identityRules,
  ...offenceRules,
  ...formRules,
  ...careRules,
  ...disclosureRules,
].toSorted((a, b) => numberOf(a) - numberOf(b))

/** What the rules find in a file as it stood at its own moment: the same file, figures and rules give the same answer. */
export function checkFile(file: CaseFile, rules: CaseRules): RuleProblem[] {
  const today = londonDay(file.at)
  return qualityRules.flatMap((rule) =>
    rule.find(file, today, rules).map(({ field, mend }) => ({
      rule: rule.id,
      severity: rule.severity,
      field,
      message: mend,
    })),
  )
}

export interface QualityScore {
  version: string
  blocks: number
  warnings: number
  /** Rules that the file keeps, of all. */
  kept: number
  of: number
}

/** A file in figures, for the history of a team: kept once when it is certified, never made anew from a later file. */
export function qualityScore(problems: readonly RuleProblem[]): QualityScore {
  const broken = new Set(problems.map(({ rule }) => rule))
  return {
    version: qualityRulesVersion,
    blocks: problems.filter(({ severity }) => severity === 'BLOCK').length,
    warnings: problems.filter(({ severity }) => severity === 'WARN').length,
    kept: qualityRules.length - broken.size,
    of: qualityRules.length,
  }
}

/** FQ-70: what stands against certifying: every blocking rule but the one that asks for the certificate itself. */
export const certifyingProblems = (problems: readonly RuleProblem[]): RuleProblem[] =>
  problems.filter(({ severity, rule }) => severity === 'BLOCK' && rule !== 'FQ-70')

/** The rules by which a receiver's refusal code is found before sending; empty for a code that no rule knows. */
export const rulesRefusedAs = (code: string): QualityRule[] =>
  qualityRules.filter(({ refusedAs }) => refusedAs.includes(code))
