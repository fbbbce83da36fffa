/** Taking an application; from an assessment its two people are carried in. */
import { rightToKnow } from '@mips/contracts/right-to-know'
import type { AbuseAssessmentPage } from '@mips/contracts/domestic-abuse-parts'
import { receivedHow } from '@mips/domain/safeguarding/right-to-know-words'
import { rightToKnowRoutes, rightToKnowSchemes } from '@mips/domain/safeguarding/right-to-know'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLine, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesApplication } from './right-to-know.api.ts'

export function ReceivePage() {
  usePageTitle('Take an application')
  const { assessmentId } = useSearch({ from: '/right-to-know/new' })
  return (
    <>
      <PageHeading>Take an application for the right to know</PageHeading>
      {assessmentId === undefined ? <Receive /> : <FromAssessment assessmentId={assessmentId} />}
    </>
  )
}

function FromAssessment({ assessmentId }: { assessmentId: string }) {
  usePurposeFrom(assessmentId, 'SAFEGUARDING')
  const found = useQuery(topicApi.domesticAbuse.get.query({ params: { assessmentId } }))
  return (
    <Shown query={found} words="Looking whom it is about…" headingLevel={2}>
      {(assessment) => <Receive assessment={assessment} />}
    </Shown>
  )
}

type Values = {
  scheme: string
  route: string
  receivedAt: LocalDateTime
  receivedHow: string
  applicantId: string
  atRiskId: string
  subjectId: string
  relation: string
  concern: string
}

function Receive({ assessment }: { assessment?: AbuseAssessmentPage }) {
  const withRole = (role: string) => assessment?.people.find((person) => person.role === role)
  const [victim, suspect] = [withRole('VICTIM'), withRole('SUSPECT')]
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        scheme: given(values.scheme),
        route: given(values.route),
        receivedAt: instantOf(values.receivedAt),
        receivedHow: given(values.receivedHow),
        applicantId: given(values.applicantId),
        atRiskId: given(values.atRiskId),
        subjectId: given(values.subjectId),
        relation: given(values.relation),
        concern: given(values.concern),
        sourceId: assessment?.id,
      }),
      rightToKnow.routes.receive.body,
    ),
    defaults: {
      scheme: 'DVDS',
      route: assessment === undefined ? 'ASK' : 'KNOW',
      receivedAt: rightNow(),
      receivedHow: assessment === undefined ? '' : 'POLICE',
      applicantId: '',
      atRiskId: victim?.personRecordId ?? '',
      subjectId: suspect?.personRecordId ?? '',
      relation: '',
      concern: '',
    } as Values,
    act: useAct(topicApi.rightToKnow.receive.mutation(), { refreshes: refreshesApplication }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.rightToKnow(id)),
  })
  const choose = (name: 'applicantId' | 'atRiskId' | 'subjectId') => (nominalId: string | null) =>
    form.fields.setValue(name, nominalId ?? '', { shouldValidate: nominalId !== null })
  return (
    <Card title="The application">
      <p>It is restricted from its first moment: whoever does not keep applications learns nothing of it.</p>
      <ActFormFrame form={form} submitWords="Take the application">
        {victim === undefined && suspect === undefined ? null : (
          <SummaryList
            rows={[
              ...(victim === undefined ? [] : [{ key: 'At risk', value: `${victim.name} (carried in)` }]),
              ...(suspect === undefined ? [] : [{ key: 'About', value: `${suspect.name} (carried in)` }]),
            ]}
          />
        )}
        <ActRadios form={form} name="scheme" label="Scheme" list={rightToKnowSchemes} />
        <ActRadios form={form} name="route" label="Way" list={rightToKnowRoutes} />
        <ActTime form={form} name="receivedAt" label="When it was received" />
        <ActChoice form={form} name="receivedHow" label="How it came" list={receivedHow} />
        {assessment === undefined ? (
          <PersonBox
            label="Who asks"
            name="applicantId"
            hint="Where nobody else is named below, they are the one who may be at risk"
            onChoose={choose('applicantId')}
          />
        ) : null}
        {victim === undefined ? (
          <PersonBox
            label="Who may be at risk"
            name="atRiskId"
            {...withError(form.errorOf('atRiskId'))}
            onChoose={choose('atRiskId')}
          />
        ) : null}
        {suspect === undefined ? (
          <PersonBox
            label="Whom it is about"
            name="subjectId"
            {...withError(form.errorOf('subjectId') === undefined ? undefined : 'Choose whom it is about')}
            onChoose={choose('subjectId')}
          />
        ) : null}
        <ActLine form={form} name="relation" label="How they stand to each other" need="optional" />
        <ActWords form={form} name="concern" label="What worries" need="optional" limit={4000} />
      </ActFormFrame>
    </Card>
  )
}

const withError = (error: string | undefined) => (error === undefined ? {} : { error })
