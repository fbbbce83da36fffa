import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { useParams } from '@tanstack/react-router'
import { AskForm } from '../../platform/attending-ask-form.tsx'
import { AttendingList } from '../../platform/attending-panel.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { EntriesTable, LeftList } from '../../platform/rights-entries-table.tsx'
import { EntryForm } from '../../platform/rights-entry-form.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useAttendingActs, useRecordEntries, useRights } from './custody-rights.api.ts'

export function AttendingPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/attending' })
  const rights = useRights(recordId)
  return (
    <StayFrame recordId={recordId} topic="attending">
      {() => (
        <Shown query={rights} words="Reading who attends…" headingLevel={2}>
          {(page) => <Attending page={page} />}
        </Shown>
      )}
    </StayFrame>
  )
}

function Attending({ page }: { page: CustodyRightsPage }) {
  const act = useRecordEntries(page.recordId)
  const acts = useAttendingActs(page.recordId)
  const { need, may, lastTime, requests, entries } = page
  const isAsked = requests.some(({ role, isLive }) => role === 'AA' && isLive)
  return (
    <>
      <LeftList left={page.left.attending} />
      <Card title="Appropriate adult">
        <p>
          {needWords(need)}
          {lastTime.adultNeed === null
            ? ''
            : ` Last time (${lastTime.adultNeed.reference ?? 'earlier'}): ${lastTime.adultNeed.label}.`}
        </p>
        <EntriesTable
          caption="Decisions on the adult"
          entries={entries.filter(({ topic }) => topic === 'adult')}
          act={act}
          mayRecord={may.record.allowed}
        />
        {may.record.allowed ? (
          <>
            <Details summary="Decide on the adult">
              <EntryForm kind="ADULT_NEED" act={act} submitWords="Record" />
            </Details>
            <Details summary="Rights given again before the adult">
              <EntryForm kind="REPEATED" act={act} submitWords="Record" />
            </Details>
          </>
        ) : null}
      </Card>
      <AttendingList requests={requests} acts={acts} mayRecord={may.record.allowed} />
      {may.record.allowed ? (
        <Card title="Ask somebody to come">
          <AskForm
            acts={acts}
            lastTime={lastTime.people}
            role={need.isRequired && !isAsked ? 'AA' : 'SOLICITOR'}
            delay={delayWords(page.delays)}
          />
        </Card>
      ) : (
        <p className="mips-muted">{may.record.reason}</p>
      )}
    </>
  )
}

/** What a delay of legal advice that holds says to whoever calls a solicitor. */
function delayWords(delays: CustodyRightsPage['delays']): string | undefined {
  const held = delays.find(({ right, isInForce }) => right === 'S58' && isInForce)
  if (held === undefined) return undefined
  const until = held.until === null ? '' : ` until ${formatDateTimeZone(held.until)}`
  return `Legal advice is delayed${until}, by ${held.officer ?? 'an officer'} (RG-2). End the delay before the solicitor speaks to the person.`
}

function needWords(need: CustodyRightsPage['need']): string {
  if (need.isRequired) return `An appropriate adult is needed: ${need.reasonLabel ?? 'reason not recorded'}.`
  return need.isDecided
    ? 'No appropriate adult is needed.'
    : 'It is not decided yet whether an appropriate adult is needed.'
}
