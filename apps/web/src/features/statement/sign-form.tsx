/** Signing on the screen: the witness first, then the officer who took the statement, each drawn or typed. */
import { statement, type StatementPage } from '@mips/contracts/statement'
import { signatureWays } from '@mips/domain/case/statements'
import { Card } from '@mips/ui/card.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Controller } from 'react-hook-form'
import { ActLine, ActRadios } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { SignaturePad } from '../../platform/signature-pad.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStatement } from './statement.api.ts'

type Props = { page: StatementPage }

export function SignCards({ page }: Props) {
  const { state, may, left, maker } = page
  if (state.code === 'DRAFT' && may.write.allowed)
    return (
      <Card title={maker.isOfficer ? 'Sign' : 'The witness signs'}>
        {left.length === 0 ? (
          <>
            <Inset>{page.declaration}</Inset>
            <SignForm key={page.revision} page={page} by="WITNESS" whose={maker.name} />
          </>
        ) : (
          <>
            <p>Before it is signed:</p>
            <ul className="govuk-list govuk-list--bullet" aria-label="Before it is signed">
              {left.map(({ rule, message }) => (
                <li key={`${rule} ${message}`}>
                  {message} <span className="mips-muted mips-small">{rule}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
    )
  if (state.code !== 'WITNESS_SIGNED') return null
  return (
    <Card title="The officer signs">
      {may.signAsOfficer.allowed ? (
        <SignForm key={page.revision} page={page} by="OFFICER" whose="the officer who took it" />
      ) : (
        <p className="mips-muted">{may.signAsOfficer.reason}</p>
      )}
    </Card>
  )
}

type Values = { way: string; drawing: string; name: string }

function SignForm({ page, by, whose }: Props & { by: 'WITNESS' | 'OFFICER'; whose: string }) {
  const form = useActForm({
    schema: onForm(
      ({ way, drawing, name }: Values) => ({
        revision: page.revision,
        by,
        way,
        mark: way === 'DRAWN' ? drawing : name,
      }),
      statement.routes.sign.body,
    ),
    defaults: { way: 'DRAWN', drawing: '', name: '' } as Values,
    act: useAct(topicApi.statement.sign.mutation(), { refreshes: refreshesStatement, said: 'Signed' }),
    toInput: (body) => ({ params: { recordId: page.recordId, statementId: page.id }, body }),
  })
  const way = form.fields.watch('way')
  return (
    <ActFormFrame form={form} submitWords={by === 'WITNESS' ? 'Sign as the witness' : 'Sign as the officer'}>
      <ActRadios form={form} name="way" label={`How ${whose} signs`} list={signatureWays} />
      {way === 'DRAWN' ? (
        <Controller
          control={form.fields.control}
          name="drawing"
          render={({ field }) => (
            <SignaturePad label={`Signature of ${whose}`} value={field.value} onChange={field.onChange} />
          )}
        />
      ) : (
        <ActLine form={form} name="name" label="Full name" />
      )}
    </ActFormFrame>
  )
}
