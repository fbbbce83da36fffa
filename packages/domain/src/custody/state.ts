/** The states of a stay in custody and the moves between them (custody.md 14), each with who may make it. */
import { allow, type Decision, deny } from '../access/decision.ts'

export const custodyStates = [
  { code: 'ARRIVED', label: 'Arrived, no decision yet', isTerminal: false, isHeld: true },
  { code: 'NOT_AUTHORISED', label: 'Detention refused', isTerminal: true, isHeld: false },
  { code: 'DETAINED', label: 'Detention authorised', isTerminal: false, isHeld: true },
  { code: 'HELD_OTHER', label: 'Held under another power', isTerminal: false, isHeld: true },
  { code: 'AT_HOSPITAL', label: 'At hospital', isTerminal: false, isHeld: true },
  { code: 'OUT_OF_SUITE', label: 'Out of the suite', isTerminal: false, isHeld: true },
  {
    code: 'AWAITING_CHARGE_DECISION',
    label: 'Awaiting a charging decision',
    isTerminal: false,
    isHeld: true,
  },
  { code: 'CHARGED_HELD', label: 'Charged and held', isTerminal: false, isHeld: true },
  { code: 'RELEASING', label: 'Being released', isTerminal: false, isHeld: true },
  { code: 'RELEASED', label: 'Released', isTerminal: true, isHeld: false },
  { code: 'TRANSFERRED', label: 'Transferred', isTerminal: true, isHeld: false },
  { code: 'DIED', label: 'Died', isTerminal: true, isHeld: false },
  { code: 'ESCAPED', label: 'Escaped', isTerminal: false, isHeld: false },
  { code: 'CLOSED_UNRESOLVED', label: 'Closed, not recaptured', isTerminal: true, isHeld: false },
] as const

export type CustodyState = (typeof custodyStates)[number]['code']

/** AO arresting or escorting officer, DDO detention officer, CO custody officer, OIC investigator, SYS the system. */
export const custodyRoles = ['AO', 'DDO', 'CO', 'OIC', 'INSP', 'SYS'] as const
export type CustodyRole = (typeof custodyRoles)[number]

interface Move {
  from: CustodyState | 'NONE'
  to: CustodyState
  label: string
  who: readonly CustodyRole[]
}

const CO = ['CO'] as const
const CO_INSP = ['CO', 'INSP'] as const
const CO_AO = ['CO', 'AO'] as const

/** The states in which a person can die or escape. */
const losable = [
  'ARRIVED',
  'HELD_OTHER',
  'AT_HOSPITAL',
  'OUT_OF_SUITE',
  'AWAITING_CHARGE_DECISION',
  'DETAINED',
  'CHARGED_HELD',
] as const

