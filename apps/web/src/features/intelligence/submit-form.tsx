import type { NewIntelligence } from '@mips/contracts/intelligence'
import { sourceWarnings } from '@mips/domain/intelligence/source-words'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm, type ActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { GradeFields } from './grade-fields.tsx'
import { NamedRecords } from './named-records.tsx'
import { RestrictTo } from './restrict-to.tsx'
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
    draft: { key: `intelligence.submit:${about?.id ?? 'none'}` },
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
      <Textarea
        {...form.fields.register('text')}
        label="What was learnt"
        hint="Only the intelligence: never who said it, or how it is known"
        error={form.errorOf('text')}
        limit={10_000}
        rows={8}
        need="now"
      />
      <SourceCheck form={form} />
      <GradeFields form={form} />
      <RestrictTo form={form} />
    </ActFormFrame>
  )
}

/** Says where the words may give the source away, while they are written. */
function SourceCheck({ form }: { form: ActForm<IntelligenceFields> }) {
  const warnings = sourceWarnings(form.fields.watch('text'))
  if (warnings.length === 0) return null
  return (
    <NotificationBanner tone="caution" title="This may give the source away" announce="status">
      <ul className="govuk-list">
        {warnings.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
