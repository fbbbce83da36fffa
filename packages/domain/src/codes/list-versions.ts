/** Versions of a coded list: what a new one changes, what it may not, and how a stored code is read on a day. */

/** `from` and `to` are days, both included; null is without an end. A retired code stays in the list for good. */
export type CodeEntry = { code: string; label: string; from: string | null; to: string | null }

/** A version in the order in which it was made; `validFrom` is a day. */
export type ListVersion = { version: number; validFrom: string; entries: readonly CodeEntry[] }

export type ListDifferences = {
  added: CodeEntry[]
  retired: CodeEntry[]
  returned: CodeEntry[]
  relabelled: { code: string; was: string; is: string }[]
  unchanged: number
}

/** Whether a code can be chosen on a day. */
export const isChoosableOn = (entry: CodeEntry, day: string): boolean =>
  (entry.from === null || entry.from <= day) && (entry.to === null || entry.to >= day)

/**
 * The whole list as it stands from a day on: the codes of the file, and every earlier code that the file leaves out,
 * retired with the day before unless it was retired already.
 */
export function mergeEntries(
  before: readonly CodeEntry[],
  file: readonly CodeEntry[],
  days: { validFrom: string; dayBefore: string },
): CodeEntry[] {
  const known = new Map(before.map((entry) => [entry.code, entry]))
  const named = new Set(file.map(({ code }) => code))
  return [
    ...file.map((entry) => ({ ...entry, from: entry.from ?? openingDay(known.get(entry.code), days) })),
    ...before
      .filter(({ code }) => !named.has(code))
      .map((entry) =>
        entry.to === null || entry.to > days.dayBefore ? { ...entry, to: days.dayBefore } : entry,
      ),
  ]
}

/** A code keeps the day from which it could be chosen; a new one begins with the version. */
const openingDay = (known: CodeEntry | undefined, { validFrom }: { validFrom: string }) =>
  known === undefined ? validFrom : known.from

/** What a list changes against the one before, as it is on the day on which the new one begins. */
export function differencesOf(
  before: readonly CodeEntry[],
  after: readonly CodeEntry[],
  day: string,
): ListDifferences {
  const known = new Map(before.map((entry) => [entry.code, entry]))
  const found: ListDifferences = { added: [], retired: [], returned: [], relabelled: [], unchanged: 0 }
  for (const entry of after) {
    const was = known.get(entry.code)
    const isOpen = entry.to === null || entry.to >= day
    const wasOpen = was !== undefined && (was.to === null || was.to >= day)
    if (was === undefined) found.added.push(entry)
    else if (wasOpen && !isOpen) found.retired.push(entry)
    else if (!wasOpen && isOpen) found.returned.push(entry)
    if (was !== undefined && was.label !== entry.label)
      found.relabelled.push({ code: entry.code, was: was.label, is: entry.label })
    else if (was !== undefined && wasOpen === isOpen) found.unchanged += 1
  }
  return found
}

/**
 * Why a version may not be taken, in plain words; undefined when it may. `isOpen`: the codes carry no rules of the
 * program, so that new ones can be chosen as soon as the list has them.
 */
export function versionProblem(
  after: readonly CodeEntry[],
  differences: ListDifferences,
  { isOpen, day }: { isOpen: boolean; day: string },
): string | undefined {
  if (!after.some((entry) => entry.to === null || entry.to >= day)) return 'It leaves nothing to choose from.'
  const [added] = differences.added
  if (added !== undefined && !isOpen)
    return `It adds ${added.code}. The codes of this list carry rules of the program, so a new one comes with a release.`
  const { added: more, retired, returned, relabelled } = differences
  if (more.length + retired.length + returned.length + relabelled.length === 0) return 'It changes nothing.'
  return undefined
}

/** How a code that was stored on a day is read: the version of that day, its words then, and whether it can be chosen then. */
export function readCodeOn(
  versions: readonly ListVersion[],
  code: string,
  day: string,
): { version: number; label: string; isRetired: boolean } | undefined {
  const standing = [...versions]
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom) || a.version - b.version)
    .at(-1)
  const version = standing ?? [...versions].sort((a, b) => a.version - b.version)[0]
  const entry = version?.entries.find((one) => one.code === code)
  if (version === undefined || entry === undefined) return undefined
  return { version: version.version, label: entry.label, isRetired: !isChoosableOn(entry, day) }
}
