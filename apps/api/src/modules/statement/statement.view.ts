/** Statements as officers see them, and the paper that is served: never with how a witness is reached. */
import type { StatementLine, StatementPage } from '@mips/contracts/statement'
import {
  decideWriting,
  readingWishes,
  signatureWays,
  statementKinds,
  statementStates,
} from '@mips/domain/case/statements'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatDay } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'
import { leftOf, makerName, type Read } from './statement.reading.ts'
import type { StatementRow } from './statement.rows.ts'

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** The lines of a list in its order; further statements of one maker and kind are counted. */
export const presentLines = (rows: readonly StatementRow[]): StatementLine[] =>
  rows.map((row, index) => ({
    ...presentLine(row),
    number:
      1 +
      rows
        .slice(0, index)
        .filter(
          (one) => one.kind === row.kind && one.state !== 'DISCARDED' && makerKey(one) === makerKey(row),
        ).length,
  }))

const makerKey = (row: StatementRow): string => row.nominalId ?? row.officer?.id ?? ''

function presentLine(row: StatementRow): StatementLine {
  return {
    id: row.id,
    recordId: row.recordId,
    recordReference: row.recordReference,
    kind: coded(statementKinds, row.kind),
    state: coded(statementStates, row.state),
    isKey: row.isKey,
    maker: {
      id: row.personRecordId ?? row.officer?.id ?? '',
      nominalId: row.nominalId,
      name: makerName(row),
      isOfficer: row.officer !== null,
    },
    begunAt: row.begunAt,
    begunBy: row.begunBy,
    signedAt: row.witnessSignedAt,
    number: 1,
  }
}

export function presentStatement(read: Read, rows: readonly StatementRow[], who: Principal): StatementPage {
  const { row, draft } = read
  const line = presentLines(rows).find(({ id }) => id === row.id) ?? presentLine(row)
  const takes = holds(who, 'statement.record.take')
  const no = { allowed: false, reason: 'Your role takes no statements.' }
  const isMine = row.begunBy?.id === who.userId
  return {
    ...line,
    marking: row.marking,
    revision: row.revision,
    text: row.text,
    facts: row.facts,
    exhibits: row.exhibits,
    exhibitsHere: read.exhibits,
    age: draft.age ?? null,
    ageWords: read.ageWords,
    declaration: read.declaration,
    left:
      row.state === 'DRAFT'
        ? leftOf(read).map(({ rule, field = null, message }) => ({ rule, field, message }))
        : [],
    signatures: {
      witness: signatureOf(row.witnessWay, row.witnessMark, row.witnessSignedAt, makerName(row)),
      officer: signatureOf(row.officerWay, row.officerMark, row.officerSignedAt, officerName(row)),
    },
    sha256: row.signedSha256,
    discarded: row.discardedAt === null ? null : { at: row.discardedAt, reason: row.discardedReason ?? '' },
    may: {
      write: takes ? decideWriting(row.state) : no,
      signAsOfficer: mayOfficerSign(row, takes && isMine),
      contact:
        row.officer === null && holds(who, 'witness.care.read')
          ? { allowed: true }
          : { allowed: false, reason: 'How a witness is reached is for witness care.' },
    },
  }
}

function mayOfficerSign(row: StatementRow, isMine: boolean) {
  if (row.state !== 'WITNESS_SIGNED')
    return { allowed: false, reason: 'The officer signs after the witness.' }
  return isMine ? { allowed: true } : { allowed: false, reason: 'Only the officer who took it signs here.' }
}

const officerName = ({ begunBy }: StatementRow): string =>
  begunBy === null ? '' : `${begunBy.rank} ${begunBy.staffNumber} ${begunBy.displayName}`

const signatureOf = (way: string | null, mark: string | null, at: string | null, name: string) =>
  way === null || mark === null || at === null ? null : { way: coded(signatureWays, way), mark, at, name }

/** The statement as it is served: no address, no telephone, no mail, no dates, no wish but how it is read. */
export function paperOf(read: Read, recipient: string): Paper {
  const { row } = read
  const kind = labelIn(statementKinds, row.kind)
  return {
    title: kind,
    marking: row.marking.replaceAll('_', '-'),
    reference: row.recordReference ?? '',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Statement of', value: makerName(row) },
          { label: 'Age', value: read.ageWords },
          { label: 'Record', value: row.recordReference },
          { label: 'For', value: recipient },
          { label: 'Standing', value: labelIn(statementStates, row.state) },
          ...wishRows(row),
        ],
      },
      { kind: 'paragraph', text: read.declaration, isStrong: true },
      { kind: 'heading', level: 2, text: 'Statement' },
      ...(row.text.trim() === '' ? ['Nothing is written yet.'] : row.text.split('\n'))
        .filter((line) => line.trim() !== '')
        .map((text): PaperBlock => ({ kind: 'paragraph', text })),
      ...exhibitBlocks(row),
      { kind: 'heading', level: 2, text: 'Signed' },
      { kind: 'facts', rows: signedRows(row) },
    ],
  }
}

const wishRows = ({ facts }: StatementRow) => [
  ...(facts.recording === undefined ? [] : [{ label: 'Recording', value: facts.recording }]),
  ...(facts.interviewedOn === undefined
    ? []
    : [{ label: 'Interviewed on', value: formatDay(facts.interviewedOn) }]),
  ...(facts.reading === undefined
    ? []
    : [{ label: 'At court', value: labelIn(readingWishes, facts.reading) }]),
]

const exhibitBlocks = ({ exhibits }: StatementRow): PaperBlock[] =>
  exhibits.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Exhibits produced' },
        { kind: 'list', items: exhibits },
      ]

function signedRows(row: StatementRow) {
  const at = (instant: string | null) =>
    instant === null ? null : formatLondon(new Date(instant).toISOString())
  const words = (way: string | null, mark: string | null, when: string | null, name: string) =>
    when === null ? 'Not signed' : `${way === 'TYPED' ? mark : `${name} (signed on the screen)`}, ${at(when)}`
  return [
    { label: 'Witness', value: words(row.witnessWay, row.witnessMark, row.witnessSignedAt, makerName(row)) },
    ...(row.facts.cannotRead === true ? [{ label: 'Read to the witness by', value: row.facts.readBy }] : []),
    ...(row.officer === null
      ? [
          {
            label: 'Signature witnessed by',
            value: words(row.officerWay, row.officerMark, row.officerSignedAt, officerName(row)),
          },
        ]
      : []),
    ...(row.signedSha256 === null ? [] : [{ label: 'Hash of what was signed', value: row.signedSha256 }]),
  ]
}
