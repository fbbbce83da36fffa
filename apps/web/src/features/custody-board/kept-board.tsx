import type { ClockInput } from '@mips/domain/custody/clock-events'
import { custodyRiskLevels } from '@mips/domain/custody/codes'
import { keptDue } from '@mips/domain/custody/kept-clock'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { Details } from '@mips/ui/details.tsx'
import { NotificationBanner, PageBar } from '@mips/ui/notification-banner.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useCallback, useEffect, useState } from 'react'
import { formatDateTime, formatTime } from '../../platform/format.ts'
import type { Keeper } from '../../platform/kept/kept-store.ts'
import { paths } from '../../platform/paths.ts'
import { KeptAlarms } from './kept-alarms.tsx'
import {
  dismissEntry,
  keepEntry,
  type NewEntry,
  type Pack,
  readCopy,
  readWaiting,
  type Sending,
  sendWaiting,
  type WaitingLine,
} from './kept.ts'
import { RoundCells, type RoundMark } from './round-cells.tsx'
import { SoundSwitch } from './sound-switch.tsx'

const sendEveryMs = 5000

/** The time of the server as this computer knew it last, ticking. */
function useKeptNow(driftMs: number): string {
  const read = useCallback(
    () => new Date(Date.now() + (Math.abs(driftMs) > 1500 ? driftMs : 0)).toISOString(),
    [driftMs],
  )
  const [now, setNow] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 1000)
    return () => clearInterval(timer)
  }, [read])
  return now
}

