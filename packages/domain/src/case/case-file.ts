/** One prosecution file as the store has it at one moment: everything that the rules of the case look at, and nothing typed twice. */
import type { ProtectiveMarking } from '../codes/information.ts'
import type { Move } from '../property/continuity.ts'
import type { Instant } from '../time/instant.ts'
import type { ChargingDecision, ChargingFlags } from './charging.ts'
import type { FormCode } from './mg-forms.ts'
import type { MaterialClass, ScheduleKind } from './unused-material.ts'

/** How far a file has come, which decides what it has to hold. */
export const fileStages = [
  { code: 'PRE_CHARGE', label: 'For a charging decision' },
  { code: 'FIRST_HEARING', label: 'First hearing' },
  { code: 'CROWN', label: 'Sent to the Crown Court' },
] as const
export type FileStage = (typeof fileStages)[number]['code']

export const anticipatedPleas = [
  { code: 'GAP', label: 'Guilty plea expected' },
  { code: 'NGAP', label: 'Not guilty plea expected' },
] as const
export type AnticipatedPlea = (typeof anticipatedPleas)[number]['code']

/** How proceedings began: the single letter of the court's message. */
export const initiations = [
  { code: 'C', label: 'Charge' },
  { code: 'R', label: 'Requisition' },
  { code: 'S', label: 'Summons' },
] as const
export type Initiation = (typeof initiations)[number]['code']

/** Remand status of a defendant, in the courts' codes. */
export const remandStatuses = [
  { code: 'CB', label: 'Conditional bail', isHeld: false },
  { code: 'UB', label: 'Unconditional bail', isHeld: false },
  { code: 'PB', label: 'Custody, police bail refused', isHeld: true },
  { code: 'PR', label: 'Custody, remanded', isHeld: true },
  { code: 'LA', label: 'Care', isHeld: true },
  { code: 'SA', label: 'Secure care', isHeld: true },
  { code: 'NA', label: 'Not applicable', isHeld: false },
] as const
export type RemandStatus = (typeof remandStatuses)[number]['code']

/** An offence as the national list has it on the day of the file. */
export interface ListedOffence {
  title: string
  /** CI, CE, CS, CM, CB. */
  category: string
  isRecordable: boolean
  /** First and last day in force (YYYY-MM-DD), where the list knows them. */
  from?: string
  until?: string
  isGeneric: boolean
  timeLimitMonths?: number
  needsLocation: boolean
  needsStatementOfFacts: boolean
  needsAlcohol: boolean
  needsVehicle: boolean
  /** Whose consent a prosecution needs. */
  consentOf?: 'DPP' | 'LAW_OFFICER'
}

/** The one row of an offence, which custody, the charge sheet, the national computer and the court share. */
export interface CaseOffence {
  sequence: number
  code: string
  wording: string
  /** 1 to 6: on, before, after, between, on or about, on or before. */
  dateCode: number
  /** Days (YYYY-MM-DD). */
  start: string
  end?: string
  location?: string
  particulars?: string
  statementOfFacts?: string
  welshStatementOfFacts?: string
  alcohol?: { level?: number; method?: string }
  vehicle?: { code?: string; registration?: string }
  consentReference?: string
  /** Nothing where the code is in no list. */
  listed?: ListedOffence
}

/** An offence as the national computer printed it. */
export type PrintedOffence = Pick<CaseOffence, 'sequence' | 'code' | 'start' | 'end'>

export interface Defendant {
  id: string
  nominalId: string
  /** The record that stands for the person, and nobody is asking whether it is two. */
  isGolden: boolean
  isJoinInQuestion: boolean
  familyName: string
  forenames: readonly string[]
  dateOfBirth?: string
  perceivedBirthYear?: number
  sex?: string
  addressLines: readonly string[]
  postcode?: string
  asn: string
  /** Force, unit and system of the number stand in the list of organisation units. */
  isAsnUnitListed: boolean
  pncId?: string
  croNumber?: string
  selfDefinedEthnicity?: string
  observedEthnicity?: string
  nationality?: string
  /** E or W, of documents and of the hearing. */
  documentLanguage?: string
  hearingLanguage?: string
  remandStatus: string
  bailConditions: readonly string[]
  hasBrokenBail: boolean
  guardian?: string
  arrestedOn?: string
  chargedOn?: string
  offences: readonly CaseOffence[]
  print?: { on: string; offences: readonly PrintedOffence[] }
  /** Bail Act exceptions relied on, each with its facts. */
  remandGrounds: readonly { code: string; facts: string }[]
  interview?: { summary?: string; notInterviewedBecause?: string; isDisputed: boolean }
  hasBadCharacterApplication: boolean
  offencesTakenIntoConsideration: number
}

export interface Victim {
  id: string
  nominalId?: string
  name: string
  /** Day on which a personal statement was offered, and what came of it. */
  statementOfferedOn?: string
  personalStatement?: 'WANTED' | 'TAKEN' | 'DECLINED'
  needs?: string
  contactPreference?: string
  claimsCompensation: boolean
}

