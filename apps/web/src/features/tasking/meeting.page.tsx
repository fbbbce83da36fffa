/** The meeting on one page: its items in their order, decided one after another by keyboard, what was put off before, and what is owed. */
import type { MeetingPage as Meeting, TaskingLine } from '@mips/contracts/tasking-parts'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { formatOfficer } from '../../platform/format.ts'
import { useKeys } from '../../platform/keys.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { DecisionForm } from './decision-form.tsx'
import { TaskingCard } from './item-card.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { ResultForm } from './result-form.tsx'
import { refreshesTasking } from './tasking.api.ts'
import { meetingWords } from './tasking-words.ts'

export function MeetingPage() {
  usePageTitle('Tasking meeting')
  const { meetingId } = useParams({ from: '/tasking/meetings/$meetingId' })
  const found = useQuery({ ...topicApi.tasking.getMeeting.query({ params: { meetingId } }), staleTime: 0 })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Opening the meeting…" headingLevel={1}>
        {(meeting) => <OneMeeting meeting={meeting} />}
      </Shown>
    </div>
  )
}

const cardOf = (id: string) => `item-${id}`

/** Puts the focus on an item and shows it from its head. */
function focusItem(id: string): void {
  const card = document.getElementById(cardOf(id))
  if (card === null) return
  card.tabIndex = -1
  card.focus()
  card.scrollIntoView({ block: 'start' })
}

function OneMeeting({ meeting }: { meeting: Meeting }) {
  const { items, putOff, owed, may } = meeting
  const firstOpen = items.find(({ decision }) => decision === null)?.id
  const [open, setOpen] = useState<string | undefined>(may.keep ? firstOpen : undefined)
  const after = useRef<string>(undefined)
  // The next item that waits opens by itself once a decision is kept.
  useEffect(() => {
    if (after.current === undefined || after.current === firstOpen) return
    after.current = undefined
    setOpen(firstOpen)
    if (firstOpen !== undefined) requestAnimationFrame(() => focusItem(firstOpen))
  }, [firstOpen])
  const step = (by: number) => {
    const now = items.findIndex(({ id }) =>
      document.getElementById(cardOf(id))?.contains(document.activeElement),
    )
    const next = items[now === -1 ? 0 : Math.min(items.length - 1, Math.max(0, now + by))]
    if (next !== undefined) focusItem(next.id)
  }
  useKeys([
    { keys: 'j', does: 'Next item', run: () => step(1) },
    { keys: 'k', does: 'Item before', run: () => step(-1) },
  ])
  return (
    <>
      <Head meeting={meeting} />
      <h2 className="govuk-heading-m">
        Items <Tag tone={firstOpen === undefined ? 'good' : 'caution'}>{undecidedWords(items)}</Tag>
      </h2>
      {items.length === 0 ? <p>Nothing was proposed yet. Open a record and propose it.</p> : null}
      {items.map((line, index) => (
        <TaskingCard key={line.id} id={cardOf(line.id)} line={line} number={index + 1}>
          <ItemActs
            line={line}
            mayDecide={line.may.decide && (may.keep || line.decision === null)}
            isOpen={open === line.id}
            onToggle={() => setOpen(open === line.id ? undefined : line.id)}
            onDone={() => {
              after.current = line.id
              setOpen(undefined)
            }}
          />
        </TaskingCard>
      ))}
      {meeting.isLeftCut ? <p>Of what earlier meetings left, the newest are shown; there is more.</p> : null}
      <Left title="Put off by earlier meetings" lines={putOff}>
        {(line) => (may.keep ? <TakeUp meetingId={meeting.id} line={line} /> : null)}
      </Left>
      <Left title="Adopted before, without a result" lines={owed}>
        {(line) => (line.may.result ? <ResultPart line={line} /> : null)}
      </Left>
    </>
  )
}

function undecidedWords(items: readonly TaskingLine[]): string {
  const left = items.filter(({ decision }) => decision === null).length
  return left === 0 ? 'all decided' : `${left} of ${items.length} to decide`
}

