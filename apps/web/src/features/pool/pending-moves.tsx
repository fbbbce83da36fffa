import { pool as contract, type PoolMove } from '@mips/contracts/pool'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

/** Moves of people of the pool that the user works in, the longest waiting first. */
export function PendingMoves({ poolCode }: { poolCode: string | null }) {
  const query = useQuery({ ...topicApi.pool.listMoves.query(), staleTime: 0 })
  return (
    <Card title="Moves that wait for a second person" key={poolCode}>
      <Shown query={query} words="Reading the moves…">
        {({ moves }) =>
          moves.length === 0 ? (
            <p className="mips-muted">
              Nothing waits here. A move is proposed on the page of the person, by “Move to another pool”.
            </p>
          ) : (
            moves.map((move) => <Move key={move.id} move={move} />)
          )
        }
      </Shown>
    </Card>
  )
}

function Move({ move }: { move: PoolMove }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <QueueItem
      why={move.reason}
      headingLevel={3}
      title={
        <>
          <Link href={paths.nominal(move.nominalId)}>{move.displayName}</Link>{' '}
          <span className="mips-muted">{move.reference}</span>
        </>
      }
      age={`proposed ${formatDateTime(move.proposedAt)} by ${move.proposedBy}`}
      actions={
        move.notByYou === null && !isOpen ? (
          <Button
            size="small"
            onClick={() => setIsOpen(true)}
            aria-label={`Decide about the move of ${move.displayName}`}
          >
            Decide
          </Button>
        ) : null
      }
    >
      <p>
        From “{move.from.label}” to “{move.to.label}”
      </p>
      {move.notByYou === null ? null : <p className="mips-muted">{move.notByYou}</p>}
      {isOpen ? <Decision move={move} /> : null}
    </QueueItem>
  )
}

type Values = { answer: string; reason: string }
const schema = onForm(
  ({ answer, reason }: Values) => ({ isApproved: answer === '' ? undefined : answer === 'move', reason }),
  z.strictObject(contract.routes.decideMove.body.shape),
)

function Decision({ move }: { move: PoolMove }) {
  const form = useActForm({
    schema,
    defaults: { answer: '', reason: '' } as Values,
    act: useAct(topicApi.pool.decideMove.mutation(), {
      refreshes: [topicApi.pool.listMoves.key, api.nominal.get.key],
      said: ({ status }) =>
        status === 'MOVED' ? `${move.displayName} is in “${move.to.label}” now` : 'The move was refused',
    }),
    toInput: (body) => ({ params: { moveId: move.id }, body }),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Keep the decision">
      <Radios
        id={`answer-${move.id}`}
        name="answer"
        legend="What do you decide?"
        registration={register('answer')}
        options={[
          { value: 'move', label: 'Move the person', hint: 'With all their records, names and photographs' },
          { value: 'stay', label: 'Refuse the move' },
        ]}
        error={form.errorOf('answer')}
      />
      <Textarea
        {...register('reason')}
        id={`move-reason-${move.id}`}
        label="Reason"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
