/** The officers' words for kinds of record and grades of restriction. */
const kinds: Record<string, string> = {
  Nominal: 'Nominal',
  PersonRecord: 'Person record',
  Location: 'Location',
  Object: 'Object',
  Incident: 'Incident',
  Arrest: 'Arrest',
  CustodyRecord: 'Custody record',
  VoluntaryAttendance: 'Voluntary attendance',
  VulnerabilityReport: 'Vulnerability report',
  AsbReport: 'Anti-social behaviour report',
  IntelligenceReport: 'Intelligence entry',
  Crime: 'Crime',
  Exhibit: 'Exhibit',
  MissingEpisode: 'Missing person',
  AbuseAssessment: 'Domestic abuse assessment',
  ProtectionNotice: 'Protection notice',
  RightToKnow: 'Right-to-know application',
  AsbCase: 'Anti-social behaviour case',
  StopSearch: 'Stop and search',
  SearchAuthority: 'Search authority for an area',
}

export const kindWords = (kind: string): string => kinds[kind] ?? kind

export const grades = [
  { value: 'hidden', label: 'Hidden', hint: 'Others cannot tell that it exists' },
  { value: 'signposted', label: 'Signposted', hint: 'Others are told that it exists and whom to ask' },
  {
    value: 'silent',
    label: 'Silent',
    hint: 'Others cannot tell that it exists, and its owner hears of near-misses',
  },
] as const

export const gradeWords = (grade: string): string =>
  grades.find(({ value }) => value === grade)?.label ?? 'Open'