export const custodyMoves: readonly Move[] = [
  { from: 'NONE', to: 'ARRIVED', label: 'Record the arrival', who: ['AO', 'DDO', 'CO', 'SYS'] },
  { from: 'ARRIVED', to: 'NOT_AUTHORISED', label: 'Refuse detention', who: CO },
  { from: 'ARRIVED', to: 'DETAINED', label: 'Authorise detention', who: CO },
  { from: 'ARRIVED', to: 'AT_HOSPITAL', label: 'Send to hospital', who: CO_AO },
  { from: 'ARRIVED', to: 'HELD_OTHER', label: 'Hold under another power', who: CO },
  { from: 'HELD_OTHER', to: 'DETAINED', label: 'Arrest for an offence', who: CO },
  { from: 'HELD_OTHER', to: 'AT_HOSPITAL', label: 'Send to hospital', who: CO_AO },
  { from: 'HELD_OTHER', to: 'RELEASING', label: 'Begin release', who: CO },
  { from: 'HELD_OTHER', to: 'TRANSFERRED', label: 'Transfer', who: CO },
  { from: 'DETAINED', to: 'AT_HOSPITAL', label: 'Send to hospital', who: CO },
  { from: 'AT_HOSPITAL', to: 'ARRIVED', label: 'Back, no decision yet', who: CO_AO },
  { from: 'AT_HOSPITAL', to: 'DETAINED', label: 'Back in detention', who: CO },
  { from: 'AT_HOSPITAL', to: 'CHARGED_HELD', label: 'Back, charged', who: CO },
  { from: 'AT_HOSPITAL', to: 'HELD_OTHER', label: 'Back, other power', who: CO },
  { from: 'AT_HOSPITAL', to: 'RELEASING', label: 'Release from hospital', who: CO },
  { from: 'DETAINED', to: 'OUT_OF_SUITE', label: 'Hand over to investigators', who: CO },
  { from: 'OUT_OF_SUITE', to: 'DETAINED', label: 'Take back', who: CO },
  { from: 'OUT_OF_SUITE', to: 'AT_HOSPITAL', label: 'Taken ill', who: ['AO', 'OIC'] },
  { from: 'OUT_OF_SUITE', to: 'RELEASING', label: 'Warrant refused', who: CO },
  { from: 'DETAINED', to: 'AWAITING_CHARGE_DECISION', label: 'Send for a charging decision', who: CO },
  { from: 'AWAITING_CHARGE_DECISION', to: 'DETAINED', label: 'More evidence wanted', who: CO },
  { from: 'AWAITING_CHARGE_DECISION', to: 'AT_HOSPITAL', label: 'Send to hospital', who: CO },
  { from: 'AWAITING_CHARGE_DECISION', to: 'CHARGED_HELD', label: 'Charge, bail refused', who: CO },
  { from: 'AWAITING_CHARGE_DECISION', to: 'RELEASING', label: 'Begin release', who: CO },
  { from: 'DETAINED', to: 'CHARGED_HELD', label: 'Charge, bail refused', who: CO },
  { from: 'DETAINED', to: 'RELEASING', label: 'Begin release', who: CO },
  { from: 'DETAINED', to: 'TRANSFERRED', label: 'Transfer', who: CO },
  { from: 'CHARGED_HELD', to: 'AT_HOSPITAL', label: 'Send to hospital', who: CO },
  { from: 'CHARGED_HELD', to: 'RELEASING', label: 'Begin release', who: CO },
  { from: 'CHARGED_HELD', to: 'TRANSFERRED', label: 'Transfer', who: ['CO', 'DDO'] },
  { from: 'RELEASING', to: 'RELEASED', label: 'Release', who: CO },
  { from: 'RELEASING', to: 'DETAINED', label: 'Stop the release', who: CO },
  { from: 'RELEASING', to: 'CHARGED_HELD', label: 'Stop the release after charge', who: CO },
  { from: 'RELEASING', to: 'DIED', label: 'Record a death', who: CO_INSP },
  { from: 'ESCAPED', to: 'DETAINED', label: 'Recaptured', who: CO },
  { from: 'ESCAPED', to: 'CHARGED_HELD', label: 'Recaptured, charged', who: CO },
  { from: 'ESCAPED', to: 'CLOSED_UNRESOLVED', label: 'Close, not recaptured', who: ['INSP'] },
  ...losable.map((from): Move => ({ from, to: 'DIED', label: 'Record a death', who: CO_INSP })),
  ...losable.map((from): Move => ({ from, to: 'ESCAPED', label: 'Record an escape', who: CO })),
]

/** Whether a stay may go from one state to another, and in this role. */
export function decideCustodyMove(
  from: CustodyState | 'NONE',
  to: CustodyState,
  role: CustodyRole,
): Decision {
  const move = custodyMoves.find((candidate) => candidate.from === from && candidate.to === to)
  if (!move) return deny(`${stateLabel(from)} cannot be followed by ${stateLabel(to).toLowerCase()}.`)
  return move.who.includes(role)
    ? allow()
    : deny(`Your role in custody may not do this: ${move.label.toLowerCase()}.`)
}

/** The states that may follow, for the role when one is given: the buttons of a custody record. */
export function nextCustodyStates(
  from: CustodyState | 'NONE',
  role?: CustodyRole,
): { to: CustodyState; label: string }[] {
  return custodyMoves
    .filter((move) => move.from === from && (role === undefined || move.who.includes(role)))
    .map(({ to, label }) => ({ to, label }))
}

/** True while somebody has to look after the person. */
export const isHeld = (state: CustodyState): boolean =>
  custodyStates.some((row) => row.code === state && row.isHeld)

export const isTerminalCustodyState = (state: CustodyState): boolean =>
  custodyStates.some((row) => row.code === state && row.isTerminal)

const stateLabel = (code: CustodyState | 'NONE'): string =>
  custodyStates.find((state) => state.code === code)?.label ?? 'No custody record'

/** What an arrest is before and after custody: an arrest record is a thing of its own. */
export const arrestStates = [
  { code: 'ARRESTED', label: 'Arrested' },
  { code: 'IN_CUSTODY', label: 'In custody' },
  { code: 'DE_ARRESTED', label: 'De-arrested' },
  { code: 'STREET_BAILED', label: 'Street bailed' },
  { code: 'COMPLETED', label: 'Completed' },
] as const

export type ArrestState = (typeof arrestStates)[number]['code']
