import { custody } from '@mips/contracts/custody'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { custodyRiskLevels, observationLevels } from '@mips/domain/custody/codes'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { CellFields, type CareValues, cellWordsOf, noCellWords } from './cell-fields.tsx'
import { refreshesStay } from '../../platform/stay.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'

const labelOf = (list: readonly { code: string; label: string }[], code: string | null) =>
  list.find((row) => row.code === code)?.label ?? 'not assessed'

/** Changes the cell, the risk and the level; what is left alone stays as it is. */
export function CareForm({ stay }: { stay: CustodyPage }) {
  const form = useActForm({
    schema: onForm(
      (values: CareValues) => ({
        cell: given(values.cell),
        ...(given(values.cell) === undefined ? {} : cellWordsOf(values)),
        riskLevel: given(values.riskLevel),
        observationLevel: given(values.observationLevel),
        reason: values.reason,
      }),
      custody.routes.assess.body,
    ),
    defaults: { cell: '', riskLevel: '', observationLevel: '', reason: '', ...noCellWords } as CareValues,
    act: useAct(topicApi.custody.assess.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded, with an entry in the log',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body, version: stay.version }),
    again: true,
  })
  useFreshWhenStale(form)
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the change">
      <div className="mips-row mips-row--fields">
        <TextInput
          {...register('cell')}
          label={`Cell (now ${stay.cell ?? 'none'})`}
          width={5}
          error={form.errorOf('cell')}
        />
        <Select
          {...register('riskLevel')}
          label={`Risk (now ${labelOf(custodyRiskLevels, stay.riskLevel).toLowerCase()})`}
          options={[{ value: '', label: 'No change' }, ...choicesOf(custodyRiskLevels)]}
          error={form.errorOf('riskLevel')}
        />
        <Select
          {...register('observationLevel')}
          label={`Observation (now ${stay.observationLevel === null ? 'no level set' : `level ${stay.observationLevel}`})`}
          options={[
            { value: '', label: 'No change' },
            ...observationLevels.map(({ code, label, maxIntervalMinutes }) => ({
              value: code,
              label: `${label}, every ${maxIntervalMinutes} minutes`,
            })),
          ]}
          error={form.errorOf('observationLevel')}
        />
      </div>
      {given(watch('cell')) === undefined ? null : <CellFields form={form} isChild={stay.isChild} />}
      <TextInput {...register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
