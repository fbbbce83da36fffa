import { description as contract, type HeldMethod } from '@mips/contracts/description'
import type { IncidentPage } from '@mips/contracts/incident'
import { methodFacets, offendingMethods } from '@mips/domain/codes/methods'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { Shown } from '../../platform/problem.tsx'

const refreshes = [topicApi.description.listMethods.key]

/** How it was done, in codes: by these, those suspected of it are found again. */
export function Methods({ incident }: { incident: IncidentPage }) {
  const [isAdding, setIsAdding] = useState(false)
  const query = useQuery(topicApi.description.listMethods.query({ params: { incidentId: incident.id } }))
  const add = incident.may.update ? (
    <Button look="secondary" size="small" icon="plus" onClick={() => setIsAdding(true)}>
      Add a method
    </Button>
  ) : null
  return (
    <Card id="methods" title="Method of offending" actions={add}>
      <Shown query={query} words="Looking up methods…">
        {({ methods }) =>
          methods.length === 0 ? (
            <p className="mips-muted">No method is recorded</p>
          ) : (
            <ul className="mips-lines">
              {methods.map((method) => (
                <Method key={method.id} method={method} incident={incident} />
              ))}
            </ul>
          )
        }
      </Shown>
      {isAdding ? (
        <Dialog title="Add a method of offending" isOpen onClose={() => setIsAdding(false)}>
          <AddMethod incidentId={incident.id} onDone={() => setIsAdding(false)} />
        </Dialog>
      ) : null}
    </Card>
  )
}

function Method({ method, incident }: { method: HeldMethod; incident: IncidentPage }) {
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  return (
    <li className="mips-lines__item">
      <div>
        <span className="mips-muted">{method.facetLabel}</span> {method.label}
        {method.words === null ? '' : `: ${method.words}`}
      </div>
      {incident.may.update ? (
        <Button look="quiet" size="small" onClick={() => setIsWithdrawing(true)}>
          Withdraw<span className="govuk-visually-hidden"> {method.label}</span>
        </Button>
      ) : null}
      {isWithdrawing ? (
        <Dialog title={`Withdraw “${method.label}”`} isOpen onClose={() => setIsWithdrawing(false)}>
          <WithdrawMethod
            params={{ incidentId: incident.id, methodId: method.id }}
            onDone={() => setIsWithdrawing(false)}
          />
        </Dialog>
      ) : null}
    </li>
  )
}

const body = contract.routes.recordMethod.body
const options = methodFacets.flatMap((facet) =>
  offendingMethods
    .filter((method) => method.facet === facet.code)
    .map(({ code, label }) => ({ value: code, label: `${facet.label}: ${label.toLowerCase()}` })),
)

function AddMethod({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const act = useAct(topicApi.description.recordMethod.mutation(), { refreshes, said: 'Method added' })
  const form = useActForm<
    typeof body,
    { code: string; words: string },
    unknown,
    { params: { incidentId: string }; body: z.input<typeof body> }
  >({
    schema: body,
    defaults: { code: '', words: '' },
    act,
    toInput: ({ code, words }) => ({
      params: { incidentId },
      body: { code, ...(words ? { words } : {}), origins: { code: { how: 'chosen' } } },
    }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Add method">
      <Select
        {...form.fields.register('code')}
        label="Method"
        placeholder="Choose"
        options={options}
        error={form.errorOf('code')}
      />
      <TextInput
        {...form.fields.register('words')}
        label="In words"
        hint="Only what the code does not say"
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}

function WithdrawMethod({
  params,
  onDone,
}: {
  params: { incidentId: string; methodId: string }
  onDone: () => void
}) {
  const form = useActForm({
    schema: contract.routes.withdrawMethod.body,
    defaults: { reason: '' },
    act: useAct(topicApi.description.withdrawMethod.mutation(), { refreshes, said: 'Method withdrawn' }),
    toInput: (withdrawal) => ({ params, body: withdrawal }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Withdraw method">
      <TextInput
        {...form.fields.register('reason')}
        label="Why it is withdrawn"
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
