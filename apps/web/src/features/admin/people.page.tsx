import { Button } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Pagination } from '@mips/ui/pagination.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { UserSummary } from '@mips/contracts/admin-shapes'
import { allRoles, isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

const statuses = [
  { value: 'active', label: 'In post' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'left', label: 'Left' },
  { value: 'any', label: 'Everybody' },
] as const
type Status = (typeof statuses)[number]['value']
const statusOf = (word: string | undefined): Status =>
  statuses.find(({ value }) => value === word)?.value ?? 'active'

/** Everybody who works here, found by number, name, role and status. */
export function PeoplePage() {
  const search = useSearch({ from: '/admin' })
  const navigate = useNavigate({ from: '/admin' })
  const page = Math.max(1, Number(search.page ?? '1') || 1)
  const roleCode = search.role !== undefined && isRoleCode(search.role) ? search.role : undefined
  const people = useQuery({
    ...topicApi.admin.listUsers.query({
      body: { text: search.q ?? '', status: statusOf(search.status), roleCode, page },
    }),
    placeholderData: keepPreviousData,
  })
  const hrefFor = (to: number) =>
    `${adminPaths.people()}?${new URLSearchParams({ ...(search as Record<string, string>), page: String(to) }).toString()}`

  return (
    <AdminFrame part="people" title="People">
      <form
        role="search"
        aria-label="People"
        className="mips-row mips-row--fields"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget)
          const word = (name: string) => String(typed.get(name) ?? '').trim() || undefined
          void navigate({ search: { q: word('q'), status: word('status'), role: word('role') } })
        }}
      >
        <TextInput name="q" label="Name or number" defaultValue={search.q} width={20} />
        <Select
          name="role"
          label="Role"
          placeholder="Any role"
          defaultValue={roleCode ?? ''}
          options={allRoles.map((code) => ({ value: code, label: roleLabel(code) }))}
        />
        <Select name="status" label="Status" defaultValue={statusOf(search.status)} options={[...statuses]} />
        <Button type="submit" look="secondary">
          Find
        </Button>
      </form>
      <Shown query={people} words="Finding people…">
        {(found) => (
          <>
            <DataTable
              caption={found.total === 1 ? '1 person' : `${found.total} people`}
              columns={columns}
              rows={found.users}
              rowKey={(user) => user.id}
              empty="Nobody fits. Try part of a name, or another status."
            />
            <Pagination
              page={page}
              pageCount={Math.ceil(found.total / found.pageSize)}
              hrefFor={hrefFor}
              label="People"
            />
          </>
        )}
      </Shown>
    </AdminFrame>
  )
}

const columns = [
  {
    key: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (user: UserSummary) => <Link href={adminPaths.person(user.id)}>{user.displayName}</Link>,
  },
  { key: 'number', header: 'Number', cell: (user: UserSummary) => user.staffNumber },
  { key: 'rank', header: 'Rank', cell: (user: UserSummary) => user.rank },
  {
    key: 'post',
    header: 'Post and unit',
    cell: (user: UserSummary) => [user.post, user.unitCode, user.force].filter(Boolean).join(', '),
  },
  {
    key: 'roles',
    header: 'Roles',
    cell: (user: UserSummary) =>
      user.roles.length === 0 ? (
        <span className="mips-muted">none</span>
      ) : (
        user.roles.map(({ label }) => label).join(', ')
      ),
  },
  { key: 'state', header: 'State', cell: (user: UserSummary) => <UserState user={user} /> },
  {
    key: 'signedIn',
    header: 'Last signed in',
    cell: (user: UserSummary) =>
      user.lastSignInAt === null ? (
        <span className="mips-muted">never</span>
      ) : (
        formatDateTime(user.lastSignInAt)
      ),
  },
]

/** In post, suspended, left, or waiting for a first password. */
export function UserState({ user }: { user: Pick<UserSummary, 'status' | 'hasPassword'> }) {
  if (user.status === 'left') return <Tag>Left</Tag>
  if (user.status === 'suspended') return <Tag tone="bad">Suspended</Tag>
  return user.hasPassword ? <Tag tone="good">In post</Tag> : <Tag tone="caution">No password yet</Tag>
}
