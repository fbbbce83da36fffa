/** The cases of identity that have a form of their own, by the last part of their address. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'

export const caseKinds = [
  { kind: 'identified', act: 'Say who this is', title: 'Say who this person is' },
  { kind: 'false-identity', act: 'Record a false identity', title: 'A false identity that this person gave' },
  {
    kind: 'stolen-identity',
    act: 'Record a stolen identity',
    title: 'Somebody else uses this person’s identity',
  },
  { kind: 'change', act: 'Record a change of name or gender', title: 'A change of legal name or of gender' },
  { kind: 'twins', act: 'Record a twin', title: 'This person has a twin' },
  { kind: 'death', act: 'Record a death', title: 'This person has died' },
  { kind: 'death-withdrawn', act: 'Withdraw the death', title: 'The death was recorded wrongly' },
] as const
export type CaseKind = (typeof caseKinds)[number]['kind']

/** The forms that make sense for this person as they are recorded now. */
export function caseKindsFor(nominal: Pick<GoldenNominal, 'facts' | 'displayName'>) {
  const isDead = nominal.facts.deceasedOn !== undefined
  const isNamed = nominal.facts.name !== undefined
  return caseKinds.filter(({ kind }) => {
    if (kind === 'death') return !isDead
    if (kind === 'death-withdrawn') return isDead
    return kind !== 'identified' || !isNamed
  })
}
