import type { UserDetail } from '@mips/contracts/admin-shapes'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Link } from '@mips/ui/link.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'
import { UserState } from './people.page.tsx'
import { PersonRoles } from './person-roles.tsx'
import { PersonSignIn } from './person-sign-in.tsx'

/** One person: post, roles with what they carry, groups, and what is signed in. */
export function PersonPage() {
  const { userId } = useParams({ from: '/admin/people/$userId' })
  const person = useQuery(topicApi.admin.getUser.query({ params: { userId } }))
  return (
    <AdminFrame part="people" title={person.data?.displayName ?? 'Person'} caption={person.data?.staffNumber}>
      <Shown query={person} words="Opening the person…">
        {(user) => (
          <div className="mips-columns mips-columns--main-aside">
            <div className="mips-stack">
              <PersonRoles user={user} />
              <Permissions user={user} />
            </div>
            <div className="mips-stack">
              <Facts user={user} />
              <Groups user={user} />
              <PersonSignIn user={user} />
            </div>
          </div>
        )}
      </Shown>
    </AdminFrame>
  )
}

function Facts({ user }: { user: UserDetail }) {
  return (
    <section aria-labelledby="post">
      <h2 id="post" className="govuk-heading-m">
        Post
      </h2>
      <SummaryList
        rows={[
          { key: 'State', value: <UserState user={user} /> },
          { key: 'Rank', value: user.rank },
          { key: 'Post', value: user.post },
          { key: 'Unit', value: user.unitCode },
          ...(user.force === null ? [] : [{ key: 'Force', value: user.force }]),
          { key: 'Joined', value: user.joinedOn === null ? null : formatDate(user.joinedOn) },
          ...(user.leftOn === null ? [] : [{ key: 'Leaves or left', value: formatDate(user.leftOn) }]),
        ]}
      />
    </section>
  )
}

function Groups({ user }: { user: UserDetail }) {
  return (
    <section aria-labelledby="groups">
      <h2 id="groups" className="govuk-heading-m">
        Groups
      </h2>
      {user.groups.length === 0 ? <p className="mips-muted">In no group.</p> : null}
      <ul className="govuk-list">
        {user.groups.map((group) => (
          <li key={group.memberId}>
            <Link href={adminPaths.group(group.groupId)}>{group.name}</Link>{' '}
            <span className="mips-muted">since {formatDateTime(group.validFrom)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={`${paths.audit()}?actorId=${user.id}`}>What this person did (audit)</Link>
      </p>
    </section>
  )
}

function Permissions({ user }: { user: UserDetail }) {
  return (
    <Details summary={`What ${user.displayName} may do (${user.permissions.length})`}>
      <ul className="govuk-list">
        {user.permissions.map((permission) => (
          <li key={permission.code}>
            {permission.words} <span className="mips-muted">({permission.roles.join(', ')})</span>
          </li>
        ))}
      </ul>
    </Details>
  )
}
