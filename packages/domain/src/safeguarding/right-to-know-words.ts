/** The words of the right to know, who approves what is told, and who may be told. */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

export const receivedHow = [
  { code: 'ONLINE', label: 'Online' },
  { code: 'PHONE', label: 'By phone' },
  { code: 'STATION', label: 'At a station' },
  { code: 'OFFICER', label: 'To an officer' },
  { code: 'PARTNER', label: 'Through a partner' },
  { code: 'POLICE', label: 'By police, of their own accord' },
] as const

export const rightToKnowDecisions = [
  { code: 'DISCLOSE', label: 'Tell' },
  { code: 'NOT', label: 'Do not tell' },
  { code: 'DEFER', label: 'Put off' },
  { code: 'NOTHING_HELD', label: 'Nothing is held' },
] as const

/** Where it was looked before the risk was assessed. */
export const checkedSources = [
  { code: 'OWN', label: 'Own records' },
  { code: 'PNC', label: 'Police National Computer' },
  { code: 'PND', label: 'Police National Database' },
  { code: 'VISOR', label: 'ViSOR' },
  { code: 'COURTS', label: 'Courts and orders' },
  { code: 'SOCIAL_CARE', label: 'Social care' },
  { code: 'PROBATION', label: 'Probation' },
  { code: 'OTHER', label: 'Another source' },
] as const

/** Stages that are ticked with words; a decision and a disclosure are acts of their own. */
export const plainStages = [
  { code: 'SAFETY_CHECK', label: 'Safety check' },
  { code: 'ID_VERIFIED', label: 'Identity verified' },
  { code: 'FACE_TO_FACE', label: 'Met face to face' },
  { code: 'RISK_ASSESSED', label: 'Checks made, risk assessed' },
  { code: 'CLOSED', label: 'Closed' },
] as const

/** RK-4: the words that are told are approved by another than who wrote them, an inspector or above. */
export function wordingProblems(
  application: { decision?: string; wording?: string; wordingBy?: string; isDisclosed: boolean },
  approver: { userId: string; rank: Rank },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    application.decision !== 'DISCLOSE',
    'RK-4',
    'Nothing is to be told: there are no words to approve.',
    'wording',
  )
  block(!isSaid(application.wording), 'RK-4', 'Write the words that are to be told first.', 'wording')
  block(application.isDisclosed, 'RK-4', 'It was told already: its words stand.', 'wording')
  block(
    application.wordingBy === approver.userId,
    'RK-4',
    'You wrote these words: somebody else approves them.',
    'by',
  )
  block(!isAtLeast(approver.rank, 'INSP'), 'RK-4', 'An inspector or above approves the words.', 'by')
  return problems
}

/** RK-4: told is the one at risk, or somebody of whom it is said how they can protect them; never whoever asks. */
export const mayBeTold = (told: { isAtRisk: boolean; howTheyProtect?: string }): boolean =>
  told.isAtRisk || isSaid(told.howTheyProtect)

/** RK-3: what is checked is named before the risk is called assessed. */
export function stageProblems(
  stage: string,
  more: { words?: string; sources: readonly string[] },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isSaid(more.words), 'RK-1', 'Say what was done.', 'words')
  block(
    stage === 'RISK_ASSESSED' && more.sources.length === 0,
    'RK-3',
    'Name where it was looked.',
    'sources',
  )
  return problems
}
