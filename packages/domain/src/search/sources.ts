/** Other sources that a search can be sent to, and how asking one of them can end. */

export const sourceKinds = [
  { code: 'PNC', label: 'Police National Computer' },
  { code: 'LEDS', label: 'Law Enforcement Data Service' },
  { code: 'PND', label: 'Police National Database' },
  { code: 'FORCE', label: 'Another force' },
  { code: 'PARTNER', label: 'Partner agency' },
] as const
export type SourceKind = (typeof sourceKinds)[number]['code']

/** `words` follow the name of the source. Only `ANSWERED` says anything of whether it knows the person. */
export const sourceStates = [
  { code: 'ANSWERED', label: 'Answered', words: 'answered' },
  {
    code: 'TIMED_OUT',
    label: 'Did not answer',
    words: 'did not answer in time. It may still know the person: ask again, or check there directly',
  },
  {
    code: 'UNREACHABLE',
    label: 'Did not answer',
    words: 'did not answer: it cannot be reached. It may still know the person: check there directly',
  },
  {
    code: 'REFUSED',
    label: 'Did not let us in',
    words: 'did not answer: it does not accept this force’s key. Tell the service desk',
  },
  {
    code: 'FAILED',
    label: 'Did not answer',
    words: 'did not answer: it reported a fault of its own. Ask again later, or check there directly',
  },
  {
    code: 'UNREADABLE',
    label: 'Answer not understood',
    words: 'answered in a way that cannot be read, so nothing of it is shown. Tell the service desk',
  },
  {
    code: 'BUSY',
    label: 'Not asked',
    words: 'was not asked: too many searches wait for it already. Ask again in a moment',
  },
] as const
export type SourceState = (typeof sourceStates)[number]['code']

/** The state in words after the name of the source. */
export const sourceWords = (name: string, state: SourceState): string =>
  `${name} ${sourceStates.find(({ code }) => code === state)?.words ?? 'did not answer'}.`

/** The state that an HTTP status other than 200 stands for. */
export function stateOfStatus(status: number): SourceState {
  if (status === 401 || status === 403 || status === 407) return 'REFUSED'
  if (status === 408 || status === 504) return 'TIMED_OUT'
  return status === 400 || status === 404 || status === 422 || (status >= 300 && status < 400)
    ? 'UNREADABLE'
    : 'FAILED'
}
