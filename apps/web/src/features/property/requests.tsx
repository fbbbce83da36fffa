/** Asks for an item to be at court, or to be looked at, on a day; it stands on the list of what is fetched until it went there. */
import { propertyCare } from '@mips/contracts/property-care'
import type { RequestLine } from '@mips/contracts/property-care-replies'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActDay } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Page = { page: ExhibitPage }

export function RequestsCard({ page }: Page) {
  const open = page.requests.filter(({ endedAt }) => endedAt === null)
  const mayAsk = page.may.register.allowed
  if (page.requests.length === 0 && !mayAsk) return null
  return (
    <Card title="Needed on a day">
      {open.length === 0 ? <p>It is not asked for.</p> : null}
      {open.map((line) => (
        <section key={line.id} aria-label={line.what.label}>
          <p>
            <strong>
              {line.what.label}, {formatDate(line.neededOn)}
            </strong>
            . {line.words} Asked by {line.askedBy === null ? 'a colleague' : formatOfficer(line.askedBy)}.
          </p>
          {mayAsk ? <End page={page} line={line} /> : null}
        </section>
      ))}
      {mayAsk ? <Ask page={page} /> : null}
    </Card>
  )
}

function Ask({ page }: Page) {
  const form = useActForm({
    schema: propertyCare.routes.askFor.body,
    defaults: { what: 'COURT', neededOn: '', words: '' },
    act: useAct(topicApi.propertyCare.askFor.mutation(), {
      refreshes: refreshesProperty,
      said: 'The store is told',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
    again: true,
  })
  const { register } = form.fields
  return (
    <Details summary="Ask for it on a day">
      <ActFormFrame form={form} submitWords="Ask the store for it">
        <Select
          {...register('what')}
          label="What for"
          options={[
            { value: 'COURT', label: 'To court' },
            { value: 'VIEWING', label: 'To be looked at' },
          ]}
        />
        <ActDay form={form} name="neededOn" label="On which day" />
        <TextInput
          {...register('words')}
          label="Where it goes and who takes it"
          error={form.errorOf('words')}
        />
      </ActFormFrame>
    </Details>
  )
}

function End({ page, line }: Page & { line: RequestLine }) {
  const form = useActForm({
    schema: propertyCare.routes.endRequest.body,
    defaults: { words: '' },
    act: useAct(topicApi.propertyCare.endRequest.mutation(), {
      refreshes: refreshesProperty,
      said: 'Not asked for any more',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id, requestId: line.id }, body }),
  })
  return (
    <Details summary="It is not needed">
      <ActFormFrame form={form} submitWords="Take it off the list">
        <TextInput {...form.fields.register('words')} label="Why" error={form.errorOf('words')} />
      </ActFormFrame>
    </Details>
  )
}
