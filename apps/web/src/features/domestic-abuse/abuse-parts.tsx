/** What several pages of domestic abuse show alike: the grade, an assessment in a list, where to go on. */
import type { AbuseLine } from '@mips/contracts/domestic-abuse-parts'
import type { Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

const tones = { STANDARD: 'info', MEDIUM: 'caution', HIGH: 'bad' } as const

/** The grade as a word and a colour; the sentence that explains it stays in the form. */
export function GradeTag({ grade }: { grade: { code: string; label: string } | null }) {
  if (grade === null) return <Tag tone="neutral">Not graded</Tag>
  return <Tag tone={tones[grade.code as keyof typeof tones] ?? 'neutral'}>{grade.label.split(':')[0]}</Tag>
}

export const nameOf = (person: { name: string } | null): string => person?.name ?? 'Not shown'

/** The columns of a list of assessments. */
export const lineColumns = <Line extends AbuseLine>(): Column<Line>[] => [
  {
    key: 'victim',
    header: 'Victim',
    isRowHeader: true,
    cell: ({ id, victim, reference }) => (
      <Link href={paths.abuseAssessment(id)}>
        {nameOf(victim)} <span className="mips-muted">{reference}</span>
      </Link>
    ),
  },
  { key: 'grade', header: 'Risk', cell: ({ grade }) => <GradeTag grade={grade} /> },
  { key: 'suspect', header: 'Suspect', cell: ({ suspect }) => nameOf(suspect) },
  { key: 'state', header: 'State', cell: ({ stateLabel }) => stateLabel },
  {
    key: 'by',
    header: 'By',
    cell: ({ by, begunAt }) =>
      `${by === null ? 'Not known' : formatOfficer(by)}, ${formatDateTimeZone(begunAt)}`,
  },
]
