/** A message of the court laid beside the file: whose results they are, of which offences, and what a person is asked (RC-7, RC-8). */
import { exceptionKinds } from './hearing-results.ts'
import { answerFits, matchOffences, type OffenceFacts } from './offence-matching.ts'

/** What keeps a message from being applied by itself. `mayAccept`: a person may have it applied all the same, with a reason. */
export const messageExceptions = [
  ...exceptionKinds.map((kind) => ({ ...kind, mayAccept: true })),
  {
    code: 'UNREADABLE',
    cause: 'The message is not in the shape that was agreed.',
    cure: 'Ask the court to send it again, and enter the results by hand meanwhile.',
    mayAccept: false,
  },
  {
    code: 'CASE_UNKNOWN',
    cause: 'No case has this reference.',
    cure: 'Find the case and place the message on it, or say that it is for another force.',
    mayAccept: false,
  },
  {
    code: 'CASE_TWO',
    cause: 'More than one case has this reference.',
    cure: 'Say which case it is for.',
    mayAccept: false,
  },
  {
    code: 'COURT_UNKNOWN',
    cause: 'The court is on no list.',
    cure: 'Ask the court for its code, and enter the results by hand meanwhile.',
    mayAccept: false,
  },
  {
    code: 'HEARING_AHEAD',
    cause: 'The hearing lies ahead.',
    cure: 'Ask the court for the day of the hearing.',
    mayAccept: false,
  },
  {
    code: 'DEFENDANT_UNKNOWN',
    cause: 'Nobody on the case has this number and name.',
    cure: 'Say which defendant it is, or add the person to the case first.',
    mayAccept: false,
  },
  {
    code: 'DEFENDANT_TWO',
    cause: 'More than one defendant has this name, and the number fits none.',
    cure: 'Say which defendant it is.',
    mayAccept: false,
  },
  {
    code: 'OFFENCE_UNKNOWN',
    cause: 'An offence is not on the file: it was added in court, or its code or day is wrong.',
    cure: 'Put the offence on the file right, or have the other results applied and enter this one by hand.',
    mayAccept: true,
  },
  {
    code: 'OFFENCE_TWO',
    cause: 'More than one offence of the file fits.',
    cure: 'Say which offence it is.',
    mayAccept: false,
  },
  {
    code: 'EARLIER_CHANGED',
    cause: 'Another result of this hearing is kept already.',
    cure: 'Compare the two; where the court put its result right, have this one take the place of the earlier one.',
    mayAccept: true,
  },
  {
    code: 'NOT_APPLIED',
    cause: 'It could not be applied.',
    cure: 'Try again; where it fails again, enter the results by hand and tell the administrator.',
    mayAccept: true,
  },
] as const
export type MessageExceptionKind = (typeof messageExceptions)[number]['code']

export interface MessageException {
  kind: MessageExceptionKind
  /** Indexes in the message, as far as it is of a defendant, an offence, a result. */
  defendant?: number
  offence?: number
  result?: number
  /** Ids of the file of which a person chooses one. */
  candidates?: readonly string[]
}

export interface SentDefendant {
  /** The prosecutor's reference: the arrest summons number. */
  asn?: string
  familyName?: string
  offences: readonly OffenceFacts[]
}
export interface FileDefendant {
  id: string
  asn: string
  familyName: string
  offences: readonly (OffenceFacts & { lineId: string })[]
}

/** What a person said where it was not plain. */
export interface MessageAnswers {
  defendants: readonly { defendant: number; id: string }[]
  offences: readonly { defendant: number; offence: number; lineId: string }[]
}

export interface PlacedOffence {
  defendant: number
  offence: number
  id: string
  lineId: string
}

/** RC-7: each offence of the message on its line of the file, and what has to be asked. Nothing is guessed. */
export function placeMessage(
  sent: readonly SentDefendant[],
  file: readonly FileDefendant[],
  answers: MessageAnswers,
): { placed: PlacedOffence[]; exceptions: MessageException[] } {
  const placed: PlacedOffence[] = []
  const exceptions: MessageException[] = []
  const taken = new Set<string>()
  for (const [index, one] of sent.entries()) {
    const found = whoIs(one, index, file, answers)
    const [row] = found
    if (row === undefined || found.length > 1 || taken.has(row.id)) {
      const isNone = found.length === 0
      exceptions.push({
        kind: isNone ? 'DEFENDANT_UNKNOWN' : 'DEFENDANT_TWO',
        defendant: index,
        candidates: (isNone ? file : found).map(({ id }) => id),
      })
      continue
    }
    taken.add(row.id)
    const offences = placeOffences(one, index, row, answers)
    placed.push(...offences.placed)
    exceptions.push(...offences.exceptions)
  }
  return { placed, exceptions }
}

const plain = (text: string | undefined): string =>
  (text ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()

/** The number first; a name only where the number is of nobody here. */
function whoIs(
  one: SentDefendant,
  index: number,
  file: readonly FileDefendant[],
  answers: MessageAnswers,
): readonly FileDefendant[] {
  const said = answers.defendants.find(({ defendant }) => defendant === index)
  if (said !== undefined) return file.filter(({ id }) => id === said.id)
  const byNumber = file.filter(({ asn }) => plain(asn) !== '' && plain(asn) === plain(one.asn))
  if (byNumber.length > 0) return byNumber
  return file.filter(
    ({ familyName }) => plain(familyName) !== '' && plain(familyName) === plain(one.familyName),
  )
}

function placeOffences(
  one: SentDefendant,
  defendant: number,
  row: FileDefendant,
  answers: MessageAnswers,
): { placed: PlacedOffence[]; exceptions: MessageException[] } {
  const outcome = matchOffences(one.offences, row.offences)
  const lineOf = (file: number): string => row.offences[file]?.lineId ?? ''
  const said = answers.offences
    .filter((answer) => answer.defendant === defendant)
    .map(({ offence, lineId }) => ({
      court: offence,
      file: row.offences.findIndex((each) => each.lineId === lineId),
    }))
  const isFit = answerFits(outcome, said)
  const pairs = [...outcome.matches, ...(isFit ? said : [])]
  const open = outcome.ask.filter(({ court }) => !pairs.some((pair) => pair.court === court))
  return {
    placed: pairs.map(({ court, file }) => ({
      defendant,
      offence: court,
      id: row.id,
      lineId: lineOf(file),
    })),
    exceptions: [
      ...open.map(({ court, candidates }) => ({
        kind: 'OFFENCE_TWO' as const,
        defendant,
        offence: court,
        candidates: candidates.map(lineOf),
      })),
      ...outcome.unknown.map((offence) => ({ kind: 'OFFENCE_UNKNOWN' as const, defendant, offence })),
    ],
  }
}

/** RC-8: what still stands against applying a message: what nobody may accept, and what nobody has accepted. */
export const standing = (
  exceptions: readonly MessageException[],
  isAccepted: boolean,
): readonly MessageException[] =>
  exceptions.filter(({ kind }) => {
    const row = messageExceptions.find(({ code }) => code === kind)
    return row?.mayAccept !== true || !isAccepted
  })
