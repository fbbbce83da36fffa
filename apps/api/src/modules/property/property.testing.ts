/** What tests of property begin from: a crime, its exhibits, stores with their keepers, and moves between hands. */
import { crime, property, propertyCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'

type Routes = (typeof property)['routes']
type NewExhibit = RouteCall<Routes['register']>['body']
type NewMove = RouteCall<Routes['move']>['body']

let places = 0

/** A store, or a shelf of one, kept by those named. */
export async function makeStore(
  world: World,
  keeper: Actor,
  more: Partial<RouteCall<Routes['makePlace']>['body']> = {},
): Promise<{ id: string; code: string }> {
  places += 1
  const code = `T${places}-${crypto.randomUUID().slice(0, 4).toUpperCase()}`
  const { id } = await world.ok(keeper, property, 'makePlace', {
    body: { code, label: `Store ${code}`, keeperIds: [keeper.id], ...more },
  })
  return { id, code }
}

/** A whole record of a knife in a tube, with its seal. */
export const knife = (more: Partial<NewExhibit> = {}): NewExhibit => ({
  kind: 'KNIFE',
  description: 'Kitchen knife, black handle',
  placeText: 'Kitchen drawer',
  power: 'PACE s.19',
  basis: 'EVIDENCE',
  details: { isTubed: true },
  seal: 'S1001',
  ...more,
})

export type Made = Awaited<ReturnType<typeof registered>>

/** An exhibit of a recorded crime, in the hand of the officer. */
export async function registered(
  world: World,
  officer: Actor,
  more: Partial<NewExhibit> = {},
  crimeId?: string,
) {
  const recordId = crimeId ?? (await recordedCrime(world, officer)).crimeId
  const made = await world.ok(officer, property, 'register', { params: { recordId }, body: knife(more) })
  return { ...made, recordId, officer }
}

export const page = (world: World, as: Actor, exhibitId: string) =>
  world.ok(as, property, 'get', { params: { exhibitId } })

/** A move of the exhibit from where it is now, with the seal as it reads. */
export async function moveBody(
  world: World,
  as: Actor,
  exhibitId: string,
  to: NewMove['to'],
  more: Partial<NewMove> = {},
): Promise<NewMove> {
  const { holder, seal } = await page(world, as, exhibitId)
  return {
    from: { kind: holder.kind, id: holder.id },
    to,
    purpose: to.kind === 'PLACE' ? 'STORED' : 'HANDED_OVER',
    ...(seal === null ? {} : { sealBefore: seal }),
    ...more,
  }
}

export async function moved(
  world: World,
  as: Actor,
  exhibitId: string,
  to: NewMove['to'],
  more: Partial<NewMove> = {},
) {
  const body = await moveBody(world, as, exhibitId, to, more)
  return world.ok(as, property, 'move', { params: { exhibitId }, body })
}

/** Ends the crime behind an exhibit by the cancellation of it, so that the law does not keep the item. */
export async function endCrime(world: World, officer: Actor, crimeId: string): Promise<void> {
  const params = { crimeId }
  const asked = await world.ok(
    officer,
    crime,
    'requestCancellation',
    { params, body: { reason: 'C4', narrative: 'The flat was let to the suspect.' } },
    { version: 1 },
  )
  await world.ok(
    await world.actor('CRIME_DECISION_MAKER'),
    crime,
    'decideCancellation',
    {
      params: { ...params, changeId: asked.id },
      body: { answer: 'APPROVED', words: 'The tenancy shows it.' },
    },
    { version: asked.version },
  )
}

/** An instruction to give the item back that waits for authority. */
export async function askedToReturn(world: World, officer: Actor) {
  const made = await registered(world, officer)
  await endCrime(world, officer, made.recordId)
  const owner = await ownerOf(world, officer, made.recordId)
  const asked = await world.ok(officer, property, 'instruct', {
    params: { exhibitId: made.id },
    body: {
      decision: 'RETURN',
      instruction: 'The case is over: give it back.',
      ownerId: owner,
      ownerDecision: 'WANTS_BACK',
    },
  })
  return { ...made, disposalId: asked.id, owner }
}

export async function ownerOf(world: World, as: Actor, recordId: string): Promise<string> {
  const { carried } = await world.ok(as, property, 'getSource', { params: { recordId } })
  return carried.people[0]?.personRecordId ?? ''
}

/** An examination that was asked for. */
export async function askedToExamine(world: World, officer: Actor) {
  const made = await registered(world, officer)
  const asked = await world.ok(officer, property, 'askExamination', {
    params: { exhibitId: made.id },
    body: { examination: 'Blood on the blade', laboratory: 'Northfield Forensics' },
  })
  return { ...made, submissionId: asked.id }
}

/** The same, authorised and sent. */
export async function sentToLaboratory(world: World, officer: Actor, supervisor: Actor) {
  const made = await askedToExamine(world, officer)
  await world.ok(supervisor, property, 'authoriseExamination', {
    params: { exhibitId: made.id, submissionId: made.submissionId },
    body: {},
  })
  await moved(
    world,
    officer,
    made.id,
    { kind: 'OUTSIDE', id: 'Northfield Forensics' },
    { purpose: 'LABORATORY', receivedBy: 'A. Courier' },
  )
  return made
}

export const hash = (letter: string) => letter.repeat(64)

/** A telephone with its master and one copy. */
export async function copied(world: World, officer: Actor) {
  const made = await registered(world, officer, {
    kind: 'DIGITAL',
    description: 'Telephone',
    details: { imei: '490154203237518', isNetworkOff: true },
  })
  const add = (label: string, parentId?: string) =>
    world.ok(officer, property, 'addCopy', {
      params: { exhibitId: made.id },
      body: { label, sha256: hash('a'), ...(parentId === undefined ? {} : { parentId }) },
    })
  const master = await add('Extraction')
  const copy = await add('Working copy', master.id)
  return { ...made, masterId: master.id, copyId: copy.id }
}

/** A photograph of the exhibit, which drugs, cash and firearms need before they are stored. */
export const photographed = (world: World, exhibitId: string) =>
  arrange(world, ({ tx }) =>
    tx.attachment.create({
      data: {
        recordId: exhibitId,
        sha256: hash('d'),
        viewSha256: hash('d'),
        mimeType: 'image/webp',
        sizeBytes: 1,
        widthPixels: 64,
        heightPixels: 64,
      },
      select: { id: true },
    }),
  )

/** Cash in the hand of the officer, photographed, and its move to a locker that waits for the second person. */
export async function waitingMove(world: World, officer: Actor, second: Actor) {
  const made = await registered(world, officer, { kind: 'CASH', secondPersonId: second.id })
  await photographed(world, made.id)
  const locker = await makeStore(world, await world.actor('PROPERTY_OFFICER'), { isSelfService: true })
  const { waits } = await moved(
    world,
    officer,
    made.id,
    { kind: 'PLACE', id: locker.id },
    { witnessId: second.id },
  )
  return { ...made, locker, signId: waits?.signId ?? '' }
}

export const signed = (world: World, second: Actor, exhibitId: string, signId: string) =>
  world.ok(second, propertyCare, 'sign', { params: { exhibitId, signId }, body: { answer: 'SIGNED' } })

/** A letter to the owner of a knife, who is a person of its crime. */
export async function written(world: World, officer: Actor) {
  const made = await registered(world, officer)
  const ownerId = await ownerOf(world, officer, made.recordId)
  const letter = await world.ok(officer, propertyCare, 'writeLetter', {
    params: { exhibitId: made.id },
    body: { kind: 'CLAIM', ownerId, address: '1 Test Road, Testham' },
  })
  return { ...made, ownerId, letterId: letter.id }
}
