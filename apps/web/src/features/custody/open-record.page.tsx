import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { OpenRecordForm } from './open-record-form.tsx'

/** Opens the custody record of an arrest: everything is carried in, and only confirmed. */
export function OpenRecordPage() {
  usePageTitle('Open a custody record')
  const { arrestId } = useSearch({ from: '/custody/open' })
  usePurposeFrom(arrestId, 'ARREST_CUSTODY')
  const arrest = useQuery(topicApi.arrest.get.query({ params: { arrestId } }))
  return (
    <Shown query={arrest} words="Opening the arrest…" headingLevel={1}>
      {(found) => (
        <>
          <PageHeading caption={<Link href={paths.arrest(found.id)}>{found.reference ?? 'Arrest'}</Link>}>
            Open a custody record
          </PageHeading>
          {found.custody === null ? null : (
            <NotificationBanner tone="info" title="This arrest has its custody record">
              <Link href={paths.custody(found.custody.id)}>{found.custody.custodyNumber}</Link>
            </NotificationBanner>
          )}
          {found.may.openCustody ? <OpenRecordForm arrest={found} /> : null}
          {found.may.openCustody || found.custody !== null ? null : (
            <p>Your role does not open custody records.</p>
          )}
        </>
      )}
    </Shown>
  )
}
