/** The addresses of every page; a feature links to another by these and by nothing else. */
import { casePaths } from './case-paths.ts'
import { withQuery } from './with-query.ts'

export const paths = {
  home: () => '/',
  /** The supervisor's desk: the work of a team and those below it. */
  workTeam: (search: { unit?: string; show?: string; kind?: string; owner?: string; from?: string } = {}) =>
    withQuery('/work/team', search),
  workChanges: () => '/work/changes',
  signIn: (next?: string) => withQuery('/sign-in', { next: next === '/' ? undefined : next }),
  password: () => '/password',
  account: () => '/account',
  search: (q?: string) => withQuery('/search', { q }),
  /** `from`: the retired number that led there. */
  nominal: (nominalId: string, from?: string) => withQuery(`/nominals/${nominalId}`, { from }),
  /** Search before create: who is found is chosen or looked at, and only then can a person be created. */
  searchPerson: (from?: { q?: string; incidentId?: string; role?: string }) =>
    withQuery('/nominals/search', { ...from }),
  duplicates: (status?: string, after?: string) =>
    withQuery('/identity', { status: status === 'OPEN' ? undefined : status, after }),
  duplicate: (proposalId: string) => `/identity/proposals/${proposalId}`,
  comparePeople: (nominalId: string, otherId?: string) =>
    withQuery(`/nominals/${nominalId}/compare`, { with: otherId }),
  attention: () => '/identity/attention',
  placements: (nominalId?: string) => withQuery('/identity/placements', { nominalId }),
  identityCases: (show?: string) => withQuery('/identity/cases', { show }),
  unidentified: () => '/identity/unidentified',
  /** Who received the wrong fact of an undone join. */
  corrections: (nominalId: string, decisionId: string) =>
    `/nominals/${nominalId}/decisions/${decisionId}/corrections`,
  /** A form about who somebody is; `kind` is one of features/identity/case-kinds. */
  identityCase: (nominalId: string, kind: string) => `/nominals/${nominalId}/identity/${kind}`,
  /** Search by what somebody looked like and by how it was done. */
  searchDescription: () => '/search/description',
  savedSearches: () => '/search/saved',
  /** What happened within so many metres of a place. */
  near: (locationId: string) => `/search/near/${locationId}`,
  location: (locationId: string) => `/locations/${locationId}`,
  object: (objectId: string) => `/objects/${objectId}`,
  chart: (recordId: string) => `/records/${recordId}/chart`,
  /** The chart with the way to another record. */
  chartWay: (recordId: string, toId: string) => `/records/${recordId}/chart?way=${toId}`,
  savedCharts: () => '/charts',
  redactDocument: (recordId: string, documentId: string) =>
    `/records/${recordId}/documents/${documentId}/redact`,
  redaction: (recordId: string, redactionId: string) => `/records/${recordId}/redactions/${redactionId}`,
  history: (recordId: string) => `/records/${recordId}/history`,
  incidentBoard: () => '/incidents',
  incident: (incidentId: string) => `/incidents/${incidentId}`,
  newIncident: (locationId?: string) => withQuery('/incidents/new', { locationId }),
  recordArrest: (incidentId: string, personId?: string) =>
    withQuery(`/incidents/${incidentId}/arrest`, { personId }),
  /** The same for breaking bail: the condition that was broken is carried in as the reason. */
  arrestForBreach: (breach: {
    incidentId: string
    nominalId: string
    bailId: string
    conditionId?: string
  }) =>
    withQuery(`/incidents/${breach.incidentId}/arrest`, {
      personId: breach.nominalId,
      bailId: breach.bailId,
      conditionId: breach.conditionId,
    }),
  /** The same for breaking a protection notice or order: power, offence and what was done are carried in. */
  arrestForNotice: (breach: { incidentId: string; nominalId: string; noticeId: string; breachId: string }) =>
    withQuery(`/incidents/${breach.incidentId}/arrest`, {
      personId: breach.nominalId,
      noticeId: breach.noticeId,
      breachId: breach.breachId,
    }),
  arrest: (arrestId: string) => `/arrests/${arrestId}`,
  custodyBoard: () => '/custody',
  /** The copy of the suite that this computer keeps; opens with no network and with no session. */
  custodyKept: () => '/custody/kept',
  custodyRound: (station?: string) => withQuery('/custody/round', { station }),
  custodySuites: () => '/custody/suites',
  custodyHandover: (station?: string) => withQuery('/custody/handover', { station }),
  custodyFigures: (search: Record<string, string | undefined> = {}) => withQuery('/custody/figures', search),
  custodyFigureStays: (search: Record<string, string>) => withQuery('/custody/figures/stays', search),
  custodyVisits: (station?: string) => withQuery('/custody/visits', { station }),
  custodyVisit: (visitId: string) => `/custody/visits/${visitId}`,
  custodyVisitDetainee: (visitId: string, recordId: string) =>
    `/custody/visits/${visitId}/detainees/${recordId}`,
  cells: (station: string | undefined) =>
    withQuery('/custody/cells', station === undefined ? {} : { station }),
  custodyRights: (custodyRecordId: string) => `/custody/${custodyRecordId}/rights`,
  custodyNotice: (custodyRecordId: string, language: string) =>
    withQuery(`/custody/${custodyRecordId}/notice`, { language }),
  custodyAttending: (custodyRecordId: string) => `/custody/${custodyRecordId}/attending`,
  custodyChild: (custodyRecordId: string) => `/custody/${custodyRecordId}/child`,
  asbCases: () => '/safeguarding/asb',
  asbCase: (caseId: string) => `/safeguarding/asb/${caseId}`,
  stopSearches: () => '/stop-search',
  newStopSearch: (from?: { incidentId?: string; personId?: string }) =>
    withQuery('/stop-search/new', { ...from }),
  stopSearch: (stopId: string) => `/stop-search/${stopId}`,
  /** The code on a receipt gives the copy of the search. */
  searchReceipt: () => '/stop-search/receipt',
  searchAuthorities: () => '/stop-search/authorities',
  publishedSearches: () => '/stop-search/published',
  /** Whether the report of an incident is a crime, and the crime recorded from it. */
  closeIncident: (incidentId: string) => `/incidents/${incidentId}/closing`,
  recordCrime: (incidentId: string) => `/incidents/${incidentId}/crime`,
  crime: (crimeId: string) => `/crimes/${crimeId}`,
  crimesToDecide: () => '/crimes/to-decide',
  property: () => '/property',
  pullList: () => '/property/pull-list',
  exhibit: (exhibitId: string) => `/property/${exhibitId}`,
  propertyPlace: (placeId: string) => `/property/places/${placeId}`,
  /** What was seized from a record, and registering more of it; `custodyItemId` is an item of the detainee's property. */
  registerExhibit: (recordId: string, custodyItemId?: string) =>
    withQuery(`/property/records/${recordId}`, { custodyItemId }),
  crimeProperty: (crimeId: string) => `/crimes/${crimeId}/property`,
  crimes: (scope?: string) => withQuery('/crimes', { scope }),
  actionBoard: (scope?: string) => withQuery('/crimes/actions', { scope }),
  investigation: (crimeId: string) => `/crimes/${crimeId}/investigation`,
  crimeSeries: (crimeId: string) => `/crimes/${crimeId}/series`,
  attendances: () => '/attendances',
  openAttendance: (incidentId: string) => withQuery('/attendances/open', { incidentId }),
  attendance: (attendanceId: string) => `/attendances/${attendanceId}`,
  attendanceNotice: (attendanceId: string, language: string) =>
    withQuery(`/attendances/${attendanceId}/notice`, { language }),
  answerBail: () => '/custody/answer-bail',
  bailDiary: () => '/custody/bail',
  custodyLimits: (recordId: string) => `/custody/${recordId}/limits`,
  custodyCharge: (recordId: string) => `/custody/${recordId}/charge`,
  custodyRelease: (recordId: string) => `/custody/${recordId}/release`,
  custodySearches: (recordId: string) => `/custody/${recordId}/searches`,
  custodyProperty: (recordId: string) => `/custody/${recordId}/property`,
  custody: (custodyRecordId: string) => `/custody/${custodyRecordId}`,
  custodyRisk: (custodyRecordId: string) => `/custody/${custodyRecordId}/risk`,
  custodyCare: (custodyRecordId: string) => `/custody/${custodyRecordId}/care`,
  custodyMedication: (custodyRecordId: string) => `/custody/${custodyRecordId}/medication`,
  openCustody: (arrestId: string) => withQuery('/custody/open', { arrestId }),
  /** A report on a child or an adult at risk, from whatever record they were met in. */
  raiseVulnerability: (eventId: string, personId?: string) =>
    withQuery(`/safeguarding/report/${eventId}`, { personId }),
  raiseAsb: (incidentId: string) => `/incidents/${incidentId}/asb`,
  vulnerability: (reportId: string) => `/vulnerability/${reportId}`,
  asb: (reportId: string) => `/asb/${reportId}`,
  /** The risk of domestic abuse, from the incident and from the crime. */
  incidentAbuse: (incidentId: string) => `/incidents/${incidentId}/domestic-abuse`,
  crimeAbuse: (crimeId: string) => `/crimes/${crimeId}/domestic-abuse`,
  abuseAssessment: (assessmentId: string) => `/abuse-assessments/${assessmentId}`,
  abuseDesk: () => '/safeguarding/domestic-abuse',
  protectionNotice: (noticeId: string) => `/protection-notices/${noticeId}`,
  noticeDesk: () => '/safeguarding/notices',
  rightToKnow: (applicationId: string) => `/right-to-know/${applicationId}`,
  rightToKnowDesk: () => '/safeguarding/right-to-know',
  newRightToKnow: (assessmentId?: string) => withQuery('/right-to-know/new', { assessmentId }),
  missingDesk: () => '/missing',
  missing: (episodeId: string) => `/missing/${episodeId}`,
  reportMissing: (incidentId: string, personId?: string) =>
    withQuery(`/incidents/${incidentId}/missing`, { personId }),
  /** Children at events without a decision, and those of one event. */
  childrenDesk: () => '/safeguarding/children',
  nearOffenders: () => '/safeguarding/near-offenders',
  childrenAt: (eventId: string) => `/safeguarding/children/${eventId}`,
  /** What a record asks about exploitation of its people. */
  exploitation: (eventId: string) => `/safeguarding/exploitation/${eventId}`,
  referrals: () => '/safeguarding/referrals',
  referral: (reportId: string) => `/safeguarding/referrals/${reportId}`,
  intelligence: (reportId: string) => `/intelligence/${reportId}`,
  intelligenceQueue: (view?: string, page?: number) =>
    withQuery('/intelligence', { view, page: page === undefined || page === 1 ? undefined : String(page) }),
  evaluateIntelligence: (reportId: string) => `/intelligence/${reportId}/evaluate`,
  ownIntelligence: () => '/intelligence/own',
  answerIntelligence: (reportId: string) => `/intelligence/own/${reportId}`,
  givenIntelligence: (reportId: string) => `/intelligence/${reportId}/given`,
  giveIntelligence: (reportId: string) => `/intelligence/${reportId}/give`,
  toTell: () => '/intelligence/to-tell',
  products: () => '/intelligence/products',
  /** A profile of these records. */
  newProduct: (kind?: 'SUBJECT' | 'PROBLEM' | 'NETWORK', aboutIds: readonly string[] = []) =>
    withQuery('/intelligence/products/new', {
      kind,
      about: aboutIds.length === 0 ? undefined : aboutIds.join('.'),
    }),
  product: (productId: string) => `/intelligence/products/${productId}`,
  newIntelligence: (aboutId?: string) => withQuery('/intelligence/new', { aboutId }),
  matchLists: () => '/lists',
  matchList: (listId: string, view: { show?: string; least?: string; after?: string } = {}) =>
    withQuery(`/lists/${listId}`, view),
  /** Today's briefings for the reader. */
  briefing: () => '/briefing',
  watched: () => '/watched',
  retention: (recordId: string) => `/records/${recordId}/retention`,
  operations: () => '/operations',
  operation: (operationId: string) => `/operations/${operationId}`,
  reviewsDue: () => '/retention',
  /** Who opened restricted records, and opening one. */
  openings: () => '/openings',
  openRestricted: (recordId: string) => `/records/${recordId}/opening`,
  /** Messages to court and prosecutor: of all records, of one, and one of them. */
  outbox: (show?: string) => withQuery('/outbox', { show }),
  messages: (recordId: string) => `/records/${recordId}/messages`,
  message: (recordId: string, messageId: string) => `/records/${recordId}/messages/${messageId}`,
  watch: (recordId: string) => `/records/${recordId}/watch`,
  /** The register of warrants, a new one, and one of them. */
  warrants: () => '/warrants',
  newWarrant: () => '/warrants/new',
  warrant: (warrantId: string) => `/warrants/${warrantId}`,
  ...casePaths,
  searchWarrants: () => '/search-warrants',
  newSearchWarrant: () => '/search-warrants/new',
  searchWarrant: (searchId: string) => `/search-warrants/${searchId}`,
  crimeGroups: () => '/crime-groups',
  newCrimeGroup: () => '/crime-groups/new',
  crimeGroup: (groupId: string) => `/crime-groups/${groupId}`,
  /** Tasking meetings, one of them, the registers, own tasking, and proposing a record. */
  tasking: () => '/tasking',
  taskingMeeting: (meetingId: string) => `/tasking/meetings/${meetingId}`,
  taskingRegisters: () => '/tasking/registers',
  ownTasking: () => '/tasking/own',
  taskingItem: (itemId: string) => `/tasking/items/${itemId}`,
  proposeTasking: (recordId: string) => `/records/${recordId}/tasking`,
  /** The briefings that are made. */
  briefings: () => '/briefings',
  briefingDraft: (briefingId: string) => `/briefings/${briefingId}`,
  briefingReceipts: (briefingId: string) => `/briefings/${briefingId}/receipts`,
  audit: (recordId?: string) => withQuery('/audit', { recordId }),
  pools: () => '/pools',
  sourceVault: () => '/source-vault',
  newSource: () => '/source-vault/new',
  source: (sourceKey: string) => `/source-vault/${sourceKey}`,
  openedSource: (openingId: string) => `/source-vault/openings/${openingId}`,
  corridor: () => '/corridor',
  admin: () => '/admin',
  codeLists: () => '/admin/code-lists',
} as const

