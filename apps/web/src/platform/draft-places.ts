/** Which form a draft belongs to, by its key (`form:recordId` or `form:recordId:aboutId`), so that Home can lead back to it. */
import { paths } from './paths.ts'

type Place = { words: string; path: (id: string, aboutId?: string) => string }

const places: Record<string, Place> = {
  'nominal.create': { words: 'A person to create', path: () => paths.search() },
  'identity.decide': {
    words: 'A decision about two people',
    path: (id, aboutId) => paths.comparePeople(id, aboutId),
  },
  'identity.case': {
    words: 'A case of identity',
    path: (id, aboutId = 'false-identity') => paths.identityCase(id, aboutId),
  },
  'incident.open': {
    words: 'An incident to open',
    path: (id) => paths.newIncident(id === 'none' ? undefined : id),
  },
  'incident.update': { words: 'An entry for an incident', path: paths.incident },
  'arrest.record': { words: 'An arrest to record', path: (id) => paths.recordArrest(id) },
  'custody.open': { words: 'A custody record to open', path: paths.openCustody },
  'custody.authorise': { words: 'An authorisation of detention', path: paths.custody },
  'custody.log': { words: 'An entry for a custody log', path: paths.custody },
  'custody.risk': { words: 'A risk assessment', path: paths.custodyRisk },
  'custody.plan': { words: 'A care plan', path: paths.custodyCare },
  'custody.review.full': { words: 'A review of detention', path: paths.custodyLimits },
  'missing.report': {
    words: 'A report of a missing person',
    path: (id, aboutId) => paths.reportMissing(id, aboutId),
  },
  'safeguarding.vulnerability': {
    words: 'A vulnerable-person report',
    path: (id, aboutId) => paths.raiseVulnerability(id, aboutId),
  },
  'abuse.answers': { words: 'A domestic abuse risk assessment', path: paths.abuseAssessment },
  'safeguarding.asb': { words: 'An anti-social behaviour report', path: paths.raiseAsb },
  'dissemination.give': { words: 'Intelligence to be given', path: paths.giveIntelligence },
  'intelligence.submit': {
    words: 'An intelligence entry',
    path: (id) => paths.newIntelligence(id === 'none' ? undefined : id),
  },
  'intelligence.copy': { words: 'A sanitised copy', path: paths.evaluateIntelligence },
  'intelligence.grade': { words: 'A grade of intelligence', path: paths.evaluateIntelligence },
  'intelligence.names': { words: 'Names in intelligence', path: paths.evaluateIntelligence },
  'intelligence.risk': { words: 'A risk assessment of intelligence', path: paths.evaluateIntelligence },
  'intelligence.step': { words: 'A step with intelligence', path: paths.evaluateIntelligence },
  'tasking.call': { words: 'A tasking meeting to call', path: paths.tasking },
  'tasking.meeting': { words: 'A change of a tasking meeting', path: paths.taskingMeeting },
  'tasking.propose': { words: 'An item for a tasking meeting', path: paths.proposeTasking },
  'tasking.decide': {
    words: 'A decision of a tasking meeting',
    path: (_id, meetingId = '') => paths.taskingMeeting(meetingId),
  },
  'tasking.result': { words: 'A result of tasking', path: paths.taskingItem },
  'crimegroup.open': { words: 'A crime group to open', path: () => paths.newCrimeGroup() },
  'crimegroup.score': { words: 'A score of a crime group', path: paths.crimeGroup },
  'crimegroup.disruption': { words: 'A disruption of a crime group', path: paths.crimeGroup },
  'crimegroup.archive': { words: 'A crime group to archive', path: paths.crimeGroup },
  'product.make': { words: 'A profile to make', path: () => paths.newProduct() },
  'product.write': { words: 'A part of a profile', path: paths.product },
  'product.look': { words: 'A look at a profile', path: paths.product },
  'product.give': { words: 'A profile to be given', path: paths.product },
  'retention.lift': { words: 'A hold to lift', path: (id) => paths.retention(id) },
  'retention.hold': { words: 'A hold on a record', path: (id) => paths.retention(id) },
  'lists.link': { words: 'Links of a row of a list', path: (id) => paths.matchList(id) },
  'intelligence.answer': { words: 'An answer to the intelligence unit', path: paths.answerIntelligence },
}

/** The words and the page of a draft; undefined for a form that is not listed here. */
export function placeOfDraft(key: string): { words: string; path: string } | undefined {
  const [form = '', id = '', aboutId] = key.split(':')
  const place = places[form]
  return place === undefined ? undefined : { words: place.words, path: place.path(id, aboutId) }
}
