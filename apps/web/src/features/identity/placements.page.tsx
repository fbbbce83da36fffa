import { identity as contract } from '@mips/contracts/identity'
import type { Placement } from '@mips/contracts/identity-replies'
import { Button } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { chosen, refreshesIdentity } from './identity.api.ts'
import { IdentityNav } from './identity-nav.tsx'

/** Facts recorded while two people were joined: each stays where it is until somebody says whose it is. */
export function PlacementsPage() {
  usePageTitle('Facts to place')
  const { nominalId } = useSearch({ from: '/identity/placements' })
  const query = useQuery({
    ...topicApi.identity.listPlacements.query({
      query: { limit: 100, ...(nominalId === undefined ? {} : { nominalId }) },
    }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption="Recorded while two people were joined; whose is it?">Facts to place</PageHeading>
      <IdentityNav current={paths.placements()} />
      {nominalId === undefined ? null : (
        <p>
          Facts of one person only. <Link href={paths.placements()}>Show all</Link>
        </p>
      )}
      <Shown query={query} words="Reading the queue…">
        {({ placements }) =>
          placements.length === 0 ? (
            <EmptyState title="Nothing waits to be placed">
              <p>
                When a join is undone, what was recorded in between and could belong to either comes here.
              </p>
            </EmptyState>
          ) : (
            placements.map((placement) => <ToPlace key={placement.id} placement={placement} />)
          )
        }
      </Shown>
    </div>
  )
}

function ToPlace({ placement }: { placement: Placement }) {
  const [isOpen, setIsOpen] = useState(false)
  const { isOn } = placement
  return (
    <QueueItem
      why="recorded while two people were joined"
      title={`${placement.kindLabel}: ${placement.words}`}
      age={`${formatDateTime(placement.recordedAt)}${placement.recordedBy === null ? '' : `, ${placement.recordedBy}`}`}
      actions={
        isOpen ? null : (
          <Button size="small" onClick={() => setIsOpen(true)} aria-label={`Place ${placement.words}`}>
            Place it
          </Button>
        )
      }
    >
      <p>
        It is on <Link href={paths.nominal(isOn.nominalId)}>{isOn.words}</Link> now, where it was written.
      </p>
      {isOpen ? <PlaceForm placement={placement} /> : null}
    </QueueItem>
  )
}

const schema = contract.routes.place.body.extend({ personRecordId: chosen('Choose whose it is') })

function PlaceForm({ placement }: { placement: Placement }) {
  const { isOn, choices } = placement
  const form = useActForm({
    schema,
    defaults: { personRecordId: '', reason: '' },
    act: useAct(topicApi.identity.place.mutation(), { refreshes: refreshesIdentity, said: 'Placed' }),
    toInput: (body) => ({ params: { placementId: placement.id }, body }),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Place it">
      <Radios
        id={`personRecordId-${placement.id}`}
        name="personRecordId"
        legend="Whose is it?"
        registration={register('personRecordId')}
        options={choices.map((choice) => ({
          value: choice.personRecordId,
          label: choice.words,
          hint: choice.personRecordId === isOn.personRecordId ? 'Where it is now' : undefined,
        }))}
        error={form.errorOf('personRecordId')}
      />
      <Textarea
        {...register('reason')}
        id={`reason-${placement.id}`}
        label="How you know"
        rows={2}
        limit={1000}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
