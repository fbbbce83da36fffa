/** The report of a crime as a tagged PDF, for a named recipient. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { crimeStates } from '@mips/domain/investigation/crime-state'
import { changeKinds, changeStates, reportMethods } from '@mips/domain/investigation/crime-words'
import { crimeMarkers } from '@mips/domain/investigation/policy-tasks'
import { cancellationReasons } from '@mips/domain/investigation/recording-changes'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { PaperBlock } from '../../platform/paper/paper.ts'
import { givePaper, markingWords, readForPaper } from '../../platform/paper/paper-file.ts'
import { findCrime } from './crime.repository.ts'
import type { CrimeRow } from './crime.rows.ts'

const when = (at: string | null): string | null => (at === null ? null : formatLondon(at))
const officer = (who: { displayName: string; rank: string; staffNumber: string } | null): string =>
  who === null ? 'Not recorded' : `${who.rank} ${who.displayName} (${who.staffNumber})`

export async function printCrime(ctx: Ctx, crimeId: string, recipient: string): Promise<Buffer> {
  const crime = await crimeForPaper(ctx, crimeId)
  ctx.audit.resultIds = crime.people.slice(0, 100).map(({ nominalId }) => nominalId)
  return givePaper(ctx, recipient, {
    title: `Crime report ${crime.number}`,
    marking: markingWords(crime.marking),
    reference: crime.number,
    blocks: [
      ...crimeBlocks(crime),
      ...changes(crime),
      { kind: 'heading', level: 2, text: 'Linked records' },
      crime.events.length === 0
        ? { kind: 'paragraph', text: 'No record is linked.' }
        : {
            kind: 'list',
            items: crime.events.map(({ reference, title }) => `${reference ?? ''} ${title}`.trim()),
          },
      ...logBlocks(crime.log),
    ],
  })
}

/** A crime as it stands on paper, with the words of its codes. */
export type PaperCrime = Omit<CrimeRow, 'people' | 'location' | 'flags'> & {
  /** Its reference, or the number of an older system. */
  number: string
  people: ReturnType<typeof viewLinkedPeople>
  address: string | null
  flags: string
}

/** Reads it without what is restricted more; hidden or unknown ones are not found. */
export async function crimeForPaper(ctx: Ctx, crimeId: string): Promise<PaperCrime> {
  const row = await readForPaper(ctx.tx, crimeId, () => findCrime(ctx.tx, crimeId))
  if (row === undefined) throw new AppError('not_found')
  const day = londonDay(ctx.clock.now().toISOString())
  return {
    ...row,
    number: row.reference ?? row.externalId ?? row.id,
    people: viewLinkedPeople(row.people, day),
    address: row.location === null ? null : viewPlace(row.location, day).address,
    flags: row.flags.map((code) => labelIn(crimeMarkers, code)).join(', ') || 'None',
  }
}

/** What happened, where, when and to whom: the first part of every paper about a crime. */
export function crimeBlocks(crime: PaperCrime): PaperBlock[] {
  const oic = crime.officers.find(({ role, to }) => role === 'OIC' && to === null)
  return [
    {
      kind: 'paragraph',
      text: 'Records that are restricted more than this one are not on this paper.',
    },
    {
      kind: 'facts',
      rows: [
        { label: 'Crime', value: crime.number },
        { label: 'State', value: labelIn(crimeStates, crime.state) },
        {
          label: 'Offence',
          value: crime.offence === null ? crime.title : `${crime.offence.title} (${crime.offence.code})`,
        },
        { label: 'Home Office class', value: crime.hoCode },
        { label: 'Committed from', value: when(crime.committedFrom) },
        { label: 'Committed to', value: when(crime.committedTo) },
        { label: 'Where', value: crime.address },
        { label: 'Reported', value: when(crime.reportedAt) },
        { label: 'How', value: crime.method === null ? null : labelIn(reportMethods, crime.method) },
        { label: 'Recorded', value: when(crime.recordedAt) },
        ...(crime.lateReason === null ? [] : [{ label: 'Why late', value: crime.lateReason }]),
        { label: 'Officer in the case', value: oic === undefined ? 'Nobody yet' : officer(oic) },
        { label: 'Flags', value: crime.flags },
        { label: 'What happened', value: crime.circumstances },
        { label: 'What the victim wants', value: crime.victimWishes },
      ],
    },
    { kind: 'heading', level: 2, text: 'People' },
    crime.people.length === 0
      ? { kind: 'paragraph', text: 'Nobody is on this crime.' }
      : {
          kind: 'table',
          headers: ['Name', 'Date of birth', 'Part'],
          widths: [3, 1.5, 2],
          rows: crime.people.map(({ name, dob, roleLabel, endedAt }) => [
            name,
            dob === null ? 'Not known' : formatDay(dob),
            endedAt === null ? roleLabel : `${roleLabel}, ended`,
          ]),
        },
  ]
}

function changes(crime: PaperCrime): PaperBlock[] {
  if (crime.changes.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'What was changed of it' },
    {
      kind: 'table',
      headers: ['When', 'What', 'Why', 'By'],
      widths: [1.6, 2, 3.4, 2],
      rows: crime.changes.map((change) => [
        formatLondon(change.requestedAt),
        [
          labelIn(changeKinds, change.kind),
          labelIn(changeStates, change.state),
          change.from && change.to ? `${change.from} to ${change.to}` : '',
        ]
          .filter(Boolean)
          .join(', '),
        [
          change.reason === null ? '' : labelIn(cancellationReasons, change.reason),
          change.words,
          change.decisionWords,
        ]
          .filter(Boolean)
          .join(' '),
        officer(change.decidedBy ?? change.requestedBy),
      ]),
    },
  ]
}

/** A log in the order in which it happened, each entry with both of its times. */
export function logBlocks(
  log: readonly Pick<
    CrimeRow['log'][number],
    'happenedAt' | 'recordedAt' | 'author' | 'text' | 'lateReason'
  >[],
): PaperBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Log' },
    {
      kind: 'table',
      headers: ['Happened and recorded', 'Entry', 'By'],
      widths: [1.8, 4.4, 1.4],
      rows: log
        .toSorted((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt))
        .map((entry) => [
          `${formatLondon(entry.happenedAt)}\nrecorded ${formatLondon(entry.recordedAt)}`,
          [entry.text, entry.lateReason === null ? '' : `[Late because: ${entry.lateReason}]`]
            .filter(Boolean)
            .join(' '),
          entry.author ?? 'System',
        ]),
    },
  ]
}
