/** What somebody did, from the name of the act: `addAction` is "Action added". */

const done: Readonly<Record<string, string>> = {
  accept: 'accepted',
  add: 'added',
  answer: 'answered',
  approve: 'approved',
  ask: 'asked for',
  assess: 'assessed',
  assign: 'assigned',
  cancel: 'cancelled',
  change: 'changed',
  close: 'closed',
  complete: 'completed',
  correct: 'corrected',
  decide: 'decided',
  decline: 'declined',
  end: 'ended',
  extend: 'extended',
  finish: 'finished',
  give: 'given',
  grade: 'graded',
  hand: 'handed over',
  keep: 'kept',
  link: 'linked',
  make: 'made',
  mark: 'marked',
  move: 'moved',
  name: 'named',
  note: 'noted',
  open: 'opened',
  plan: 'planned',
  propose: 'proposed',
  put: 'put in',
  raise: 'raised',
  record: 'recorded',
  refer: 'referred',
  refuse: 'refused',
  register: 'registered',
  release: 'released',
  remove: 'removed',
  reopen: 'opened again',
  request: 'asked for',
  result: 'resulted',
  return: 'returned',
  review: 'reviewed',
  say: 'said',
  send: 'sent',
  set: 'set',
  share: 'shared',
  start: 'started',
  step: 'moved on',
  supervise: 'supervised',
  take: 'taken',
  tell: 'told',
  withdraw: 'taken back',
  write: 'written',
}

/** The words for an act of a module; a verb alone is "Changed", an unknown one stands as it is. */
export function actWords(act: string): string {
  const [verb = '', ...rest] = act
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .split(' ')
    .filter(Boolean)
  const past = done[verb]
  const words = past === undefined ? [verb, ...rest].join(' ') : [...rest, past].join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
