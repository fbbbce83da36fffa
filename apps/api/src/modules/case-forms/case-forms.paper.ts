/** A form of a case as a paper: its facts as rows, its words as paragraphs, its marking and who may be given it. */
import type { FilledField } from '@mips/domain/case/form-fields'
import { disclosureStatus, disclosureStatuses, type FormCode, mgForm } from '@mips/domain/case/mg-forms'
import { showUrn } from '@mips/domain/case/urn'
import { labelIn } from '@mips/domain/custody/offence-words'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Paper, PaperBlock } from '../../platform/paper/paper.ts'

type Head = { urn: string; title: string; marking: string; subject: string | null }
type Print = {
  code: FormCode
  filled: readonly FilledField[]
  newest: { version: number; signedAt: Date | null } | undefined
  day: string
  recipient: string
}

/** What stands on the printed form. */
export function paperOf(head: Head, { code, filled, newest, day, recipient }: Print): Paper {
  const form = mgForm(code)
  const name = code.replace('_', ' ')
  const facts = filled.filter(({ kind }) => kind === 'FACT')
  const words = filled.filter(({ kind }) => kind === 'NARRATIVE')
  return {
    title: `${name} ${form.label}`,
    marking: head.marking.replaceAll('_', '-'),
    reference: showUrn(head.urn),
    blocks: [
      { kind: 'paragraph', text: labelIn(disclosureStatuses, disclosureStatus(code, day)), isStrong: true },
      {
        kind: 'facts',
        rows: [
          { label: 'Case', value: head.title },
          ...(head.subject === null ? [] : [{ label: 'Made out for', value: head.subject }]),
          { label: 'For', value: recipient },
          { label: 'Standing', value: standingOf(newest, words.length > 0) },
        ],
      },
      ...facts.flatMap(factBlocks),
      ...words.flatMap(wordBlocks),
      ...(words.length > 0 ? [{ kind: 'signature' as const, label: 'Officer' }] : []),
    ],
  }
}

function standingOf(newest: Print['newest'], hasWords: boolean): string {
  if (!hasWords) return 'Filled from the records of the force'
  if (newest === undefined) return 'Draft: nothing is written yet'
  return newest.signedAt === null
    ? `Draft, version ${newest.version}: not signed`
    : `Version ${newest.version}, signed ${formatLondon(newest.signedAt.toISOString())}`
}

/** One line stands beside its label; several are a list under it. */
function factBlocks({ label, value }: FilledField): PaperBlock[] {
  const lines = (value ?? '').split('\n').filter((line) => line !== '')
  if (lines.length <= 1) return [{ kind: 'facts', rows: [{ label, value }] }]
  return [
    { kind: 'heading', level: 3, text: label },
    { kind: 'list', items: lines },
  ]
}

const wordBlocks = ({ label, value }: FilledField): PaperBlock[] => [
  { kind: 'heading', level: 2, text: label },
  ...(value ?? 'Not written.')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((text) => ({ kind: 'paragraph' as const, text })),
]
