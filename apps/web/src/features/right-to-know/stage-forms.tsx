/** The next stage of an application, and the decision of the meeting with partners. */
import { type ApplicationPage, rightToKnow } from '@mips/contracts/right-to-know'
import { checkedSources, rightToKnowDecisions } from '@mips/domain/safeguarding/right-to-know-words'
import { Card } from '@mips/ui/card.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActMany, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesApplication } from './right-to-know.api.ts'

type Page = { page: ApplicationPage }
type StageValues = { at: LocalDateTime; words: string; sources: string[] }

export function StageForm({ page, stage }: Page & { stage: string }) {
  const form = useActForm({
    schema: onForm(
      (values: StageValues) => ({
        stage,
        at: instantOf(values.at),
        words: given(values.words),
        sources: stage === 'RISK_ASSESSED' ? values.sources : [],
      }),
      rightToKnow.routes.doStage.body,
    ),
    defaults: { at: rightNow(), words: '', sources: [] } as StageValues,
    act: useAct(topicApi.rightToKnow.doStage.mutation(), { refreshes: refreshesApplication, said: 'Done' }),
    toInput: (body) => ({ params: { applicationId: page.id }, body, version: page.version }),
  })
  return (
    <Card title={page.next?.label ?? 'Next'}>
      <ActFormFrame form={form} submitWords="It is done">
        <ActTime form={form} name="at" label="When" />
        {stage === 'RISK_ASSESSED' ? (
          <ActMany form={form} name="sources" label="Where it was looked" list={checkedSources} />
        ) : null}
        <ActWords form={form} name="words" label="What was done" limit={4000} />
      </ActFormFrame>
    </Card>
  )
}

type DecisionValues = {
  meetingAt: LocalDateTime
  partners: string
  decision: string
  pressingNeed: string
  proportionality: string
  notDisclosed: string
  wording: string
}

export function DecisionForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: DecisionValues) => ({
        meetingAt: instantOf(values.meetingAt),
        partners: values.partners,
        decision: given(values.decision),
        pressingNeed: given(values.pressingNeed),
        proportionality: given(values.proportionality),
        notDisclosed: given(values.notDisclosed),
        wording: values.decision === 'DISCLOSE' ? given(values.wording) : undefined,
      }),
      rightToKnow.routes.decide.body,
    ),
    defaults: {
      meetingAt: rightNow(),
      partners: '',
      decision: '',
      pressingNeed: '',
      proportionality: '',
      notDisclosed: '',
      wording: '',
    } as DecisionValues,
    draft: { key: `rightToKnow.decision:${page.id}` },
    act: useAct(topicApi.rightToKnow.decide.mutation(), { refreshes: refreshesApplication, said: 'Decided' }),
    toInput: (body) => ({ params: { applicationId: page.id }, body, version: page.version }),
  })
  const decision = form.fields.watch('decision')
  return (
    <Card title="Decision with the partners">
      <ActFormFrame form={form} submitWords="Keep the decision">
        <ActTime form={form} name="meetingAt" label="When the meeting decided" />
        <ActWords form={form} name="partners" label="Who decided" />
        <ActRadios form={form} name="decision" label="Decision" list={rightToKnowDecisions} />
        {decision === 'DISCLOSE' ? (
          <>
            <ActWords
              form={form}
              name="pressingNeed"
              label="Why there is a pressing need to tell"
              limit={4000}
            />
            <ActWords form={form} name="proportionality" label="Why telling is proportionate" limit={4000} />
            <ActWords
              form={form}
              name="wording"
              label="The words that are to be told"
              need="optional"
              limit={8000}
            />
          </>
        ) : null}
        <ActWords
          form={form}
          name="notDisclosed"
          label="What is not told, and why"
          {...(decision === 'NOT' || decision === 'DEFER' ? {} : { need: 'optional' as const })}
          limit={4000}
        />
      </ActFormFrame>
    </Card>
  )
}
