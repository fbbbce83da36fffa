/** Registering a source: what is written here is sealed as it is kept, and no draft of it is. */
import { sourceVault } from '@mips/contracts/source-vault'
import { sourceKinds } from '@mips/domain/intelligence/source-desk'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActDay, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVault, useOnceKey } from './source-vault.api.ts'

type Values = {
  kind: string
  name: string
  bornOn: string
  telephone: string
  address: string
  words: string
}

export function RegisterSourcePage() {
  usePageTitle('Register a source')
  const once = useOnceKey()
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        onceKey: once.for(values),
        kind: given(values.kind),
        name: values.name,
        bornOn: given(values.bornOn),
        telephone: given(values.telephone),
        address: given(values.address),
        words: given(values.words),
      }),
      sourceVault.routes.register.body,
    ),
    defaults: { kind: 'PUBLIC', name: '', bornOn: '', telephone: '', address: '', words: '' } as Values,
    act: useAct(topicApi.sourceVault.register.mutation(), {
      refreshes: refreshesVault,
      said: ({ pseudonym }) => `Kept as ${pseudonym}`,
    }),
    toInput: (body) => ({ body }),
    onDone: ({ sourceKey }) => goTo(paths.source(sourceKey)),
  })
  return (
    <>
      <PageHeading>Register a source</PageHeading>
      <Card title="Who the source is">
        <p>
          It is sealed at once and opened again by two people alone. No draft is kept: finish it before you
          leave the page.
        </p>
        <ActFormFrame form={form} submitWords="Keep in the vault">
          <ActRadios form={form} name="kind" label="Kind of source" list={sourceKinds} />
          <ActLine form={form} name="name" label="Name" />
          <ActDay form={form} name="bornOn" label="Date of birth" need="optional" expects="past" />
          <ActLine form={form} name="telephone" label="Telephone" need="optional" />
          <ActLine form={form} name="address" label="Address" need="optional" />
          <ActWords
            form={form}
            name="words"
            label="How they know, and how they are met"
            need="optional"
            limit={4000}
          />
        </ActFormFrame>
      </Card>
    </>
  )
}
