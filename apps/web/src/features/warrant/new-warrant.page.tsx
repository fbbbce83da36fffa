/** Registers a warrant: the person first, then what the court said, and the facts that grade it. */
import { NewWarrant } from '@mips/contracts/warrant'
import { gradeFactors } from '@mips/domain/warrants/grading'
import { personWarrantKinds } from '@mips/domain/warrants/warrant-words'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { ActChoice, ActLine, ActMany, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { penceOf } from './warrant.api.ts'

type Values = {
  personId: string
  kind: string
  courtCode: string
  courtReference: string
  offenceWords: string
  terms: string
  risk: string
  factors: string[]
  issuedAt: LocalDateTime
  areaUnit: string
  owed: string
  costs: string
}

const nothing: Omit<Values, 'issuedAt'> = {
  personId: '',
  kind: '',
  courtCode: '',
  courtReference: '',
  offenceWords: '',
  terms: '',
  risk: '',
  factors: [],
  areaUnit: '',
  owed: '',
  costs: '',
}

const toBody = ({ owed, costs, ...values }: Values) => ({
  ...values,
  kind: given(values.kind),
  personId: given(values.personId),
  courtReference: given(values.courtReference),
  offenceWords: given(values.offenceWords),
  risk: given(values.risk),
  areaUnit: given(values.areaUnit),
  issuedAt: instantOf(values.issuedAt),
  ...(values.kind === 'COMMITMENT' ? { owedPence: penceOf(owed), costsPence: penceOf(costs) } : {}),
  origins: {
    personId: { how: 'chosen' },
    courtCode: { how: 'chosen' },
    terms: { how: 'typed' },
  },
})

export function NewWarrantPage() {
  usePageTitle('Register a warrant')
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.warrants()}>Warrants</Link>}>Register a warrant</PageHeading>
      <Card title="The warrant">
        <RegisterForm />
      </Card>
    </div>
  )
}

function RegisterForm() {
  const form = useActForm({
    schema: onForm(toBody, NewWarrant),
    defaults: { ...nothing, issuedAt: todayAtNoTime() } as Values,
    act: useAct(topicApi.warrant.register.mutation(), { refreshes: [topicApi.warrant.list.key] }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.warrant(id)),
  })
  const { setValue, watch } = form.fields
  const personError = form.errorOf('personId')
  const courtError = form.errorOf('courtCode')
  return (
    <ActFormFrame form={form} submitWords="Register the warrant">
      <PersonBox
        label="Who it is on"
        name="personId"
        {...(personError === undefined ? {} : { error: 'Choose the person' })}
        onChoose={(id) => setValue('personId', id ?? '', { shouldValidate: id !== null })}
      />
      <p className="mips-small">
        Not on record? <Link href={paths.search()}>Search, and create them there</Link> first. Where they live
        is carried in.
      </p>
      <ActChoice form={form} name="kind" label="Kind" list={personWarrantKinds} />
      <CourtBox
        label="Court"
        name="courtCode"
        {...(courtError === undefined ? {} : { error: courtError })}
        onChoose={(code) => setValue('courtCode', code, { shouldValidate: code !== '' })}
      />
      <ActLine form={form} name="courtReference" label="Number of the case at the court" need="optional" />
      <ActLine form={form} name="offenceWords" label="Offence" need="optional" />
      <ActWords
        form={form}
        name="terms"
        label="What the warrant says"
        hint="What is to be done with the person"
        limit={4000}
        rows={3}
      />
      <ActTime
        form={form}
        name="issuedAt"
        label="When it was issued"
        hint="Left empty it is applied for, and nobody is wanted by it yet"
        need="optional"
      />
      {watch('kind') === 'COMMITMENT' ? <MoneyFields form={form} /> : null}
      <ActWords form={form} name="risk" label="Risk to those who go" need="optional" />
      <ActMany form={form} name="factors" label="What makes its grade" list={gradeFactors} />
      <AreaField form={form} />
    </ActFormFrame>
  )
}

const MoneyFields = ({ form }: { form: ActForm<Values> }) => (
  <div className="mips-row--fields">
    <ActLine form={form} name="owed" label="Money owed, in pounds" />
    <ActLine form={form} name="costs" label="Costs, in pounds" need="optional" />
  </div>
)

function AreaField({ form }: { form: ActForm<Values> }) {
  const register = useQuery({ ...topicApi.warrant.list.query({ query: {} }), staleTime: 60_000 })
  return (
    <ActChoice
      form={form}
      name="areaUnit"
      label="Unit of the area"
      hint="Whose work it is to execute it"
      need="optional"
      list={register.data?.units ?? []}
    />
  )
}
