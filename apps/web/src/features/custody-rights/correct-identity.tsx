/** The person held is somebody else: the search comes first, then the evidence, and the stay moves. */
import { custodyRights, type CustodyRightsPage } from '@mips/contracts/custody-rights'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { Card } from '@mips/ui/card.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { onForm } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { refreshesStay } from '../../platform/stay.ts'

type Values = { nominalId: string; evidence: string[]; reason: string }

export function CorrectIdentity({ page }: { page: CustodyRightsPage }) {
  const form = useActForm({
    schema: onForm(
      ({ nominalId, ...rest }: Values) => ({ ...rest, nominalId: nominalId || undefined }),
      custodyRights.routes.correctIdentity.body,
    ),
    defaults: { nominalId: '', evidence: [], reason: '' } as Values,
    act: useAct(topicApi.custodyRights.correctIdentity.mutation(), {
      refreshes: refreshesStay,
      said: 'The stay is now of the person chosen',
    }),
    toInput: (body) => ({ params: { recordId: page.recordId }, body, version: page.version }),
    again: true,
  })
  const { register, setValue } = form.fields
  return (
    <Card title="Who is held">
      {page.known.isUnidentified && page.nominalId !== null ? (
        <p>
          This person is not identified. When they give a name, or are found to be somebody on record, say so
          on <Link href={paths.nominal(page.nominalId)}>their own record</Link>: this stay follows.
        </p>
      ) : null}
      <Details summary="The person held is somebody else">
        <p>
          The stay and its arrest move to the person chosen, with the log and the clock. What was thought
          before stays readable.
        </p>
        <ActFormFrame form={form} submitWords="Move the stay to this person" look="warning">
          <PersonBox
            label="Who it is"
            name="nominalId"
            {...(page.nominalId === null ? {} : { exceptId: page.nominalId })}
            error={form.errorOf('nominalId')}
            onChoose={(id) => setValue('nominalId', id ?? '', { shouldValidate: true })}
          />
          <Checkboxes
            name="evidence"
            legend="What shows it"
            options={choicesOf(joinEvidence)}
            registration={register('evidence')}
            error={form.errorOf('evidence')}
          />
          <Textarea {...register('reason')} label="How it was found out" error={form.errorOf('reason')} />
        </ActFormFrame>
      </Details>
    </Card>
  )
}
