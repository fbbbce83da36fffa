import type { IncidentPage } from '@mips/contracts/incident'
import { NewObject } from '@mips/contracts/pole-objects'
import { eventObjectRoles } from '@mips/domain/codes/link-roles'
import { objectKinds, type ObjectKind } from '@mips/domain/codes/objects'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { ComboBox } from '@mips/ui/combo-box.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { LinkedObjects } from '../../platform/linked-objects.tsx'
import { objectDefaults, ObjectFields, sentObject, type ObjectValues } from '../../platform/object-form.tsx'
import { usePaused } from '../../platform/place-box.tsx'
import { incidentKeys } from './refreshes.ts'

/** What was used, seized, stolen or seen. */
export function Objects({ incident }: { incident: IncidentPage }) {
  const [isAdding, setIsAdding] = useState(false)
  const add = incident.may.update ? (
    <Button look="secondary" size="small" icon="plus" onClick={() => setIsAdding(true)}>
      Add an object
    </Button>
  ) : null
  return (
    <Card id="objects" title="Objects" actions={add}>
      <LinkedObjects
        objects={incident.objects}
        caption="Objects of this incident"
        empty="No objects are recorded on this incident."
      />
      <Dialog title="Add an object" isOpen={isAdding} onClose={() => setIsAdding(false)}>
        {isAdding ? <AddObject incidentId={incident.id} onDone={() => setIsAdding(false)} /> : null}
      </Dialog>
    </Card>
  )
}

const roleOptions = eventObjectRoles.map(({ code, label }) => ({ value: code as string, label }))

/** Search first; only what is not on record is made new. */
function AddObject({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const [role, setRole] = useState('')
  const [missing, setMissing] = useState(false)
  const link = useAct(api.incident.addObject.mutation(), {
    refreshes: incidentKeys,
    said: 'Object added',
    tellsErrors: true,
    onDone,
  })
  const add = (objectId: string, isNew: boolean) =>
    void link.run({
      params: { incidentId },
      body: { objectId, role, origins: { objectId: { how: isNew ? 'derived' : 'chosen' } } },
    })
  return (
    <div className="mips-stack">
      <Select
        label="How it is involved"
        name="objectRole"
        placeholder="Choose"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={roleOptions}
      />
      {role === '' ? null : (
        <ObjectBox onChoose={(id) => add(id, false)} onNotListed={() => setMissing(true)} />
      )}
      {missing && role !== '' ? (
        <Can
          do="pole.object.create"
          otherwise={<p className="mips-muted">Ask an officer to add an object that is not on record.</p>}
        >
          <NewObjectForm onMade={(id) => add(id, true)} />
        </Can>
      ) : null}
    </div>
  )
}

function ObjectBox({ onChoose, onNotListed }: { onChoose: (id: string) => void; onNotListed: () => void }) {
  const [typed, setTyped] = useState('')
  const text = usePaused(typed.trim())
  const found = useQuery({
    ...api.pole.searchRecords.query({ body: { text: text || '-', kinds: ['Object'], limit: 10 } }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  })
  const items =
    text.length < 2
      ? []
      : (found.data?.hits ?? []).map((hit) => ({
          id: hit.id,
          label: hit.title,
          description: `${hit.subtitle ?? ''} · ${hit.matchedBy}`,
        }))
  return (
    <ComboBox
      label="Search objects on record"
      name="objectSearch"
      hint="Registration mark, telephone number, IMEI, serial number or words"
      items={items}
      selectedId={null}
      inputValue={typed}
      onInputChange={setTyped}
      isLoading={found.isFetching || text !== typed.trim()}
      onSelect={(item) => {
        if (item !== null) onChoose(item.id)
      }}
      onNotListed={onNotListed}
      notListedLabel="Add an object that is not on record"
    />
  )
}

function NewObjectForm({ onMade }: { onMade: (id: string) => void }) {
  const [kind, setKind] = useState<ObjectKind>()
  return (
    <>
      <Select
        label="Kind of object"
        name="objectKind"
        placeholder="Choose"
        value={kind ?? ''}
        onChange={(event) => setKind(objectKinds.find(({ code }) => code === event.target.value)?.code)}
        options={choicesOf(objectKinds)}
      />
      {kind === undefined ? null : <KindForm key={kind} kind={kind} onMade={onMade} />}
    </>
  )
}

function KindForm({ kind, onMade }: { kind: ObjectKind; onMade: (id: string) => void }) {
  const act = useAct(api.pole.createObject.mutation())
  const form = useActForm<typeof NewObject, ObjectValues, { id: string }, Parameters<typeof act.run>[0]>({
    schema: NewObject,
    defaults: { fields: objectDefaults(kind) },
    act,
    toInput: ({ fields }) => ({ body: sentObject(fields) }),
    onDone: ({ id }) => onMade(id),
  })
  return (
    <ActFormFrame form={form} submitWords="Add object">
      <ObjectFields form={form} kind={kind} />
    </ActFormFrame>
  )
}
