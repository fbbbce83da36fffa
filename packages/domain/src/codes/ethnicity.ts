/** Ethnicity: self-defined (18+1, asked) and observed by an officer (IC); neither is ever derived from the other. */
export const selfDefinedEthnicities = [
  { code: 'W1', label: 'White: British', group: 'White' },
  { code: 'W2', label: 'White: Irish', group: 'White' },
  { code: 'W3', label: 'White: Gypsy or Irish Traveller', group: 'White' },
  { code: 'W9', label: 'White: any other background', group: 'White' },
  { code: 'M1', label: 'Mixed: White and Black Caribbean', group: 'Mixed' },
  { code: 'M2', label: 'Mixed: White and Black African', group: 'Mixed' },
  { code: 'M3', label: 'Mixed: White and Asian', group: 'Mixed' },
  { code: 'M9', label: 'Mixed: any other background', group: 'Mixed' },
  { code: 'A1', label: 'Asian: Indian', group: 'Asian' },
  { code: 'A2', label: 'Asian: Pakistani', group: 'Asian' },
  { code: 'A3', label: 'Asian: Bangladeshi', group: 'Asian' },
  { code: 'A4', label: 'Asian: Chinese', group: 'Asian' },
  { code: 'A9', label: 'Asian: any other background', group: 'Asian' },
  { code: 'B1', label: 'Black: Caribbean', group: 'Black' },
  { code: 'B2', label: 'Black: African', group: 'Black' },
  { code: 'B9', label: 'Black: any other background', group: 'Black' },
  { code: 'O2', label: 'Other: Arab', group: 'Other' },
  { code: 'O9', label: 'Other: any other background', group: 'Other' },
  { code: 'NS', label: 'Not stated', group: 'Not stated' },
] as const
export type SelfDefinedEthnicity = (typeof selfDefinedEthnicities)[number]['code']

/** Why self-defined ethnicity was not stated; recalled, to be confirmed by the force. */
export const notStatedReasons = [
  { code: 'N1', label: 'Officer called away' },
  { code: 'N2', label: 'Public order' },
  { code: 'N3', label: 'Did not understand' },
  { code: 'N4', label: 'Declined' },
] as const
export type NotStatedReason = (typeof notStatedReasons)[number]['code']

export const observedEthnicities = [
  { code: '1', label: 'IC1 White, north European' },
  { code: '2', label: 'IC2 White, south European' },
  { code: '3', label: 'IC3 Black' },
  { code: '4', label: 'IC4 Asian' },
  { code: '5', label: 'IC5 Chinese, Japanese or south-east Asian' },
  { code: '6', label: 'IC6 Arab or north African' },
  { code: '9', label: 'IC9 Not known' },
] as const
export type ObservedEthnicity = (typeof observedEthnicities)[number]['code']

/** Codes that older systems sent; they are read on import and never offered. O1 is Chinese in the 16+1 list. */
export const legacyEthnicityCodes = ['O1', 'W4', 'W5', 'W8', 'ETH03', 'Z1', 'UN', 'MERGE'] as const

/** The code to show for an imported one; undefined for a code that means nothing today. */
export function currentSelfDefinedEthnicity(imported: string): SelfDefinedEthnicity | undefined {
  const code = imported.trim().toUpperCase()
  if (code === 'O1') return 'A4'
  return selfDefinedEthnicities.find((row) => row.code === code)?.code
}
