/** The outcomes 1 to 22 and what each asks for, as one dated table (outcome framework of April 2014, with later ones). */

/** `MUST`: a suspect identified as a nominal; `MUST_NOT`: none may be named. */
export type NamedSuspect = 'MUST' | 'MUST_NOT' | 'MAY'
/** What the victim's side of it is: told, asked for views, asked for consent, or their position on record. */
export type VictimPart = 'NONE' | 'INFORM' | 'VIEWS' | 'CONSENT' | 'SUPPORTS' | 'DECLINES'
export type Approver = 'NOBODY' | 'SUPERVISOR' | 'DDM'

export interface OutcomeRow {
  code: string
  label: string
  /** The "A" variant, for an alternate offence or a conditional caution. */
  variant?: string
  named: NamedSuspect
  needsEvidence: boolean
  approval: Approver
  victim: VictimPart
  from: string
}

export const outcomeTable = [
  row('1', 'Charge or summons', 'MUST', true, 'NOBODY', 'INFORM', { variant: 'alternate offence' }),
  row('2', 'Youth caution', 'MUST', true, 'SUPERVISOR', 'VIEWS', { variant: 'youth conditional caution' }),
  row('3', 'Adult caution', 'MUST', true, 'SUPERVISOR', 'VIEWS', { variant: 'conditional caution' }),
  row('4', 'Taken into consideration', 'MUST', true, 'SUPERVISOR', 'INFORM'),
  row('5', 'Offender has died', 'MUST', true, 'SUPERVISOR', 'INFORM'),
  row('6', 'Penalty notice for disorder', 'MUST', true, 'NOBODY', 'VIEWS', { variant: 'alternate offence' }),
  row('7', 'Cannabis or khat warning', 'MUST', true, 'NOBODY', 'NONE'),
  row('8', 'Community resolution', 'MUST', false, 'SUPERVISOR', 'CONSENT'),
  row('9', 'Not in the public interest (CPS)', 'MUST', true, 'NOBODY', 'INFORM'),
  row('10', 'Formal action not in the public interest (police)', 'MUST', true, 'DDM', 'INFORM'),
  row('11', 'Suspect below the age of responsibility', 'MUST', false, 'SUPERVISOR', 'INFORM'),
  row('12', 'Suspect too ill', 'MUST', true, 'SUPERVISOR', 'INFORM'),
  row('13', 'Victim or key witness dead or too ill', 'MUST', true, 'SUPERVISOR', 'INFORM'),
  row('14', 'Victim does not support identifying the suspect', 'MUST_NOT', false, 'SUPERVISOR', 'DECLINES'),
  row(
    '15',
    'Named suspect, victim supports, evidential difficulties',
    'MUST',
    false,
    'SUPERVISOR',
    'SUPPORTS',
  ),
  row('16', 'Named suspect, victim does not support', 'MUST', false, 'SUPERVISOR', 'DECLINES'),
  row('17', 'Time limit for prosecution has passed', 'MUST', false, 'SUPERVISOR', 'INFORM'),
  row('18', 'Investigation complete, no suspect identified', 'MUST_NOT', false, 'SUPERVISOR', 'INFORM'),
  row('19', 'Sent to the national fraud bureau', 'MAY', false, 'NOBODY', 'INFORM'),
  row('20', 'Another body has primacy', 'MAY', false, 'SUPERVISOR', 'INFORM'),
  row('21', 'Further investigation not in the public interest', 'MUST', false, 'SUPERVISOR', 'INFORM', {
    from: '2016-01-01',
  }),
  row('22', 'Diversion done, no further action', 'MUST', false, 'SUPERVISOR', 'VIEWS', {
    from: '2019-04-01',
  }),
] as const
export type OutcomeCode = (typeof outcomeTable)[number]['code']

/** The row of an outcome. */
export const outcomeRow = (code: OutcomeCode): OutcomeRow | undefined =>
  outcomeTable.find((one) => one.code === code)

/** The outcomes that could be used on a day (YYYY-MM-DD). */
export const outcomesOn = (day: string): OutcomeRow[] => outcomeTable.filter(({ from }) => from <= day)

/** `1A`, or the plain number. */
export const outcomeNumber = (code: OutcomeCode, isVariant: boolean): string =>
  isVariant ? `${code}A` : code

function row<const Code extends string>(
  code: Code,
  label: string,
  named: NamedSuspect,
  needsEvidence: boolean,
  approval: Approver,
  victim: VictimPart,
  more: { variant?: string; from?: string } = {},
): OutcomeRow & { code: Code } {
  return { code, label, named, needsEvidence, approval, victim, from: '2014-04-01', ...more }
}
