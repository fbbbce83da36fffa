/** Exhibits of the demonstration with their continuity, what the laboratory and the authority are asked, and the alarms that ring. */
import type { Move } from '@mips/domain/property/continuity'
import { initialsOf, nextExhibitReference } from '@mips/domain/property/exhibit-reference'
import { alarmHarm, itemAlarms } from '@mips/domain/property/property-alarms'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import type { DeskCrimes } from './desk-crimes.ts'
import { exhibitPlans, type ExhibitPlan, type MovePlan, storePlans } from './desk-property.data.ts'
import { addDeskTask, hoursAgo, staffOf, userOf } from './desk-rows.ts'
import { addAsked, addWaiting, type Source } from './desk-property-asked.ts'
import { dayOf, daysBefore, minutesAfter, type Happening } from './model.ts'
import { add, addRecord, keepOrigins, type Writing } from './row-writing.ts'
import type { Week } from './week.ts'

/** So many crimes of other years are looked through; the last of them are the newest. */
const YEARS_AGO = 400

export function addDeskProperty(w: Writing, week: Week, crimes: DeskCrimes): void {
  const places = addStores(w)
  const old = week.oldCrimes.filter(({ at }) => at < daysBefore(w.making.now, YEARS_AGO))
  const taken = new Map<string, string[]>()
  for (const plan of exhibitPlans) {
    const source = typeof plan.of === 'number' ? old.at(plan.of) : crimes[plan.of]
    if (source === undefined) continue
    addExhibit(w, plan, sourceOf(source), places, taken)
  }
}

function sourceOf(source: Happening | NonNullable<DeskCrimes[keyof DeskCrimes]>): Source {
  const event = 'call' in source ? source.call.incident : source
  const withRole = (role: string) =>
    event.people.find((one) => one.role.startsWith(role))?.person.records[0].id ?? null
  return {
    id: source.id,
    at: event.at,
    location: event.place?.id ?? null,
    place: 'At the scene',
    suspect: withRole('SUSPECT'),
    victim: withRole('VICTIM'),
  }
}

function addStores(w: Writing): ReadonlyMap<string, string> {
  const opened = daysBefore(w.making.now, 900)
  const ids = new Map<string, string>()
  for (const store of storePlans) {
    const id = w.random.id(opened)
    ids.set(store.code, id)
    add(w, 'property_place', {
      id,
      parent_id: 'in' in store ? (ids.get(store.in) ?? null) : null,
      code: store.code,
      label: store.label,
      is_self_service: store.isSelfService,
      is_sensitive: store.isSensitive,
      keeper_ids: 'in' in store ? [] : [userOf(w, 'P1035'), userOf(w, 'P1036')],
      opened_on: dayOf(opened),
      last_counted_on: dayOf(daysBefore(w.making.now, store.counted)),
      created_by: userOf(w, 'P1035'),
      created_at: opened,
    })
  }
  return ids
}

