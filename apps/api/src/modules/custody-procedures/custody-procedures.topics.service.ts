/** How far the topics of searches, property, samples and interviews of a stay are. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { TopicsOf } from '../custody/custody.topics.service.ts'
import { readBiometrics, readInterviews, readProperty, readSearches } from './procedure.repository.ts'
import type { SearchesAnswer } from './procedure.rows.ts'
import { biometricsLeft, breakDueOf, interviewProblems, newestOf } from './procedure.rules.ts'
import { propertyLeft } from './property.list.ts'
import { withFacts } from './stay-facts.ts'
import { restOf } from './welfare.ts'

/** The topics `searches`, `property`, `biometrics` and `interviews`. */
export const topicsOf: TopicsOf = async (ctx, recordId) => [
  searchTopic(found(await readSearches(ctx.tx, recordId))),
  await propertyTopic(ctx, recordId),
  await biometricsTopic(ctx, recordId),
  await interviewsTopic(ctx, recordId),
]

function found<A>(answer: A | undefined): A {
  if (answer === undefined) throw new AppError('not_found')
  return answer
}

const stateOf = (isTouched: boolean, left: readonly string[], isProblem: boolean): StayTopic['state'] => {
  if (isProblem) return 'problem'
  if (!isTouched) return 'untouched'
  return left.length > 0 ? 'started' : 'done'
}

function searchTopic({ stay, searches, force }: SearchesAnswer): StayTopic {
  const open = newestOf(searches).filter(({ state }) => state !== 'CLOSED')
  const owed = newestOf(force).filter(({ state }) => state === 'OWED')
  const isUnnamed = stay.arrest?.forceUsed === true && !force.some(({ kind }) => kind === 'BEFORE')
  const left = [
    ...open.map(() => 'Finish the record of a search.'),
    ...owed.map(({ facts }) => `Form on the use of force: ${facts.officer.displayName}.`),
    ...(isUnnamed ? ['Force was used at the arrest: name who used it.'] : []),
  ]
  const isProblem = open.some(({ until }) => until !== null)
  return { key: 'searches', state: stateOf(searches.length + force.length > 0, left, isProblem), left }
}

async function propertyTopic(ctx: Ctx, recordId: string): Promise<StayTopic> {
  const row = found(await readProperty(ctx.tx, recordId))
  const left = propertyLeft(row)
  const isOpen = left.some((words) => words.startsWith('Bag ') || words.startsWith('Say '))
  return { key: 'property', state: stateOf(row.items.length > 0, left, isOpen), left }
}

async function biometricsTopic(ctx: Ctx, recordId: string): Promise<StayTopic> {
  const row = found(await readBiometrics(ctx.tx, recordId))
  const left = biometricsLeft(row)
  const isTouched = row.takings.length + row.identifications.length > 0 || row.stay.asn !== null
  return { key: 'biometrics', state: stateOf(isTouched, left, false), left }
}

async function interviewsTopic(ctx: Ctx, recordId: string): Promise<StayTopic> {
  const row = found(await readInterviews(ctx.tx, recordId))
  const now = ctx.clock.now()
  const stay = withFacts(row.stay, now)
  const rest = restOf(row, stay, now.toISOString())
  const interviews = newestOf(row.interviews)
  const wrong = [
    ...(stay.isHeldNow && rest !== undefined && !rest.state.canStillFit
      ? ['Eight hours of rest no longer fit (TR-7).']
      : []),
    ...interviews.flatMap((one) =>
      breakDueOf(one, stay, now.toISOString())?.isOverdue
        ? [`Interview ${one.facts.number}: a break is overdue (TR-8).`]
        : [],
    ),
  ]
  const left = [
    ...wrong,
    ...interviews.flatMap((one) =>
      interviewProblems(one, stay).map(({ message }) => `Interview ${one.facts.number}: ${message}`),
    ),
  ]
  const isTouched = row.interviews.length + row.contacts.length + row.welfare.length > 0
  return { key: 'interviews', state: stateOf(isTouched, left, wrong.length > 0), left }
}
