import { admin } from '@mips/contracts/admin'
import type { GroupDetail } from '@mips/contracts/admin-shapes'
import { Button } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'
import { ColleagueBox } from './colleague-box.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Member = GroupDetail['people'][number]
const refreshes = [
  topicApi.admin.getGroup.key,
  topicApi.admin.listGroups.key,
  topicApi.admin.getUser.key,
  topicApi.admin.getRecordAccess.key,
]

/** One group and its members; a change holds from the next thing that a member does. */
export function GroupPage() {
  const { groupId } = useParams({ from: '/admin/groups/$groupId' })
  const group = useQuery(topicApi.admin.getGroup.query({ params: { groupId } }))
  return (
    <AdminFrame part="groups" title={group.data?.name ?? 'Group'} caption={group.data?.description}>
      <Shown query={group} words="Opening the group…">
        {(found) => (
          <>
            {found.contact === null ? null : <p>Others ask: {found.contact}</p>}
            <Members group={found} />
            <AddMember key={found.people.length} group={found} />
          </>
        )}
      </Shown>
    </AdminFrame>
  )
}

function Members({ group }: { group: GroupDetail }) {
  const [leaving, setLeaving] = useState<Member>()
  return (
    <>
      <DataTable
        caption="Members"
        columns={[
          ...columns,
          {
            key: 'remove',
            header: 'Take out',
            headerHidden: true,
            cell: (member: Member) => (
              <Button look="quiet" size="small" onClick={() => setLeaving(member)}>
                Take out <span className="govuk-visually-hidden">{member.displayName}</span>
              </Button>
            ),
          },
        ]}
        rows={group.people}
        rowKey={(member) => member.memberId}
        empty="Nobody is in the group. A record cannot be restricted to it until somebody is."
      />
      {leaving === undefined ? null : (
        <TakeOut group={group} member={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </>
  )
}

const columns = [
  {
    key: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (member: Member) => (
      <Link href={adminPaths.person(member.userId)}>{`${member.rank} ${member.displayName}`}</Link>
    ),
  },
  {
    key: 'number',
    header: 'Number',
    cell: (member: Member) => (
      <>
        {member.staffNumber} {member.status === 'active' ? null : <Tag tone="caution">not in post</Tag>}
      </>
    ),
  },
  { key: 'since', header: 'Since', cell: (member: Member) => formatDateTime(member.validFrom) },
  {
    key: 'until',
    header: 'Until',
    cell: (member: Member) => (member.validTo === null ? 'ended by hand' : formatDateTime(member.validTo)),
  },
  {
    key: 'by',
    header: 'Added by',
    cell: (member: Member) => member.addedBy ?? <span className="mips-muted">not recorded</span>,
  },
  {
    key: 'why',
    header: 'Why',
    cell: (member: Member) => member.reason ?? <span className="mips-muted">not recorded</span>,
  },
]

function TakeOut({ group, member, onClose }: { group: GroupDetail; member: Member; onClose: () => void }) {
  return (
    <ReasonDialog
      title={`Take ${member.displayName} out of ${group.name}`}
      submitWords="Take out"
      act={useAct(topicApi.admin.removeMember.mutation(), { refreshes, said: 'Taken out' })}
      toInput={(body) => ({ params: { groupId: group.id, memberId: member.memberId }, body })}
      onClose={onClose}
    >
      <p>
        From the next thing that they do, they do not see records restricted to this group, nor that there are
        any.
      </p>
    </ReasonDialog>
  )
}

const MemberForm = admin.routes.addMember.body.extend({
  userId: z.uuid({ error: 'Choose a person from the list' }),
})

function AddMember({ group }: { group: GroupDetail }) {
  const form = useActForm({
    schema: MemberForm,
    defaults: { userId: '', reason: '', untilOn: '' },
    act: useAct(topicApi.admin.addMember.mutation(), { refreshes, said: 'Added' }),
    toInput: (body) => ({ params: { groupId: group.id }, body }),
  })
  const { register, control, setValue } = form.fields
  return (
    <section aria-labelledby="add" className="mips-stack">
      <h2 id="add" className="govuk-heading-m">
        Add a member
      </h2>
      <ActFormFrame form={form} submitWords="Add member">
        <ColleagueBox
          name="userId"
          label="Person"
          hint="Number or name"
          error={form.errorOf('userId')}
          onChoose={(colleague) =>
            setValue('userId', colleague?.id ?? '', { shouldValidate: colleague !== null })
          }
        />
        <Controller
          control={control}
          name="untilOn"
          render={({ field }) => (
            <DateInput
              {...field}
              legend="Until"
              need="optional"
              hint="Leave empty when it is ended by hand"
              error={form.errorOf('untilOn')}
            />
          )}
        />
        <Textarea
          {...register('reason')}
          label="Why"
          hint="Kept in the audit"
          rows={2}
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </section>
  )
}