function addExhibit(
  w: Writing,
  plan: ExhibitPlan,
  source: Source,
  places: ReadonlyMap<string, string>,
  taken: Map<string, string[]>,
): void {
  const seizedAt = minutesAfter(source.at, plan.after * 60)
  const seizedBy = userOf(w, plan.by)
  const references = taken.get(source.id) ?? []
  const exhibitRef = nextExhibitReference(initialsOf(staffOf(plan.by).name), references)
  taken.set(source.id, [...references, exhibitRef])
  const log = [
    seizure(plan, seizedAt, seizedBy, plan.second === undefined ? undefined : userOf(w, plan.second)),
  ]
  for (const move of plan.moves) log.push(moved(w, log, move, seizedAt, places))
  const id = w.random.id(seizedAt)
  const last = log.at(-1)
  const firstStored = log.find(({ to }) => to.kind !== 'PERSON')
  const notFoundSince = plan.notFoundFor === undefined ? null : hoursAgo(w, plan.notFoundFor)
  const isOld = seizedAt < daysBefore(w.making.now, 90)
  addRecord(w, {
    id,
    kind: 'Exhibit',
    acl: 'open',
    at: seizedAt,
    createdBy: seizedBy,
    unit: staffOf(plan.by).unit,
  })
  keepOrigins(w, id, ['description', 'seizedAt'], seizedAt)
  const keptOn = isOld && plan.of !== -3 ? dayOf(daysBefore(w.making.now, 60)) : null
  add(w, 'exhibit', {
    id,
    source_id: source.id,
    exhibit_ref: exhibitRef,
    kind: plan.kind,
    description: plan.description,
    seized_at: seizedAt,
    seized_by: seizedBy,
    second_person: plan.second === undefined ? null : userOf(w, plan.second),
    place_text: source.place,
    location_id: source.location,
    person_record_id: plan.isOfSuspect === true ? source.suspect : null,
    power: plan.power,
    basis: plan.basis,
    details: JSON.stringify(plan.details ?? {}),
    holder_kind: last?.to.kind,
    holder_id: last?.to.id,
    moves: log.length,
    first_stored_at: firstStored === undefined ? null : new Date(firstStored.at),
    not_found_since: notFoundSince,
    kept_on: keptOn,
  })
  for (const [index, move] of log.entries())
    add(w, 'exhibit_move', {
      id: w.random.id(new Date(move.at)),
      exhibit_id: id,
      number: index + 1,
      at: move.at,
      from_kind: move.from?.kind ?? null,
      from_id: move.from?.id ?? null,
      to_kind: move.to.kind,
      to_id: move.to.id,
      purpose: move.purpose,
      seal_before: move.sealBefore ?? null,
      seal_after: move.sealAfter ?? null,
      given_by: move.givenBy ?? null,
      received_by: move.receivedBy ?? null,
      witness: move.witness ?? null,
      recorded_by: index === 0 ? seizedBy : userOf(w, plan.moves[index - 1]?.by ?? plan.by),
      recorded_at: move.at,
    })
  addAsked(w, { id, plan, source, seizedAt, seizedBy })
  addWaiting(w, { id, plan, exhibitRef, log })
  const alarms = itemAlarms(
    {
      itemId: id,
      reference: exhibitRef,
      kind: plan.kind,
      log,
      ...(notFoundSince === null ? {} : { notFoundSince: notFoundSince.toISOString() }),
      ...(keptOn === null ? {} : { keptOn }),
    },
    w.making.now.toISOString(),
    propertyRulesOn(dayOf(w.making.now)),
  )
  for (const alarm of alarms)
    addDeskTask(w, id, {
      kind: `PROPERTY_${alarm.what.split(':')[0] ?? ''}`,
      title: alarm.text,
      reason: `${alarm.rule}: ${alarm.text}.`,
      rule: alarm.rule,
      harm: alarmHarm(plan.kind, alarm.what),
      opensAt: `/property/${id}`,
      for: alarm.who === 'REPORTING' || alarm.who === 'OIC' ? plan.by : 'P1035',
      dueAt: new Date(alarm.by),
      at: seizedAt,
      once: alarm.by,
    })
}

const seizure = (plan: ExhibitPlan, at: Date, by: string, witness: string | undefined): Move => ({
  at: at.toISOString(),
  to: { kind: 'PERSON', id: by },
  purpose: plan.basis === 'FOUND' ? 'FOUND' : 'SEIZED',
  receivedBy: by,
  ...(witness === undefined ? {} : { witness }),
  ...(plan.seal === undefined ? {} : { sealAfter: plan.seal }),
})

function holderOf(w: Writing, to: MovePlan['to'], places: ReadonlyMap<string, string>): Move['to'] {
  if ('place' in to) return { kind: 'PLACE', id: places.get(to.place) ?? '' }
  return 'person' in to ? { kind: 'PERSON', id: userOf(w, to.person) } : { kind: 'OUTSIDE', id: to.outside }
}

/** A move from where the item is: a store takes in and gives out by its keeper. */
function moved(
  w: Writing,
  log: readonly Move[],
  plan: MovePlan,
  seizedAt: Date,
  places: ReadonlyMap<string, string>,
): Move {
  const before = log.at(-1)
  const at = plan.at < 0 ? hoursAgo(w, -plan.at) : minutesAfter(seizedAt, plan.at * 60)
  const keeper = userOf(w, plan.by)
  const seal = before?.sealAfter
  const to = holderOf(w, plan.to, places)
  return {
    at: at.toISOString(),
    ...(before === undefined ? {} : { from: before.to }),
    to,
    purpose: plan.purpose,
    givenBy: before?.to.kind === 'PERSON' ? before.to.id : keeper,
    receivedBy: to.kind === 'PLACE' ? keeper : to.id,
    ...(plan.witness === undefined ? {} : { witness: userOf(w, plan.witness) }),
    ...(seal === undefined ? {} : { sealBefore: seal, sealAfter: seal }),
  }
}
