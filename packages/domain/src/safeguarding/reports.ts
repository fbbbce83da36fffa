/** Coming-to-notice reports: types, subjects' roles, grades and states (safeguarding.md 2). */
import { addHours, type Instant } from '../time/instant.ts'

export const vulnerabilityReportTypes = [
  { code: 'CHILD_CTN', label: 'Child come to notice', subject: 'CHILD' },
  { code: 'ADULT_CTN', label: 'Adult come to notice', subject: 'ADULT' },
  { code: 'DA_CTN', label: 'Domestic abuse', subject: 'ANY' },
  { code: 'MISSING', label: 'Missing person', subject: 'ANY' },
  { code: 'PREVENT', label: 'Prevent', subject: 'ANY' },
  { code: 'MODERN_SLAVERY', label: 'Modern slavery', subject: 'ANY' },
  { code: 'FGM', label: 'Female genital mutilation', subject: 'CHILD' },
  { code: 'FORCED_MARRIAGE_HBA', label: 'Forced marriage or honour-based abuse', subject: 'ANY' },
  { code: 'EXPLOITATION', label: 'Exploitation', subject: 'ANY' },
  { code: 'MENTAL_HEALTH', label: 'Mental health', subject: 'ANY' },
  { code: 'ADULT_SELF_NEGLECT', label: 'Self-neglect', subject: 'ADULT' },
] as const
export type VulnerabilityReportType = (typeof vulnerabilityReportTypes)[number]['code']

/** RAG grades with the partner target in hours (London practice, recalled; each partnership sets its own). */
export const ragGrades = [
  { code: 'RED', label: 'Red: likely significant harm now', order: 4, targetHours: 4 },
  { code: 'AMBER', label: 'Amber: concern that needs joint information', order: 3, targetHours: 24 },
  { code: 'GREEN', label: 'Green: additional need, early help', order: 2, targetHours: 72 },
  { code: 'BLUE', label: 'Blue: for information', order: 1, targetHours: undefined },
] as const
export type RagGrade = (typeof ragGrades)[number]['code']

export const consentStatuses = [
  { code: 'GIVEN', label: 'Consent given', needsReason: false },
  { code: 'REFUSED', label: 'Consent refused', needsReason: false },
  { code: 'NOT_ASKED', label: 'Not asked', needsReason: true },
  { code: 'OVERRIDDEN', label: 'Refused, shared on a lawful basis', needsReason: true },
] as const
export type ConsentStatus = (typeof consentStatuses)[number]['code']

/** The five prompts of the assessment used in London; each takes the officer's own words. */
export const assessmentPrompts = [
  { code: 'APPEARANCE', label: 'Appearance' },
  { code: 'BEHAVIOUR', label: 'Behaviour' },
  { code: 'COMMUNICATION', label: 'Communication and capacity' },
  { code: 'DANGER', label: 'Danger' },
  { code: 'ENVIRONMENT', label: 'Environment and circumstances' },
] as const
export type AssessmentPrompt = (typeof assessmentPrompts)[number]['code']

export const vulnerabilityReportStates = [
  { code: 'DRAFT', label: 'Draft', isOpen: true },
  { code: 'SUBMITTED', label: 'With the supervisor', isOpen: true },
  { code: 'TRIAGE', label: 'In triage', isOpen: true },
  { code: 'SHARED', label: 'Shared with partners', isOpen: true },
  { code: 'CLOSED', label: 'Closed', isOpen: false },
] as const
export type VulnerabilityReportState = (typeof vulnerabilityReportStates)[number]['code']

/** When partners should have acted on a grade; undefined where nothing is asked of them. */
export function partnerActionDue(grade: RagGrade, gradedAt: Instant): Instant | undefined {
  const hours = ragGrades.find((row) => row.code === grade)?.targetHours
  return hours === undefined ? undefined : addHours(gradedAt, hours)
}

/** Of several grades the gravest one. */
export function gravestGrade(grades: readonly RagGrade[]): RagGrade | undefined {
  const order = (grade: RagGrade) => ragGrades.find((row) => row.code === grade)?.order ?? 0
  return [...grades].sort((a, b) => order(b) - order(a))[0]
}