/** The opened copy: board, alarms, round, care sheets, and what waits to be sent. */
export function KeptBoard({ keeper, privateKey }: { keeper: Keeper; privateKey: CryptoKey }) {
  const now = useKeptNow(keeper.driftMs)
  const [pack, setPack] = useState<Pack | null>()
  const [entries, setEntries] = useState<readonly WaitingLine[]>([])
  const [marks, setMarks] = useState<ReadonlyMap<string, RoundMark>>(new Map())
  const [made, setMade] = useState<readonly NewEntry[]>([])
  useEffect(() => {
    readCopy(keeper, privateKey).then(
      (read) => setPack(read ?? null),
      () => setPack(null),
    )
  }, [keeper, privateKey])
  const reread = useCallback(
    async () => setEntries(await readWaiting(keeper, privateKey)),
    [keeper, privateKey],
  )
  const outcome = useSending(keeper, privateKey, reread)

  async function enter(entry: NewEntry): Promise<void> {
    await keepEntry(keeper, entry)
    setMade((before) => [...before, entry])
    setMarks((before) =>
      new Map(before).set(entry.recordId, {
        kind: entry.kind,
        at: entry.happenedAt,
        words: 'Kept here, not sent yet',
      }),
    )
    setEntries((before) => [...before, { ...entry, refused: undefined }])
  }

  const waiting = entries.filter(({ refused }) => refused === undefined)
  const refused = entries.filter((line) => line.refused !== undefined)
  const stays = (pack?.stays ?? []).map((stay) => ({
    ...stay,
    due: keptDue(
      // The copy was locked in by this program from the server's answer; its shape is the domain's.
      {
        due: stay.line.clock.due,
        clockInput: stay.clockInput as unknown as ClockInput,
        visitMinutes: stay.visitMinutes,
      },
      [...made, ...entries].filter(({ recordId }) => recordId === stay.line.id),
      now,
    ),
  }))
  return (
    <>
      <h1 className="mips-page-heading__title">{keeper.stationName}: kept board</h1>
      <PageBar tone="caution">
        Not live.{' '}
        {pack
          ? `As the server had it at ${formatDateTime(new Date(pack.at + keeper.driftMs).toISOString())}.`
          : ''}{' '}
        It is now {formatTime(now)}.
      </PageBar>
      <div className="mips-row mips-no-print">
        <SoundSwitch />
        <Button look="secondary" size="small" onClick={() => window.print()}>
          Print
        </Button>
        <LinkButton look="secondary" size="small" href={paths.custodyBoard()}>
          Try the live board
        </LinkButton>
      </div>
      <SendingState outcome={outcome} waiting={waiting.length} />
      {refused.length === 0 ? null : (
        <NotificationBanner tone="bad" title={`${refused.length} refused: put them right by hand`}>
          <ul className="govuk-list" aria-label="Refused entries">
            {refused.map((line) => (
              <li key={line.key}>
                {formatTime(line.happenedAt)} {line.text} ({nameOf(pack, line.recordId)}): {line.refused}{' '}
                <Button look="link" onClick={() => void dismissEntry(line.key).then(reread)}>
                  I have dealt with it
                </Button>
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {pack === null ? <p>The copy is too old or was never taken: it is not shown.</p> : null}
      <KeptAlarms stays={stays} now={now} />
      <h2 className="govuk-heading-m">Round</h2>
      <RoundCells
        stays={stays.map(({ line, due }) => ({
          id: line.id,
          personName: line.personName,
          cell: line.cell,
          observationLevel: line.observationLevel,
          visitDue: due.find(({ what }) => what === 'VISIT' || what === 'ROUSE')?.at,
        }))}
        now={now}
        marks={marks}
        onEnter={(entry) => void enter(entry)}
      />
      <h2 className="govuk-heading-m">People held</h2>
      {stays.map(({ line, grounds, log, due }) => (
        <section key={line.id} className="mips-kept__sheet" aria-label={line.personName}>
          <h3 className="govuk-heading-s">
            {line.cell ?? 'No cell'}: {line.personName} ({line.age ?? '?'}){' '}
            {line.isChild ? <Tag tone="bad">Child</Tag> : null} {line.custodyNumber}
          </h3>
          <p>
            {line.offence};{' '}
            {custodyRiskLevels.find(({ code }) => code === line.riskLevel)?.label ?? 'risk not assessed'},
            level {line.observationLevel ?? '?'}. Warnings:{' '}
            {line.markers.map(({ label }) => label).join(', ') || 'none known'}.
          </p>
          <p className="mips-row">
            {due.map((item) => (
              <Clock
                key={`${item.what}${item.label}${item.at}`}
                label={item.label}
                dueAt={item.at}
                now={now}
                size="small"
              />
            ))}
          </p>
          {grounds === null ? null : <p>{grounds}</p>}
          <Details summary={`Log of the late hours, ${log.length} entries`}>
            <ul className="govuk-list">
              {log.map((entry) => (
                <li key={`${entry.happenedAt}${entry.recordedAt}${entry.text}`}>
                  {formatDateTime(entry.happenedAt)} {entry.kindLabel}: {entry.text} (
                  {entry.author ?? 'not known'})
                </li>
              ))}
            </ul>
          </Details>
        </section>
      ))}
    </>
  )
}

const nameOf = (pack: Pack | null | undefined, recordId: string) =>
  pack?.stays.find(({ line }) => line.id === recordId)?.line.personName ?? 'a detainee'

/** Tries again and again to send what waits; the answer says how it stands. */
function useSending(keeper: Keeper, privateKey: CryptoKey, reread: () => Promise<void>): Sending {
  const [outcome, setOutcome] = useState<Sending>('offline')
  useEffect(() => {
    let isBusy = false
    const turn = async () => {
      if (isBusy) return
      isBusy = true
      try {
        const next = await sendWaiting(keeper, privateKey)
        setOutcome((before) => together(before, next))
        if (typeof next !== 'string') await reread()
      } catch {
        setOutcome('offline')
      } finally {
        isBusy = false
      }
    }
    reread().then(turn, turn)
    const timer = setInterval(() => void turn(), sendEveryMs)
    const onOnline = () => void turn()
    window.addEventListener('online', onOnline)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', onOnline)
    }
  }, [keeper, privateKey, reread])
  return outcome
}

/** The count of this page goes on: what was sent before is still said. */
function together(before: Sending, next: Sending): Sending {
  if (typeof next === 'string' || typeof before === 'string') return next
  return { sent: before.sent + next.sent, notes: [...before.notes, ...next.notes] }
}

function SendingState({ outcome, waiting }: { outcome: Sending; waiting: number }) {
  const many = waiting === 1 ? '1 entry waits' : `${waiting} entries wait`
  if (outcome === 'sign-in')
    return (
      <NotificationBanner tone="caution" title="The network is back" announce="status">
        {many} to be sent: <a href={paths.signIn(paths.custodyKept())}>sign in again</a>, then open this copy
        once more.
      </NotificationBanner>
    )
  if (outcome === 'offline')
    return <p role="status">No network. {many} here, locked, to be sent when it is back.</p>
  return (
    <div role="status">
      <p>
        The network is here. {outcome.sent} sent from this page, {waiting} waiting.
      </p>
      {outcome.notes.length === 0 ? null : (
        <ul className="govuk-list" aria-label="Entered beside others">
          {outcome.notes.map(({ entry, words }) => (
            <li key={entry.key}>
              {formatTime(entry.happenedAt)} {entry.text}: {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
