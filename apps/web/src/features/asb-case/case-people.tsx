/** Who is harmed and who causes harm in a case, with the forms to add somebody and to end a part. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbCasePage } from '@mips/contracts/asb-case-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

type Page = { page: AsbCasePage }
type Person = AsbCasePage['victims'][number]

export function CasePeople({ page }: Page) {
  return (
    <Card id="people" title="People">
      <People title="Harmed" people={page.victims} page={page} />
      <People title="Causing harm" people={page.causing} page={page} />
      {page.may.keep.allowed ? (
        <Details summary="Add somebody">
          <AddPerson page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function People({ title, people, page }: Page & { title: string; people: Person[] }) {
  const now = people.filter(({ endedAt }) => endedAt === null)
  return (
    <section aria-label={title}>
      <h3 className="govuk-heading-s">{title}</h3>
      {now.length === 0 ? <p>Nobody is named.</p> : null}
      {now.map((person) => (
        <div key={person.linkId}>
          <Link href={paths.nominal(person.nominalId)}>{person.name}</Link>
          {page.may.keep.allowed ? (
            <Details
              summary={
                <>
                  No longer part of the case<span className="govuk-visually-hidden">: {person.name}</span>
                </>
              }
            >
              <EndPerson page={page} linkId={person.linkId} />
            </Details>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function AddPerson({ page }: Page) {
  const form = useActForm({
    schema: asbCase.routes.addPerson.body,
    defaults: { recordId: '', role: 'VICTIM' as const },
    act: useAct(topicApi.asbCase.addPerson.mutation(), { refreshes: refreshesCase, said: 'Added' }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Add to the case">
      <PersonBox
        label="Who"
        name="recordId"
        error={form.errorOf('recordId') === undefined ? undefined : 'Choose the person from the search'}
        onChoose={(id) => form.fields.setValue('recordId', id ?? '')}
      />
      <Radios
        name="role"
        legend="Their part"
        inline
        registration={form.fields.register('role')}
        options={[
          { value: 'VICTIM', label: 'Harmed' },
          { value: 'SUSPECT', label: 'Causing harm' },
        ]}
        error={form.errorOf('role')}
      />
    </ActFormFrame>
  )
}

function EndPerson({ page, linkId }: Page & { linkId: string }) {
  const form = useActForm({
    schema: asbCase.routes.endPerson.body,
    defaults: { reason: '' },
    act: useAct(topicApi.asbCase.endPerson.mutation(), { refreshes: refreshesCase, said: 'Ended' }),
    toInput: (body) => ({ params: { caseId: page.id, linkId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="End their part">
      <TextInput {...form.fields.register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
