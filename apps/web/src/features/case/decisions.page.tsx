/** The charging decisions of a case: who decides on these offences, what was decided and why, and the action plan with who does what by when. */
import {
  caseDecisions,
  type CaseActionView,
  type CaseDecisionView,
  type ChargingPage,
} from '@mips/contracts/case-decisions'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActLine } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'
import { DecideForm } from './decide-form.tsx'

export function DecisionsPage() {
  const { caseId } = useParams({ from: '/cases/$caseId/decisions' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({ ...topicApi.caseDecisions.get.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Reading the decisions…" headingLevel={1}>
      {(page) => <Decisions page={page} />}
    </Shown>
  )
}

function Decisions({ page }: { page: ChargingPage }) {
  usePageTitle(`Charging decisions ${page.urn}`)
  const { authority, decisions, may } = page
  const mayDecide = may.decideAsPolice || may.recordProsecutor
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}: ${page.title}`}
        actions={<Link href={paths.prosecutionCase(page.caseId)}>Back to the case</Link>}
      >
        Charging decisions
      </PageHeading>
      <Card title={`${authority.by.label} decides on these offences`}>
        {authority.because.length === 0 ? (
          <p>Every offence is one that the police may charge.</p>
        ) : (
          <ul className="govuk-list">
            {authority.because.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        )}
        {mayDecide ? (
          <Details key={decisions.length} summary="Record a decision">
            <DecideForm page={page} />
          </Details>
        ) : null}
      </Card>
      {decisions.length === 0 ? <p className="mips-muted">No decision was recorded here yet.</p> : null}
      {decisions.map((decision) => (
        <DecisionCard key={decision.id} page={page} decision={decision} />
      ))}
    </div>
  )
}

function DecisionCard({ page, decision }: { page: ChargingPage; decision: CaseDecisionView }) {
  const { by, outcome, test, actions } = decision
  return (
    <Card title={`${by.label}: ${outcome.label}, ${formatDate(decision.decidedOn)}`}>
      <SummaryList
        rows={[
          { key: 'Decided by', value: decision.decidedBy },
          { key: 'Reference', value: decision.reference },
          { key: 'Test', value: test?.label },
          ...decision.answers.map(({ question, isYes, why }) => ({
            key: question,
            value: `${isYes ? 'Yes' : 'No'}: ${why}`,
          })),
          ...decision.outstanding.map(({ what, expectedOn }) => ({
            key: 'Still to come',
            value: `${what}, by ${formatDate(expectedOn)}`,
          })),
          {
            key: decision.isReceived ? 'Came in from the prosecutor' : 'Recorded',
            value: `${formatDateTimeZone(decision.recordedAt)}${decision.recordedBy === null ? '' : `, ${formatOfficer(decision.recordedBy)}`}`,
          },
        ]}
      />
      {decision.hasRightToReview ? (
        <p>
          <Tag tone="info">The victim may ask the prosecutor to look again</Tag>
        </p>
      ) : null}
      {actions.length === 0 ? null : (
        <ul className="govuk-list" aria-label="Action plan">
          {actions.map((action) => (
            <li key={action.id}>
              <Action page={page} action={action} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const tones: Record<string, Tone> = { DONE: 'good', LATE: 'bad', SOON: 'caution', OPEN: 'info' }

function Action({ page, action }: { page: ChargingPage; action: CaseActionView }) {
  const { number, text, dueOn, owner, standing, done } = action
  return (
    <>
      <Tag tone={tones[standing.code] ?? 'info'}>{standing.label}</Tag> {number}. {text}{' '}
      <span className="mips-muted mips-small">
        {[owner === null ? null : formatOfficer(owner), `by ${formatDate(dueOn)}`, done?.result]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {done === null && page.may.work ? (
        <Details summary={`Action ${number} is done`}>
          <DoneForm page={page} action={action} />
        </Details>
      ) : null}
    </>
  )
}

function DoneForm({ page, action }: { page: ChargingPage; action: CaseActionView }) {
  const form = useActForm({
    schema: onForm((values: { result: string }) => values, caseDecisions.routes.finishAction.body),
    defaults: { result: '' },
    act: useAct(topicApi.caseDecisions.finishAction.mutation(), { refreshes: refreshesCase, said: 'Done' }),
    toInput: (body) => ({
      params: { caseId: page.caseId, actionId: action.id },
      body,
      version: page.version,
    }),
  })
  return (
    <ActFormFrame form={form} submitWords="It is done">
      <ActLine form={form} name="result" label="What came of it" />
    </ActFormFrame>
  )
}
