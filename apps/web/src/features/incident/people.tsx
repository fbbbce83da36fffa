import type { IncidentPage } from '@mips/contracts/incident'
import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { incident as contract } from '@mips/contracts/incident'
import { incidentPersonRoles } from '@mips/domain/incident/incident-rules'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { paths } from '../../platform/paths.ts'
import { incidentKeys } from './refreshes.ts'

type Props = { incident: IncidentPage; checkedAt: string }

/** The roles that are asked for most, first. */
const first = ['VICTIM', 'SUSPECT', 'WITNESS', 'CHILD_SUBJECT', 'HOUSEHOLD', 'INFORMANT_CALLER']
const placeOf = (code: string) => (first.indexOf(code) + first.length + 1) % (first.length + 1)
const roles = incidentPersonRoles
  .map(({ code, label }) => ({ value: code as string, label }))
  .toSorted((a, b) => placeOf(a.value) - placeOf(b.value))

/** Everybody in this incident; a new one is searched for before anything is typed twice. */
export function People({ incident, checkedAt }: Props) {
  const [role, setRole] = useState('VICTIM')
  const [ending, setEnding] = useState<LinkedPerson>()
  const { may } = incident
  return (
    <Card id="people" title="People">
      {incident.people.length === 0 ? (
        <p className="mips-muted">Nobody is recorded on this incident yet.</p>
      ) : null}
      <ul className="mips-hits">
        {incident.people.map((person) => (
          <li key={person.linkId}>
            <LinkedPersonLine
              person={person}
              fact="role in this incident"
              checkedAt={checkedAt}
              actions={
                person.endedAt === null ? (
                  <PersonActs incident={incident} person={person} onEnd={() => setEnding(person)} />
                ) : undefined
              }
            />
          </li>
        ))}
      </ul>
      {may.addPerson ? (
        <div className="mips-row mips-row--fields mips-no-print">
          <Select
            label="Role of the next person"
            name="nextRole"
            value={role}
            onChange={(event) => setRole(event.target.value)}
            options={roles}
          />
          <LinkButton icon="plus" href={paths.searchPerson({ incidentId: incident.id, role })}>
            Add a person
          </LinkButton>
        </div>
      ) : null}
      <Dialog
        title={`End the role of ${ending?.name ?? ''}`}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        size="small"
      >
        {ending === undefined ? null : (
          <EndRole incident={incident} person={ending} onDone={() => setEnding(undefined)} />
        )}
      </Dialog>
    </Card>
  )
}

const suspected = new Set(['SUSPECT', 'PERSON_OF_INTEREST'])
const atRisk = new Set([
  'VICTIM',
  'VICTIM_REPEAT',
  'VICTIM_CHILD',
  'CHILD_SUBJECT',
  'ADULT_AT_RISK',
  'HOUSEHOLD',
])

function PersonActs({
  incident,
  person,
  onEnd,
}: {
  incident: IncidentPage
  person: LinkedPerson
  onEnd: () => void
}) {
  const { may } = incident
  const named = <span className="govuk-visually-hidden">: {person.name}</span>
  return (
    <>
      {may.recordArrest && suspected.has(person.role) ? (
        <LinkButton
          look="secondary"
          size="small"
          href={paths.recordArrest(incident.id, person.personRecordId)}
        >
          Arrest{named}
        </LinkButton>
      ) : null}
      {may.raiseReport && person.role === 'MISSING' ? (
        <LinkButton
          look="secondary"
          size="small"
          href={paths.reportMissing(incident.id, person.personRecordId)}
        >
          Report missing{named}
        </LinkButton>
      ) : null}
      {may.raiseReport && atRisk.has(person.role) ? (
        <LinkButton
          look="secondary"
          size="small"
          href={paths.raiseVulnerability(incident.id, person.personRecordId)}
        >
          Vulnerable-person report{named}
        </LinkButton>
      ) : null}
      {may.update ? (
        <Button look="link" size="small" onClick={onEnd}>
          End role{named}
        </Button>
      ) : null}
    </>
  )
}

const schema = contract.routes.endPersonRole.body

function EndRole({
  incident,
  person,
  onDone,
}: {
  incident: IncidentPage
  person: LinkedPerson
  onDone: () => void
}) {
  const act = useAct(api.incident.endPersonRole.mutation(), { refreshes: incidentKeys, said: 'Role ended' })
  const form = useActForm<typeof schema, { reason: string }, unknown, Parameters<typeof act.run>[0]>({
    schema,
    defaults: { reason: '' },
    act,
    toInput: (body) => ({ params: { incidentId: incident.id, linkId: person.linkId }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="End role">
      <p>
        {person.name} stays on the incident as a former {person.roleLabel.toLowerCase()}.
      </p>
      <TextInput {...form.fields.register('reason')} label="Why" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}

/** The people known at the place who are not on the incident: one choice adds each, and nothing is typed. */
export function KnownHere({ incident, checkedAt }: Props) {
  const on = new Set(
    incident.people.filter((person) => person.endedAt === null).map((person) => person.nominalId),
  )
  const others = incident.knownAtLocation.filter((person) => !on.has(person.nominalId))
  if (others.length === 0) return null
  return (
    <Card title="Also known at this address">
      <ul className="mips-hits">
        {others.map((person) => (
          <li key={person.linkId}>
            <LinkedPersonLine
              person={person}
              fact="known at this address"
              checkedAt={checkedAt}
              actions={incident.may.update ? <AddKnown incident={incident} person={person} /> : undefined}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AddKnown({ incident, person }: { incident: IncidentPage; person: LinkedPerson }) {
  const [role, setRole] = useState('')
  const add = useAct(api.incident.addPerson.mutation(), {
    refreshes: incidentKeys,
    said: `${person.name} added`,
    tellsErrors: true,
  })
  return (
    <>
      <Select
        label={`Role of ${person.name}`}
        labelHidden
        name={`role-${person.linkId}`}
        placeholder="Role in this incident"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={roles}
      />
      <Button
        look="secondary"
        disabled={role === ''}
        isBusy={add.isBusy}
        onClick={() =>
          void add.run({
            params: { incidentId: incident.id },
            body: {
              nominalId: person.nominalId,
              role,
              origins: {
                nominalId: {
                  how: 'chosen',
                  ...(incident.location === null ? {} : { fromId: incident.location.id }),
                },
              },
            },
          })
        }
      >
        Add <span className="govuk-visually-hidden">{person.name}</span>
      </Button>
    </>
  )
}
