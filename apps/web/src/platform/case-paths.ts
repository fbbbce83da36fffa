/** The addresses of prosecution cases, of what is sent of them, and of hearings. */
import { withQuery } from './with-query.ts'

export const casePaths = {
  /** Prosecution cases, one of them, a form of it, the scores of teams, and what a stay leads to. */
  cases: () => '/cases',
  prosecutionCase: (caseId: string) => `/cases/${caseId}`,
  caseForm: (caseId: string, code: string, subjectId?: string) =>
    withQuery(`/cases/${caseId}/forms/${code}`, { subjectId }),
  caseDecisions: (caseId: string) => `/cases/${caseId}/decisions`,
  caseUnused: (caseId: string) => `/cases/${caseId}/unused`,
  caseScores: () => '/cases/scores',
  statements: (recordId: string) => `/records/${recordId}/statements`,
  witnessCare: (caseId?: string) => `${caseId === undefined ? '' : `/cases/${caseId}`}/witness-care`,
  /** A case on its way to the court, and its file to the prosecutor. */
  caseSending: (caseId: string) => `/cases/${caseId}/court-sending`,
  caseProsecutor: (caseId: string) => `/cases/${caseId}/prosecutor`,
  /** The diary of hearings, a case at court, results that wait for somebody, and one of them. */
  hearings: (from?: string, court?: string) => withQuery('/hearings', { from, court }),
  caseCourt: (caseId: string) => `/cases/${caseId}/court`,
  courtResults: (show?: string) => withQuery('/court-results', { show }),
  courtMessage: (caseId: string, messageId: string) => `/cases/${caseId}/court-messages/${messageId}`,
  caseSampling: () => '/cases/sampling',
  caseSamples: (caseId: string) => `/cases/${caseId}/samples`,
  custodyCase: (recordId: string) => `/custody/${recordId}/case`,
} as const
