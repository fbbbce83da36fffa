/** Offences of a court message found on the file: exact first, and a person asked where two fit (OM-1 to OM-4). */

/** What an offence is found by; the court does not send the number of the person. */
export interface OffenceFacts {
  sequence?: number
  code: string
  start: string
  end?: string
}

/** How a pair was found. */
export const matchStages = [
  { code: 'EXACT', label: 'Sequence, code and both dates' },
  { code: 'DATES', label: 'Code and both dates' },
  { code: 'START', label: 'Code and first day, where one side has no last day' },
] as const
export type MatchStage = (typeof matchStages)[number]['code']

export interface OffenceMatch {
  court: number
  file: number
  stage: MatchStage
}

export interface MatchingOutcome {
  matches: OffenceMatch[]
  /** Offences of the court that more than one row of the file fits, or that share one: a person says which. */
  ask: { court: number; candidates: number[] }[]
  /** OM-3: offences of the court that nothing fits: added in court, or wrong. */
  unknown: number[]
  /** Rows of the file that the court said nothing of. */
  unresulted: number[]
}

/**
 * OM-1 to OM-4: pairs by index. A pair is made only where, among what is left, the row fits no other offence of the court and
 * the offence no other row; the stages are gone through until nothing more is found. What is left with candidates is asked.
 */
export function matchOffences(
  court: readonly OffenceFacts[],
  file: readonly OffenceFacts[],
): MatchingOutcome {
  const matches: OffenceMatch[] = []
  const free = (side: 'court' | 'file') => (index: number) => !matches.some((pair) => pair[side] === index)
  for (const { code: stage } of matchStages) {
    const courtLeft = court.map((_, index) => index).filter(free('court'))
    const fileLeft = file.map((_, index) => index).filter(free('file'))
    matches.push(...onlyPairs(stage, courtLeft, fileLeft, court, file))
  }
  const courtLeft = court.map((_, index) => index).filter(free('court'))
  const fileLeft = file.map((_, index) => index).filter(free('file'))
  const asked = courtLeft.map((index) => ({
    court: index,
    candidates: fileLeft.filter((row) => fitsAtAll(court[index], file[row])),
  }))
  return {
    matches: matches.toSorted((a, b) => a.court - b.court),
    ask: asked.filter(({ candidates }) => candidates.length > 0),
    unknown: asked.filter(({ candidates }) => candidates.length === 0).map(({ court: index }) => index),
    unresulted: fileLeft.filter((row) => !asked.some(({ candidates }) => candidates.includes(row))),
  }
}

function onlyPairs(
  stage: MatchStage,
  courtLeft: readonly number[],
  fileLeft: readonly number[],
  court: readonly OffenceFacts[],
  file: readonly OffenceFacts[],
): OffenceMatch[] {
  const fitting = (index: number) => fileLeft.filter((row) => fits(stage, court[index], file[row]))
  return courtLeft.flatMap((index) => {
    const rows = fitting(index)
    const [row] = rows
    if (row === undefined || rows.length > 1) return []
    const isOnly = courtLeft.every((other) => other === index || !fitting(other).includes(row))
    return isOnly ? [{ court: index, file: row, stage }] : []
  })
}

const codeOf = ({ code }: OffenceFacts): string => code.trim().toUpperCase()
/** An offence of one day is sent with its day twice, or with the first alone. */
const endOf = ({ start, end }: OffenceFacts): string => end ?? start

function fits(stage: MatchStage, court: OffenceFacts | undefined, file: OffenceFacts | undefined): boolean {
  if (court === undefined || file === undefined) return false
  if (codeOf(court) !== codeOf(file) || court.start !== file.start) return false
  const isSameEnd = endOf(court) === endOf(file)
  switch (stage) {
    case 'EXACT':
      return (
        isSameEnd && court.sequence !== undefined && court.sequence > 0 && court.sequence === file.sequence
      )
    case 'DATES':
      return isSameEnd
    case 'START':
      return isSameEnd || court.end === undefined || file.end === undefined
  }
}

const fitsAtAll = (court: OffenceFacts | undefined, file: OffenceFacts | undefined): boolean =>
  matchStages.some(({ code }) => fits(code, court, file))

/** OM-4: what stands against a person's answer: each offence of the court once, each row of the file once, among those offered. */
export function answerFits(
  outcome: Pick<MatchingOutcome, 'ask'>,
  answer: readonly { court: number; file: number }[],
): boolean {
  const rows = answer.map(({ file }) => file)
  return (
    new Set(rows).size === rows.length &&
    new Set(answer.map(({ court }) => court)).size === answer.length &&
    answer.every(({ court, file }) =>
      outcome.ask.some((one) => one.court === court && one.candidates.includes(file)),
    )
  )
}
