/** Scans an exhibit out or in: where it goes, why, and the seal as it reads; the other hand stands to reason. */
import type { OfficerRef } from '@mips/contracts/common'
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { type MovePurpose, movePurposes } from '@mips/domain/property/continuity'
import { readScan } from '@mips/domain/property/scan'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useSession } from '../../platform/session.tsx'
import { refreshesProperty } from './property.api.ts'

type Kind = 'PLACE' | 'PERSON' | 'OUTSIDE' | 'GONE'
type Values = {
  kind: Kind
  placeId: string
  scan: string
  name: string
  purpose: string
  givenBy: string
  sealBefore: string
  sealAfter: string
  reason: string
}

const purposesTo: Record<Kind, readonly MovePurpose[]> = {
  PLACE: ['STORED', 'RELOCATED', 'RETURNED'],
  PERSON: ['HANDED_OVER', 'TAKEN_OUT', 'EXAMINED', 'RETURNED'],
  OUTSIDE: ['COURT', 'LABORATORY', 'EXAMINED'],
  GONE: ['GIVEN_BACK', 'DESTROYED', 'PASSED_ON'],
}
const destinations: { value: Kind; label: string }[] = [
  { value: 'PLACE', label: 'Into a store' },
  { value: 'PERSON', label: 'To a colleague' },
  { value: 'OUTSIDE', label: 'To court, a laboratory or others' },
  { value: 'GONE', label: 'Given back or destroyed' },
]

export function MoveForm({ page }: { page: ExhibitPage }) {
  const session = useSession()
  const [taker, setTaker] = useState<OfficerRef[]>([])
  const [witness, setWitness] = useState<OfficerRef[]>([])
  const desk = useQuery(topicApi.property.getDesk.query({}))
  const places = (desk.data?.places ?? []).filter(({ isMine }) => isMine)
  const { holder, seal } = page
  const isHolder = holder.kind !== 'PERSON' || holder.id === session.user.id
  const isBack = holder.kind === 'OUTSIDE'
  const toId = (values: Values): string | undefined => {
    if (values.kind === 'PERSON') return isBack ? session.user.id : taker.at(-1)?.id
    if (values.kind !== 'PLACE') return given(values.name)
    if (values.scan.trim() === '') return given(values.placeId)
    const code = readScan(values.scan).value.toUpperCase()
    return desk.data?.places.find((place) => place.code === code)?.id
  }
  const form = useActForm({
    schema: onForm((values: Values) => {
      const suited = purposesTo[values.kind]
      const usual = isBack ? 'RETURNED' : suited[0]
      const chosen = suited.find((code) => code === values.purpose)
      return {
        from: { kind: holder.kind, id: holder.id },
        to: { kind: values.kind, id: toId(values) ?? '' },
        purpose: chosen ?? usual,
        givenBy: given(values.givenBy),
        receivedBy: values.kind === 'OUTSIDE' || values.kind === 'GONE' ? given(values.name) : undefined,
        witnessId: witness.at(-1)?.id,
        sealBefore: given(values.sealBefore),
        sealAfter: given(values.sealAfter),
        reason: given(values.reason),
      }
    }, property.routes.move.body),
    defaults: {
      kind: isBack ? 'PERSON' : 'PLACE',
      placeId: '',
      scan: '',
      name: '',
      purpose: '',
      givenBy: '',
      sealBefore: seal ?? '',
      sealAfter: '',
      reason: '',
    },
    act: useAct(topicApi.property.move.mutation(), {
      refreshes: refreshesProperty,
      said: ({ waits }) =>
        waits === null ? 'Move recorded' : `The move waits for ${formatOfficer(waits.witness)}`,
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
  })
  const { register, watch } = form.fields
  const kind = destinations.find(({ value }) => value === watch('kind'))?.value ?? 'PLACE'
  const reading = watch('sealBefore')
  const offered = isHolder ? destinations : destinations.slice(0, 1)
  const missing = form.errorOf('to.id' as 'name')
  return (
    <Card title={isHolder ? 'Move it' : 'Take it into your store'}>
      <p>
        It is with <strong>{holder.label}</strong>.
      </p>
      <ActFormFrame form={form} submitWords={isHolder ? 'Record the move' : 'Take it in'}>
        <Radios
          name="kind"
          legend="Where it goes"
          registration={register('kind')}
          options={offered}
          error={form.errorOf('kind')}
        />
        {kind === 'PLACE' ? (
          <>
            <TextInput
              {...register('scan')}
              label="Scan the label of the place"
              need="optional"
              width={20}
              autoComplete="off"
            />
            <Select
              {...register('placeId')}
              label="Or choose the place"
              placeholder="Choose a place"
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              error={missing === undefined ? undefined : 'Scan or choose the place'}
            />
          </>
        ) : null}
        {kind === 'PERSON' && !isBack ? (
          <OfficersBox
            label="Who takes it"
            name="receivedBy"
            chosen={taker.slice(-1)}
            onChange={setTaker}
            error={missing}
          />
        ) : null}
        {kind === 'OUTSIDE' || kind === 'GONE' ? (
          <TextInput {...register('name')} label="Name of who takes it" error={missing} />
        ) : null}
        {isBack ? (
          <TextInput
            {...register('givenBy')}
            label="Name of who gave it back"
            error={form.errorOf('givenBy')}
          />
        ) : null}
        {isBack || kind === 'PLACE' ? null : (
          <Select
            {...register('purpose')}
            label="Why"
            options={purposesTo[kind].map((code) => ({
              value: code,
              label: movePurposes.find((row) => row.code === code)?.label ?? code,
            }))}
            error={form.errorOf('purpose')}
          />
        )}
        <TextInput
          {...register('sealBefore')}
          label="Seal as it reads now"
          width={10}
          need="optional"
          error={form.errorOf('sealBefore')}
        />
        <TextInput {...register('sealAfter')} label="New seal" width={10} need="optional" />
        {page.needsTwo ? (
          <OfficersBox
            label="Second person"
            name="witnessId"
            hint="Neither who gives it nor who takes it; the move waits until they sign"
            chosen={witness.slice(-1)}
            onChange={setWitness}
          />
        ) : null}
        {seal !== null && reading.trim().toUpperCase() !== seal ? (
          <TextInput
            {...register('reason')}
            label="Why the seal is another one"
            error={form.errorOf('reason')}
          />
        ) : null}
      </ActFormFrame>
    </Card>
  )
}
