/** One row: what it says, what could not be read, what it may be and why, the decision, and its links. */
import type { ListRowShown, MatchList, RowMatch, RowPartMatches } from '@mips/contracts/bulk-match-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useAct } from '../../platform/act.ts'
import { formatRecord } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { LinkRow } from './link-row.tsx'

type RowProps = { list: MatchList; row: ListRowShown }

const stateTags = { WAITING: 'Waiting', UNREADABLE: 'Could not be read' } as const

export function ListRow({ list, row }: RowProps) {
  const session = useSession()
  return (
    <Card
      title={`Row ${row.rowNo}`}
      headingLevel={3}
      actions={
        row.state === 'LOOKED' && row.linked === 0 ? (
          <LookAgain list={list} row={row} />
        ) : (
          <StateTag row={row} />
        )
      }
    >
      <p>{cellsOf(list, row)}</p>
      {row.problems.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {row.problems.map(({ column, words }) => (
            <li key={column}>
              <strong>{list.columns[column]?.header || `Column ${column + 1}`}</strong>: {words}
            </li>
          ))}
        </ul>
      )}
      {row.state === 'LOOKED'
        ? row.parts.map((part) => <Part key={part.part} list={list} row={row} part={part} />)
        : null}
      {row.linked > 0 || row.links.length === 0 || !holdsPermission(session, 'list.row.import') ? null : (
        <LinkRow list={list} row={row} />
      )}
    </Card>
  )
}

/** Somebody may have been made since, or the place that the row names. */
function LookAgain({ list, row }: RowProps) {
  const again = useAct(topicApi.bulkMatch.again.mutation(), {
    refreshes: [topicApi.bulkMatch.rows.key, topicApi.bulkMatch.get.key],
    tellsErrors: true,
  })
  return (
    <Button
      size="small"
      look="quiet"
      isBusy={again.isBusy}
      onClick={() => void again.run({ params: { listId: list.id }, body: { rowNo: row.rowNo } })}
    >
      Look again
      <span className="govuk-visually-hidden"> for row {row.rowNo}</span>
    </Button>
  )
}

function StateTag({ row: { linked, state } }: { row: ListRowShown }) {
  if (linked > 0) return <Tag tone="good">Linked</Tag>
  return state === 'LOOKED' ? null : <Tag>{stateTags[state]}</Tag>
}

const cellsOf = ({ columns }: MatchList, { cells }: ListRowShown): string =>
  cells
    .flatMap((cell, place) =>
      cell === '' ? [] : [`${columns[place]?.header || `Column ${place + 1}`}: ${cell}`],
    )
    .join(' · ')

function Part({ list, row, part }: RowProps & { part: RowPartMatches }) {
  return (
    <section aria-label={`${part.label} of row ${row.rowNo}`} className="mips-list-part">
      <h4 className="govuk-heading-s">{`${part.label}: ${part.asked}`}</h4>
      {part.matches.length === 0 ? (
        <p className="mips-muted">On no record.</p>
      ) : (
        <ul className="govuk-list mips-list-matches">
          {part.matches.map((match) => (
            <Match key={match.record.id} list={list} row={row} part={part} match={match} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** What can be said of a match, before it was decided about and after. */
const choices = [
  { decision: 'ACCEPTED', words: 'Accept', look: 'secondary', when: true },
  { decision: 'REJECTED', words: 'Reject', look: 'quiet', when: true },
  { decision: 'OPEN', words: 'Open again', look: 'quiet', when: false },
] as const

function Match({ list, row, part, match }: RowProps & { part: RowPartMatches; match: RowMatch }) {
  const path = pathOfRecord(match.record)
  const words = formatRecord(match.record)
  const decide = useAct(topicApi.bulkMatch.decide.mutation(), {
    refreshes: [topicApi.bulkMatch.rows.key, topicApi.bulkMatch.get.key],
    tellsErrors: true,
  })
  const say = (decision: 'ACCEPTED' | 'REJECTED' | 'OPEN') =>
    void decide.run({
      params: { listId: list.id },
      body: { rowNo: row.rowNo, part: part.part, recordId: match.record.id, decision },
    })
  return (
    <li className="mips-list-match">
      <div>
        {path === undefined ? words : <Link href={path}>{words}</Link>} {match.detail}{' '}
        {match.hasWarning ? <Tag tone="bad">Warning</Tag> : null} <Tag tone="info">{match.strengthLabel}</Tag>
        <p className="mips-muted mips-small">
          {match.reasons.join('; ')}
          {match.weight === null ? '' : ` (${match.weight} bits)`}
        </p>
      </div>
      <div className="mips-row">
        {match.decided === null ? null : (
          <Tag tone={match.decided === 'ACCEPTED' ? 'good' : 'neutral'}>
            {match.decided === 'ACCEPTED' ? 'Accepted' : 'Rejected'}
          </Tag>
        )}
        {row.linked > 0
          ? null
          : choices.map(({ decision, words: act, look, when }) =>
              when === (match.decided === null) ? (
                <Button
                  key={decision}
                  size="small"
                  look={look}
                  isBusy={decide.isBusy}
                  onClick={() => say(decision)}
                >
                  {act}
                  <span className="govuk-visually-hidden"> {words}</span>
                </Button>
              ) : null,
            )}
      </div>
    </li>
  )
}
