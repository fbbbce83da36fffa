/** How far risk, care and medication of a stay are, and what the next step would ask for. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Ctx } from '../../platform/http/module.ts'
import { presentCare } from './custody-care.care-view.ts'
import { presentMedication } from './custody-care.medication-view.ts'
import { findCarePage, findMedicationPage, findRiskPage } from './custody-care.repository.ts'
import { presentRisk } from './custody-care.risk-view.ts'

type Problem = { severity: string; message: string; field?: string | undefined }
type Due = { label: string; at: string; state: string }

/** The topics `risk`, `care` and `medication`. */
export async function topicsOf(ctx: Ctx, recordId: string): Promise<StayTopic[]> {
  const tools = { clock: ctx.clock }
  const [risk, care, medication] = [
    await findRiskPage(ctx.tx, recordId),
    await findCarePage(ctx.tx, recordId),
    await findMedicationPage(ctx.tx, recordId),
  ]
  if (risk === undefined || care === undefined || medication === undefined) return []
  const [riskPage, carePage, medicationPage] = [
    presentRisk(risk, ctx.who, tools),
    presentCare(care, ctx.who, tools),
    presentMedication(medication, ctx.who, tools),
  ]
  const hasMedication =
    medicationPage.medicines.length + medicationPage.requests.length + medicationPage.meals.length > 0
  return [
    topic('risk', riskPage.assessments.length > 0, riskPage.isHeld ? shorten(riskPage.problems) : [], []),
    topic('care', carePage.plans.length > 0, carePage.isHeld ? carePage.problems : [], carePage.due),
    topic('medication', hasMedication, [], medicationPage.due),
  ]
}

function topic(key: string, isBegun: boolean, problems: readonly Problem[], due: readonly Due[]): StayTopic {
  const overdue = due.filter(({ state }) => state === 'overdue')
  const left = [
    ...overdue.map(({ label, at }) => `${label}: overdue since ${formatLondon(at)}.`),
    ...problems.map(({ message }) => message),
  ]
  const isWrong = overdue.length > 0 || problems.some(({ severity }) => severity !== 'ASK')
  return { key, state: isWrong ? 'problem' : stateOf(isBegun, left.length), left }
}

function stateOf(isBegun: boolean, left: number): StayTopic['state'] {
  if (!isBegun) return 'untouched'
  return left > 0 ? 'started' : 'done'
}

/** The questions that nobody asked yet are one line. */
function shorten(problems: readonly Problem[]): Problem[] {
  const unasked = problems.filter(({ message }) => message.startsWith('Ask: '))
  const rest = problems.filter(({ message }) => !message.startsWith('Ask: '))
  if (unasked.length < 2) return [...problems]
  return [{ severity: 'ASK', message: `${unasked.length} questions are still to be asked.` }, ...rest]
}
