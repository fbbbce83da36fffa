import { Link } from '@mips/ui/link.tsx'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { NoticePaper } from '../../platform/notice-paper.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { useAttendance } from './voluntary-attendance.api.ts'

export function NoticePage() {
  const { attendanceId } = useParams({ from: '/attendances/$attendanceId/notice' })
  const { language } = useSearch({ from: '/attendances/$attendanceId/notice' })
  const navigate = useNavigate()
  usePurposeFrom(attendanceId, 'ARREST_CUSTODY')
  const attendance = useAttendance(attendanceId)
  return (
    <Shown query={attendance} words="Opening the notice…" headingLevel={1}>
      {(page) => (
        <>
          <p className="mips-no-print">
            <Link href={paths.attendance(attendanceId)}>Back to the attendance</Link>
          </p>
          <NoticePaper
            language={language ?? page.known.noticeLanguage ?? 'en'}
            reference={page.reference ?? ''}
            recipient={page.person?.name ?? 'the person who attends'}
            whose="attender"
            onLanguage={(chosen) => void navigate({ to: paths.attendanceNotice(attendanceId, chosen) })}
          />
        </>
      )}
    </Shown>
  )
}
