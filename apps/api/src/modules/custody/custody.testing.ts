/** Takes a test's arrest into custody, as far as the test needs. */
import { custody } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { makeArrest, makeScene, type Scene, minutesAgo, suite } from '../arrest/arrest.testing.ts'

type Routes = (typeof custody)['routes']
type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** An opened record of a fresh arrest, whose detainee arrived five minutes ago. */
export async function openStay(
  world: World,
  more: { officer?: Actor; sergeant?: Actor; dob?: string | null; sex?: string; scene?: Scene } = {},
): Promise<{ id: string; custodyNumber: string; arrestId: string; version: number }> {
  const officer = more.officer ?? (await world.actor('RESPONSE_OFFICER'))
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const arrest = await makeArrest(
    world,
    officer,
    {},
    more.scene ??
      (await makeScene(world, {
        ...(more.dob === undefined ? {} : { dob: more.dob }),
        ...(more.sex === undefined ? {} : { sex: more.sex }),
      })),
  )
  const made = await world.ok(sergeant, custody, 'open', {
    body: { arrestId: arrest.id, stationCode: suite.code, arrivedAt: minutesAgo(world, 5) },
  })
  return { ...made, arrestId: arrest.id }
}

/** A lawful authorisation, one minute ago. */
export const authorisation = (
  world: World,
  more: Partial<Body<'authoriseDetention'>> = {},
): Body<'authoriseDetention'> => ({
  decision: 'AUTHORISED',
  decidedAt: minutesAgo(world, 1),
  grounds: ['SECURE_PRESERVE', 'OBTAIN_QUESTIONING'],
  groundsText: 'To secure the clothing and to question.',
  toldInPresence: true,
  ...more,
})

/** A record on which detention is authorised. */
export async function detain(
  world: World,
  more: { officer?: Actor; sergeant?: Actor; dob?: string | null; sex?: string; scene?: Scene } = {},
): Promise<{ id: string; custodyNumber: string; arrestId: string; version: number }> {
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const stay = await openStay(world, { ...more, sergeant })
  const { version } = await world.ok(
    sergeant,
    custody,
    'authoriseDetention',
    { params: { recordId: stay.id }, body: authorisation(world) },
    { version: stay.version },
  )
  return { ...stay, version }
}

/** A stay that ends now in bail before charge, after `minutes` more in detention. */
export async function bail(
  world: World,
  more: Parameters<typeof detain>[1] & { minutes?: number } = {},
): Promise<Awaited<ReturnType<typeof detain>>> {
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const stay = await detain(world, { ...more, sergeant })
  world.clock.advanceMinutes(more.minutes ?? 0)
  const { version } = await world.ok(
    sergeant,
    custody,
    'release',
    {
      params: { recordId: stay.id },
      body: { releasedAt: minutesAgo(world, 0), disposal: 'BAIL_PRE_CHARGE', reason: 'Phone to be examined' },
    },
    { version: stay.version },
  )
  return { ...stay, version }
}
