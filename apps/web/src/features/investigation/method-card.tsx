/** How it was done, coded so that crimes done alike are found. */
import type { RouteCall } from '@mips/contracts/contract'
import { investigation } from '@mips/contracts/investigation'
import { methodFacetLabel, offendingMethods } from '@mips/domain/codes/methods'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { ActChoice, ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

type Routes = (typeof investigation)['routes']

const choices = offendingMethods.map(({ code, label }) => ({
  code,
  label: `${methodFacetLabel(code)}: ${label}`,
}))

export function MethodCard({ page }: DeskPart) {
  const may = page.may.work.allowed
  return (
    <Card title="How it was done">
      {page.methods.length === 0 ? (
        <p>No method is coded yet.</p>
      ) : (
        <SummaryList
          rows={page.methods.map(({ facetLabel, label, words }) => ({
            key: facetLabel,
            value: words === null ? label : `${label}: ${words}`,
          }))}
        />
      )}
      <p className="mips-row mips-no-print">
        <Link href={paths.crimeSeries(page.id)}>Crimes done alike</Link>
        <Link href={paths.searchDescription()}>People who do it so</Link>
      </p>
      {may ? <AddMethod page={page} /> : null}
      {may && page.methods.length > 0 ? <WithdrawMethod page={page} /> : null}
    </Card>
  )
}

function AddMethod({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      (values: { code: string; words: string }) => ({ code: given(values.code), words: given(values.words) }),
      investigation.routes.addMethod.body,
    ),
    defaults: { code: '', words: '' },
    act: useAct(topicApi.investigation.addMethod.mutation(), {
      refreshes: refreshesDesk,
      said: 'Method added',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
  })
  return (
    <Details summary="Add a method">
      <ActFormFrame form={form} submitWords="Add the method">
        <ActChoice form={form} name="code" label="Method" list={choices} />
        <ActLine form={form} name="words" label="In words" need="optional" />
      </ActFormFrame>
    </Details>
  )
}

function WithdrawMethod({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      (values: { methodId: string; reason: string }) => ({ reason: values.reason }),
      investigation.routes.withdrawMethod.body,
    ),
    defaults: { methodId: page.methods[0]?.id ?? '', reason: '' },
    act: useAct(topicApi.investigation.withdrawMethod.mutation(), {
      refreshes: refreshesDesk,
      said: 'Withdrawn',
    }),
    toInput: (body): RouteCall<Routes['withdrawMethod']> => ({
      params: { crimeId: page.id, methodId: form.fields.getValues('methodId') },
      body,
    }),
  })
  return (
    <Details summary="Withdraw a method">
      <ActFormFrame form={form} submitWords="Withdraw it">
        <ActChoice
          form={form}
          name="methodId"
          label="Method"
          list={page.methods.map(({ id, label }) => ({ code: id, label }))}
        />
        <ActLine form={form} name="reason" label="Why it is withdrawn" />
      </ActFormFrame>
    </Details>
  )
}
