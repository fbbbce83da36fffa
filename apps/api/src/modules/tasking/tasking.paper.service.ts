/** The paper of a meeting: what its reader may see of it, under the highest marking of what is on it. */
import type { MeetingPage, TaskingLine } from '@mips/contracts/tasking-parts'
import { formatDay } from '@mips/domain/time/day'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Ctx } from '../../platform/http/module.ts'
import { givePaper, markingWords } from '../../platform/paper/paper-file.ts'
import type { PaperBlock } from '../../platform/paper/paper.ts'
import { readMeeting } from './tasking.meeting.service.ts'

export async function printMeeting(ctx: Ctx, id: string, recipient: string): Promise<Buffer> {
  const page = await readMeeting(ctx, id)
  return givePaper(ctx, recipient, {
    title: 'Tasking and coordination',
    marking: markingWords(page.marking),
    reference: '',
    blocks: [
      { kind: 'facts', rows: headRows(page) },
      {
        kind: 'paragraph',
        text: 'As the records stood when it was printed, for who printed it. Destroy the paper when the meeting is over.',
      },
      heading(`Items (${page.items.length})`),
      ...page.items.flatMap(blocksOf),
      ...(page.isLeftCut ? [{ kind: 'paragraph' as const, text: leftCut }] : []),
      ...partOf('Put off by earlier meetings', page.putOff),
      ...partOf('Adopted before, without a result', page.owed),
    ],
  })
}

const leftCut = 'Of what earlier meetings left, the newest are shown; there is more.'

const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text })

const partOf = (title: string, lines: readonly TaskingLine[]): PaperBlock[] =>
  lines.length === 0 ? [] : [heading(`${title} (${lines.length})`), ...lines.flatMap(blocksOf)]

const nameOf = (officer: { rank: string; displayName: string } | null): string =>
  officer === null ? '' : `${officer.rank} ${officer.displayName}`

function headRows(page: MeetingPage) {
  return [
    { label: 'Meeting', value: page.title },
    { label: 'Kind and level', value: `${page.kind.label}, level ${page.level.code} (${page.level.label})` },
    { label: 'Held', value: formatLondon(page.heldAt) },
    { label: 'Place', value: page.place },
    { label: 'In the chair', value: nameOf(page.chair) },
    { label: 'Attended', value: page.attended.map(nameOf).join(', ') },
    ...(page.others === null ? [] : [{ label: 'Partners', value: page.others }]),
    { label: 'Priorities', value: page.strategy?.themes.join('; ') ?? 'No control strategy holds today' },
  ]
}

function blocksOf(line: TaskingLine): PaperBlock[] {
  const { record, decision, result } = line
  const isAdopted = decision?.code === 'ADOPTED'
  return [
    { kind: 'heading', level: 3, text: record.title },
    {
      kind: 'facts',
      rows: [
        ...(record.reference ? [{ label: 'Reference', value: record.reference }] : []),
        ...(line.detail === null ? [] : [{ label: 'Detail', value: line.detail }]),
        ...(line.hasWarning
          ? [{ label: 'Warnings', value: 'There are warnings: open the record before you go.' }]
          : []),
        { label: 'Problem', value: line.problem },
        ...(line.theme === null ? [] : [{ label: 'Priority', value: line.theme }]),
        { label: 'Proposed by', value: nameOf(line.proposedBy) },
        { label: 'Decision', value: decision?.label ?? 'Not decided' },
        ...(line.reason === null ? [] : [{ label: 'Why', value: line.reason }]),
        ...(isAdopted
          ? [
              { label: 'Tactic', value: [line.kind?.label, line.tactic].filter(Boolean).join(': ') },
              { label: 'Owner', value: nameOf(line.owner) },
              { label: 'Due', value: line.dueOn === null ? '' : formatDay(line.dueOn) },
            ]
          : []),
        ...(result === null
          ? []
          : [{ label: 'Result', value: `${result.label}: ${line.resultWords ?? ''}` }]),
      ],
    },
  ]
}
