/** One item of a briefing as its reader may hold it: who or what, what is asked, photograph, place, until when and who says so. */
import type { BriefingLine } from '@mips/contracts/briefing-parts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { ReactNode } from 'react'
import { formatDate } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'

export function ItemCard({
  line,
  number,
  actions,
}: {
  line: BriefingLine
  number: number
  actions?: ReactNode
}) {
  const { record, photograph } = line
  const path = record === null ? undefined : pathOfRecord(record)
  const title = record?.title ?? line.kind.label
  return (
    <Card
      headingLevel={3}
      title={
        <>
          {number}. {path === undefined ? title : <Link href={path}>{title}</Link>}
        </>
      }
      actions={<ItemTags line={line} />}
    >
      <div className="mips-briefing-item">
        {photograph === null ? null : (
          <PersonPhoto photograph={photograph} name={title} takenOn={photograph.takenOn} size="medium" />
        )}
        <div className="mips-stack mips-briefing-item__words">
          <p>
            <strong>{line.ask}</strong>
          </p>
          {line.words === null ? null : <p className="mips-briefing-item__text">{line.words}</p>}
          {line.grade === null ? null : (
            <p className="mips-small">
              {`Graded ${line.grade.printed}: ${line.grade.sourceLabel}; ${line.grade.assessmentLabel}`}
            </p>
          )}
          {line.conditions.map((words) => (
            <p key={words}>
              <Tag tone="caution">Condition</Tag> {words}
            </p>
          ))}
          {line.hasWarning ? (
            <p>
              <Tag tone="bad">Warnings</Tag> Open the record before you go.
            </p>
          ) : null}
          <p className="mips-muted mips-small">
            {[
              line.detail,
              record?.reference,
              line.place?.address === title ? null : line.place?.address,
              line.addedBy === null ? null : `put on by ${line.addedBy.displayName}`,
              `until ${formatDate(line.until)}`,
              line.marking === 'OFFICIAL' ? null : line.marking,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {actions}
        </div>
      </div>
    </Card>
  )
}

function ItemTags({ line }: { line: BriefingLine }) {
  return (
    <>
      <Tag>{line.kind.label}</Tag>
      {line.isMustRead ? <Tag tone="caution">Must be read</Tag> : null}
      {line.isRead ? <Tag tone="good">Read</Tag> : null}
      {line.isChanged ? <Tag tone="caution">Changed since you read it</Tag> : null}
    </>
  )
}
