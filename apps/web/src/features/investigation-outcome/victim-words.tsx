/** What a victim says of the case: their own words, when and how they were kept, and the document in which they stand. */
import type { OutcomePage } from '@mips/contracts/investigation-outcome'
import { investigationOutcome } from '@mips/contracts/investigation-outcome'
import { captureMethods } from '@mips/domain/investigation/outcome-facts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActChoice, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { DocumentChoice } from './evidence-fields.tsx'

const positions = [
  { code: 'SUPPORTS', label: 'Supports the case' },
  { code: 'DOES_NOT_SUPPORT', label: 'Does not support it' },
  { code: 'UNABLE', label: 'Is not able to' },
] as const

type Values = {
  position: string
  words: string
  capturedHow: string
  capturedAt: LocalDateTime
  documentId: string
}

export function VictimWords({ page, victim }: { page: OutcomePage; victim: OutcomePage['victims'][number] }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        position: given(values.position),
        words: given(values.words),
        capturedHow: given(values.capturedHow),
        capturedAt: instantOf(values.capturedAt),
        documentId: given(values.documentId),
      }),
      investigationOutcome.routes.recordPosition.body,
    ),
    defaults: { position: '', words: '', capturedHow: '', capturedAt: rightNow(), documentId: '' } as Values,
    act: useAct(topicApi.investigationOutcome.recordPosition.mutation(), {
      refreshes: [topicApi.investigationOutcome.get.key],
      said: 'Kept',
    }),
    toInput: (body) => ({
      params: { crimeId: page.id, victimId: victim.personRecordId },
      body,
    }),
    again: true,
  })
  const { position } = victim
  const label = positions.find(({ code }) => code === position?.position)?.label
  return (
    <Card title={`What ${victim.name} says of the case`}>
      {position === null ? (
        <p>Nobody has recorded whether the victim supports the case.</p>
      ) : (
        <p>
          {`${label ?? position.position}, ${formatDateTimeZone(position.capturedAt)}. ${position.words ?? ''}`}
        </p>
      )}
      {page.may.propose.allowed ? (
        <Details summary="Record what the victim says">
          <ActFormFrame form={form} submitWords="Keep the words">
            <ActChoice form={form} name="position" label="The victim" list={positions} />
            <ActWords form={form} name="words" label="In the victim’s own words" />
            <ActChoice form={form} name="capturedHow" label="How it was kept" list={captureMethods} />
            <DocumentChoice form={form} name="documentId" label="Document" crimeId={page.id} />
            <ActTime form={form} name="capturedAt" label="When it was said" />
          </ActFormFrame>
        </Details>
      ) : null}
    </Card>
  )
}
