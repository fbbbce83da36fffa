/** What tests of statements begin from: a crime of a victim, and a statement of hers at the step that is wanted. */
import { statement } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Actor, World } from '../../testing/world.ts'
import { crimeOfVictim } from '../victim-care/victim-care.testing.ts'

type Routes = (typeof statement)['routes']
export type StatementBody<Name extends keyof Routes> =
  RouteCall<Routes[Name]> extends { body: infer B } ? B : never

export const words = 'I was behind the counter. I saw him put the coat under his own and walk out.'
export const typed = (by: 'WITNESS' | 'OFFICER', revision: number, mark = 'Testa Fixtureby') => ({
  by,
  way: 'TYPED' as const,
  mark,
  revision,
})

/** A draft of the victim of a crime, with nothing written in it. */
export async function begunStatement(
  world: World,
  officer: Actor,
  more: Partial<StatementBody<'begin'>> = {},
  on?: { crimeId: string; victim: { personRecordId: string; nominalId: string } },
) {
  const { crimeId, victim } = on ?? (await crimeOfVictim(world, officer))
  const made = await world.ok(officer, statement, 'begin', {
    params: { recordId: crimeId },
    body: { kind: 'WITNESS', personId: victim.personRecordId, ...more },
  })
  return { params: { recordId: crimeId, statementId: made.id }, revision: made.revision, crimeId, victim }
}

/** With its words, ready to be signed. */
export async function writtenStatement(
  world: World,
  officer: Actor,
  more: Partial<StatementBody<'begin'>> = {},
  body: Partial<StatementBody<'write'>> = {},
) {
  const begun = await begunStatement(world, officer, more)
  const { revision } = await world.ok(officer, statement, 'write', {
    params: begun.params,
    body: { revision: begun.revision, text: words, ...body },
  })
  return { ...begun, revision }
}

/** Signed by the witness and by the officer who took it. */
export async function signedStatement(
  world: World,
  officer: Actor,
  more: Partial<StatementBody<'begin'>> = {},
  body: Partial<StatementBody<'write'>> = {},
) {
  const written = await writtenStatement(world, officer, more, body)
  const seen = await world.ok(officer, statement, 'sign', {
    params: written.params,
    body: typed('WITNESS', written.revision),
  })
  const { revision } = await world.ok(officer, statement, 'sign', {
    params: written.params,
    body: typed('OFFICER', seen.revision, officer.id),
  })
  return { ...written, revision }
}
