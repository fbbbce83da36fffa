/** Changing what is recorded: reclassify, cancel (C1 to C5) and transfer, with whose authority (CX-1 to CX-9). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { classGroups, isHomeOfficeClass, isOneOf, needsRegistrar } from './offence-class.ts'

/** Functions in crime recording; one person may hold several, and independence is asked of the person. */
export const recordingFunctions = [
  { code: 'OIC', label: 'Officer in the case', order: 0 },
  { code: 'SUPERVISOR', label: 'Supervisor', order: 1 },
  { code: 'DDM', label: 'Designated decision maker', order: 2 },
  { code: 'FCR', label: 'Force crime registrar', order: 3 },
] as const
export type RecordingFunction = (typeof recordingFunctions)[number]['code']

/** `needsAvi`: additional verifiable information that no crime occurred. The numbering is recalled with little confidence. */
export const cancellationReasons = [
  { code: 'C1', label: 'Committed outside the force and passed to the right force', needsAvi: false },
  { code: 'C2', label: 'Verifiable information shows that no crime occurred', needsAvi: true },
  { code: 'C3', label: 'Recorded already, or part of a recorded crime', needsAvi: false },
  { code: 'C4', label: 'Recorded in error', needsAvi: false },
  { code: 'C5', label: 'Self-defence of somebody reported by the aggressor', needsAvi: true },
] as const
export type CancellationReason = (typeof cancellationReasons)[number]['code']

export interface Decider {
  userId: string
  functions: readonly RecordingFunction[]
}

/** Everybody whose own work is at stake: the one who asked and those who investigate. */
export interface Interested {
  requestedBy: string
  investigators: readonly string[]
}

/** The least function that decides for a class (CX-2): the registrar for rape and homicide. */
export const authorityFor = (hoCode: string): 'DDM' | 'FCR' => (needsRegistrar(hoCode) ? 'FCR' : 'DDM')

/** CX-1 and CX-2: a decider with the function, who did not ask for it and does not investigate it. */
export function authorityProblems(
  decider: Decider,
  interested: Interested,
  least: 'DDM' | 'FCR',
): RuleProblem[] {
  const { problems, block } = problemList()
  const isOwn = decider.userId === interested.requestedBy
  block(isOwn, 'CX-1', 'You asked for this: another decision maker decides.', 'decidedBy')
  block(
    !isOwn && interested.investigators.includes(decider.userId),
    'CX-1',
    'Whoever investigates the crime does not decide on this: another decision maker does.',
    'decidedBy',
  )
  const order = (code: RecordingFunction) => recordingFunctions.find((row) => row.code === code)?.order ?? 0
  block(
    decider.functions.every((held) => order(held) < order(least)),
    'CX-2',
    least === 'FCR'
      ? 'Rape and homicide are decided by the force crime registrar: send it there.'
      : 'A designated decision maker or the registrar decides this: send it to one.',
    'decidedBy',
  )
  return problems
}

export interface CancellationRequest {
  reason: CancellationReason
  narrative?: string
  /** Documents of the additional verifiable information. */
  aviDocumentIds: readonly string[]
  duplicateOfId?: string
  /** The reference that the other force gave when it accepted. */
  otherForceReference?: string
  /** The only ground given is that the victim withdrew. */
  isVictimWithdrawal?: boolean
}

/** What a request to cancel still lacks, or cannot be for (CX-3 to CX-6). A cancelled crime is kept with its audit. */
export function cancellationProblems(request: CancellationRequest, crimeId: string): RuleProblem[] {
  const { problems, block } = problemList()
  const row = cancellationReasons.find(({ code }) => code === request.reason)
  block(!isSaid(request.narrative), 'CX-3', 'Say in words why the crime is cancelled.', 'narrative')
  block(
    request.isVictimWithdrawal === true,
    'CX-4',
    'A victim who withdraws cancels no crime: use outcome 14 or 16.',
    'reason',
  )
  block(
    row?.needsAvi === true && request.aviDocumentIds.length === 0,
    'CX-4',
    'Add the verifiable information that shows that no crime occurred.',
    'aviDocumentIds',
  )
  block(
    request.reason === 'C3' && request.duplicateOfId === undefined,
    'CX-5',
    'Choose the recorded crime that this one repeats.',
    'duplicateOfId',
  )
  block(
    request.duplicateOfId === crimeId,
    'CX-5',
    'A crime does not repeat itself: choose the other crime.',
    'duplicateOfId',
  )
  block(
    request.reason === 'C1' && !isSaid(request.otherForceReference),
    'CX-6',
    'Enter the reference of the force that accepted the crime.',
    'otherForceReference',
  )
  return problems
}

export interface Reclassification {
  from: string
  to: string
  reason?: string
}

/** CX-7: another class with its reason; the first class stays readable with its date, and links stay. */
export function reclassificationProblems(change: Reclassification): RuleProblem[] {
  const { problems, block, warn } = problemList()
  block(!isHomeOfficeClass(change.to), 'CX-7', 'Enter the class as 028/03.', 'to')
  block(change.to === change.from, 'CX-7', 'The crime has that class already: choose another.', 'to')
  block(!isSaid(change.reason), 'CX-7', 'Say which facts show another offence.', 'reason')
  warn(
    needsRegistrar(change.from) && !needsRegistrar(change.to),
    'CX-7',
    'This takes a crime out of rape or homicide: the registrar sees every such change.',
    'to',
  )
  return problems
}

/** CX-7: the gravest class of a change says who decides: the registrar also for other serious sexual crime. */
export const reclassificationAuthority = ({ from, to }: Reclassification): 'DDM' | 'FCR' =>
  [from, to].some((code) => needsRegistrar(code) || isOneOf(code, classGroups.seriousSexual)) ? 'FCR' : 'DDM'

/** CX-9: the registrar looks at the recording of rape and homicide, once for each class; another class is looked at anew. */
export function confirmationProblems(crime: {
  hoCode: string | null
  confirmedClasses: readonly (string | null)[]
}): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    crime.hoCode === null || !needsRegistrar(crime.hoCode),
    'CX-9',
    'Only the recording of rape and homicide is confirmed by the registrar.',
    'hoCode',
  )
  block(
    crime.hoCode !== null && crime.confirmedClasses.includes(crime.hoCode),
    'CX-9',
    'The registrar has confirmed this class already.',
    'hoCode',
  )
  return problems
}

export type TransferState = 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'IN_DISPUTE'

/** CX-8: the sender keeps the record open until the other force has accepted; a refusal goes to the registrars. */
export function transferState(transfer: {
  acceptedAt?: string
  reference?: string
  refusedAt?: string
  isDisputed?: boolean
}): { state: TransferState; keepsOpen: boolean; who: 'DDM' | 'FCR'; problems: RuleProblem[] } {
  const { problems, block } = problemList()
  block(
    transfer.acceptedAt !== undefined && !isSaid(transfer.reference),
    'CX-8',
    'Enter the reference that the other force gave when it accepted.',
    'reference',
  )
  if (transfer.acceptedAt !== undefined)
    return { state: 'ACCEPTED', keepsOpen: problems.length > 0, who: 'DDM', problems }
  if (transfer.isDisputed === true) return { state: 'IN_DISPUTE', keepsOpen: true, who: 'FCR', problems }
  const state = transfer.refusedAt === undefined ? 'OFFERED' : 'REFUSED'
  return { state, keepsOpen: true, who: state === 'REFUSED' ? 'FCR' : 'DDM', problems }
}
