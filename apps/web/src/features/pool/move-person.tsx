import { pool as contract } from '@mips/contracts/pool'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { useSession } from '../../platform/session.tsx'

/** Proposes that a person goes to another pool; there for members of a pool only. */
export function MovePerson({ nominal }: { nominal: GoldenNominal }) {
  const mayMove = useCan('nominal.pool.move')
  const [isOpen, setIsOpen] = useState(false)
  if (!mayMove) return null
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
        Move to another pool
      </Button>
      {isOpen ? <MoveDialog nominal={nominal} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

type Values = { to: string; reason: string }

function MoveDialog({ nominal, onClose }: { nominal: GoldenNominal; onClose: () => void }) {
  const { pool } = useSession()
  const pools = useQuery({ ...topicApi.pool.list.query(), staleTime: 60_000 })
  const offered = [
    ...(pool === null
      ? []
      : [{ code: 'PUBLIC', label: 'Public index', words: 'Everybody finds them again' }]),
    ...(pools.data?.pools ?? []).filter(({ code }) => code !== pool?.code),
  ]
  const form = useActForm({
    schema: contract.routes.proposeMove.body.omit({ nominalId: true }),
    defaults: { to: '', reason: '' } as Values,
    act: useAct(topicApi.pool.proposeMove.mutation(), {
      refreshes: [topicApi.pool.listMoves.key],
      said: 'The move is proposed; a second person of the pool decides about it',
    }),
    toInput: (body) => ({ body: { ...body, nominalId: nominal.id } }),
    onDone: onClose,
  })
  const { register } = form.fields
  return (
    <Dialog title="Move to another pool" isOpen onClose={onClose}>
      <p className="mips-muted">
        {nominal.displayName} goes with all their records. Outside the new pool nobody finds them any more.
      </p>
      <ActFormFrame form={form} submitWords="Propose the move">
        <Radios
          name="to"
          legend="Where to"
          registration={register('to')}
          options={offered.map(({ code, label, words }) => ({ value: code, label, hint: words }))}
          error={form.errorOf('to')}
        />
        <Textarea {...register('reason')} label="Why" rows={2} limit={1000} error={form.errorOf('reason')} />
      </ActFormFrame>
    </Dialog>
  )
}
