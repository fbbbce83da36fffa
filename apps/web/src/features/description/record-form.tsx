import { MarkFields, NewDescription } from '@mips/contracts/description'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { oneOf } from '@mips/contracts/common'
import { londonToday } from '@mips/ui/date-text.ts'
import { Button } from '@mips/ui/button.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Fieldset } from '@mips/ui/fieldset.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Controller, useFieldArray } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm, type ActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import {
  basisOptions,
  blankIsNone,
  glassesOptions,
  kindOptions,
  lookSelects,
  sideOptions,
  siteOptions,
} from './look-options.ts'

/** The contract's body with glasses as a choice of three. */
const { wearsGlasses: _glasses, marks: _marks, ...plain } = NewDescription.shape
const FormSchema = z.strictObject({
  ...plain,
  marks: z.array(MarkFields).default([]),
  glasses: oneOf(['yes', 'no']).optional(),
})
type Fields = z.input<typeof FormSchema>

/** How the person looked on a day and on whose word; clothing is written in the log of the event. */
export function RecordForm({ nominal, onDone }: { nominal: GoldenNominal; onDone: () => void }) {
  const act = useAct(topicApi.description.record.mutation(), {
    refreshes: [topicApi.description.list.key, api.nominal.get.key],
    said: 'Description added',
  })
  const form = useActForm<typeof FormSchema, Fields, unknown, Parameters<typeof act.run>[0]>({
    schema: FormSchema,
    defaults: { saidOn: londonToday(), basis: 'OFFICER_SAW', marks: [] },
    act,
    toInput: ({ glasses, origins: _origins, ...said }) => ({
      params: { nominalId: nominal.id },
      body: {
        ...said,
        ...(glasses === undefined ? {} : { wearsGlasses: glasses === 'yes' }),
        origins: { looks: { how: 'chosen' } },
      },
      version: nominal.version,
    }),
    onDone,
  })
  const { register, control } = form.fields
  const number = (name: 'ageFrom' | 'ageTo' | 'heightFromCm' | 'heightToCm', label: string) => (
    <TextInput
      {...register(name, { valueAsNumber: true })}
      label={label}
      width={3}
      inputMode="numeric"
      error={form.errorOf(name)}
    />
  )
  return (
    <ActFormFrame form={form} submitWords="Add description">
      <p className="mips-muted mips-small">
        Only what was seen or said. Not clothing: that belongs in the log of the incident.
      </p>
      <Controller
        control={control}
        name="saidOn"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput {...field} legend="Seen or said on" error={form.errorOf('saidOn')} />
        )}
      />
      <Select
        {...register('basis')}
        label="On whose word"
        options={basisOptions}
        error={form.errorOf('basis')}
      />
      <div className="mips-row mips-row--fields">
        {number('ageFrom', 'Looked from (years)')}
        {number('ageTo', 'to (years)')}
        {number('heightFromCm', 'Height from (cm)')}
        {number('heightToCm', 'to (cm)')}
      </div>
      <div className="mips-row mips-row--fields">
        {lookSelects.map(({ name, label, options }) => (
          <Select
            key={name}
            {...register(name, blankIsNone)}
            label={label}
            placeholder="Not said"
            options={options}
            error={form.errorOf(name)}
          />
        ))}
        <Select
          {...register('glasses', blankIsNone)}
          label="Glasses"
          placeholder="Not said"
          options={glassesOptions}
          error={form.errorOf('glasses')}
        />
      </div>
      <Marks form={form} />
    </ActFormFrame>
  )
}

function Marks({ form }: { form: ActForm<Fields> }) {
  const { register, control } = form.fields
  const marks = useFieldArray({ control, name: 'marks' })
  return (
    <Fieldset legend="Marks, scars and tattoos" legendSize="s">
      {marks.fields.map((mark, place) => (
        <div key={mark.id} className="mips-row mips-row--fields">
          <Select
            {...register(`marks.${place}.kind`)}
            label={`Mark ${place + 1}`}
            options={kindOptions}
            error={form.errorOf(`marks.${place}.kind`)}
          />
          <Select
            {...register(`marks.${place}.site`)}
            label="Where"
            options={siteOptions}
            error={form.errorOf(`marks.${place}.site`)}
          />
          <Select
            {...register(`marks.${place}.side`, blankIsNone)}
            label="Side"
            placeholder="Not said"
            options={sideOptions}
            error={form.errorOf(`marks.${place}.side`)}
          />
          <TextInput
            {...register(`marks.${place}.words`)}
            label="What it shows"
            width={20}
            error={form.errorOf(`marks.${place}.words`)}
          />
          <Button look="quiet" size="small" onClick={() => marks.remove(place)}>
            Take off<span className="govuk-visually-hidden"> mark {place + 1}</span>
          </Button>
        </div>
      ))}
      <Button
        look="secondary"
        size="small"
        icon="plus"
        onClick={() => marks.append({ kind: 'TATTOO', site: 'FOREARM', words: '' })}
      >
        Add a mark
      </Button>
    </Fieldset>
  )
}
