import { pool as contract } from '@mips/contracts/pool'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { afterChangeOfPool } from '../../platform/pool-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { PendingMoves } from './pending-moves.tsx'

/** The separate pools that this user may enter, and the moves between pools that wait for a second person. */
export function PoolsPage() {
  usePageTitle('Pools')
  const query = useQuery({ ...topicApi.pool.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading caption="People who are kept out of the public index">Pools</PageHeading>
      <Shown query={query} words="Reading the pools…">
        {({ current, pools }) =>
          pools.length === 0 ? (
            <EmptyState title="You are a member of no pool">
              <p>Your role may enter a pool once an administrator has made you a member of its group.</p>
            </EmptyState>
          ) : (
            <div className="mips-columns mips-columns--main-aside">
              <PendingMoves poolCode={current?.code ?? null} />
              {current === null ? <Enter pools={pools} /> : <Leave label={current.label} />}
            </div>
          )
        }
      </Shown>
    </div>
  )
}

type Values = { pool: string; reason: string }

function Enter({ pools }: { pools: readonly { code: string; label: string; words: string }[] }) {
  const form = useActForm({
    schema: contract.routes.enter.body,
    defaults: { pool: pools.length === 1 ? (pools[0]?.code ?? '') : '', reason: '' } as Values,
    act: useAct(topicApi.pool.enter.mutation(), {
      said: ({ current }) => `You work in “${current.label}” now`,
    }),
    toInput: (body) => ({ body }),
    onDone: afterChangeOfPool,
  })
  const { register } = form.fields
  return (
    <Card title="Enter a pool">
      <p className="mips-muted">Each entry and its reason are kept in the audit.</p>
      <ActFormFrame form={form} submitWords="Enter the pool" busyWords="Entering…">
        <Radios
          name="pool"
          legend="Which pool"
          registration={register('pool')}
          options={pools.map(({ code, label, words }) => ({ value: code, label, hint: words }))}
          error={form.errorOf('pool')}
        />
        <Textarea
          {...register('reason')}
          label="Why you enter it"
          rows={2}
          limit={1000}
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Card>
  )
}

function Leave({ label }: { label: string }) {
  const leave = useAct(topicApi.pool.leave.mutation(), {
    said: 'You work in the public index again',
    tellsErrors: true,
    onDone: afterChangeOfPool,
  })
  return (
    <Card title="You work in a pool">
      <p>
        You find, compare and write people of “{label}” and of no other pool. Nobody outside it can tell that
        they are here. What you write on an open place or event is open to others.
      </p>
      <Button isBusy={leave.isBusy} onClick={() => void leave.run({})}>
        Leave the pool
      </Button>
    </Card>
  )
}
