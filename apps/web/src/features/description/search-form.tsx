import { DescriptionTerms, type DescribedReply } from '@mips/contracts/description'
import { codeOf, oneOf } from '@mips/contracts/common'
import { builds, eyeColours, facialHairs, hairColours, hairStyles } from '@mips/domain/codes/descriptions'
import { methodFacets, offendingMethods } from '@mips/domain/codes/methods'
import { Button } from '@mips/ui/button.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Fieldset } from '@mips/ui/fieldset.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useRef } from 'react'
import { Controller, useFieldArray } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm, type ActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import {
  blankIsNone,
  glassesOptions,
  kindOptions,
  lookSelects,
  sideOptions,
  siteOptions,
} from './look-options.ts'

/** The contract's terms with one choice of each list, as one witness says it. */
const FormSchema = DescriptionTerms.omit({ wearsGlasses: true }).extend({
  build: codeOf(builds).optional(),
  hairColour: codeOf(hairColours).optional(),
  hairStyle: codeOf(hairStyles).optional(),
  facialHair: codeOf(facialHairs).optional(),
  eyeColour: codeOf(eyeColours).optional(),
  glasses: oneOf(['yes', 'no']).optional(),
})
type Fields = z.input<typeof FormSchema>
/** What was asked, as the server takes it. */
export type AskedTerms = z.input<typeof DescriptionTerms>

const mostMarks = 5
const noMark = { words: '' }

const listOf = <T,>(code: T | undefined): T[] => (code === undefined ? [] : [code])

/** The call for what was chosen. */
function toTerms({ glasses, marks, ...asked }: z.output<typeof FormSchema>): AskedTerms {
  const { build, hairColour, hairStyle, facialHair, eyeColour, methodWords, ...plain } = asked
  return {
    ...plain,
    build: listOf(build),
    hairColour: listOf(hairColour),
    hairStyle: listOf(hairStyle),
    facialHair: listOf(facialHair),
    eyeColour: listOf(eyeColour),
    marks: marks.filter(({ kind, site, words }) => kind !== undefined || site !== undefined || words),
    ...(glasses === undefined ? {} : { wearsGlasses: glasses === 'yes' }),
    ...(methodWords ? { methodWords } : {}),
  }
}

type Form = ActForm<Fields>

/** What somebody looked like, and how it was done; any part may be left out. */
export function DescriptionForm({
  onFound,
}: {
  onFound: (reply: DescribedReply, terms: AskedTerms) => void
}) {
  const act = useAct(topicApi.description.search.mutation())
  const asked = useRef<AskedTerms>({})
  const form = useActForm<typeof FormSchema, Fields, DescribedReply, Parameters<typeof act.run>[0]>({
    schema: FormSchema,
    defaults: { marks: [noMark], methods: [], methodWords: '', onDay: '' },
    act,
    toInput: (fields) => {
      asked.current = toTerms(fields)
      return { body: { ...asked.current, limit: 50 } }
    },
    onDone: (reply) => onFound(reply, asked.current),
  })
  return (
    <ActFormFrame form={form} submitWords="Search" busyWords="Searching…">
      <Who form={form} />
      <Looks form={form} />
      <Marks form={form} />
      <Methods form={form} />
    </ActFormFrame>
  )
}

function Who({ form }: { form: Form }) {
  const { register, control } = form.fields
  return (
    <div className="mips-row mips-row--fields">
      <Select
        {...register('sex', blankIsNone)}
        label="Sex"
        placeholder="Any"
        options={[
          { value: 'M', label: 'Male' },
          { value: 'F', label: 'Female' },
        ]}
        error={form.errorOf('sex')}
      />
      <NumberField form={form} name="ageFrom" label="Age from" />
      <NumberField form={form} name="ageTo" label="to" />
      <Controller
        control={control}
        name="onDay"
        render={({ field: { ref: _ref, value, ...field } }) => (
          <DateInput
            {...field}
            value={value ?? ''}
            legend="Seen on"
            hint="Ages are reckoned on this day; today when left empty"
            error={form.errorOf('onDay')}
          />
        )}
      />
    </div>
  )
}

