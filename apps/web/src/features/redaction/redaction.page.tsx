/** One redaction: its pages with words, suggestions, marks, the second look, and what went out. */
import type { RedactionView } from '@mips/contracts/redaction'
import { redactionStates } from '@mips/domain/redaction/second-look'
import { type RedactionReason, redactionReasons } from '@mips/domain/redaction/suggest'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AreaForm } from './area-form.tsx'
import { accepted, type MarkWork, takingBack, useMarks } from './marks.ts'
import { type Chosen, PageView, rangeOf } from './page-view.tsx'
import { SecondLook, SendToLook } from './second-look.tsx'
import { SuggestionList } from './suggestion-list.tsx'
import './redaction.scss'

export function RedactionPage() {
  usePageTitle('Redaction')
  const { recordId, redactionId } = useParams({ from: '/records/$recordId/redactions/$redactionId' })
  usePurposeFrom(recordId, 'COURT_FILE')
  const found = useQuery({
    ...topicApi.redaction.get.query({ params: { recordId, redactionId } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Shown query={found} words="Reading the document as it is seen…" headingLevel={1}>
      {(view) => <Work key={`${view.id} ${view.state}`} view={view} />}
    </Shown>
  )
}

const stateOf = (code: string) => redactionStates.find((state) => state.code === code)?.label ?? code

function Work({ view }: { view: RedactionView }) {
  const work = useMarks(view)
  const [number, setNumber] = useState(1)
  const [isBurnt, setBurnt] = useState(view.state !== 'DRAFT')
  return (
    <div className="mips-stack">
      <PageHeading caption={<>Redaction for: {view.purpose.label}</>}>{view.title}</PageHeading>
      <p>
        <Tag tone={view.state === 'DONE' ? 'good' : 'info'}>{stateOf(view.state)}</Tag>{' '}
        {view.begunBy === null
          ? null
          : `Begun by ${formatOfficer(view.begunBy)}, ${formatDateTime(view.begunAt)}. `}
        {view.lookedBy === null || view.lookedAt === null
          ? null
          : `Second look by ${formatOfficer(view.lookedBy)}, ${formatDateTime(view.lookedAt)}.`}
      </p>
      {view.returnedWords === null ? null : (
        <NotificationBanner tone="caution" title="Given back by the second look">
          <p>{view.returnedWords}</p>
        </NotificationBanner>
      )}
      {view.notes.length === 0 ? null : (
        <NotificationBanner tone="caution" title="How the document was read">
          <ul className="govuk-list govuk-list--bullet">
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <ButtonGroup>
        {view.pages.length < 2 ? null : (
          <Select
            label="Page"
            name="page"
            value={String(number)}
            options={view.pages.map((page, index) => ({
              value: String(index + 1),
              label: `Page ${index + 1} (${page.words} words)`,
            }))}
            onChange={(event) => setNumber(Number(event.target.value))}
          />
        )}
        <Button look="secondary" size="small" aria-pressed={isBurnt} onClick={() => setBurnt(!isBurnt)}>
          Show it as it will go out
        </Button>
      </ButtonGroup>
      <OnePage key={number} view={view} work={work} number={number} isBurnt={isBurnt} />
      {view.state === 'DRAFT' ? <SendToLook view={view} work={work} /> : <SecondLook view={view} />}
    </div>
  )
}

type OneProps = { view: RedactionView; work: MarkWork; number: number; isBurnt: boolean }

function OnePage({ view, work, number, isBurnt }: OneProps) {
  const ids = { recordId: view.recordId, redactionId: view.id }
  const found = useQuery(topicApi.redaction.page.query({ params: { ...ids, page: number } }))
  const [chosen, choose] = useState<Chosen>({ from: 0, to: 0 })
  const [reason, setReason] = useState<RedactionReason>('THIRD_PARTY')
  const mayMark = view.state === 'DRAFT'
  const range = rangeOf(number, chosen)
  const take = () => work.change(accepted(range, reason, null))
  const back = () => work.change(takingBack(range))
  return (
    <Shown query={found} words="Opening the page…">
      {(page) => (
        <div className="mips-redaction-work">
          <PageView
            ids={ids}
            page={page}
            marks={work}
            chosen={chosen}
            choose={choose}
            onTake={mayMark ? take : undefined}
            onTakeBack={mayMark ? back : undefined}
            isBurnt={isBurnt}
          />
          <div className="mips-stack">
            <SuggestionList page={page} work={work} mayMark={mayMark} choose={choose} />
            {mayMark ? (
              <Card title="Take out something else">
                <p className="govuk-hint">
                  Choose words on the page: click, or walk with the arrows and hold Shift for more. Enter
                  takes them out, Delete takes that back.
                </p>
                <p>
                  Chosen:{' '}
                  <strong>
                    {page.words
                      .slice(range.from, range.to + 1)
                      .map(({ text }) => text)
                      .join(' ')
                      .slice(0, 200)}
                  </strong>
                </p>
                <Select
                  label="Reason"
                  name="reason"
                  value={reason}
                  options={redactionReasons.map(({ code, label }) => ({ value: code, label }))}
                  onChange={(event) =>
                    setReason(
                      redactionReasons.find(({ code }) => code === event.target.value)?.code ?? reason,
                    )
                  }
                />
                <ButtonGroup>
                  <Button look="secondary" size="small" onClick={take}>
                    Take out the chosen words
                  </Button>
                  <Button look="quiet" size="small" onClick={back}>
                    Take that back
                  </Button>
                </ButtonGroup>
                <AreaForm page={page} work={work} reason={reason} />
              </Card>
            ) : null}
          </div>
        </div>
      )}
    </Shown>
  )
}
