/** One item of a meeting: the record, the problem, what was decided, who does it and what came of it. */
import type { TaskingLine } from '@mips/contracts/tasking-parts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { ReactNode } from 'react'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { decisionTones, taskWords } from './tasking-words.ts'
import './tasking.scss'

type Props = { line: TaskingLine; number?: number; id?: string; children?: ReactNode }

export function TaskingCard({ line, number, id, children }: Props) {
  const { record } = line
  const path = pathOfRecord(record)
  return (
    <Card
      {...(id === undefined ? {} : { id })}
      headingLevel={3}
      title={
        <>
          {number === undefined ? null : `${number}. `}
          {path === undefined ? record.title : <Link href={path}>{record.title}</Link>}
        </>
      }
      actions={<ItemTags line={line} />}
    >
      <div className="mips-stack">
        <p className="mips-tasking-words">{line.problem}</p>
        {line.hasWarning ? (
          <p>
            <Tag tone="bad">Warnings</Tag> Open the record before you go.
          </p>
        ) : null}
        <p className="mips-muted mips-small">
          {[
            line.detail,
            record.reference,
            line.theme,
            line.isTakenUp ? 'taken up from an earlier meeting' : null,
            line.proposedBy === null
              ? null
              : `proposed by ${formatOfficer(line.proposedBy)} on ${formatDate(line.proposedAt)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Decided line={line} />
        {children}
      </div>
    </Card>
  )
}

function Decided({ line }: { line: TaskingLine }) {
  if (line.decision === null) return null
  return (
    <>
      {line.decision.code === 'ADOPTED' ? (
        <p>
          <strong>{taskWords(line)}</strong>
        </p>
      ) : null}
      {line.reason === null ? null : <p>{line.reason}</p>}
      {line.result === null ? null : (
        <p className="mips-tasking-words">
          <Tag tone="info">{line.result.label}</Tag> {line.resultWords}
          {line.resultBy === null || line.resultAt === null ? null : (
            <span className="mips-muted mips-small">
              {' '}
              {formatOfficer(line.resultBy)}, {formatDate(line.resultAt)}
            </span>
          )}
        </p>
      )}
    </>
  )
}

function ItemTags({ line: { decision, isOverdue } }: { line: TaskingLine }) {
  const tone = decision === null ? 'caution' : decisionTones[decision.code as keyof typeof decisionTones]
  return (
    <>
      <Tag tone={tone}>{decision?.label ?? 'To be decided'}</Tag>
      {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
    </>
  )
}
