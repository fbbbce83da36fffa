import { codeList as contract, type ListDifferences } from '@mips/contracts/code-list'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Field } from '@mips/ui/field.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { Differences } from './list-differences.tsx'

type Values = { format: 'csv' | 'json'; text: string; validFrom: string; source: string; reason: string }
type Looked = { differences: ListDifferences | null; problems: string[] }
type Entry = { code: string; label: string; isChoosable: boolean }

/** The list as it stands, as a file to be changed. */
const csvOf = (entries: readonly Entry[]) =>
  [
    'code,label',
    ...entries
      .filter(({ isChoosable }) => isChoosable)
      .map(({ code, label }) => `${code},${/[",]/.test(label) ? `"${label.replaceAll('"', '""')}"` : label}`),
  ].join('\n')

/** A new version out of a file: looked at first, then proposed to a second person. */
export function NewVersion({ list, entries }: { list: string; entries: readonly Entry[] }) {
  const [looked, setLooked] = useState<Looked>()
  const params = { list: list as 'sexes' }
  const preview = useAct(api.codeList.preview.mutation(), { onDone: setLooked, tellsErrors: true })
  const form = useActForm({
    schema: contract.routes.propose.body,
    defaults: { format: 'csv', text: csvOf(entries), validFrom: '', source: '', reason: '' } as Values,
    act: useAct(api.codeList.propose.mutation(), {
      refreshes: [api.codeList.get.key, api.codeList.listLists.key],
      said: ({ version }) => `Version ${version} is proposed; a second person decides about it`,
    }),
    toInput: (body) => ({ params, body }),
  })
  const { register, control, getValues, setValue } = form.fields
  async function take(file: File | undefined) {
    if (file === undefined) return
    setValue('format', file.name.endsWith('.json') ? 'json' : 'csv')
    setValue('text', await file.text(), { shouldDirty: true })
    setLooked(undefined)
  }
  function look() {
    const { format, text, validFrom } = getValues()
    void preview.run({ params, body: { format, text, validFrom } })
  }
  return (
    <Card title="A new version">
      <ActFormFrame form={form} submitWords="Propose the version">
        <Field
          id="list-file"
          label="A file, CSV or JSON"
          hint="Columns code, label and, where there are any, from and to"
        >
          <input
            id="list-file"
            type="file"
            accept=".csv,.json,text/csv,application/json"
            className="govuk-file-upload"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </Field>
        <Radios
          name="format"
          legend="Written as"
          registration={register('format')}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
          error={form.errorOf('format')}
        />
        <Textarea
          {...register('text')}
          label="The whole list"
          hint="A code that is left out is retired"
          rows={8}
          error={form.errorOf('text')}
        />
        <Controller
          control={control}
          name="validFrom"
          render={({ field: { ref: _ref, ...field } }) => (
            <DateInput {...field} legend="Valid from" expects="any" error={form.errorOf('validFrom')} />
          )}
        />
        <Button look="secondary" type="button" isBusy={preview.isBusy} onClick={look}>
          Show what it changes
        </Button>
        {looked === undefined ? null : (
          <Inset>
            <div role="status">
              {looked.problems.map((problem) => (
                <p key={problem}>
                  <strong>{problem}</strong>
                </p>
              ))}
              {looked.differences === null ? null : <Differences differences={looked.differences} />}
            </div>
          </Inset>
        )}
        <TextInput {...register('source')} label="Where it comes from" error={form.errorOf('source')} />
        <Textarea
          {...register('reason')}
          label="Reason"
          rows={2}
          limit={1000}
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Card>
  )
}
