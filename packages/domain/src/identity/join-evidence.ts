/** Whether what is known carries a join: a name and a date of birth never do (identity.md 8, rule 5). */
import { allow, type Decision, deny } from '../access/decision.ts'
import type { WaterfallStep } from '../nominal/match-terms.ts'
import { THRESHOLDS } from './cluster-health.ts'
import { type JoinEvidence, joinEvidence } from './identity-codes.ts'

/** A field that agrees on both sides beyond name and birth, in words, each kind counted once. */
export type SharedAttribute = { kind: 'identifier' | 'postcode' | 'phone' | 'middle'; words: string }

/** What the comparison itself shows beyond name, birth and sex; steps that speak against it are left out. */
export function sharedAttributes(waterfall: readonly WaterfallStep[]): SharedAttribute[] {
  const kinds = ['identifier', 'postcode', 'phone', 'middle'] as const
  return kinds.flatMap((kind) => {
    const best = waterfall
      .filter((step) => step.field === kind && (LEVELS[kind] === undefined || LEVELS[kind] === step.level))
      .filter((step) => step.weight > 0)
      .sort((a, b) => b.weight - a.weight)[0]
    return best === undefined ? [] : [{ kind, words: best.words }]
  })
}

/** Half a postcode, or an initial, is no attribute of its own. */
const LEVELS: Partial<Record<SharedAttribute['kind'], string>> = { postcode: 'shared', middle: 'exact' }

/**
 * A join needs one of: fingerprints or another biometric; an identity document and two independent attributes; a
 * shared identifier and one further attribute; three independent attributes. A photograph, one telephone, one address
 * or an officer's recollection never carry it.
 */
export function decideEvidence(given: readonly JoinEvidence[], shared: readonly SharedAttribute[]): Decision {
  const strength = (wanted: string) =>
    given.filter((code) => joinEvidence.some((row) => row.code === code && row.strength === wanted)).length
  if (strength('strong') > 0) return allow()
  const kinds = new Set<string>(shared.map((attribute) => attribute.kind))
  // What an officer confirmed of an address or a telephone is the attribute that the records share, not a second one.
  for (const code of given) {
    const row = joinEvidence.find((each) => each.code === code)
    if (row?.strength === 'attribute') kinds.add(SAME_AS[code] ?? code)
  }
  const hasIdentifier = kinds.has('identifier')
  if (strength('document') > 0 && kinds.size >= 2) return allow()
  if (hasIdentifier && kinds.size >= 2) return allow()
  if (kinds.size >= 3) return allow()
  return deny(
    'A name and a date of birth do not make two people one, nor does one address, one telephone, a photograph or a recollection. Give fingerprints or another biometric, a document with two more attributes, or three independent attributes.',
  )
}

/** What proves a join whatever the records say of the two; every other join rests on the records. */
export const FIRM_EVIDENCE: readonly JoinEvidence[] = ['FINGERPRINT', 'BIOMETRIC', 'DOCUMENT']

/**
 * A join that rests on the records is made from the upper threshold only (bits), and stands until they fall below the
 * lower one (`brokenRecords`): between the two nothing is joined and nothing breaks, so that clusters do not flap.
 */
export function decideWeight(given: readonly JoinEvidence[], weight: number): Decision {
  if (weight >= THRESHOLDS.join || given.some((code) => FIRM_EVIDENCE.includes(code))) return allow()
  return deny(
    `What the two records say comes to ${Math.floor(weight * 10) / 10} bits; a join that rests on it alone needs ${THRESHOLDS.join}. Give fingerprints, another biometric or a document, or decide that you are not sure.`,
  )
}

const SAME_AS: Partial<Record<JoinEvidence, string>> = {
  ADDRESS_CONFIRMED: 'postcode',
  PHONE_CONFIRMED: 'phone',
}
