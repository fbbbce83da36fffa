import { custodyFigures } from '@mips/contracts/custody-figures'
import { Details } from '@mips/ui/details.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { saveCsv } from '../../platform/save-csv.ts'
import { topicApi } from '../../platform/topic-api.ts'
import type { Period } from './period.ts'

const schema = custodyFigures.routes.publish.body.pick({ recipient: true })

/** The figures as a file for somebody outside. */
export function Publish({ period, smallNumber }: { period: Period; smallNumber: number }) {
  const form = useActForm({
    schema,
    defaults: { recipient: '' },
    act: useAct(topicApi.custodyFigures.publish.mutation(), {
      said: (file) => `${file.rows} rows saved. The publication is in the audit.`,
      onDone: (file) => saveCsv(file.fileName, file.csv),
    }),
    toInput: ({ recipient }) => ({ body: { ...period, recipient } }),
  })
  return (
    <Details summary="Give the figures to somebody outside" className="mips-no-print">
      <p>
        A number below {smallNumber} is not published, and neither is one that would give it away, nor the
        time of one person. Publish whole months: two periods that differ by a day can be subtracted.
      </p>
      <ActFormFrame form={form} submitWords="Save as CSV">
        <TextInput
          {...form.fields.register('recipient')}
          label="Who it is for"
          error={form.errorOf('recipient')}
        />
      </ActFormFrame>
    </Details>
  )
}
