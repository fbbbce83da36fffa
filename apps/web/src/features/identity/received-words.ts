/** What somebody received of two people as if of one, from the action that the audit names. */
const words: Record<string, string> = {
  'nominal.get': 'opened the person',
  'nominal.getTimeline': 'read the timeline',
  'nominal.searchPeople': 'found them in a search',
  'nominal.searchAll': 'found them in a search',
  'nominal.suggest': 'was offered them while typing',
  'nominal.openCandidate': 'looked at them before creating somebody',
  'identity.getCluster': 'read the decisions about them',
  'identity.getProposal': 'compared them',
  'identity.compare': 'compared them',
  'identity.listProposals': 'saw them in the queue',
  'pole.getPhotograph': 'saw a photograph',
  'pole.getRecordRef': 'saw the name and number',
}

/** Each kind of act once, in words; an act without words of its own is named by its place, such as "custody: get record". */
export const receivedWords = (acts: readonly string[]): string =>
  [...new Set(acts.map((act) => words[act] ?? plain(act)))].join(', ')

function plain(act: string): string {
  const [place = '', route = ''] = act.split('.')
  return `${place}: ${route.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`
}
