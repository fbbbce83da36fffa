/** Takes a test's arrest into custody, as far as the test needs. */
import { custody, custodyOutcome } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { releaseQuestions } from '@mips/domain/custody/release-rules'
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

/** Ends a stay now by the door: every offence has its end, the risk is assessed and raises nothing. */
export async function endStay(
  world: World,
  sergeant: Actor,
  stay: { id: string; version: number },
  how: 'BAIL_PRE_CHARGE' | 'BAIL_TO_CPS' | 'RUI',
): Promise<{ version: number }> {
  const params = { recordId: stay.id }
  const { offences } = await world.ok(sergeant, custodyOutcome, 'get', { params })
  const ends = { at: minutesAgo(world, 0), offenceIds: offences.map(({ id }) => id) }
  const version =
    how === 'RUI'
      ? await world.ok(
          sergeant,
          custodyOutcome,
          'dispose',
          { params, body: { ...ends, disposal: 'RUI', reason: 'Enquiries go on' } },
          { version: stay.version },
        )
      : await world.ok(
          sergeant,
          custodyOutcome,
          'bailBeforeCharge',
          {
            params,
            body: {
              ...ends,
              isForCps: how === 'BAIL_TO_CPS',
              necessity: 'The phone is to be examined.',
              proportionality: 'No condition is set.',
              representationsConsidered: true,
            },
          },
          { version: stay.version },
        )
  await world.ok(sergeant, custodyOutcome, 'assessRelease', {
    params,
    body: { at: minutesAgo(world, 0), answers: calmAnswers },
  })
  return world.ok(
    sergeant,
    custodyOutcome,
    'letGo',
    { params, body: { releasedAt: minutesAgo(world, 0), isPropertySettled: true, isBailNoticeServed: true } },
    { version: version.version },
  )
}

/** Answers before release that raise nothing. */
export const calmAnswers: RouteCall<(typeof custodyOutcome)['routes']['assessRelease']>['body']['answers'] =
  Object.fromEntries(
    releaseQuestions.map(({ code, raises }) => [code, { answer: raises === 'YES' ? 'NO' : 'YES' }]),
  )

/** A stay that ends now in bail before charge, after `minutes` more in detention. */
export async function bail(
  world: World,
  more: Parameters<typeof detain>[1] & { minutes?: number } = {},
): Promise<Awaited<ReturnType<typeof detain>>> {
  const sergeant = more.sergeant ?? (await world.actor('CUSTODY_SERGEANT'))
  const stay = await detain(world, { ...more, sergeant })
  world.clock.advanceMinutes(more.minutes ?? 0)
  const { version } = await endStay(world, sergeant, stay, 'BAIL_PRE_CHARGE')
  return { ...stay, version }
}
