/** How the offences of a stay end, in codes: outcomes, who decides a charge, what a bail diary holds, which papers there are. */
import { type Disposal, disposals } from './disposals.ts'

/** The outcomes of recorded crime that an offence of a stay can take (L-5) [R]. */
export const crimeOutcomes = [
  { code: '1', label: '1 Charged or summonsed' },
  { code: '2', label: '2 Youth caution' },
  { code: '2A', label: '2A Youth conditional caution' },
  { code: '3', label: '3 Adult caution' },
  { code: '3A', label: '3A Adult conditional caution' },
  { code: '4', label: '4 Taken into consideration' },
  { code: '5', label: '5 The offender has died' },
  { code: '6', label: '6 Penalty notice' },
  { code: '7', label: '7 Cannabis or khat warning' },
  { code: '8', label: '8 Community resolution' },
  { code: '9', label: '9 Not in the public interest (CPS)' },
  { code: '10', label: '10 Not in the public interest (police)' },
  { code: '11', label: '11 Under the age of responsibility' },
  { code: '12', label: '12 Suspect too ill' },
  { code: '13', label: '13 Witness dead or too ill' },
  { code: '14', label: '14 No suspect, victim does not support' },
  { code: '15', label: '15 Suspect, victim supports, evidence lacks' },
  { code: '16', label: '16 Suspect, victim does not support' },
  { code: '17', label: '17 Time limit has passed' },
  { code: '20', label: '20 Other agency acts' },
  { code: '21', label: '21 Further investigation not in the public interest' },
  { code: '22', label: '22 Diversion' },
] as const

/** The outcome that follows from a disposal by itself; the others are chosen. */
const outcomeOfDisposal: Partial<Record<Disposal, (typeof crimeOutcomes)[number]['code']>> = {
  CHARGED_BAIL: '1',
  CHARGED_CUSTODY: '1',
  POSTAL_REQUISITION: '1',
  SUMMONS: '1',
  SIMPLE_CAUTION: '3',
  CONDITIONAL_CAUTION: '3A',
  YOUTH_CAUTION: '2',
  YOUTH_COND_CAUTION: '2A',
  COMMUNITY_RESOLUTION: '8',
  PND: '6',
  CANNABIS_KHAT_WARNING: '7',
  DIVERSION: '22',
  TIC: '4',
}

/** The crime outcome of a disposal; undefined where it has to be chosen or the case goes on. */
export const outcomeFor = (disposal: Disposal): string | undefined => outcomeOfDisposal[disposal]

type Row = (typeof disposals)[number]
type Plain =
  | Exclude<Extract<Row, { endsIn: 'RELEASE' }>, { code: 'CHARGED_BAIL' | 'BAIL_PRE_CHARGE' | 'BAIL_TO_CPS' }>
  | Extract<Row, { code: 'TRANSFER_COURT' | 'MHA_HOSPITAL' }>

const ownActs: readonly string[] = ['CHARGED_BAIL', 'BAIL_PRE_CHARGE', 'BAIL_TO_CPS']
const handedOn: readonly string[] = ['TRANSFER_COURT', 'MHA_HOSPITAL']

/** What a custody officer chooses for an offence: release, remand, hospital; charges and bail are acts of their own. */
export const plainDisposals = disposals.filter(
  (row): row is Plain =>
    handedOn.includes(row.code) || (row.endsIn === 'RELEASE' && !ownActs.includes(row.code)),
)

/** Where a person who is handed over goes. */
export const transferDisposals = disposals.filter(
  (row): row is Extract<(typeof disposals)[number], { endsIn: 'TRANSFER' }> => row.endsIn === 'TRANSFER',
)

/** Cautions are for those who admit the offence and agree [R]. */
export const isCaution = (disposal: Disposal): boolean =>
  ['SIMPLE_CAUTION', 'CONDITIONAL_CAUTION', 'YOUTH_CAUTION', 'YOUTH_COND_CAUTION'].includes(disposal)

