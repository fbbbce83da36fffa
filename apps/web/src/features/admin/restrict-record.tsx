import { kindLabel } from '@mips/domain/codes/record-kinds'
import { admin } from '@mips/contracts/admin'
import type { RecordAccess } from '@mips/contracts/admin-shapes'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { showToast } from '@mips/ui/toast.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { queryClient } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { goTo } from '../../platform/go-to.ts'
import { Shown } from '../../platform/problem.tsx'
import { adminPaths } from './admin.paths.ts'
import { ColleagueBox } from './colleague-box.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { grades } from './record-words.ts'

const refreshes = [topicApi.admin.getRecordAccess.key, topicApi.admin.viewAs.key]

/** Restricts the record to people and groups, or changes the list that it has. */
export function RestrictRecord({ access }: { access: RecordAccess }) {
  const groups = useQuery(topicApi.admin.listGroups.query())
  return (
    <section aria-labelledby="restrict" className="mips-stack">
      <h2 id="restrict" className="govuk-heading-m">
        {access.grade === 'open' ? 'Restrict the record' : 'Change the restriction'}
      </h2>
      <Shown query={groups} words="Reading the groups…">
        {(found) => <RestrictForm access={access} groups={found.groups} />}
      </Shown>
    </section>
  )
}

type Chosen = { id: string; label: string }
type Groups = Awaited<ReturnType<typeof topicApi.admin.listGroups.fetch>>['groups']

function RestrictForm({ access, groups }: { access: RecordAccess; groups: Groups }) {
  const [people, setPeople] = useState<Chosen[]>(access.users)
  const form = useActForm({
    schema: admin.routes.restrictRecord.body,
    defaults: {
      grade: access.grade === 'open' ? 'hidden' : access.grade,
      userIds: access.users.map(({ id }) => id),
      groupIds: access.groups.map(({ id }) => id),
      contact: access.contact ?? '',
      reason: '',
    },
    act: useAct(topicApi.admin.restrictRecord.mutation()),
    toInput: (body) => ({ params: { recordId: access.id }, body, version: access.version }),
    onDone: ({ youStillSeeIt }) => afterRestricting(access, youStillSeeIt),
  })
  const { register, control, setValue, watch } = form.fields

  async function afterRestricting(record: RecordAccess, youStillSeeIt: boolean) {
    const name = `${kindLabel(record.kind)} ${record.reference ?? ''}`
    showToast({
      message: youStillSeeIt
        ? `${name} is restricted.`
        : `${name} is restricted. You are not on its list, so you see it no more.`,
      tone: 'good',
    })
    if (youStillSeeIt) await queryClient.invalidateQueries({ queryKey: topicApi.admin.getRecordAccess.key })
    else {
      // What was read before holds a record that is not to be seen any more.
      queryClient.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('session.') })
      goTo(adminPaths.records())
    }
  }

  function keepPeople(next: Chosen[]) {
    setPeople(next)
    setValue(
      'userIds',
      next.map(({ id }) => id),
      { shouldDirty: true },
    )
  }

  return (
    <ActFormFrame
      form={form}
      submitWords={access.grade === 'open' ? 'Restrict' : 'Change restriction'}
      look="warning"
    >
      <Radios
        legend="How much others may know"
        name="grade"
        registration={register('grade')}
        options={grades}
        error={form.errorOf('grade')}
      />
      <Controller
        control={control}
        name="groupIds"
        render={({ field }) => (
          <Checkboxes
            name="groupIds"
            legend="Groups that see it"
            options={groups.map((group) => ({
              value: group.id,
              label: group.name,
              hint: `${group.members} in post`,
            }))}
            value={field.value as string[]}
            onChange={field.onChange}
            error={form.errorOf('groupIds')}
          />
        )}
      />
      <ColleagueBox
        name="userIds"
        label="People who see it"
        hint="Add one after another, by number or name"
        need="optional"
        clears
        error={form.errorOf('userIds')}
        onChoose={(colleague) => {
          if (colleague !== null && !people.some(({ id }) => id === colleague.id))
            keepPeople([...people, { id: colleague.id, label: colleague.label }])
        }}
      />
      <ChosenPeople people={people} onTakeOut={(id) => keepPeople(people.filter((one) => one.id !== id))} />
      {watch('grade') === 'signposted' ? (
        <TextInput
          {...register('contact')}
          label="Whom others ask"
          error={form.errorOf('contact')}
          width={30}
        />
      ) : null}
      <Textarea
        {...register('reason')}
        label="Why"
        hint="Kept in the audit"
        rows={2}
        error={form.errorOf('reason')}
      />
      <Warning>
        Everybody else loses sight of it at once: in searches, lists, links and counts. So do you, unless you
        are in one of the groups or named here.
      </Warning>
    </ActFormFrame>
  )
}

function ChosenPeople({ people, onTakeOut }: { people: Chosen[]; onTakeOut: (id: string) => void }) {
  if (people.length === 0) return null
  return (
    <ul className="govuk-list" aria-label="People who see it">
      {people.map((person) => (
        <li key={person.id}>
          {person.label}{' '}
          <Button look="quiet" size="small" onClick={() => onTakeOut(person.id)}>
            Take out <span className="govuk-visually-hidden">{person.label}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Lifts the restriction after a reason is given. */
export function OpenRecord({ access }: { access: RecordAccess }) {
  const [isAsked, setIsAsked] = useState(false)
  const act = useAct(topicApi.admin.openRecord.mutation(), { refreshes, said: 'The record is open' })
  return (
    <ButtonGroup>
      <Button look="secondary" onClick={() => setIsAsked(true)}>
        Lift the restriction
      </Button>
      {isAsked ? (
        <ReasonDialog
          title="Lift the restriction"
          submitWords="Open the record"
          act={act}
          toInput={(body) => ({ params: { recordId: access.id }, body, version: access.version })}
          onClose={() => setIsAsked(false)}
        >
          <p>Everybody with the roles {access.rolesThatRead.join(', ')} sees it from now on.</p>
        </ReasonDialog>
      ) : null}
    </ButtonGroup>
  )
}