function Head({ meeting }: { meeting: Meeting }) {
  const { id, may } = meeting
  const [saves, setSaves] = useState(0)
  const close = useAct(topicApi.tasking.closeMeeting.mutation(), {
    refreshes: refreshesTasking,
    said: 'The meeting is closed',
    tellsErrors: true,
  })
  return (
    <>
      <PageHeading caption="Tasking meeting" actions={<Link href={paths.tasking()}>All meetings</Link>}>
        {meeting.title}
      </PageHeading>
      <p className="mips-muted">
        <Tag tone={meeting.isOpen ? 'caution' : 'neutral'}>{meeting.isOpen ? 'Open' : 'Closed'}</Tag>{' '}
        {[meetingWords(meeting), meeting.place, meeting.marking].filter(Boolean).join(' · ')}
      </p>
      <SummaryList
        rows={[
          { key: 'In the chair', value: meeting.chair === null ? null : formatOfficer(meeting.chair) },
          { key: 'Attended', value: meeting.attended.map(formatOfficer).join(', ') || null },
          ...(meeting.others === null ? [] : [{ key: 'Partners', value: meeting.others }]),
          {
            key: 'Priorities',
            value: meeting.strategy?.themes.join('; ') ?? 'No control strategy holds today',
          },
        ]}
      />
      <div className="mips-row mips-no-print">
        {may.keep ? (
          <Button
            look="secondary"
            isBusy={close.isBusy}
            onClick={() => void close.run({ params: { meetingId: id } })}
          >
            Close the meeting
          </Button>
        ) : null}
        <PaperButton
          paper={meeting.title}
          print={(recipient) =>
            topicApi.tasking.print.fetch({ params: { meetingId: id }, body: { recipient } })
          }
        />
      </div>
      {may.keep ? (
        <Details summary="Change the meeting and who attended">
          <MeetingForm key={saves} meeting={meeting} onDone={() => setSaves((count) => count + 1)} />
        </Details>
      ) : null}
    </>
  )
}

type ActsProps = {
  line: TaskingLine
  mayDecide: boolean
  isOpen: boolean
  onToggle: () => void
  onDone: () => void
}

function ItemActs({ line, mayDecide, isOpen, onToggle, onDone }: ActsProps) {
  return (
    <>
      {mayDecide ? (
        <div className="mips-row mips-no-print">
          <Button size="small" look="secondary" aria-expanded={isOpen} onClick={onToggle}>
            {line.decision === null ? 'Decide' : 'Decide anew'}
            <span className="govuk-visually-hidden"> {line.record.title}</span>
          </Button>
        </div>
      ) : null}
      {mayDecide && isOpen ? <DecisionForm key={line.decisions} line={line} onDone={onDone} /> : null}
      {line.may.result && !isOpen ? <ResultPart line={line} /> : null}
    </>
  )
}

function ResultPart({ line }: { line: TaskingLine }) {
  return (
    <Details summary={`Record the result of ${line.record.title}`}>
      <ResultForm line={line} />
    </Details>
  )
}

function TakeUp({ meetingId, line }: { meetingId: string; line: TaskingLine }) {
  const take = useAct(topicApi.tasking.takeUp.mutation(), {
    refreshes: refreshesTasking,
    said: 'It is before this meeting',
    tellsErrors: true,
  })
  return (
    <Button
      size="small"
      look="secondary"
      isBusy={take.isBusy}
      onClick={() => void take.run({ params: { meetingId }, body: { itemId: line.id } })}
    >
      Take up again<span className="govuk-visually-hidden"> {line.record.title}</span>
    </Button>
  )
}

type LeftProps = {
  title: string
  lines: readonly TaskingLine[]
  children: (line: TaskingLine) => React.ReactNode
}

function Left({ title, lines, children }: LeftProps) {
  if (lines.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">
        {title} ({lines.length})
      </h2>
      {lines.map((line) => (
        <TaskingCard key={line.id} line={line}>
          {children(line)}
        </TaskingCard>
      ))}
    </>
  )
}
