/** How people of the demonstration look and how some offences were done, so that searching by description and by method shows somebody. */
import { traitsOf, type Mark } from '@mips/domain/nominal/description-traits'
import { suspectHeld } from './journey.ts'
import { dayOf, type Happening, type Person } from './model.ts'
import type { Random } from './random.ts'
import { add, type Writing } from './row-writing.ts'

const marks: readonly Mark[] = [
  { kind: 'TATTOO', site: 'NECK', side: 'LEFT', words: 'swallow' },
  { kind: 'TATTOO', site: 'FOREARM', side: 'RIGHT', words: 'rose and the name Kim' },
  { kind: 'TATTOO', site: 'HAND', side: 'LEFT', words: 'five dots' },
  { kind: 'SCAR', site: 'FACE', side: 'RIGHT', words: 'through the eyebrow' },
  { kind: 'SCAR', site: 'CHEST', side: null, words: 'long, from an operation' },
  { kind: 'PIERCING', site: 'EAR', side: 'LEFT', words: null },
]

/** Measured when they were booked in: the detainees of the last stays, one description each. */
export function addLooks(w: Writing, events: readonly Happening[], most = 80): void {
  const described = new Set<Person>()
  const stays = events.filter(({ kind, acl }) => kind === 'CustodyRecord' && acl === 'open')
  for (const stay of stays.toReversed()) {
    const person = stay.people[0]?.person
    if (person === undefined || person.acl !== 'open' || described.has(person) || isOfJourney(person))
      continue
    if (described.size === most) return
    described.add(person)
    addDescription(w, person, stay.at)
  }
}

/** The suspect of the journey is described by whoever walks it. */
const isOfJourney = ({ records }: Person): boolean =>
  records.some(({ names }) => names.some(({ surname }) => surname === suspectHeld.surname))

function addDescription(w: Writing, person: Person, at: Date): void {
  const { random } = w
  const height = random.int(158, 196)
  const looks = {
    ageFrom: null,
    ageTo: null,
    heightFromCm: height,
    heightToCm: height,
    build: random.pick(['SLIM', 'PROPORTIONATE', 'ATHLETIC', 'STOCKY', 'HEAVY']),
    hairColour: random.pick(['BLACK', 'DARK_BROWN', 'BROWN', 'FAIR', 'RED', 'GREY']),
    hairStyle: random.pick(['SHORT', 'SHAVED', 'RECEDING', 'CURLY', 'TIED_BACK']),
    facialHair: person.sex === 'M' ? random.pick(['CLEAN_SHAVEN', 'STUBBLE', 'BEARD', 'GOATEE']) : null,
    eyeColour: random.pick(['BROWN', 'BLUE', 'GREEN', 'HAZEL']),
    wearsGlasses: random.chance(0.2),
    marks: random.chance(0.6) ? [random.pick(marks)] : [],
  }
  const id = random.id(at)
  const of = { person_record_id: person.records[0].id }
  add(w, 'person_description', {
    ...of,
    id,
    said_on: dayOf(at),
    basis: 'MEASURED',
    height_from_cm: looks.heightFromCm,
    height_to_cm: looks.heightToCm,
    build: looks.build,
    hair_colour: looks.hairColour,
    hair_style: looks.hairStyle,
    facial_hair: looks.facialHair,
    eye_colour: looks.eyeColour,
    wears_glasses: looks.wearsGlasses,
    recorded_at: at,
  })
  for (const mark of looks.marks)
    add(w, 'person_mark', { ...of, id: random.id(at), description_id: id, ...mark })
  for (const trait of traitsOf(looks)) add(w, 'person_trait', { ...of, description_id: id, trait })
}

const methods: Record<string, readonly string[]> = {
  BURGLARY: ['REAR_DOOR', 'LOCK_SNAPPED', 'GLASS_BROKEN', 'PROPERTY_JEWELLERY', 'SEARCHED_TIDILY', 'CROWBAR'],
  THEFT: ['SNATCHED', 'PICKPOCKET', 'PROPERTY_PHONES', 'MOPED', 'DISTRACTION'],
  ROBBERY: ['THREATS', 'KNIFE', 'FROM_BEHIND', 'PROPERTY_PHONES', 'WORE_MASK'],
}

/** Two methods on each of the last incidents of the kinds that have any. */
export function addMethods(w: Writing, events: readonly Happening[], most = 150): void {
  const incidents = events.filter(
    ({ kind, own }) => kind === 'Incident' && String(own.incident_type) in methods,
  )
  for (const incident of incidents.slice(-most)) {
    const list = methods[String(incident.own.incident_type)] ?? []
    for (const code of twoOf(w.random, list))
      add(w, 'event_method', {
        id: w.random.id(incident.at),
        event_id: incident.id,
        code,
        recorded_at: incident.at,
      })
  }
}

function twoOf(random: Random, list: readonly string[]): string[] {
  const first = random.pick(list)
  return [first, random.pick(list.filter((code) => code !== first))]
}
