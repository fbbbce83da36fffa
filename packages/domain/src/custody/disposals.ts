/** L-5: how custody ends for each offence on the record. */
export const disposals = [
  { code: 'CHARGED_BAIL', label: 'Charged and bailed', endsIn: 'RELEASE', isCharge: true },
  { code: 'CHARGED_CUSTODY', label: 'Charged, bail refused', endsIn: 'HELD', isCharge: true },
  { code: 'POSTAL_REQUISITION', label: 'Postal requisition', endsIn: 'RELEASE', isCharge: true },
  { code: 'SUMMONS', label: 'Summons', endsIn: 'RELEASE', isCharge: true },
  { code: 'BAIL_PRE_CHARGE', label: 'Bail before charge', endsIn: 'RELEASE', isCharge: false },
  { code: 'BAIL_TO_CPS', label: 'Bail for a CPS decision', endsIn: 'RELEASE', isCharge: false },
  { code: 'RUI', label: 'Released under investigation', endsIn: 'RELEASE', isCharge: false },
  { code: 'SIMPLE_CAUTION', label: 'Simple caution', endsIn: 'RELEASE', isCharge: false },
  { code: 'CONDITIONAL_CAUTION', label: 'Conditional caution', endsIn: 'RELEASE', isCharge: false },
  { code: 'YOUTH_CAUTION', label: 'Youth caution', endsIn: 'RELEASE', isCharge: false },
  { code: 'YOUTH_COND_CAUTION', label: 'Youth conditional caution', endsIn: 'RELEASE', isCharge: false },
  { code: 'COMMUNITY_RESOLUTION', label: 'Community resolution', endsIn: 'RELEASE', isCharge: false },
  { code: 'PND', label: 'Penalty notice for disorder', endsIn: 'RELEASE', isCharge: false },
  { code: 'CANNABIS_KHAT_WARNING', label: 'Cannabis or khat warning', endsIn: 'RELEASE', isCharge: false },
  { code: 'DIVERSION', label: 'Diversion (outcome 22)', endsIn: 'RELEASE', isCharge: false },
  { code: 'TIC', label: 'Taken into consideration', endsIn: 'RELEASE', isCharge: false },
  { code: 'NFA_POLICE', label: 'No further action (police)', endsIn: 'RELEASE', isCharge: false },
  { code: 'NFA_CPS', label: 'No further action (CPS)', endsIn: 'RELEASE', isCharge: false },
  { code: 'TRANSFER_FORCE', label: 'Transferred to another force', endsIn: 'TRANSFER', isCharge: false },
  { code: 'TRANSFER_COURT', label: 'Remanded to court', endsIn: 'TRANSFER', isCharge: false },
  { code: 'TRANSFER_PRISON', label: 'Transferred to prison', endsIn: 'TRANSFER', isCharge: false },
  { code: 'IMMIGRATION', label: 'Handed to immigration', endsIn: 'TRANSFER', isCharge: false },
  {
    code: 'MHA_HOSPITAL',
    label: 'Detained under the Mental Health Act',
    endsIn: 'TRANSFER',
    isCharge: false,
  },
  { code: 'RECALLED', label: 'Recalled to prison', endsIn: 'TRANSFER', isCharge: false },
  { code: 'DEPORT', label: 'Deported', endsIn: 'TRANSFER', isCharge: false },
  { code: 'DIED', label: 'Died', endsIn: 'DEATH', isCharge: false },
  { code: 'ESCAPED', label: 'Escaped', endsIn: 'ESCAPE', isCharge: false },
] as const

export type Disposal = (typeof disposals)[number]['code']

/** The disposals that end a stay by letting the person go or handing them over; death and escape are acts of their own. */
export const releaseDisposals = disposals.filter(
  (row): row is Extract<(typeof disposals)[number], { endsIn: 'RELEASE' | 'TRANSFER' }> =>
    row.endsIn === 'RELEASE' || row.endsIn === 'TRANSFER',
)

/** Bail before charge: the clock waits for the return (s.47(6), CL-6). */
export const preChargeBail: readonly Disposal[] = ['BAIL_PRE_CHARGE', 'BAIL_TO_CPS']

export const isPreChargeBail = (code: string | null): boolean => preChargeBail.some((bail) => bail === code)
