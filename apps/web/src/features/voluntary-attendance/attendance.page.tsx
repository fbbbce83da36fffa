import type { AttendancePage as Attendance } from '@mips/contracts/voluntary-attendance'
import type { RightsEntryKind } from '@mips/domain/custody/rights-entries'
import { stationName } from '@mips/domain/custody/station-name'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useParams } from '@tanstack/react-router'
import { AskForm } from '../../platform/attending-ask-form.tsx'
import { AttendingList } from '../../platform/attending-panel.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { GiveRights } from '../../platform/give-rights.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { EntriesTable, LeftList } from '../../platform/rights-entries-table.tsx'
import { EntryForm } from '../../platform/rights-entry-form.tsx'
import { kindLabel } from '../../platform/rights-forms.ts'
import { EndForms, InterviewForms } from './attendance-forms.tsx'
import { useAttendance, useAttendingActs, useRecordEntries } from './voluntary-attendance.api.ts'

export function AttendancePage() {
  const { attendanceId } = useParams({ from: '/attendances/$attendanceId' })
  usePurposeFrom(attendanceId, 'ARREST_CUSTODY')
  const attendance = useAttendance(attendanceId)
  return (
    <Shown query={attendance} words="Opening the attendance…" headingLevel={1}>
      {(page) => <Record page={page} />}
    </Shown>
  )
}

const oneByOne: readonly RightsEntryKind[] = ['CONSENTED', 'WELFARE', 'REPEATED', 'ADULT_NEED']

function Record({ page }: { page: Attendance }) {
  usePageTitle(`Voluntary attendance ${page.reference ?? ''}`)
  const act = useRecordEntries(page.id)
  const acts = useAttendingActs(page.id)
  const isOpen = page.may.keep.allowed
  const language = page.known.noticeLanguage ?? page.lastTime.language?.language ?? null
  return (
    <>
      <p className="mips-no-print">
        <Link href={paths.attendances()}>All voluntary attendances</Link>
      </p>
      <PageHeading caption={page.station === null ? (page.placeText ?? '') : stationName(page.station.name)}>
        Voluntary attendance {page.reference}{' '}
        <Tag tone={page.state === 'OPEN' ? 'info' : 'neutral'}>{page.outcome?.label ?? page.stateLabel}</Tag>
      </PageHeading>
      {page.person === null ? null : (
        <PersonBar
          person={page.person}
          reference={page.reference ?? ''}
          actions={page.isChild ? <Tag tone="bad">Child</Tag> : undefined}
        />
      )}
      {isOpen ? <LeftList left={[...page.left.interview, ...page.left.rights]} /> : null}
      <Card title="Attendance">
        <SummaryList
          rows={[
            { key: 'Offence', value: page.offences.map(({ title }) => title).join('; ') },
            { key: 'Came', value: formatDateTimeZone(page.arrivedAt) },
            { key: 'Why no arrest', value: page.whyNotArrested ?? 'not said yet' },
            ...(page.leftAt === null ? [] : [{ key: 'Left', value: formatDateTimeZone(page.leftAt) }]),
            ...(page.outcomeReason === null ? [] : [{ key: 'Why it ended so', value: page.outcomeReason }]),
            ...(page.arrest === null
              ? []
              : [
                  {
                    key: 'Arrest',
                    value: <Link href={paths.arrest(page.arrest.id)}>{page.arrest.reference}</Link>,
                  },
                ]),
          ]}
        />
      </Card>
      <Card
        title="Rights"
        actions={<Link href={paths.attendanceNotice(page.id, language ?? 'en')}>Notice to print</Link>}
      >
        <EntriesTable caption="Rights given" entries={page.entries} act={act} mayRecord={isOpen} />
        {isOpen ? (
          <>
            <Details summary="Give the rights" open={page.entries.length === 0}>
              <GiveRights
                act={act}
                entries={page.entries}
                language={language}
                nationality={page.known.nationality}
                isChild={page.isChild}
                isAttender
              />
            </Details>
            {oneByOne.map((kind) => (
              <Details key={kind} summary={kindLabel(kind)}>
                <EntryForm kind={kind} act={act} submitWords="Record" />
              </Details>
            ))}
          </>
        ) : null}
      </Card>
      <InterviewForms page={page} />
      <AttendingList requests={page.requests} acts={acts} mayRecord={isOpen} />
      {isOpen ? (
        <Card title="Ask somebody to come">
          <AskForm acts={acts} lastTime={page.lastTime.people} />
        </Card>
      ) : null}
      {page.state === 'OPEN' ? <EndForms page={page} /> : null}
    </>
  )
}