type NumberName = 'ageFrom' | 'ageTo' | 'heightFromCm' | 'heightToCm'

const NumberField = ({ form, name, label }: { form: Form; name: NumberName; label: string }) => (
  <TextInput
    {...form.fields.register(name, { valueAsNumber: true })}
    label={label}
    width={3}
    inputMode="numeric"
    error={form.errorOf(name)}
  />
)

function Looks({ form }: { form: Form }) {
  const { register } = form.fields
  return (
    <>
      <div className="mips-row mips-row--fields">
        <NumberField form={form} name="heightFromCm" label="Height from (cm)" />
        <NumberField form={form} name="heightToCm" label="to (cm)" />
      </div>
      <div className="mips-row mips-row--fields">
        {lookSelects.map(({ name, label, options }) => (
          <Select
            key={name}
            {...register(name, blankIsNone)}
            label={label}
            placeholder="Any"
            options={options}
            error={form.errorOf(name)}
          />
        ))}
        <Select
          {...register('glasses', blankIsNone)}
          label="Glasses"
          placeholder="Any"
          options={glassesOptions}
          error={form.errorOf('glasses')}
        />
      </div>
    </>
  )
}

function Marks({ form }: { form: Form }) {
  const { register, control } = form.fields
  const marks = useFieldArray({ control, name: 'marks' })
  return (
    <Fieldset legend="Marks, scars and tattoos" legendSize="s">
      {marks.fields.map((mark, place) => (
        <div key={mark.id} className="mips-row mips-row--fields">
          <Select
            {...register(`marks.${place}.kind`, blankIsNone)}
            label={place === 0 ? 'Mark' : `Mark ${place + 1}`}
            placeholder="Any kind"
            options={kindOptions}
            error={form.errorOf(`marks.${place}.kind`)}
          />
          <Select
            {...register(`marks.${place}.site`, blankIsNone)}
            label="Where"
            placeholder="Anywhere"
            options={siteOptions}
            error={form.errorOf(`marks.${place}.site`)}
          />
          <Select
            {...register(`marks.${place}.side`, blankIsNone)}
            label="Side"
            placeholder="Any"
            options={sideOptions}
            error={form.errorOf(`marks.${place}.side`)}
          />
          <TextInput
            {...register(`marks.${place}.words`)}
            label="What it shows"
            width={20}
            error={form.errorOf(`marks.${place}.words`)}
          />
        </div>
      ))}
      {marks.fields.length < mostMarks ? (
        <Button look="secondary" size="small" icon="plus" onClick={() => marks.append(noMark)}>
          Add another mark
        </Button>
      ) : null}
    </Fieldset>
  )
}

function Methods({ form }: { form: Form }) {
  const { register, control } = form.fields
  return (
    <Fieldset legend="Method of offending" legendSize="s">
      <TextInput
        {...register('methodWords')}
        label="Words of the account"
        hint="Looked for in the incidents, arrests and crimes in which they are suspected"
        width={30}
        error={form.errorOf('methodWords')}
      />
      <Details summary="Choose methods from the list">
        <Controller
          control={control}
          name="methods"
          render={({ field: { value, onChange } }) => (
            <div className="mips-columns mips-columns--even">
              {methodFacets.map((facet) => (
                <Checkboxes
                  key={facet.code}
                  name={`methods-${facet.code}`}
                  legend={facet.label}
                  legendSize="s"
                  value={value ?? []}
                  onChange={onChange}
                  options={offendingMethods
                    .filter((method) => method.facet === facet.code)
                    .map(({ code, label }) => ({ value: code, label }))}
                />
              ))}
            </div>
          )}
        />
      </Details>
    </Fieldset>
  )
}
