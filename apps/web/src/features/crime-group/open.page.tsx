/** Opens a crime group: what it is called and does, its first two people, its owner, and who may read it. */
import type { OfficerRef } from '@mips/contracts/common'
import { crimeGroup } from '@mips/contracts/crime-group'
import { groupConfidences, groupRoles } from '@mips/domain/intelligence/crime-group'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { ActChoice, ActLine, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Member = { personId: string; role: string; confidence: string }
type Values = {
  name: string
  operationName: string
  summary: string
  ownerId: OfficerRef[]
  readerIds: OfficerRef[]
  first: Member
  second: Member
}

const nobody: Member = { personId: '', role: '', confidence: '' }

export function OpenGroupPage() {
  usePageTitle('Open a crime group')
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.crimeGroups()}>Crime groups</Link>}>
        Open a crime group
      </PageHeading>
      <Card title="The group">
        <OpenForm />
      </Card>
    </div>
  )
}

/** Of a form that is gone on with: whom it holds, as its box begins empty. */
function ChosenBefore({ personId }: { personId: string }) {
  const person = useQuery(api.pole.getRecordRef.query({ params: { recordId: personId } }))
  const words = [person.data?.title, person.data?.reference].filter(Boolean).join(', ')
  return (
    <p className="mips-muted">
      Chosen before: {words === '' ? 'somebody on record' : words}. Choose anew to change it.
    </p>
  )
}

function OpenForm() {
  const form = useActForm({
    schema: onForm(
      ({ first, second, ownerId, readerIds, ...values }: Values) => ({
        ...values,
        operationName: given(values.operationName),
        ownerId: ownerId[0]?.id,
        readerIds: readerIds.map(({ id }) => id),
        members: [first, second]
          .filter(({ personId }) => personId !== '')
          .map(({ personId, role, confidence }) => ({
            personId,
            role: given(role),
            confidence: given(confidence),
          })),
      }),
      crimeGroup.routes.open.body,
    ),
    defaults: {
      name: '',
      operationName: '',
      summary: '',
      ownerId: [],
      readerIds: [],
      first: { ...nobody, role: 'GROUP_LEADER', confidence: 'believed' },
      second: { ...nobody, role: 'GROUP_MEMBER', confidence: 'believed' },
    } as Values,
    draft: { key: 'crimegroup.open:none' },
    act: useAct(topicApi.crimeGroup.open.mutation(), { refreshes: [topicApi.crimeGroup.list.key] }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.crimeGroup(id)),
  })
  const [chosen, setChosen] = useState({ first: false, second: false })
  const people = form.fields.watch(['first.personId', 'second.personId'])
  const ownerError = form.errorOf('ownerId')
  return (
    <ActFormFrame form={form} submitWords="Open the group">
      <ActLine form={form} name="name" label="Name of the group" />
      <ActLine form={form} name="operationName" label="Name of the operation" need="optional" />
      <ActWords form={form} name="summary" label="What the group does" rows={4} limit={4000} />
      {(['first', 'second'] as const).map((which, place) => (
        <fieldset key={which} className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            {place === 0 ? 'One person of it' : 'Another person of it'}
          </legend>
          <PersonBox
            label={place === 0 ? 'First person' : 'Second person'}
            name={`${which}.personId`}
            onChoose={(id) => {
              setChosen({ ...chosen, [which]: true })
              form.fields.setValue(`${which}.personId`, id ?? '')
            }}
          />
          {chosen[which] || people[place] === '' ? null : <ChosenBefore personId={people[place] ?? ''} />}
          <ActChoice form={form} name={`${which}.role`} label="Role" list={groupRoles} />
          <ActChoice form={form} name={`${which}.confidence`} label="How sure" list={groupConfidences} />
        </fieldset>
      ))}
      <Controller
        control={form.fields.control}
        name="ownerId"
        render={({ field }) => (
          <OfficersBox
            label="Owner"
            name="ownerId"
            {...(ownerError === undefined ? {} : { error: ownerError })}
            chosen={field.value}
            onChange={(officers) => field.onChange(officers.slice(-1))}
          />
        )}
      />
      <Controller
        control={form.fields.control}
        name="readerIds"
        render={({ field }) => (
          <OfficersBox
            label="Who else reads it"
            name="readerIds"
            hint="You and the owner do. To everybody else it does not exist"
            chosen={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </ActFormFrame>
  )
}
