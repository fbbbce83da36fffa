/** One briefing for its makers: for whom, what is on it, publishing and ending it. */
import type { BriefingDraft } from '@mips/contracts/briefing-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AudienceForm } from './audience-form.tsx'
import { audienceWords } from './briefing-words.ts'
import { refreshesBriefing } from './briefing.api.ts'
import './briefing.scss'
import { DraftItem } from './draft-item.tsx'
import { ItemForm } from './item-form.tsx'

export function BriefingPage() {
  usePageTitle('Briefing')
  const { briefingId } = useParams({ from: '/briefings/$briefingId' })
  const found = useQuery({ ...topicApi.briefing.get.query({ params: { briefingId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking up the briefing…">
        {(draft) => <Draft draft={draft} />}
      </Shown>
    </div>
  )
}

function Draft({ draft }: { draft: BriefingDraft }) {
  return (
    <>
      <PageHeading caption="Briefing" actions={<Link href={paths.briefings()}>All briefings</Link>}>
        {draft.title}
      </PageHeading>
      <p className="mips-muted">
        <Tag tone={draft.state === 'PUBLISHED' ? 'good' : 'caution'}>{draft.stateLabel}</Tag>{' '}
        {[
          audienceWords(draft),
          draft.from === draft.until
            ? formatDate(draft.from)
            : `${formatDate(draft.from)} to ${formatDate(draft.until)}`,
          draft.madeBy === null ? null : `made by ${draft.madeBy.displayName}`,
          draft.publishedAt === null ? null : `published ${formatDateTime(draft.publishedAt)}`,
          draft.marking,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Acts draft={draft} />
      {draft.may.change ? (
        <Details summary="Change for whom and when it is">
          <AudienceForm
            key={`${draft.from}${draft.until}${draft.title}`}
            briefing={draft}
            units={draft.allUnits}
            onDone={() => undefined}
          />
        </Details>
      ) : null}
      <h2 className="govuk-heading-m">What is told, the gravest first</h2>
      {draft.items.length === 0 ? <p>Nothing is on it yet.</p> : null}
      {draft.items.map((line, index) => (
        <DraftItem key={line.id} draft={draft} line={line} index={index} />
      ))}
      {draft.may.change ? (
        <Card title="Put something on it">
          <ItemForm briefingId={draft.id} />
        </Card>
      ) : null}
    </>
  )
}

function Acts({ draft: { id, state, may } }: { draft: BriefingDraft }) {
  const settings = { refreshes: refreshesBriefing, tellsErrors: true }
  const publish = useAct(topicApi.briefing.publish.mutation(), { ...settings, said: 'Published' })
  const end = useAct(topicApi.briefing.end.mutation(), { ...settings, said: 'It has ended' })
  return (
    <div className="mips-row">
      {may.publish ? (
        <Button isBusy={publish.isBusy} onClick={() => void publish.run({ params: { briefingId: id } })}>
          Publish
        </Button>
      ) : null}
      {state === 'PUBLISHED' ? (
        <Button
          look="secondary"
          isBusy={end.isBusy}
          onClick={() => void end.run({ params: { briefingId: id } })}
        >
          End it now
        </Button>
      ) : null}
      {state === 'DRAFT' ? null : <Link href={paths.briefingReceipts(id)}>Who has read it</Link>}
    </div>
  )
}
