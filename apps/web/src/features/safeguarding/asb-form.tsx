import type { NewAsbReport } from '@mips/contracts/safeguarding'
import type { PreparedAsb } from '@mips/contracts/safeguarding-replies'
import { asbTypes } from '@mips/domain/safeguarding/asb-risk'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { choicesOf } from '../../platform/codes.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { AlreadyRaised } from './already-raised.tsx'
import { AsbAnswersForm, bodyOf, openingOf, type AsbFields } from './asb-fields.ts'
import { EarlierHere } from './earlier-here.tsx'
import { KnownFacts } from './known-facts.tsx'
import { PeopleParts } from './people-parts.tsx'
import { RiskMatrix } from './risk-matrix.tsx'

type Raised = Awaited<ReturnType<typeof topicApi.safeguarding.raiseAsb.fetch>>

/** What is known and what came before on top, then the new facts; kept as it is typed. */
export function AsbForm({ known }: { known: PreparedAsb }) {
  const form = useActForm<typeof AsbAnswersForm, AsbFields, Raised, { body: z.input<typeof NewAsbReport> }>({
    schema: AsbAnswersForm,
    defaults: openingOf(known),
    draft: { key: `safeguarding.asb:${known.event.id}` },
    act: useAct(topicApi.safeguarding.raiseAsb.mutation(), {
      refreshes: [api.incident.get.key, api.tasks.listMine.key],
      said: (made) => `Report ${made.reference ?? ''} recorded`,
    }),
    toInput: (answers) => ({ body: bodyOf(answers, known) }),
    onDone: (made) => goTo(paths.asb(made.id)),
  })
  const { register } = form.fields
  return (
    <>
      <KnownFacts carried={known.carried}>
        <EarlierHere earlier={known.earlier} />
      </KnownFacts>
      <ActFormFrame form={form} submitWords="Record the report" busyWords="Recording…">
        <AlreadyRaised refusal={form.refusal} pathOf={paths.asb} />
        <Radios
          name="asbType"
          legend="What kind is it?"
          legendSize="m"
          need="now"
          registration={register('asbType')}
          error={form.errorOf('asbType')}
          options={choicesOf(asbTypes)}
        />
        <Textarea
          {...register('description')}
          label="What happened"
          hint="Carried over from the incident; add to it only what belongs in this report"
          error={form.errorOf('description')}
          limit={8000}
          rows={5}
        />
        <PeopleParts fields={form.fields} people={known.people} errorOf={form.errorOf} />
        <Textarea
          {...register('impact')}
          label="What it does to them"
          hint="In their own words where you can"
          error={form.errorOf('impact')}
          limit={4000}
          rows={3}
        />
        <RiskMatrix form={form} />
        <Textarea
          {...register('actionTaken')}
          label="What you did"
          error={form.errorOf('actionTaken')}
          limit={4000}
          rows={3}
        />
      </ActFormFrame>
    </>
  )
}
