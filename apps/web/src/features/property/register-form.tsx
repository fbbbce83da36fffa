/** Registers an exhibit: what the record knows is in the form already, and only the item itself is typed. */
import type { OfficerRef } from '@mips/contracts/common'
import { property } from '@mips/contracts/property'
import type { SourcePage as Source } from '@mips/contracts/property-replies'
import { propertyKinds, retentionBases } from '@mips/domain/property/property-kinds'
import { Card } from '@mips/ui/card.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { KindFields, detailsOf, noDetails, type DetailValues } from './kind-fields.tsx'
import { refreshesProperty } from './property.api.ts'

type Values = {
  kind: string
  description: string
  at: LocalDateTime
  seal: string
  placeText: string
  isHere: string
  personRecordId: string
  objectId: string
  custodyItemId: string
  parentId: string
  power: string
  basis: string
  exhibitRef: string
  details: DetailValues
}

export function RegisterForm({ source, custodyItemId }: { source: Source; custodyItemId?: string }) {
  const { record, carried, exhibits } = source
  const [second, setSecond] = useState<OfficerRef[]>([])
  const item = carried.custodyItems.find(({ id }) => id === custodyItemId) ?? carried.custodyItems[0]
  const suspect = carried.people.find(({ role }) =>
    ['SUSPECT', 'ARRESTED', 'DETAINEE', 'SEARCHED'].includes(role),
  )
  // What a search found is registered once; the next item from the same record is another thing.
  const isFirst = exhibits.length === 0
  const found = {
    kind: (isFirst ? carried.kind : null) ?? 'GENERAL',
    description: (isFirst ? carried.description : null) ?? '',
    placeText: carried.placeText ?? '',
  }
  const from = { how: 'carried' as const, fromId: record.id }
  const form = useActForm({
    schema: onForm((values: Values) => {
      const isPlaceHere = values.isHere !== '' && carried.location !== null
      return {
        kind: values.kind,
        description: values.description,
        seizedAt: instantOf(values.at),
        seal: given(values.seal),
        placeText: given(values.placeText),
        locationId: isPlaceHere ? carried.location?.id : undefined,
        personRecordId: given(values.personRecordId),
        objectId: given(values.objectId),
        custodyItemId: given(values.custodyItemId),
        parentId: given(values.parentId),
        power: given(values.power),
        basis: given(values.basis),
        exhibitRef: given(values.exhibitRef),
        secondPersonId: second.at(-1)?.id,
        details: detailsOf(values.details),
        origins: {
          description:
            found.description !== '' && values.description === found.description
              ? { ...from, fromField: 'found' }
              : { how: 'typed' },
          ...(isPlaceHere ? { locationId: { ...from, fromField: 'location' } } : {}),
          ...(values.personRecordId === '' ? {} : { personRecordId: { ...from, fromField: 'people' } }),
          ...(values.objectId === '' ? {} : { objectId: { ...from, fromField: 'objects' } }),
        },
      }
    }, property.routes.register.body),
    defaults: {
      kind: item?.kind ?? found.kind,
      description: item?.description ?? found.description,
      at: fromInstant(item?.takenAt ?? carried.seizedAt ?? serverNow().toISOString()),
      seal: '',
      placeText: found.placeText,
      isHere: carried.location === null ? '' : 'here',
      personRecordId: suspect?.personRecordId ?? '',
      objectId: item?.objectId ?? '',
      custodyItemId: item?.id ?? '',
      parentId: '',
      power: carried.power ?? 'PACE s.19',
      basis: 'EVIDENCE',
      exhibitRef: '',
      details: noDetails,
    },
    draft: { key: `exhibit:${record.id}` },
    act: useAct(topicApi.property.register.mutation(), {
      refreshes: refreshesProperty,
      said: ({ exhibitRef }) => `${exhibitRef} registered`,
    }),
    toInput: (body) => ({ params: { recordId: record.id }, body }),
    onDone: ({ id }) => goTo(paths.exhibit(id)),
  })
  const { register, control, watch } = form.fields
  const kind = watch('kind')
  return (
    <Card title={`Register the next exhibit (${carried.nextReference})`}>
      <ActFormFrame form={form} submitWords="Register the exhibit">
        <Select
          {...register('kind')}
          label="What kind of item"
          options={choicesOf(propertyKinds)}
          error={form.errorOf('kind')}
        />
        <Textarea
          {...register('description')}
          label="Describe it"
          rows={2}
          error={form.errorOf('description')}
        />
        <TextInput
          {...register('seal')}
          label="Number of the seal"
          need="optional"
          width={10}
          error={form.errorOf('seal')}
        />
        <Controller
          control={control}
          name="at"
          render={({ field }) => (
            <DateTimeInput
              name="at"
              legend="When it was seized"
              value={field.value}
              onChange={field.onChange}
              now={rightNow().date === '' ? undefined : serverNow().toISOString()}
              error={form.errorOf('seizedAt' as 'at')}
            />
          )}
        />
        {carried.location === null ? null : (
          <Select
            {...register('isHere')}
            label="Where"
            options={[
              { value: 'here', label: carried.location.address },
              { value: '', label: 'Another place' },
            ]}
          />
        )}
        <TextInput
          {...register('placeText')}
          label={carried.location === null ? 'Where it was seized' : 'Where exactly'}
          need="optional"
          error={form.errorOf('placeText')}
        />
        {carried.people.length === 0 ? null : (
          <Select
            {...register('personRecordId')}
            label="From whom"
            placeholder="Nobody, or not known"
            options={carried.people.map(({ personRecordId, name }) => ({
              value: personRecordId ?? '',
              label: name,
            }))}
          />
        )}
        {carried.objects.length === 0 ? null : (
          <Select
            {...register('objectId')}
            label="A thing that is on the record already"
            need="optional"
            placeholder="None of them"
            options={carried.objects.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        {carried.custodyItems.length === 0 ? null : (
          <Select
            {...register('custodyItemId')}
            label="Item of the detainee’s property"
            placeholder="None of them"
            options={carried.custodyItems.map(({ id, description }) => ({ value: id, label: description }))}
          />
        )}
        <KindFields kind={kind} form={form} />
        <OfficersBox
          label="Second person"
          name="secondPersonId"
          hint="Drugs, cash and firearms are handled by two people"
          chosen={second.slice(-1)}
          onChange={setSecond}
          error={form.errorOf('secondPersonId' as 'kind')}
        />
        <Details summary="Power, why it is held, another reference">
          <TextInput {...register('power')} label="Under which power" error={form.errorOf('power')} />
          <Select
            {...register('basis')}
            label="Why it is held"
            options={choicesOf(retentionBases)}
            error={form.errorOf('basis')}
          />
          <TextInput
            {...register('exhibitRef')}
            label="Reference on its label"
            hint={`The next one, ${carried.nextReference}, when left empty`}
            need="optional"
            width={10}
            error={form.errorOf('exhibitRef')}
          />
          {exhibits.length === 0 ? null : (
            <Select
              {...register('parentId')}
              label="Found inside an exhibit"
              need="optional"
              placeholder="No"
              options={exhibits
                .filter(({ exhibitRef }) => /\d$/.test(exhibitRef))
                .map(({ id, exhibitRef, description }) => ({
                  value: id,
                  label: `${exhibitRef} ${description}`,
                }))}
            />
          )}
        </Details>
      </ActFormFrame>
    </Card>
  )
}
