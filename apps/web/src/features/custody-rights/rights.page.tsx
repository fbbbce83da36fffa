import type { CustodyRightsPage } from '@mips/contracts/custody-rights'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useParams } from '@tanstack/react-router'
import { GiveRights } from '../../platform/give-rights.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { EntriesTable, LeftList } from '../../platform/rights-entries-table.tsx'
import { EntryForm } from '../../platform/rights-entry-form.tsx'
import { kindLabel } from '../../platform/rights-forms.ts'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { CorrectIdentity } from './correct-identity.tsx'
import { useRecordEntries, useRights } from './custody-rights.api.ts'
import { Delays } from './delays.tsx'

export function RightsPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/rights' })
  const rights = useRights(recordId)
  return (
    <StayFrame recordId={recordId} topic="rights">
      {() => (
        <Shown query={rights} words="Reading the rights…" headingLevel={2}>
          {(page) => <Rights page={page} />}
        </Shown>
      )}
    </StayFrame>
  )
}

/** What is entered one at a time, after the rights were given. */
const later: readonly RightsEntryKind[] = [
  'INFORM_CALL',
  'LEGAL_ADVICE',
  'CONSULATE_NOTIFIED',
  'NOTICE_GIVEN',
  'WAITS',
]

function Rights({ page }: { page: CustodyRightsPage }) {
  const act = useRecordEntries(page.recordId)
  const { entries, may, known, lastTime } = page
  const shown = entries.filter(({ topic }) => topic === 'rights')
  const isGiven = shown.some(({ kind }) => kind === 'NOTICE_GIVEN' || kind === 'LEGAL_ADVICE')
  const language = known.noticeLanguage ?? lastTime.language?.language ?? null
  const give = (
    <GiveRights
      act={act}
      entries={entries}
      language={language}
      nationality={known.nationality}
      isChild={page.isChild}
      isAdultDecided={page.need.isDecided}
    />
  )
  return (
    <>
      <LeftList left={page.left.rights} />
      <Card
        title="Rights and entitlements"
        actions={<Link href={paths.custodyNotice(page.recordId, language ?? 'en')}>Notice to print</Link>}
      >
        {lastTime.language === null ? null : (
          <p>
            Last time ({lastTime.language.reference}) the notice was given in {lastTime.language.label}.
          </p>
        )}
        <EntriesTable caption="Rights given" entries={shown} act={act} mayRecord={may.record.allowed} />
        {may.record.allowed ? null : <p className="mips-muted">{may.record.reason}</p>}
        {may.record.allowed && isGiven ? <Details summary="Record more of the rights">{give}</Details> : null}
        {may.record.allowed && !isGiven ? give : null}
      </Card>
      {may.record.allowed ? (
        <Card title="One thing more">
          {later.map((kind) => (
            <Details key={kind} summary={kindLabel(kind)}>
              <EntryForm kind={kind} act={act} submitWords="Record" />
            </Details>
          ))}
        </Card>
      ) : null}
      <Delays page={page} />
      {may.correctIdentity.allowed ? <CorrectIdentity page={page} /> : null}
    </>
  )
}
