import type { ViewAs } from '@mips/contracts/admin-shapes'
import { allRoles, isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { DataTable } from '@mips/ui/data-table.tsx'
import { Icon } from '@mips/ui/icon.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { Shown } from '../../platform/problem.tsx'
import { ColleagueBox } from './colleague-box.tsx'

/** Sees the record as a role or a person would, with every step of why. */
export function ViewAsPanel({ recordId, version }: { recordId: string; version: number }) {
  const [role, setRole] = useState('')
  const [userId, setUserId] = useState<string>()
  const body = {
    ...(isRoleCode(role) ? { roleCode: role } : {}),
    ...(userId === undefined ? {} : { userId }),
  }
  const isChosen = role !== '' || userId !== undefined
  const view = useQuery({
    ...topicApi.admin.viewAs.query({ params: { recordId }, body }),
    enabled: isChosen,
    queryKey: ['admin.viewAs', recordId, version, body],
  })
  return (
    <section aria-labelledby="view-as" className="mips-stack">
      <h2 id="view-as" className="govuk-heading-m">
        View as
      </h2>
      <Select
        name="viewRole"
        label="Role"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={[
          { value: '', label: 'The roles that the person holds' },
          ...allRoles.map((code) => ({ value: code, label: roleLabel(code) })),
        ]}
      />
      <ColleagueBox
        name="viewUser"
        label="Person"
        hint="Leave empty to see it as anybody with the role"
        need="optional"
        onChoose={(colleague) => setUserId(colleague?.id)}
      />
      {isChosen ? (
        <Shown query={view} words="Deciding…">
          {(found) => <View view={found} />}
        </Shown>
      ) : (
        <p className="mips-muted">Choose a role or a person.</p>
      )}
    </section>
  )
}

function View({ view }: { view: ViewAs }) {
  return (
    <div className="mips-stack" aria-live="polite">
      <NotificationBanner tone={view.allowed ? 'good' : 'caution'} title={view.words} />
      <h3 className="govuk-heading-s">Why</h3>
      <ol className="govuk-list govuk-list--number">
        {view.steps.map((step) => (
          <li key={step.rule}>
            <Icon name={step.passes ? 'tick' : 'cross'} />
            <span className="govuk-visually-hidden">{step.passes ? 'Passes: ' : 'Does not pass: '}</span>{' '}
            {step.words}
          </li>
        ))}
      </ol>
      {view.parts.length === 0 ? null : (
        <DataTable
          caption="What they see and may do with it"
          columns={columns}
          rows={view.parts}
          rowKey={(part) => part.permission}
          empty="Nothing."
        />
      )}
    </div>
  )
}

type Part = ViewAs['parts'][number]
const columns = [
  { key: 'words', header: 'Part', isRowHeader: true, cell: (part: Part) => part.words },
  {
    key: 'allowed',
    header: 'Allowed',
    cell: (part: Part) => <Tag tone={part.allowed ? 'good' : 'neutral'}>{part.allowed ? 'Yes' : 'No'}</Tag>,
  },
  { key: 'why', header: 'Why', cell: (part: Part) => part.why },
]
