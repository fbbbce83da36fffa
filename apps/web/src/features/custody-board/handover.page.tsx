import type { HandoverPage as Handover } from '@mips/contracts/custody-board-replies'
import { custodyBoard } from '@mips/contracts/custody-board'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { useLiveBoard } from './live.ts'

const query = (stationCode: string) => topicApi.custodyBoard.handover.query({ query: { stationCode } })

/** The answer of an act is the handover as it stands: it is shown, and an older reading that is under way is given up. */
function useShow(): (handover: Handover) => Promise<void> {
  const cache = useQueryClient()
  return async (handover) => {
    const { queryKey } = query(handover.stationCode)
    await cache.cancelQueries({ queryKey })
    cache.setQueryData(queryKey, { handover })
  }
}

const refreshes = [topicApi.custodyBoard.alarms.key, topicApi.custody.board.key] as const

/** The change of shift: one line for each detainee, read and accepted by the officer who comes. */
export function HandoverPage() {
  usePageTitle('Handover')
  useLiveBoard()
  const { station } = useSearch({ from: '/custody/handover' })
  const stationCode = station ?? ''
  const handover = useQuery({
    ...query(stationCode),
    enabled: stationCode !== '',
    refetchInterval: 10_000,
  })
  const onDone = useShow()
  const begin = useAct(topicApi.custodyBoard.openHandover.mutation(), {
    refreshes,
    onDone,
    tellsErrors: true,
  })
  return (
    <>
      <PageHeading
        caption="Custody"
        actions={
          <LinkButton look="secondary" href={`${paths.custodyBoard()}?station=${stationCode}`}>
            Board
          </LinkButton>
        }
      >
        Handover
      </PageHeading>
      {stationCode === '' ? (
        <p>Choose a suite on the board first.</p>
      ) : (
        <Shown query={handover} words="Reading the handover…">
          {({ handover: going }) =>
            going === null || going.endedAt !== null ? (
              <>
                {going === null ? null : (
                  <p>
                    {going.incoming} took over from {going.outgoing} at {formatDateTime(going.endedAt ?? '')}.
                  </p>
                )}
                <Button isBusy={begin.isBusy} onClick={() => void begin.run({ body: { stationCode } })}>
                  Begin a handover
                </Button>
              </>
            ) : (
              <Going handover={going} />
            )
          }
        </Shown>
      )}
    </>
  )
}

function Going({ handover }: { handover: Handover }) {
  const now = useServerNow(5000).toISOString()
  const onDone = useShow()
  const take = useAct(topicApi.custodyBoard.takeOver.mutation(), {
    refreshes,
    onDone,
    said: 'The suite is taken over',
    tellsErrors: true,
  })
  return (
    <div className="mips-stack">
      <PageBar tone={handover.accepted === handover.of ? 'good' : 'caution'}>
        {handover.outgoing} hands over since {formatDateTime(handover.startedAt)}. {handover.accepted} of{' '}
        {handover.of} lines accepted.
        {handover.may.reason === null ? '' : ` ${handover.may.reason}`}
      </PageBar>
      {handover.lines.map((line) => (
        <HandoverLine key={line.line.id} line={line} may={handover.may} now={now} />
      ))}
      <Button
        isBusy={take.isBusy}
        aria-disabled={!handover.may.takeOver}
        onClick={() => void take.run({ body: { stationCode: handover.stationCode } })}
      >
        Take the suite over
      </Button>
    </div>
  )
}

type LineProps = { line: Handover['lines'][number]; may: Handover['may']; now: string }

function HandoverLine({ line: { line, note, acceptedBy, acceptedAt, problems }, may, now }: LineProps) {
  const onDone = useShow()
  const accept = useAct(topicApi.custodyBoard.acceptHandoverLine.mutation(), { onDone, tellsErrors: true })
  const isOpen = problems.some(({ severity }) => severity === 'BLOCK')
  const risk = custodyRiskLevels.find(({ code }) => code === line.riskLevel)?.label ?? 'risk not assessed'
  return (
    <Card
      title={`${line.cell ?? 'No cell'}: ${line.personName}`}
      actions={isOpen ? <Tag tone="caution">Not accepted</Tag> : <Tag tone="good">Accepted</Tag>}
    >
      <p>
        {line.offence}; {risk}, level {line.observationLevel ?? '?'}
        {line.markers.length === 0 ? '' : `; ${line.markers.map(({ label }) => label).join(', ')}`}
      </p>
      <p className="mips-row">
        {line.clock.due.slice(0, 4).map((due) => (
          <Clock key={`${due.what}${due.at}`} label={due.label} dueAt={due.at} now={now} size="small" />
        ))}
      </p>
      {note === null ? null : <p>Note: {note}</p>}
      {acceptedBy === null ? null : (
        <p className="mips-small">
          {acceptedBy} accepted it at {formatDateTime(acceptedAt ?? '')}
        </p>
      )}
      <ul className="govuk-list mips-small">
        {problems.map(({ rule, message }) => (
          <li key={message}>
            {rule}: {message}
          </li>
        ))}
      </ul>
      {may.accept && isOpen ? (
        <Button
          look="secondary"
          isBusy={accept.isBusy}
          onClick={() => void accept.run({ params: { recordId: line.id }, body: {} })}
        >
          Accept<span className="govuk-visually-hidden"> {line.personName}</span>
        </Button>
      ) : null}
      {may.note ? <NoteForm recordId={line.id} name={line.personName} /> : null}
    </Card>
  )
}

function NoteForm({ recordId, name }: { recordId: string; name: string }) {
  const form = useActForm({
    schema: custodyBoard.routes.noteHandoverLine.body,
    defaults: { note: '' },
    act: useAct(topicApi.custodyBoard.noteHandoverLine.mutation(), { onDone: useShow(), said: 'Noted' }),
    toInput: (body) => ({ params: { recordId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Note it">
      <TextInput
        {...form.fields.register('note')}
        label={`For the next officer, on ${name}`}
        error={form.errorOf('note')}
      />
    </ActFormFrame>
  )
}
