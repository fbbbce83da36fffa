import { Link } from '@mips/ui/link.tsx'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { NoticePaper } from '../../platform/notice-paper.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { useRights } from './custody-rights.api.ts'

export function NoticePage() {
  const { recordId } = useParams({ from: '/custody/$recordId/notice' })
  const { language } = useSearch({ from: '/custody/$recordId/notice' })
  const navigate = useNavigate()
  usePurposeFrom(recordId, 'ARREST_CUSTODY')
  const rights = useRights(recordId)
  return (
    <Shown query={rights} words="Opening the notice…" headingLevel={1}>
      {(page) => (
        <>
          <p className="mips-no-print">
            <Link href={paths.custodyRights(recordId)}>Back to the rights</Link>
          </p>
          <NoticePaper
            language={language ?? page.known.noticeLanguage ?? 'en'}
            reference={page.custodyNumber}
            recipient={page.personName}
            whose="detainee"
            onLanguage={(chosen) => void navigate({ to: paths.custodyNotice(recordId, chosen) })}
          />
        </>
      )}
    </Shown>
  )
}
