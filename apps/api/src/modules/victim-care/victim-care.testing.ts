/** What tests of victim care begin from: a crime of a victim, and the job's round over it. */
import { crime, type victimCare } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePerson } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { makeScene, type Scene } from '../arrest/arrest.testing.ts'
import { decisionBody } from '../crime/crime.testing.ts'
import { victimDuesRound } from './victim-dues.job.ts'

type Routes = (typeof victimCare)['routes']
type Of<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never
export type ContactBody = Of<'contact'>

/** The job's round, as the server would do it, over everything. */
export const tellRound = (world: World) =>
  victimDuesRound(
    { prisma: world.prisma, writer: world.platform.writer, clock: world.clock },
    new Date('2020-01-01T00:00:00Z'),
  )

/** A burglary of a victim, with the suspect on it; `flags` make it graver. */
export async function crimeOfVictim(
  world: World,
  officer: Actor,
  more: {
    dob?: string
    flags?: 'DOMESTIC'[]
    offenceCode?: string
    victim?: { personRecordId: string; nominalId: string }
    /** Of a report that there is, with its suspect. */
    on?: { incidentId: string; personRecordId: string }
  } = {},
) {
  const scene = more.on ?? (await makeScene(world))
  const victim = more.victim ?? (await makePerson(world, { dob: more.dob ?? '1985-02-01' }))
  const made = await world.ok(officer, crime, 'decide', {
    params: { incidentId: scene.incidentId },
    body: decisionBody(scene as Scene, {
      crime: {
        offenceCode: more.offenceCode ?? 'TH68036',
        method: 'ATTENDED',
        suspects: [{ personRecordId: scene.personRecordId }],
        victims: [{ personRecordId: victim.personRecordId }],
        flags: more.flags ?? [],
      },
    }),
  })
  const crimeId = made.crime?.id ?? ''
  return { scene, victim, crimeId, params: { crimeId, victimId: victim.personRecordId } }
}

export const contactBody = (world: World, more: Partial<ContactBody> = {}): ContactBody => ({
  at: world.clock.now().toISOString(),
  way: 'PHONE',
  isReached: true,
  triggers: ['REPORTED'],
  said: 'Told the crime number and who deals with it.',
  ...more,
})
