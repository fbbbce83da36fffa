/** Requests to open a source: those that wait for a second person, and those that are open to the reader. */
import type { Opening } from '@mips/contracts/source-vault'
import { Button, ButtonGroup, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVault } from './source-vault.api.ts'

export function OpeningsCard({ openings }: { openings: readonly Opening[] }) {
  return (
    <Card title="Opening a source">
      {openings.length === 0 ? <p>Nothing is asked and nothing is open to you.</p> : null}
      {openings.map((opening) => (
        <OpeningLine key={opening.id} opening={opening} />
      ))}
    </Card>
  )
}

function OpeningLine({ opening }: { opening: Opening }) {
  const { id, pseudonym, reason, askedBy, askedAt, openUntil, may } = opening
  const answer = useAct(topicApi.sourceVault.answerOpening.mutation(), {
    refreshes: refreshesVault,
    said: ({ openUntil: until }) => (until === null ? 'It stays closed' : 'It is open to who asked'),
    tellsErrors: true,
  })
  const give = (isGranted: boolean) => void answer.run({ params: { openingId: id }, body: { isGranted } })
  return (
    <article aria-label={`Opening of ${pseudonym}`}>
      <h3 className="mips-heading-s">{pseudonym}</h3>
      <p>
        {reason.label}. Asked by {askedBy === null ? 'a colleague' : formatOfficer(askedBy)},{' '}
        {formatDateTime(askedAt)}.{' '}
        {openUntil === null
          ? 'It waits for a second person.'
          : `Open to you until ${formatDateTime(openUntil)}.`}
      </p>
      {may.answer.allowed ? (
        <ButtonGroup>
          <Button isBusy={answer.isBusy} onClick={() => give(true)}>
            Open it to them
          </Button>
          <Button look="secondary" isBusy={answer.isBusy} onClick={() => give(false)}>
            Keep it closed
          </Button>
        </ButtonGroup>
      ) : null}
      {may.open.allowed ? <LinkButton href={paths.openedSource(id)}>See who it is</LinkButton> : null}
      {openUntil === null && !may.answer.allowed ? <p className="mips-muted">{may.answer.reason}</p> : null}
    </article>
  )
}
