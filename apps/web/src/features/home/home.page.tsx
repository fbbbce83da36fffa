import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { useSession } from '../../platform/session.tsx'
import { Begin } from './begin.tsx'
import { DraftList } from './draft-list.tsx'
import { IncidentList } from './incident-list.tsx'
import { OwnWork } from './own-work.tsx'

const everyMinute = 60_000

export function HomePage() {
  usePageTitle('Home')
  const { user, roles } = useSession()
  const work = useQuery({ ...api.tasks.listMine.query(), refetchInterval: everyMinute })

  return (
    <div className="mips-stack">
      <PageHeading caption={roles.map(({ label }) => label).join(', ')}>{formatOfficer(user)}</PageHeading>
      <div className="mips-columns mips-columns--main-aside">
        <Shown query={work} words="Looking up your work…">
          {({ incidents, ...mine }) => (
            <div className="mips-stack">
              {/* Somebody who is out on an incident meets it first. */}
              {incidents.length > 0 ? <IncidentList incidents={incidents} /> : null}
              <OwnWork work={{ ...mine, incidents }} />
              {incidents.length > 0 ? null : <IncidentList incidents={incidents} />}
            </div>
          )}
        </Shown>
        <div className="mips-stack">
          <Begin />
          <DraftList />
        </div>
      </div>
    </div>
  )
}