/** The page of a record of any kind, as replies name it; undefined for a kind that has no page of its own. */
export function pathOfRecord(record: { id: string; kind: string }): string | undefined {
  switch (record.kind) {
    case 'Nominal':
    case 'PersonRecord':
      return paths.nominal(record.id)
    case 'Location':
      return paths.location(record.id)
    case 'Object':
      return paths.object(record.id)
    case 'Incident':
      return paths.incident(record.id)
    case 'Arrest':
      return paths.arrest(record.id)
    case 'CustodyRecord':
      return paths.custody(record.id)
    case 'VoluntaryAttendance':
      return paths.attendance(record.id)
    case 'AsbCase':
      return paths.asbCase(record.id)
    case 'StopSearch':
      return paths.stopSearch(record.id)
    case 'SearchAuthority':
      return paths.searchAuthorities()
    case 'Crime':
      return paths.crime(record.id)
    case 'VulnerabilityReport':
      return paths.vulnerability(record.id)
    case 'AsbReport':
      return paths.asb(record.id)
    case 'AbuseAssessment':
      return paths.abuseAssessment(record.id)
    case 'ProtectionNotice':
      return paths.protectionNotice(record.id)
    case 'RightToKnow':
      return paths.rightToKnow(record.id)
    case 'MissingEpisode':
      return paths.missing(record.id)
    case 'AnalysisProduct':
      return paths.product(record.id)
    case 'IntelligenceReport':
      return paths.intelligence(record.id)
    case 'SearchWarrant':
      return paths.searchWarrant(record.id)
    case 'Warrant':
      return paths.warrant(record.id)
    case 'Case':
      return paths.prosecutionCase(record.id)
    case 'CrimeGroup':
      return paths.crimeGroup(record.id)
    case 'Exhibit':
      return paths.exhibit(record.id)
    default:
      return undefined
  }
}
