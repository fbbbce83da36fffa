import { admin } from '@mips/contracts/admin'
import type { GroupSummary } from '@mips/contracts/admin-shapes'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { goTo } from '../../platform/go-to.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

/** The groups that can stand on an access list. */
export function GroupsPage() {
  const groups = useQuery(topicApi.admin.listGroups.query())
  return (
    <AdminFrame part="groups" title="Groups" caption="Named people who can be given a restricted record">
      <Shown query={groups} words="Reading the groups…">
        {(found) => (
          <DataTable
            caption="Groups"
            captionHidden
            columns={columns}
            rows={found.groups}
            rowKey={(group) => group.id}
            empty="There is no group yet. Make the first below."
          />
        )}
      </Shown>
      <MakeGroup />
    </AdminFrame>
  )
}

const columns = [
  {
    key: 'name',
    header: 'Group',
    isRowHeader: true,
    cell: (group: GroupSummary) => <Link href={adminPaths.group(group.id)}>{group.name}</Link>,
  },
  { key: 'for', header: 'For', cell: (group: GroupSummary) => group.description },
  {
    key: 'contact',
    header: 'Whom to ask',
    cell: (group: GroupSummary) => group.contact ?? <span className="mips-muted">not said</span>,
  },
  { key: 'members', header: 'Members', numeric: true, cell: (group: GroupSummary) => group.members },
]

function MakeGroup() {
  const form = useActForm({
    schema: admin.routes.createGroup.body,
    defaults: { name: '', description: '', contact: '' },
    act: useAct(topicApi.admin.createGroup.mutation(), {
      refreshes: [topicApi.admin.listGroups.key],
      said: 'Group made',
    }),
    toInput: (body) => ({ body }),
    onDone: (group) => goTo(adminPaths.group(group.id)),
  })
  const { register } = form.fields
  return (
    <section aria-labelledby="make" className="mips-stack">
      <h2 id="make" className="govuk-heading-m">
        Make a group
      </h2>
      <ActFormFrame form={form} submitWords="Make group">
        <TextInput
          {...register('name')}
          label="Name"
          hint="Such as the name of the operation"
          error={form.errorOf('name')}
          width={30}
        />
        <Textarea
          {...register('description')}
          label="What it is for"
          rows={2}
          error={form.errorOf('description')}
        />
        <TextInput
          {...register('contact')}
          label="Whom others ask"
          hint="Shown to others when a record is signposted"
          need="optional"
          error={form.errorOf('contact')}
          width={30}
        />
      </ActFormFrame>
    </section>
  )
}
