/** What kinds of record are called, one of them and many: the one list for pages, filters, timelines and answers. */
export const recordKinds = [
  { code: 'Nominal', label: 'Nominal', many: 'People' },
  { code: 'PersonRecord', label: 'Person record', many: 'Person records' },
  { code: 'Location', label: 'Place', many: 'Places' },
  { code: 'Object', label: 'Object', many: 'Objects' },
  { code: 'Incident', label: 'Incident', many: 'Incidents' },
  { code: 'Arrest', label: 'Arrest', many: 'Arrests' },
  { code: 'CustodyRecord', label: 'Custody record', many: 'Custody records' },
  { code: 'VoluntaryAttendance', label: 'Voluntary attendance', many: 'Voluntary attendances' },
  { code: 'VulnerabilityReport', label: 'Vulnerable-person report', many: 'Vulnerable-person reports' },
  { code: 'AsbReport', label: 'Anti-social behaviour report', many: 'Anti-social behaviour reports' },
  { code: 'IntelligenceReport', label: 'Intelligence entry', many: 'Intelligence entries' },
  { code: 'Crime', label: 'Crime', many: 'Crimes' },
  { code: 'Exhibit', label: 'Exhibit', many: 'Exhibits' },
  { code: 'MissingEpisode', label: 'Missing person', many: 'Missing people' },
  { code: 'AbuseAssessment', label: 'Domestic abuse assessment', many: 'Domestic abuse assessments' },
  { code: 'ProtectionNotice', label: 'Protection notice', many: 'Protection notices' },
  { code: 'RightToKnow', label: 'Right-to-know application', many: 'Right-to-know applications' },
  { code: 'AsbCase', label: 'Anti-social behaviour case', many: 'Anti-social behaviour cases' },
  { code: 'StopSearch', label: 'Stop and search', many: 'Stops and searches' },
  { code: 'SearchAuthority', label: 'Search authority for an area', many: 'Search authorities' },
  { code: 'Warrant', label: 'Warrant', many: 'Warrants' },
  { code: 'Case', label: 'Prosecution case', many: 'Prosecution cases' },
  { code: 'SearchWarrant', label: 'Search warrant', many: 'Search warrants' },
  { code: 'CrimeGroup', label: 'Crime group', many: 'Crime groups' },
  { code: 'AnalysisProduct', label: 'Analytical product', many: 'Analytical products' },
] as const

const known = new Map<string, { label: string; many: string }>(recordKinds.map((kind) => [kind.code, kind]))

/** The words for one record of a kind; a kind of later builds stands as it is. */
export const kindLabel = (kind: string): string => known.get(kind)?.label ?? kind

/** The words for many. */
export const kindsLabel = (kind: string): string => known.get(kind)?.many ?? kind
