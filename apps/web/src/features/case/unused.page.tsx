/** Unused material: the open schedule and the sensitive one apart, one item after another decided, presumed classes, the signature, and the papers. */
import type { UnusedLineView, UnusedPage } from '@mips/contracts/case-unused'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'
import { AddItem, DecideCard } from './unused-forms.tsx'
import { PapersCard, PresumedCard, SignCard } from './unused-sign.tsx'

export function UnusedMaterialPage() {
  const { caseId } = useParams({ from: '/cases/$caseId/unused' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({ ...topicApi.caseUnused.get.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Reading the schedules…" headingLevel={1}>
      {(page) => <Schedules page={page} />}
    </Shown>
  )
}

function Schedules({ page }: { page: UnusedPage }) {
  usePageTitle(`Unused material ${page.urn}`)
  const [chosen, setChosen] = useState<string>()
  const all = [...page.open, ...page.sensitive].filter(({ isWithdrawn }) => !isWithdrawn)
  const current = all.find(({ itemId }) => itemId === chosen) ?? all.find(({ decision }) => decision === null)
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}: ${page.title}`}
        actions={<Link href={paths.prosecutionCase(page.caseId)}>Back to the case</Link>}
      >
        Unused material
      </PageHeading>
      <SignCard page={page} />
      {page.mayKeep && current !== undefined ? (
        <DecideCard page={page} line={current} all={all} onKept={() => setChosen(undefined)} />
      ) : null}
      <Card title={`Open schedule, MG6C (${page.open.length})`}>
        {page.mayKeep || page.signed !== null ? null : (
          <p className="mips-muted">It is shown here once the disclosure officer has signed it.</p>
        )}
        <Lines page={page} lines={page.open} label="Open schedule" choose={setChosen} />
      </Card>
      {page.mayKeep ? (
        <>
          <Card title={`Sensitive schedule, MG6D (${page.sensitive.length})`}>
            <p>
              <Tag tone="bad">Police and prosecution only, never served</Tag>
            </p>
            <Lines page={page} lines={page.sensitive} label="Sensitive schedule" choose={setChosen} />
          </Card>
          <Left page={page} />
          <Card title="Something that no record holds">
            <Details summary="Add an item">
              <AddItem key={page.version} page={page} />
            </Details>
          </Card>
          <PresumedCard page={page} />
          <PapersCard page={page} />
        </>
      ) : null}
    </div>
  )
}

type LinesProps = {
  page: UnusedPage
  lines: readonly UnusedLineView[]
  label: string
  choose: (itemId: string) => void
}

function Lines({ page, lines, label, choose }: LinesProps) {
  if (lines.length === 0) return <p className="mips-muted">No items.</p>
  return (
    <ol className="govuk-list mips-stack" aria-label={label}>
      {lines.map((line) => (
        <li key={`${line.itemId} ${line.number}`}>
          <strong>{line.number}.</strong> {line.description}{' '}
          <span className="mips-muted mips-small">{aboutOf(line)}</span>
          {page.mayKeep && !line.isWithdrawn ? (
            <>
              <br />
              <Standing line={line} />{' '}
              <Button look="link" size="small" onClick={() => choose(line.itemId)}>
                {line.decision === null ? 'Decide' : 'Decide anew'}
                <span className="govuk-visually-hidden">
                  : {label.toLowerCase()}, item {line.number}
                </span>
              </Button>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

const aboutOf = ({ kind, location, presumed, isSigned, isWithdrawn }: UnusedLineView): string =>
  isWithdrawn
    ? ''
    : [
        kind.label,
        location,
        presumed === null ? null : 'presumed to meet the test',
        isSigned ? 'signed' : null,
      ]
        .filter(Boolean)
        .join(' · ')

function Standing({ line: { decision, sensitivityReason } }: { line: UnusedLineView }) {
  return (
    <>
      {sensitivityReason === null ? null : <span>Sensitive: {sensitivityReason} </span>}
      {decision === null ? (
        <Tag tone="caution">Not decided</Tag>
      ) : (
        <>
          <Tag tone={decision.meetsTest ? 'bad' : 'good'}>
            {decision.meetsTest ? 'Meets the test' : 'Does not meet the test'}
          </Tag>{' '}
          {decision.reason}
        </>
      )}
    </>
  )
}

function Left({ page }: { page: UnusedPage }) {
  const back = useAct(topicApi.caseUnused.decide.mutation(), {
    refreshes: refreshesCase,
    said: 'Back on its schedule',
    tellsErrors: true,
  })
  if (page.left.length === 0) return null
  return (
    <Card title="On no schedule">
      <ul className="govuk-list" aria-label="On no schedule">
        {page.left.map(({ itemId, description, why, isBack }) => (
          <li key={itemId}>
            {description} <span className="mips-muted mips-small">{why}</span>{' '}
            {isBack ? (
              <Button
                look="link"
                size="small"
                isBusy={back.isBusy}
                onClick={() =>
                  void back.run({ params: { caseId: page.caseId, itemId }, body: {}, version: page.version })
                }
              >
                Put it back<span className="govuk-visually-hidden">: {description}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