/** The disposal that stands for the whole stay: what the clock and the door look at comes first. */
export function disposalOfStay(codes: readonly (string | null)[]): Disposal | undefined {
  const order: readonly Disposal[] = [
    'CHARGED_CUSTODY',
    'BAIL_PRE_CHARGE',
    'BAIL_TO_CPS',
    'CHARGED_BAIL',
    'RUI',
  ]
  const given = disposals.map(({ code }) => code).filter((code) => codes.includes(code))
  return order.find((code) => given.includes(code)) ?? given[0]
}

export const chargeDeciders = [
  { code: 'POLICE', label: 'Police' },
  { code: 'CPS', label: 'Crown Prosecution Service' },
] as const

export const notToldReasons = [
  { code: 'INCAPABLE', label: 'Incapable of understanding' },
  { code: 'VIOLENT', label: 'Violent or likely to be' },
  { code: 'URGENT_MEDICAL', label: 'In urgent need of medical attention' },
  { code: 'ASLEEP', label: 'Asleep' },
] as const

export const bailKinds = [
  { code: 'PRE_CHARGE', label: 'Bail before charge' },
  { code: 'POST_CHARGE', label: 'Bail after charge' },
  { code: 'RUI', label: 'Released under investigation' },
] as const

export const bailRegimes = [
  { code: 'STANDARD', label: 'Standard police case' },
  { code: 'NON_STANDARD', label: 'FCA, HMRC, NCA or SFO case' },
  { code: 'COMPLEX', label: 'Exceptionally complex, designated by the DPP' },
] as const

export const victimViewKinds = [
  { code: 'ASKED', label: 'Asked' },
  { code: 'NOT_PRACTICABLE', label: 'Could not be asked' },
] as const

/** What happens on bail after it was given; an extension is an act of its own. */
export const bailNotes = [
  { code: 'CPS_SENT', label: 'File sent to the CPS' },
  { code: 'CPS_BACK', label: 'File back from the CPS' },
  { code: 'VICTIM_TOLD', label: 'Victim told' },
  { code: 'RETURN_CHANGED', label: 'Return changed' },
  { code: 'RUI_REVIEWED', label: 'Case reviewed by a supervisor' },
  { code: 'ENDED', label: 'Ended' },
] as const
export const bailEntryKinds = [...bailNotes, { code: 'EXTENDED', label: 'Extended' }] as const

export const bailEnds = [
  { code: 'CANCELLED', label: 'Cancelled (s.47(4))' },
  { code: 'CHARGED', label: 'Charged' },
  { code: 'NFA', label: 'No further action' },
  { code: 'RUI', label: 'Released under investigation' },
  { code: 'ANSWERED', label: 'Answered' },
] as const
export type BailEnd = (typeof bailEnds)[number]['code']

/** To whom a person is referred before release (12.23). */
export const releaseReferrals = [
  { code: 'GP', label: 'General practitioner' },
  { code: 'LIAISON_DIVERSION', label: 'Liaison and diversion' },
  { code: 'DRUG_ALCOHOL', label: 'Drug or alcohol service' },
  { code: 'MENTAL_HEALTH', label: 'Mental health crisis service' },
  { code: 'SAMARITANS', label: 'Samaritans leaflet' },
  { code: 'HOUSING', label: 'Housing' },
  { code: 'LIFT_HOME', label: 'Lift home given' },
  { code: 'FAMILY', label: 'Family or friend called' },
] as const

export const custodyPapers = [
  { code: 'FRONT_SHEET', label: 'Custody record front sheet' },
  { code: 'DETENTION_LOG', label: 'Detention log' },
  { code: 'CHARGE_SHEET', label: 'Charge sheet' },
  { code: 'BAIL_NOTICE', label: 'Notice of bail' },
  { code: 'ESCORT_RECORD', label: 'Person escort record' },
  { code: 'RECORD_COPY', label: 'Copy of the custody record' },
] as const
export type CustodyPaper = (typeof custodyPapers)[number]['code']

/** What can befall a person who is held (12.24). */
export const lossKinds = [
  { code: 'DIED', label: 'Died' },
  { code: 'ESCAPED', label: 'Escaped' },
] as const
