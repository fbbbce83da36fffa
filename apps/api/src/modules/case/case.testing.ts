/** What tests of cases begin from: somebody charged in custody with a theft, and the case opened from it. */
import { caseForms, custodyOutcome, custodyProcedures, prosecutionCase } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { linkRecords } from '../pole/record.service.ts'
import { arrange, makePlace } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { chargeBody, detained } from '../custody-outcome/custody-outcome.testing.ts'

type Routes = (typeof prosecutionCase)['routes']
export type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** The name of a court of the list, as it stands on charge sheets. */
export const listedCourt = 'Croydon Magistrates’ Court'
export const listedCourtCode = 'B01EF00'

/** Ten in the morning of a working day some weeks ahead. */
export function courtDay(world: World, weeks = 2): Date {
  const at = new Date(world.clock.now().getTime() + weeks * 7 * 86_400_000)
  while ([0, 6].includes(at.getUTCDay())) at.setUTCDate(at.getUTCDate() + 1)
  at.setUTCHours(10, 0, 0, 0)
  return at
}

/** Charged in custody with a theft from a shop and bailed to court; the arrest has its number. */
export async function charged(
  world: World,
  more: { sergeant?: Actor; dob?: string; court?: string; cpsUrn?: string } = {},
) {
  const stay = await detained(world, more)
  const params = { recordId: stay.id }
  await world.ok(stay.sergeant, custodyProcedures, 'makeAsn', { params, body: {} })
  await world.ok(
    stay.sergeant,
    custodyOutcome,
    'charge',
    {
      params,
      body: chargeBody(world, stay.offenceId, {
        court: more.court ?? listedCourt,
        courtAt: courtDay(world).toISOString(),
        ...(more.cpsUrn === undefined ? {} : { cpsUrn: more.cpsUrn }),
      }),
    },
    { version: stay.version },
  )
  return stay
}

/** A case of one defendant, opened from the charge by the officer in the case. */
export async function openedCase(world: World, officer: Actor, stay?: { id: string }) {
  const from = stay ?? (await charged(world))
  const made = await world.ok(officer, prosecutionCase, 'open', {
    body: { by: 'CHARGE', custodyRecordIds: [from.id] },
  })
  return { ...made, stay: from, params: { caseId: made.id } }
}

export const casePage = (world: World, as: Actor, caseId: string) =>
  world.ok(as, prosecutionCase, 'get', { params: { caseId } })

/** Changes what is said of the whole case, at the version that it has now. */
export async function change(world: World, as: Actor, caseId: string, body: Body<'change'>) {
  const { version } = await casePage(world, as, caseId)
  return world.ok(as, prosecutionCase, 'change', { params: { caseId }, body }, { version })
}

/** Keeps what the case alone knows of one of its people. */
export async function keep(
  world: World,
  as: Actor,
  caseId: string,
  personId: string,
  body: Body<'setPerson'>,
) {
  const { version } = await casePage(world, as, caseId)
  return world.ok(as, prosecutionCase, 'setPerson', { params: { caseId, personId }, body }, { version })
}

/** Writes a form and signs it, at the version that the case has now. */
export async function write(
  world: World,
  as: Actor,
  caseId: string,
  form: { code: 'MG5' | 'MG6'; words: Record<string, string>; isSigned?: boolean },
) {
  const { version } = await casePage(world, as, caseId)
  const { code, words, isSigned = true } = form
  return world.ok(
    as,
    caseForms,
    'write',
    { params: { caseId, code }, body: { words, isSigned } },
    { version },
  )
}

/** A case of one defendant whose file is ready for sign-off: plea, contact, print, returns of the officers, two forms. */
export async function readyFile(world: World, officer: Actor) {
  const opened = await openedCase(world, officer)
  const caseId = opened.id
  const page = await casePage(world, officer, caseId)
  const defendant = page.defendants[0]?.id ?? ''
  const home = await makePlace(world)
  await arrange(world, async (ctx) => {
    await linkRecords(ctx, { fromId: defendant, toId: home, role: 'LIVES', origin: 'imported' })
  })
  await change(world, officer, caseId, { anticipatedPlea: 'GAP', officerContact: 'desk@force.example' })
  await keep(world, officer, caseId, defendant, {
    part: 'DEFENDANT',
    facts: { print: { on: world.clock.now().toISOString().slice(0, 10), offences: 'SAME' } },
  })
  for (const witness of page.witnesses)
    await keep(world, officer, caseId, witness.id, { part: 'WITNESS', facts: { misconduct: 'NIL' } })
  await write(world, officer, caseId, {
    code: 'MG5',
    words: { summary: 'Seen on camera to put a coat under his own and leave without paying.' },
  })
  await write(world, officer, caseId, { code: 'MG6', words: { sensitive: 'Nothing to add.' } })
  return { ...opened, caseId, defendant, version: (await casePage(world, officer, caseId)).version }
}
