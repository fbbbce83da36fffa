/** What the pages of both reports share: place, people, officers, events, the check, and long answers. */
import type { LocationBrief } from '@mips/contracts/pole-locations'
import type { FactSource, LinkedEvent, LinkedPerson } from '@mips/contracts/pole-replies'
import type { CheckTask } from '@mips/contracts/safeguarding-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { LinkedPersonLine, wordsOfOrigin } from '../../platform/linked-person.tsx'
import { paths } from '../../platform/paths.ts'
import { asWarnings } from '../../platform/warnings.ts'

/** The source of a field of this report. */
export function sourceOf(sources: readonly FactSource[], field: string, fact: string) {
  const source = sources.find((row) => row.field === field)
  if (source === undefined) return undefined
  const from = source.carriedFromId === null ? 'This report' : 'The record it arises from'
  return (
    <SourceNote
      fact={fact}
      source={from}
      origin={wordsOfOrigin(source.how)}
      by={source.by ?? undefined}
      date={formatDateTime(source.at)}
    />
  )
}

type Written = { field: string; label: string; text: string | null }

/** Long answers under their own headings, each with its source; what was not answered is left out. */
export function Answers({
  title,
  answers,
  sources,
}: {
  title: string
  answers: readonly Written[]
  sources: readonly FactSource[]
}) {
  const given = answers.filter((answer) => answer.text !== null && answer.text !== '')
  if (given.length === 0) return null
  return (
    <Card title={title}>
      {given.map(({ field, label, text }) => (
        <div key={field}>
          <h3 className="govuk-heading-s">
            {label} {sourceOf(sources, field, label)}
          </h3>
          <p className="mips-written">{text}</p>
        </div>
      ))}
    </Card>
  )
}

export function ReportPlace({
  location,
  sources,
  checkedAt,
}: {
  location: LocationBrief | null
  sources: readonly FactSource[]
  checkedAt: string
}) {
  if (location === null) return null
  return (
    <Card title="Where">
      <p>
        <Link href={paths.location(location.id)}>{location.address}</Link>{' '}
        {sourceOf(sources, 'location', 'Where')}
      </p>
      <p>
        <Gazetteer place={location} />
      </p>
      <WarningStrip
        size="small"
        markers={asWarnings(location.markers)}
        about={location.address}
        checked={{ date: checkedAt }}
      />
    </Card>
  )
}

export function ReportPeople({ people, checkedAt }: { people: readonly LinkedPerson[]; checkedAt: string }) {
  return (
    <Card title="People">
      {people.length === 0 ? <p className="mips-muted">Nobody else stands in this report.</p> : null}
      {people.map((person) => (
        <LinkedPersonLine
          key={person.linkId}
          person={person}
          fact="part in this report"
          checkedAt={checkedAt}
        />
      ))}
    </Card>
  )
}

type Officer = {
  id: string
  rank: string
  staffNumber: string
  displayName: string
  role: string
  roleLabel: string
}

export const ReportOfficers = ({ officers }: { officers: readonly Officer[] }) => (
  <Card title="Officers">
    <ul className="govuk-list">
      {officers.map((officer) => (
        <li key={`${officer.id}${officer.role}`}>
          {formatOfficer(officer)} <span className="mips-muted">{officer.roleLabel.toLowerCase()}</span>
        </li>
      ))}
    </ul>
  </Card>
)

export const ReportEvents = ({ events }: { events: readonly LinkedEvent[] }) => (
  <Card title="Arises from">
    <LinkedEvents
      events={events}
      caption="Incident, arrest and custody that this report belongs to"
      empty="No event that you may see."
    />
  </Card>
)

/** The check by a supervisor: due, done, or to be done here by those who may. */
export function ReportCheck({
  task,
  words,
  refreshes,
}: {
  task: CheckTask | null
  words: string
  refreshes: readonly unknown[]
}) {
  const check = useAct(api.tasks.complete.mutation(), {
    refreshes: [refreshes, api.tasks.listMine.key],
    said: 'Checked',
    tellsErrors: true,
  })
  if (task === null) return null
  if (task.doneAt !== null) {
    return (
      <Card title={words}>
        <p>
          Done {formatDateTime(task.doneAt)}
          {task.doneBy === null ? '' : ` by ${formatOfficer(task.doneBy)}`}
        </p>
      </Card>
    )
  }
  const { allowed, reason } = task.may.check
  return (
    <Card title={words} tone="caution">
      <p>{task.dueAt === null ? 'To be done' : `Due ${formatDateTimeZone(task.dueAt)}`}</p>
      {allowed ? (
        <Button
          className="mips-no-print"
          isBusy={check.isBusy}
          icon="tick"
          onClick={() => void check.run({ params: { taskId: task.id }, body: {} })}
        >
          {words}: done
        </Button>
      ) : (
        <p className="mips-muted mips-small">{reason}</p>
      )}
    </Card>
  )
}
