/** The forms that close an incident and that open it again. */
import { incidentClosing as contract } from '@mips/contracts/incident-closing'
import type { ClosingPage } from '@mips/contracts/incident-closing'
import { incidentClosures } from '@mips/domain/codes/incidents'
import { nsirCategories, nsirQualifiers } from '@mips/domain/investigation/incident-crime'
import { Card } from '@mips/ui/card.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { Details } from '@mips/ui/details.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActChoice, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { usePaused } from '../../platform/place-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { WayTo } from './closing-owed.tsx'
import { incidentKeys } from './refreshes.ts'

const refreshes = [...incidentKeys, topicApi.incidentClosing.get.key]

type Values = {
  disposal: string
  words: string
  closingCodes: string[]
  qualifiers: string[]
  closingReason: string
  duplicateOfId: string
}

export function CloseForm({ page }: { page: ClosingPage }) {
  const { incident, suggested } = page
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        disposal: given(values.disposal),
        words: values.words,
        closingCodes: values.closingCodes,
        qualifiers: values.qualifiers,
        closingReason: given(values.closingReason),
        duplicateOfId: values.disposal === 'DUPLICATE' ? given(values.duplicateOfId) : undefined,
      }),
      contract.routes.close.body,
    ),
    defaults: { ...suggested, words: '', duplicateOfId: '' } as Values,
    draft: { key: `incident-closing:${incident.id}` },
    act: useAct(topicApi.incidentClosing.close.mutation(), { refreshes, said: 'Incident closed' }),
    toInput: (body) => ({ params: { incidentId: incident.id }, body, version: incident.version }),
  })
  const { register, watch, setValue } = form.fields
  const refusedAt = form.refusal?.facts.field
  return (
    <Card title="How it ended">
      <p>Officers who are still sent are released, and their tasks end.</p>
      <ActFormFrame form={form} submitWords="Close incident">
        {refusedAt === undefined ? null : (
          <p>
            <WayTo field={refusedAt} incidentId={incident.id} />
          </p>
        )}
        <ActChoice form={form} name="disposal" label="Result" list={incidentClosures} />
        {watch('disposal') === 'DUPLICATE' ? (
          <DuplicateOf
            incidentId={incident.id}
            error={form.errorOf('duplicateOfId')}
            onChoose={(id) => setValue('duplicateOfId', id)}
          />
        ) : null}
        <ActWords form={form} name="words" label="How it ended, in words" limit={1000} rows={3} />
        <Checkboxes
          name="closingCodes"
          legend="Closing codes"
          hint={page.opening === null ? 'What it was' : `Reported as: ${page.opening.label}`}
          options={choicesOf(nsirCategories)}
          registration={register('closingCodes')}
          error={form.errorOf('closingCodes')}
        />
        <Checkboxes
          name="qualifiers"
          legend="Qualifiers"
          need="optional"
          inline
          options={choicesOf(nsirQualifiers)}
          registration={register('qualifiers')}
          error={form.errorOf('qualifiers')}
        />
        <ActWords
          form={form}
          name="closingReason"
          label="What showed that it was something else than reported"
          hint="Only where no closing code is of the kind that was reported"
          need="optional"
          limit={1000}
        />
      </ActFormFrame>
    </Card>
  )
}

export function ReopenForm({ page }: { page: ClosingPage }) {
  const { incident } = page
  const form = useActForm({
    schema: contract.routes.reopen.body,
    defaults: { reason: '' },
    act: useAct(topicApi.incidentClosing.reopen.mutation(), { refreshes, said: 'Incident opened again' }),
    toInput: (body) => ({ params: { incidentId: incident.id }, body, version: incident.version }),
  })
  return (
    <Details summary="Open it again">
      <ActFormFrame form={form} submitWords="Open the incident again">
        <ActWords form={form} name="reason" label="Why it is opened again" limit={1000} />
      </ActFormFrame>
    </Details>
  )
}

function DuplicateOf({
  incidentId,
  error,
  onChoose,
}: {
  incidentId: string
  error: string | undefined
  onChoose: (id: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.pole.searchRecords.query({ body: { text: text || '-', kinds: ['Incident'], limit: 10 } }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  })
  const hits = (text.length < 2 ? [] : (found.data?.hits ?? [])).filter((hit) => hit.id !== incidentId)
  return (
    <ComboBox
      label="The incident that it repeats"
      name="duplicateOfId"
      hint="Its reference, or words of its address"
      error={error}
      items={hits.map((hit) => ({ id: hit.id, label: hit.title, code: hit.reference ?? undefined }))}
      selectedId={chosen}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={found.isFetching || text !== typed.trim()}
      onSelect={(item) => {
        setChosen(item?.id ?? null)
        onChoose(item?.id ?? '')
      }}
    />
  )
}
