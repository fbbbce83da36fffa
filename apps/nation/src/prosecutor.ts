/** The prosecuting service: what it checks of a file, and the decision that it answers with where a demonstration asks for one. */

type Fields = Record<string, unknown>

/** Forms that are never served. */
const neverServed = new Set(['MG3', 'MG3A', 'MG6B', 'MG6D', 'MG6E', 'MG9', 'MG10', 'MG11_BACK'])
const fileName = /\.(pdf|docx?|xlsx?|txt|jpe?g|png|tiff?|webp|heic|mp3|mp4|wav)$/i

/** The codes by which a file is refused; none where it is taken. */
export function fileProblems(content: Fields, reference: string | null): string[] {
  const [served, restricted, documents] = [content.served, content.restricted, content.documents].map(listOf)
  const isUrn = typeof content.ptiUrn === 'string' && /^[A-Z0-9]{4}\d{3,7}$/.test(content.ptiUrn)
  const codes = [
    ...(isUrn && content.ptiUrn === reference ? [] : ['HO100201']),
    ...((served ?? []).length + (restricted ?? []).length === 0 ? ['UNREADABLE'] : []),
    ...((served ?? []).some(({ code }) => neverServed.has(String(code)))
      ? ['RESTRICTED_MATERIAL_SERVED']
      : []),
    ...((documents ?? []).every(isNamed) ? [] : ['INVALID_FILE_TYPE']),
  ]
  return codes
}

/** A document of a type that is read, named by its digest. */
const isNamed = ({ fileName: name, sha256 }: Fields): boolean =>
  fileName.test(String(name)) && /^[0-9a-f]{64}$/.test(String(sha256))

/** A demonstration writes `[ACTION_PLAN]`, `[CHARGE]` or `[ADVICE]` into the words of a form: that is what is decided on the file. */
export function decisionOn(content: Fields, today: string): Fields | undefined {
  const words = JSON.stringify([content.served, content.restricted])
  const [, outcome] = /\[(ACTION_PLAN|CHARGE|ADVICE)\]/.exec(words) ?? []
  if (outcome === undefined) return undefined
  const base = {
    outcome,
    decidedBy: 'A. Testlawyer',
    reference: `CPS-${String(content.ptiUrn)}`,
    decidedOn: today,
  }
  if (outcome === 'ACTION_PLAN')
    return { ...base, actions: [{ text: 'Obtain the footage of the second camera', dueOn: inAWeek(today) }] }
  if (outcome === 'ADVICE') return base
  return {
    ...base,
    test: 'FULL',
    answers: ['PROSPECT', 'INTEREST'].map((code) => ({ code, isYes: true, why: 'Seen on camera.' })),
  }
}

const inAWeek = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)

const listOf = (value: unknown): Fields[] =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' && one !== null ? (one as Fields) : {}))
    : []