export interface Witness {
  id: string
  nominalId?: string
  name: string
  kind: 'CIVILIAN' | 'POLICE' | 'EXPERT'
  isVulnerable: boolean
  /** Kept apart from all that is served. */
  address?: string
  phone?: string
  email?: string
  isListed: boolean
  /** Why somebody is listed who made no statement. */
  listNote?: string
  /** Days (YYYY-MM-DD) between which their dates are known, and when they were asked. */
  availability?: { from: string; to: string; takenOn: string }
  convictionsCheckedOn?: string
  /** Police witnesses: nothing to say, or an entry on the form. */
  misconduct?: 'NIL' | 'ENTRY'
}

export interface Statement {
  id: string
  makerId: string
  isKey: boolean
  signedAt?: Instant
  datedOn?: string
  hasDeclaration: boolean
  /** The pages that are served. */
  text: string
  exhibits: readonly string[]
}

export interface FileExhibit {
  reference: string
  description: string
  producerId: string
  log: readonly Move[]
}

export interface Media {
  id: string
  description: string
  isKey: boolean
  durationSeconds?: number
  /** Times of what matters, in words; `whole` where it is all of it. */
  relevantTimes?: string
  link?: string
  isLinkWorking: boolean
}

export interface FileForm {
  code: FormCode
  /** The defendant or witness it is about, where it is about one. */
  subjectId?: string
  signedAt?: Instant
}

export interface UnusedItem {
  /** The record it stands for. */
  originId: string
  schedule: ScheduleKind
  number: number
  description: string
  isServedEdited?: boolean
}

export interface Schedule {
  kind: ScheduleKind
  signedBy?: string
  signedAt?: Instant
}

/** What leaves the force, as it was made. */
export interface FileDocument {
  id: string
  name: string
  form?: FormCode
  isServed: boolean
  marking?: ProtectiveMarking
  text: string
  /** Unused items of which it says anything, by their origin. */
  originIds: readonly string[]
  redaction?: { hasTextUnder: boolean; hasMetadata: boolean }
}

export interface DomesticAbuse {
  hasAssessment: boolean
  hasHistory: boolean
  areChildrenRecorded: boolean
  hasChecklist: boolean
}

export interface OfficerInCase {
  name: string
  rank: string
  number: string
  location: string
  contact: string
}

export interface Hearing {
  courtCode: string
  courtName: string
  /** MCA, MCY, CC as the list of courts has it. */
  courtType: string
  isListed: boolean
  isOpen: boolean
  day: string
  time: string
}

export interface CaseFile {
  /** When it is looked at. */
  at: Instant
  urn: string
  /** Another case has the number already. */
  isUrnTaken: boolean
  stage: FileStage
  initiation: string
  summonsCode?: string
  anticipatedPlea?: string
  isRemandSought: boolean
  isDisclosureComplex: boolean
  hasForensicEvidence: boolean
  isConfiscationConsidered: boolean
  /** What the charging table asks of the whole case. */
  flags: ChargingFlags
  officer: OfficerInCase
  hearing?: Hearing
  decision?: ChargingDecision
  defendants: readonly Defendant[]
  victims: readonly Victim[]
  witnesses: readonly Witness[]
  statements: readonly Statement[]
  exhibits: readonly FileExhibit[]
  media: readonly Media[]
  forms: readonly FileForm[]
  /** The offences that the case summary covers, as `defendantId/sequence`. */
  summaryCovers: readonly string[]
  pointsToProve: readonly { offence: string; point: string; evidence: readonly string[] }[]
  unused: readonly UnusedItem[]
  schedules: readonly Schedule[]
  /** The report of the disclosure officer: numbers of the open schedule that meet the test, and why each does. */
  report?: { numbers: readonly number[]; reasons?: readonly string[] }
  presumed: Partial<Record<MaterialClass, 'PROVIDED' | 'NONE' | 'NOT_YET' | 'SENSITIVE'>>
  arePresumedCopiesIn: boolean
  documents: readonly FileDocument[]
  domesticAbuse?: DomesticAbuse
  editedAt: Instant
  certified?: { by: string; at: Instant }
}

/** The name of an offence within its file. */
export const offenceKey = (
  defendant: Pick<Defendant, 'id'>,
  offence: Pick<CaseOffence, 'sequence'>,
): string => `${defendant.id}/${offence.sequence}`

/** Whether somebody has been charged, requisitioned or summonsed. */
export const isCharged = (file: Pick<CaseFile, 'stage'>): boolean => file.stage !== 'PRE_CHARGE'

/** Whether a defendant is held before the hearing. */
export const isHeld = (defendant: Pick<Defendant, 'remandStatus'>): boolean =>
  remandStatuses.some(({ code, isHeld: held }) => code === defendant.remandStatus && held)
