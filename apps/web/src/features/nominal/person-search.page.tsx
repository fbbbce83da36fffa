import type { IncidentPage } from '@mips/contracts/incident'
import type { PeopleSearchReply } from '@mips/contracts/nominal-terms'
import { eventRoleLabel, rolesOfGroup } from '@mips/domain/codes/event-roles'
import { readPersonBox } from '@mips/domain/nominal/read-box'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { londonToday } from '@mips/ui/date-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { useCan } from '../../platform/can.tsx'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { SaveThisSearch } from '../../platform/save-search.tsx'
import { CandidateList } from './candidate-list.tsx'
import { CreatePerson } from './create-person.tsx'
import { OtherSources } from './other-sources.tsx'
import { CriteriaForm, toTerms, type Criteria } from './criteria-form.tsx'

/** Search before create; from an incident, whoever is chosen or created is added to it. */
export function PersonSearchPage() {
  usePageTitle('Search for a person')
  const { q, incidentId, role } = useSearch({ from: '/nominals/search' })
  return incidentId === undefined ? (
    <PersonSearch q={q} />
  ) : (
    <ForIncident incidentId={incidentId} role={role} q={q} />
  )
}

function ForIncident({
  incidentId,
  role,
  q,
}: {
  incidentId: string
  role: string | undefined
  q: string | undefined
}) {
  usePurposeFrom(incidentId, 'INCIDENT')
  const incident = useQuery(api.incident.get.query({ params: { incidentId } }))
  return (
    <Shown query={incident} words="Opening the incident…" headingLevel={1}>
      {(found) => <PersonSearch incident={found} role={role} q={q} />}
    </Shown>
  )
}

const roles = ['SUSPECTED', 'HARMED', 'SEEN', 'AT_RISK', 'HELP'] as const
const roleOptions = roles.flatMap((group) =>
  rolesOfGroup(group).map(({ code, label }) => ({ value: code, label })),
)

function PersonSearch({
  incident,
  role: asked,
  q,
}: {
  incident?: IncidentPage
  role?: string | undefined
  q: string | undefined
}) {
  const [role, setRole] = useState(asked ?? (incident === undefined ? '' : 'SUSPECT'))
  const [made, setMade] = useState<{ reply: PeopleSearchReply; criteria: Criteria }>()
  const [sent, setSent] = useState<{ criteria: Criteria; turn: number }>()
  const mayCreate = useCan('nominal.person.create')
  const add = useAct(api.incident.addPerson.mutation(), {
    refreshes: [api.incident.get.key],
    tellsErrors: true,
  })

  /** Adds the person to the incident and goes back to it; without an incident, opens the person. */
  const settle = async (nominalId: string) => {
    if (incident === undefined) return goTo(paths.nominal(nominalId))
    const added = await add.run({
      params: { incidentId: incident.id },
      body: { nominalId, role, origins: { nominalId: { how: 'chosen' }, role: { how: 'chosen' } } },
    })
    if (added !== undefined) goTo(paths.incident(incident.id))
  }

  return (
    <div className="mips-stack">
      <PageHeading
        caption={
          incident === undefined
            ? 'Search before you create'
            : `${incident.reference ?? ''} ${incident.title}`
        }
      >
        {incident === undefined
          ? 'Search for a person'
          : `Add a person: ${eventRoleLabel(role).toLowerCase()}`}
      </PageHeading>
      {incident === undefined ? null : (
        <>
          <p className="mips-no-print">
            <Link href={paths.incident(incident.id)}>Back to the incident</Link>
          </p>
          <Select
            label="Part in the incident"
            name="role"
            options={roleOptions}
            value={role}
            onChange={(event) => setRole(event.target.value)}
          />
        </>
      )}
      <CriteriaForm
        start={startOf(q)}
        onAsk={(criteria) => setSent((before) => ({ criteria, turn: (before?.turn ?? 0) + 1 }))}
        onFound={(reply, criteria) => setMade({ reply, criteria })}
      />
      {made === undefined ? null : (
        <div key={made.reply.searchId} className="mips-stack">
          {incident === undefined ? (
            <SaveThisSearch search={{ kind: 'PEOPLE', terms: toTerms(made.criteria) }} />
          ) : null}
          <CandidateList
            reply={made.reply}
            chooseWords={
              incident === undefined
                ? undefined
                : `This is the person: add as ${eventRoleLabel(role).toLowerCase()}`
            }
            isBusy={add.isBusy}
            onChoose={settle}
          >
            {(remaining) =>
              mayCreate ? (
                <CreatePerson
                  search={made.reply}
                  criteria={made.criteria}
                  remaining={remaining}
                  incident={incident}
                  onCreated={settle}
                />
              ) : null
            }
          </CandidateList>
        </div>
      )}
      {sent === undefined ? null : <OtherSources key={sent.turn} {...sent} />}
    </div>
  )
}

/** What was typed in the one box comes along. */
function startOf(q: string | undefined): Partial<Criteria> {
  if (q === undefined) return {}
  const { dob, ...names } = readPersonBox(q, londonToday())
  return { ...names, ...(dob === undefined || dob.precision === 'age' ? {} : { dob: dob.value }) }
}
