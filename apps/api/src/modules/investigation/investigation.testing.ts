/** What tests of investigations begin from: a recorded crime, given to a detective who accepted it. */
import { crime, investigation } from '@mips/contracts'
import { expect } from 'vitest'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import type { Actor, World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'

/** The version that the crime has now, for an act that changes a fact. */
export async function versionOf(world: World, as: Actor, crimeId: string): Promise<number> {
  return (await world.ok(as, crime, 'get', { params: { crimeId } })).version
}

/** A recorded crime that a supervisor gave to an officer; the offer waits. */
export async function offeredCrime(world: World, officer: Actor, supervisor: Actor) {
  const made = await recordedCrime(world, officer)
  const { crimeId } = made
  await world.ok(
    supervisor,
    investigation,
    'allocate',
    { params: { crimeId }, body: { officerId: officer.id, reason: 'Took the report' } },
    { version: await versionOf(world, officer, crimeId) },
  )
  const { allocations } = await world.ok(officer, investigation, 'get', { params: { crimeId } })
  return { ...made, allocationId: allocations[0]?.id ?? '' }
}

/** The same, accepted: the investigation runs. */
export async function runningCrime(world: World, officer: Actor, supervisor: Actor) {
  const made = await offeredCrime(world, officer, supervisor)
  const { crimeId, allocationId } = made
  await world.ok(
    officer,
    investigation,
    'answerAllocation',
    { params: { crimeId, allocationId }, body: { answer: 'ACCEPTED' } },
    { version: await versionOf(world, officer, crimeId) },
  )
  return made
}

/** An action of the crime, given to its owner. */
export async function raisedAction(world: World, as: Actor, crimeId: string, ownerId = as.id) {
  const { id } = await world.ok(as, investigation, 'addAction', {
    params: { crimeId },
    body: { text: 'Ask the shop for its film', ownerId, dueAt: '2026-09-08T12:00:00Z' },
  })
  return id
}

type Name = keyof (typeof investigation)['routes'] & string
type Refusable = { statusCode: number; body: string; json: () => { error: object } }

/** Acts on crimes with the version that they have now, and looks at what came of it. */
export function actsOn(world: World, reader: () => Actor) {
  const act = async (as: Actor, name: Name, crimeId: string, body: object, more: object = {}) => {
    const version = await versionOf(world, reader(), crimeId)
    const input = { params: { crimeId, ...more }, body }
    return world.call(as, investigation, name, input as never, { version })
  }
  return {
    act,
    page: (crimeId: string, as = reader()) => world.ok(as, investigation, 'get', { params: { crimeId } }),
    done: async (as: Actor, name: Name, crimeId: string, body: object, more: object = {}) => {
      const response = await act(as, name, crimeId, body, more)
      expect(response.statusCode, response.body).toBe(200)
      return response.json()
    },
    /** A refusal changes nothing. */
    refused: async (send: () => Promise<Refusable>, status: number, error: object) => {
      const before = await rowCounts(world.admin)
      const response = await send()
      expect(response.statusCode, response.body).toBe(status)
      expect(response.json().error).toMatchObject(error)
      expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
    },
  }
}
