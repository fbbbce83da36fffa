import { identityCase as contract } from '@mips/contracts/identity-case'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import type { CaseFormProps } from './case-form.page.tsx'
import { chosen, refreshesIdentity } from './identity.api.ts'

const stolenSchema = contract.routes.recordStolenIdentity.body.extend({
  usedByNominalId: chosen('Choose the person from the list'),
})
const twinsSchema = contract.routes.recordTwins.body.extend({
  otherNominalId: chosen('Choose the twin from the list'),
})

/** On the victim: who uses their identity. The two stay two people for good. */
export function StolenIdentityForm({ nominal, onDone }: CaseFormProps) {
  const form = useActForm({
    schema: stolenSchema,
    defaults: { usedByNominalId: '', reason: '' },
    draft: { key: `identity.case:${nominal.id}:stolen-identity` },
    act: useAct(topicApi.identityCase.recordStolenIdentity.mutation(), {
      refreshes: refreshesIdentity,
      said: 'Stolen identity recorded; the two are kept apart for good',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  const { register, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the stolen identity">
      <p className="mips-muted">
        {nominal.displayName} is the victim. Both people keep their own record, and each says that the
        identity is used by the other.
      </p>
      <PersonBox
        label="Who uses the identity"
        name="usedByNominalId"
        exceptId={nominal.id}
        error={form.errorOf('usedByNominalId')}
        onChoose={(id) => setValue('usedByNominalId', id ?? '', { shouldValidate: id !== null })}
      />
      <Textarea
        {...register('reason')}
        label="How it is known"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

/** A twin: alike in everything that a search compares, and never to be suggested as one person. */
export function TwinsForm({ nominal, onDone }: CaseFormProps) {
  const form = useActForm({
    schema: twinsSchema,
    defaults: { otherNominalId: '', reason: '' },
    draft: { key: `identity.case:${nominal.id}:twins` },
    act: useAct(topicApi.identityCase.recordTwins.mutation(), {
      refreshes: refreshesIdentity,
      said: 'Twins recorded; the two are kept apart for good',
    }),
    toInput: (body) => ({ params: { nominalId: nominal.id }, body, version: nominal.version }),
    onDone: () => onDone(),
  })
  const { register, setValue } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the twins">
      <PersonBox
        label="The twin"
        name="otherNominalId"
        exceptId={nominal.id}
        error={form.errorOf('otherNominalId')}
        onChoose={(id) => setValue('otherNominalId', id ?? '', { shouldValidate: id !== null })}
      />
      <Textarea
        {...register('reason')}
        label="How it is known"
        hint="Such as: both were seen together, or a birth certificate"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
