import type { NewIntelligence } from '@mips/contracts/intelligence'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActTime } from '../../platform/act-fields.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { NamedRecords } from './named-records.tsx'
import { Paragraphs } from './paragraph-fields.tsx'
import { ReceivedFrom } from './received-from.tsx'
import { RestrictReport } from './restrict-to.tsx'
import { bodyOf, IntelligenceAnswers, openingOf, type IntelligenceFields } from './submit-fields.ts'

export type Submitted = Awaited<ReturnType<typeof topicApi.intelligence.submit.fetch>>

type Props = {
  about?: { id: string; kind: string; title: string; reference: string | null }
  onDone: (submitted: Submitted) => void
}

/** What was learnt, about whom, how it is graded, and who may see it. */
export function SubmitForm({ about, onDone }: Props) {
  const named =
    about === undefined ? undefined : { id: about.id, kind: about.kind, title: about.title, isCarried: true }
  const form = useActForm<
    typeof IntelligenceAnswers,
    IntelligenceFields,
    Submitted,
    { body: z.input<typeof NewIntelligence> }
  >({
    schema: IntelligenceAnswers,
    defaults: openingOf(named),
    draft: { key: `intelligence.submit:${about?.id ?? 'none'}`, version: 4 },
    act: useAct(topicApi.intelligence.submit.mutation()),
    toInput: (answers) => ({ body: bodyOf(answers) }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Submit entry" busyWords="Submitting…">
      <Controller
        control={form.fields.control}
        name="named"
        render={({ field }) => (
          <NamedRecords named={field.value} onChange={field.onChange} error={form.errorOf('named')} />
        )}
      />
      <ReceivedFrom form={form} />
      <Paragraphs form={form} />
      <Danger form={form} />
      <ActTime
        form={form}
        name="usefulUntil"
        label="Worth nothing after"
        hint="Where it is of use only until then: the unit reads it before"
        need="optional"
        expects="any"
      />
      <RestrictReport form={form} />
    </ActFormFrame>
  )
}

const dangers = [
  {
    value: 'isThreatToLife',
    label: 'A threat to life',
    hint: 'The intelligence unit is paged. Ring the duty intelligence officer as well: do not wait until this is read',
  },
  { value: 'isSeriousHarm', label: 'Somebody may come to serious harm' },
  { value: 'isImminent', label: 'It will happen soon, or the chance is soon gone' },
] as const

/** What makes the report urgent: it decides how soon the unit must open it. */
function Danger({ form }: { form: ActForm<IntelligenceFields> }) {
  return (
    <Checkboxes
      name="risk"
      legend="Danger"
      legendSize="s"
      value={dangers.filter(({ value }) => form.fields.watch(value)).map(({ value }) => value)}
      onChange={(chosen) => {
        for (const { value } of dangers)
          form.fields.setValue(value, chosen.includes(value), { shouldDirty: true })
      }}
      options={[...dangers]}
    />
  )
}
