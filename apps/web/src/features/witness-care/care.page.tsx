/** The witnesses of a case: whether each comes to the hearing, their dates, needs, special measures and wishes. */
import type { CareView, WitnessCarePage } from '@mips/contracts/witness-care'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AnswerForm, DatesForm, MeasureForm, NeedsForm, WarnForm, WishForm } from './care-forms.tsx'
import { standingTone } from './standing.ts'

export function CarePage() {
  const { caseId } = useParams({ from: '/cases/$caseId/witness-care' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({ ...topicApi.witnessCare.get.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Looking for the witnesses…" headingLevel={1}>
      {(page) => <Care page={page} />}
    </Shown>
  )
}

function Care({ page }: { page: WitnessCarePage }) {
  usePageTitle(`Witness care ${page.urn}`)
  const { hearing, warnBy } = page
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}: ${page.title}`}
        actions={
          <>
            <Link href={paths.prosecutionCase(page.id)}>Back to the case</Link>{' '}
            <Link href={paths.statements(page.id)}>Statements</Link>
          </>
        }
      >
        Witness care
      </PageHeading>
      <p>
        {hearing === null
          ? 'No hearing is listed.'
          : `Next hearing: ${formatDate(hearing.day)} ${hearing.time}, ${hearing.court}.`}
        {warnBy === null ? '' : ` Witnesses are warned by ${formatDate(warnBy)}.`}
      </p>
      {page.witnesses.length === 0 ? <p className="mips-muted">This case has no witness yet.</p> : null}
      {page.witnesses.map((witness) => (
        <Witness key={witness.id} page={page} witness={witness} />
      ))}
    </div>
  )
}

function Witness({ page, witness }: { page: WitnessCarePage; witness: CareView }) {
  const { standing, wish, dates, needs, measures, steps } = witness
  return (
    <section aria-label={witness.name}>
      <Card title={witness.name}>
        <p>
          {standing === null ? null : <Tag tone={standingTone(standing.code)}>{standing.label}</Tag>}{' '}
          {witness.isListed ? <Tag tone="info">On the witness list</Tag> : <Tag>Not on the witness list</Tag>}{' '}
          {witness.isVulnerable ? <Tag tone="caution">Vulnerable or intimidated</Tag> : null}{' '}
          {witness.isNotToBeContacted ? <Tag tone="bad">Not to be contacted</Tag> : null}
        </p>
        <SummaryList
          rows={[
            { key: 'Wish on contact', value: wish?.words ?? null },
            {
              key: 'Dates known',
              value: dates === null ? null : `${formatDate(dates.from)} to ${formatDate(dates.to)}`,
            },
            {
              key: 'Days to avoid',
              value:
                dates === null || dates.avoid.length === 0
                  ? null
                  : dates.avoid
                      .map(({ from, to, why }) =>
                        [from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`, why]
                          .filter(Boolean)
                          .join(', '),
                      )
                      .join('; '),
            },
            {
              key: 'Needs',
              value:
                needs === null
                  ? null
                  : [...needs.needs.map(({ label }) => label), needs.words].filter(Boolean).join(', '),
            },
            {
              key: 'Special measures',
              value:
                measures.length === 0
                  ? null
                  : measures
                      .map(
                        ({ measure, state, applyBy }) =>
                          `${measure.label}: ${state.label.toLowerCase()}${applyBy === null ? '' : `, apply by ${formatDate(applyBy)}`}`,
                      )
                      .join('; '),
            },
          ]}
        />
        {page.may.keep ? <Forms page={page} witness={witness} /> : null}
        {steps.length === 0 ? null : (
          <Details summary={`What was done (${steps.length})`}>
            <ul className="govuk-list" aria-label={`What was done for ${witness.name}`}>
              {steps.map(({ id, kind, words, at, by }) => (
                <li key={id}>
                  <strong>{kind.label}</strong> {words}{' '}
                  <span className="mips-muted mips-small">
                    {formatDateTimeZone(at)}
                    {by === null ? '' : `, ${formatOfficer(by)}`}
                  </span>
                </li>
              ))}
            </ul>
          </Details>
        )}
      </Card>
    </section>
  )
}

function Forms({ page, witness }: { page: WitnessCarePage; witness: CareView }) {
  const of = { caseId: page.id, personId: witness.id }
  const hidden = <span className="govuk-visually-hidden"> of {witness.name}</span>
  return (
    <>
      {page.hearing === null ? null : (
        <>
          <Details summary={<>Warned for the hearing{hidden}</>}>
            <WarnForm of={of} hearingOn={page.hearing.day} />
          </Details>
          <Details summary={<>Answer{hidden}</>}>
            <AnswerForm of={of} hearingOn={page.hearing.day} />
          </Details>
        </>
      )}
      <Details summary={<>Dates{hidden}</>}>
        <DatesForm of={of} />
      </Details>
      <Details summary={<>Needs{hidden}</>}>
        <NeedsForm of={of} />
      </Details>
      <Details summary={<>Special measures{hidden}</>}>
        <MeasureForm of={of} />
      </Details>
      <Details summary={<>Wish on contact{hidden}</>}>
        <WishForm of={of} />
      </Details>
    </>
  )
}
