/** Starts a profile: which kind, about whom or what, for which period, under which marking, and for whom. */
import type { RecordRef } from '@mips/contracts/common'
import { NewProduct } from '@mips/contracts/product'
import { profileKinds } from '@mips/domain/intelligence/product-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQueries } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ActRadios } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm, type ActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { PlaceBox } from '../../platform/place-box.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import {
  type Described,
  describedBody,
  DescriptionFields,
  ReaderFields,
  readersBody,
  type ReadersOf,
} from './about-fields.tsx'
import { refreshesProduct } from './product.api.ts'

type Values = Described & ReadersOf & { kind: string; subjectIds: string[] }

export function NewProductPage() {
  usePageTitle('Make a profile')
  const { kind, about } = useSearch({ from: '/intelligence/products/new' })
  const subjectIds = (about ?? '').split('.').filter(Boolean)
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        ...describedBody(values),
        ...readersBody(values),
        kind: values.kind,
        subjectIds: values.subjectIds,
      }),
      NewProduct,
    ),
    defaults: {
      kind,
      subjectIds,
      title: '',
      from: '',
      until: '',
      marking: 'OFFICIAL',
      markingReason: '',
      readers: [],
      readerGroupIds: [],
    } as Values,
    draft: { key: `product.make:${subjectIds[0] ?? 'none'}` },
    act: useAct(topicApi.product.make.mutation(), { refreshes: refreshesProduct, said: 'Profile made' }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.product(id)),
  })
  return (
    <div className="mips-stack">
      <PageHeading caption={<Link href={paths.products()}>Profiles</Link>}>Make a profile</PageHeading>
      {subjectIds[0] === undefined ? null : <PurposeOf recordId={subjectIds[0]} />}
      <Card title="What it is">
        <p className="mips-muted">
          It keeps which records it is about and what it stands on, and no word of them: whoever opens it
          reads them as they are then, and as far as they may.
        </p>
        <ActFormFrame form={form} submitWords="Make the profile">
          <ActRadios form={form} name="kind" label="Kind of profile" list={profileKinds} />
          <Subjects form={form} />
          <DescriptionFields form={form} />
          <ReaderFields form={form} />
        </ActFormFrame>
      </Card>
    </div>
  )
}

function PurposeOf({ recordId }: { recordId: string }) {
  usePurposeFrom(recordId, 'INTELLIGENCE')
  return null
}

/** Those chosen, each with a way to take it off, and the boxes to find more. */
function Subjects({ form }: { form: ActForm<Values> }) {
  const { watch, setValue } = form.fields
  const [ids, kind] = watch(['subjectIds', 'kind'])
  const [round, setRound] = useState(0)
  const names = useQueries({
    queries: ids.map((recordId) => api.pole.getChart.query({ params: { recordId } })),
  })
  const error = form.errorOf('subjectIds')
  const put = (next: string[]) =>
    setValue('subjectIds', next, { shouldValidate: form.errors.length > 0, shouldDirty: true })
  const add = (id: string | null) => {
    if (id === null || ids.includes(id)) return
    put([...ids, id])
    setRound(round + 1)
  }
  const nameOf = (id: string, index: number): Pick<RecordRef, 'title' | 'reference'> =>
    names[index]?.data?.nodes.find((node) => node.id === id) ?? { title: 'Record', reference: null }
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Who or what it is about</legend>
      {error === undefined ? null : <ErrorMessage id="subjectIds">{error}</ErrorMessage>}
      {ids.length === 0 ? null : (
        <ul className="govuk-list" aria-label="What it is about">
          {ids.map((id, index) => {
            const { title, reference } = nameOf(id, index)
            return (
              <li key={id} className="mips-row">
                {[title, reference].filter(Boolean).join(', ')}
                <Button look="link" size="small" onClick={() => put(ids.filter((one) => one !== id))}>
                  Take off <span className="govuk-visually-hidden">{title}</span>
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <PersonBox key={`person${round}`} label="Add a person" name="person" onChoose={add} />
      {kind === 'SUBJECT' ? null : (
        <PlaceBox
          key={`place${round}`}
          label="Add a place"
          name="place"
          onChoose={(place) => add(place?.id ?? null)}
        />
      )}
    </fieldset>
  )
}
