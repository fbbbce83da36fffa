/** Risk tools of domestic abuse: topics by key (the wording is licensed and loaded by the force), answers and grades. */

/** `isScored`: a count of yes answers means something; a partner's form is taken as it is. */
export const daTools = [
  { code: 'DASH_27', label: 'DASH, 27 topics', isScored: false, policeOnly: false },
  { code: 'DASH_SAFELIVES', label: 'SafeLives checklist', isScored: true, policeOnly: false },
  { code: 'DARA', label: 'DARA', isScored: false, policeOnly: true },
  { code: 'S_DASH', label: 'Stalking checklist', isScored: false, policeOnly: false },
  { code: 'LOCAL', label: 'Local tool', isScored: false, policeOnly: false },
] as const
export type DaTool = (typeof daTools)[number]['code']

/** The topics of DASH, by key only. `isGrave`: a sign that judgement weighs above any count. */
export const dashTopics = [
  topic('CURRENT_INJURY', 'Injured now'),
  topic('FRIGHTENED', 'Frightened'),
  topic('AFRAID_OF_WHAT', 'What they are afraid of'),
  topic('ISOLATED', 'Cut off from others'),
  topic('DEPRESSED_SUICIDAL', 'Low or suicidal'),
  topic('SEPARATED_OR_TRYING', 'Parted, or trying to', true),
  topic('CONTACT_CONFLICT_CHILDREN', 'Conflict about the children'),
  topic('STALK_FOLLOW_HARASS', 'Stalking', true),
  topic('PREGNANT_OR_BABY_18M', 'Pregnant, or a baby'),
  topic('CHILDREN_HURT_OR_THREATENED', 'Children hurt or threatened'),
  topic('ESCALATING_FREQUENCY', 'More often', true),
  topic('ESCALATING_SEVERITY', 'Worse', true),
  topic('CONTROLS_JEALOUS', 'Control or jealousy', true),
  topic('WEAPON_USED', 'Weapon used'),
  topic('THREAT_TO_KILL', 'Threat to kill', true),
  topic('CHOKE_STRANGLE_SUFFOCATE_DROWN', 'Strangled or choked', true),
  topic('SEXUAL_HARM', 'Sexual harm'),
  topic('OTHER_PEOPLE_THREATEN', 'Threatened by others, honour', true),
  topic('HURT_OTHERS_OR_ELDER', 'Hurt others'),
  topic('ANIMAL_HARM', 'Animals hurt'),
  topic('MONEY_ISSUES', 'Money'),
  topic('DRUGS_ALCOHOL_MH_SUSPECT', 'Drink, drugs or mental health of the suspect'),
  topic('SUSPECT_SUICIDE', 'Suspect suicidal'),
  topic('BROKEN_BAIL_OR_ORDER', 'Bail or order broken'),
  topic('CRIMINAL_HISTORY', 'Criminal history'),
  topic('VICTIM_VIEW_OF_DANGER', 'Victim believes to be in danger', true),
  topic('PREVIOUS_ABUSER_OTHERS', 'Abused others before'),
] as const
export type DashTopic = (typeof dashTopics)[number]['code']

export const daAnswers = [
  { code: 'YES', label: 'Yes' },
  { code: 'NO', label: 'No' },
  { code: 'DONT_KNOW', label: 'Does not know' },
  { code: 'REFUSED', label: 'Would not say' },
] as const
export type DaAnswer = (typeof daAnswers)[number]['code']

export const daGrades = [
  { code: 'STANDARD', label: 'Standard: no sign of serious harm now', order: 1 },
  { code: 'MEDIUM', label: 'Medium: serious harm if something changes', order: 2 },
  { code: 'HIGH', label: 'High: serious harm could happen at any time', order: 3 },
] as const
export type DaGrade = (typeof daGrades)[number]['code']

export const daOrder = (grade: DaGrade): number => daGrades.find(({ code }) => code === grade)?.order ?? 0

/** The topics that a tool asks of everybody; empty where the force loads its own. */
export const topicsOf = (tool: DaTool, loaded: readonly string[] = []): readonly string[] =>
  tool === 'DASH_27' && loaded.length === 0 ? dashTopics.map(({ code }) => code) : loaded

/** The words for a topic. */
export const dashTopicLabel = (code: string): string =>
  dashTopics.find((row) => row.code === code)?.label ?? code

function topic<const Code extends string>(code: Code, label: string, isGrave = false) {
  return { code, label, isGrave }
}
