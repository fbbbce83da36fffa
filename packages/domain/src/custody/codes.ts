/** The closed lists of the custody record (custody.md 1, 9 and 13). */

/** Why a person is held. `clock`: whether the clock of PACE s.41-44 runs; `reviews`: whose review rules apply. */
export const custodyRecordTypes = [
  { code: 'PACE', label: 'Arrest for an offence', clock: 'RUNS', reviews: 'S40' },
  { code: 'BAILBACK', label: 'Answering bail before charge', clock: 'RESUMES', reviews: 'S40' },
  { code: 'S46A', label: 'Arrest for breaking or failing to answer bail', clock: 'RESUMES', reviews: 'S40' },
  { code: 'STREETBAIL', label: 'Answering street bail', clock: 'RUNS', reviews: 'S40' },
  { code: 'WARRANT_FTA', label: 'Court warrant', clock: 'NONE', reviews: 'GOOD_PRACTICE' },
  { code: 'BREACH_PEACE', label: 'Breach of the peace', clock: 'NONE', reviews: 'GOOD_PRACTICE' },
  {
    code: 'RECALL',
    label: 'Recall to prison or unlawfully at large',
    clock: 'NONE',
    reviews: 'GOOD_PRACTICE',
  },
  { code: 'IMMIGRATION', label: 'Immigration detention', clock: 'NONE', reviews: 'OWN' },
  { code: 'MHA_135_136', label: 'Place of safety (Mental Health Act)', clock: 'NONE', reviews: 'OWN' },
  { code: 'TACT', label: 'Terrorism Act', clock: 'OWN', reviews: 'OWN' },
  { code: 'NSA', label: 'National Security Act', clock: 'OWN', reviews: 'OWN' },
  { code: 'REMAND', label: 'Remanded to police cells', clock: 'NONE', reviews: 'GOOD_PRACTICE' },
  { code: 'EXTRADITION', label: 'Extradition arrest', clock: 'NONE', reviews: 'OWN' },
] as const
export type CustodyRecordType = (typeof custodyRecordTypes)[number]['code']

/** L-1: why the arrest was necessary (s.24(5), Code G); at least one for an arrest under s.24. */
export const necessityCodes = [
  { code: 'NAME', label: 'Name not known or doubted' },
  { code: 'ADDRESS', label: 'Address not known or doubted' },
  { code: 'PREVENT_INJURY', label: 'Prevent injury to self or others' },
  { code: 'SUFFER_INJURY', label: 'Prevent the person suffering injury' },
  { code: 'LOSS_DAMAGE', label: 'Prevent loss of or damage to property' },
  { code: 'PUBLIC_DECENCY', label: 'Prevent an offence against public decency' },
  { code: 'HIGHWAY', label: 'Prevent obstruction of the highway' },
  { code: 'PROTECT_CHILD_VULNERABLE', label: 'Protect a child or other vulnerable person' },
  { code: 'PROMPT_EFFECTIVE_INVESTIGATION', label: 'Prompt and effective investigation' },
  { code: 'PREVENT_DISAPPEARANCE', label: 'Prevent the person disappearing' },
] as const
export type NecessityCode = (typeof necessityCodes)[number]['code']

/** L-2: why detention is authorised (s.37). `phase` says when a ground may be chosen. */
export const detentionGrounds = [
  {
    code: 'EVIDENCE_CHARGE',
    label: 'To decide whether there is enough evidence to charge',
    phase: 'BEFORE_CHARGE',
  },
  { code: 'SECURE_PRESERVE', label: 'To secure or preserve evidence', phase: 'BEFORE_CHARGE' },
  { code: 'OBTAIN_QUESTIONING', label: 'To obtain evidence by questioning', phase: 'BEFORE_CHARGE' },
  { code: 'CHARGE_DECISION', label: 'Awaiting a charging decision', phase: 'BEFORE_CHARGE' },
  { code: 'UNFIT_TO_CHARGE', label: 'Not fit to be charged', phase: 'BEFORE_CHARGE' },
  { code: 'POST_CHARGE', label: 'Bail refused after charge', phase: 'AFTER_CHARGE' },
  { code: 'BAIL_BREACH', label: 'Breach of bail', phase: 'ANY' },
  { code: 'WARRANT', label: 'Court warrant', phase: 'ANY' },
  { code: 'OTHER_POWER', label: 'Other power', phase: 'ANY' },
] as const
export type DetentionGround = (typeof detentionGrounds)[number]['code']

/** L-6: why bail is refused after charge (s.38(1)). */
export const postChargeGrounds = [
  { code: 'NAME_ADDRESS', label: 'Name or address not known or doubted' },
  { code: 'FAIL_TO_APPEAR', label: 'Would fail to appear' },
  { code: 'PREVENT_OFFENCE', label: 'Prevent an offence' },
  { code: 'INJURY_OR_DAMAGE', label: 'Prevent injury, loss or damage' },
  { code: 'INTERFERE_JUSTICE', label: 'Prevent interference with justice' },
  { code: 'OWN_PROTECTION', label: 'Own protection' },
  { code: 'DRUG_SAMPLE', label: 'To take a drug sample' },
  { code: 'JUVENILE_INTERESTS', label: 'Own interests (under 18)' },
  { code: 'MURDER_ETC', label: 'Murder or another offence that only a court can bail' },
] as const
export type PostChargeGround = (typeof postChargeGrounds)[number]['code']

/** L-9: how the CJS lists class an offence. */
export const offenceCategories = [
  { code: 'CI', label: 'Indictable only', isIndictable: true },
  { code: 'CE', label: 'Either way', isIndictable: true },
  { code: 'CS', label: 'Summary, non-motoring', isIndictable: false },
  { code: 'CM', label: 'Summary, motoring', isIndictable: false },
  { code: 'CB', label: 'Breach (not an offence)', isIndictable: false },
] as const
export type OffenceCategory = (typeof offenceCategories)[number]['code']

/** Whether an offence is indictable (indictable only or either way), the test of s.42(1)(b); false for an unknown class. */
export const isIndictable = (category: string): boolean =>
  offenceCategories.some((row) => row.code === category && row.isIndictable)

/** The power that an arrest was made under (custody.md 12.2). `needsNecessity`: the test of s.24(5) applies. */
export const arrestPowers = [
  { code: 'S24', label: 'PACE s.24 (constable)', needsNecessity: true },
  { code: 'S24A', label: 'PACE s.24A (any person)', needsNecessity: false },
  { code: 'S46A', label: 'PACE s.46A (bail before charge)', needsNecessity: false },
  { code: 'S30D', label: 'PACE s.30D (street bail)', needsNecessity: false },
  { code: 'S31', label: 'PACE s.31 (further offence)', needsNecessity: false },
  { code: 'BAIL_ACT_S7', label: 'Bail Act s.7', needsNecessity: false },
  { code: 'WARRANT', label: 'Court warrant', needsNecessity: false },
  { code: 'BREACH_PEACE', label: 'Breach of the peace', needsNecessity: false },
  { code: 'MHA_136', label: 'Mental Health Act s.136', needsNecessity: false },
  {
    code: 'CSA_2010',
    label: 'Crime and Security Act 2010 (breach of a protection notice or order)',
    needsNecessity: false,
  },
  { code: 'DAA_S26', label: 'Domestic Abuse Act 2021 s.26 (breach of a notice)', needsNecessity: false },
  { code: 'IMMIGRATION', label: 'Immigration Act', needsNecessity: false },
  { code: 'TACT_S41', label: 'Terrorism Act s.41', needsNecessity: false },
  { code: 'OTHER', label: 'Other power', needsNecessity: false },
] as const
export type ArrestPower = (typeof arrestPowers)[number]['code']

/** What the custody officer decides on arrival (custody.md 12.3). */
export const detentionDecisions = [
  { code: 'AUTHORISED', label: 'Detention authorised' },
  { code: 'REFUSED', label: 'Detention refused' },
  { code: 'BAIL_TO_RETURN', label: 'Bailed to return' },
  { code: 'CHARGE_NOW', label: 'Charged at once' },
] as const
export type DetentionDecision = (typeof detentionDecisions)[number]['code']

/** How closely a detainee is watched; `maxIntervalMinutes` is the longest time between visits or log entries. */
export const observationLevels = [
  { code: '1', label: 'Level 1: general', maxIntervalMinutes: 60, isConstant: false },
  { code: '2', label: 'Level 2: intermittent', maxIntervalMinutes: 30, isConstant: false },
  { code: '3', label: 'Level 3: constant observation', maxIntervalMinutes: 15, isConstant: true },
  { code: '4', label: 'Level 4: close proximity', maxIntervalMinutes: 15, isConstant: true },
] as const
export type ObservationLevel = (typeof observationLevels)[number]['code']

/** Risk of the detainee to themselves and others, as forces grade it (custody.md 12.6). */
export const custodyRiskLevels = [
  { code: 'STANDARD', label: 'Standard', order: 1 },
  { code: 'MEDIUM', label: 'Medium', order: 2 },
  { code: 'HIGH', label: 'High', order: 3 },
] as const
export type CustodyRiskLevel = (typeof custodyRiskLevels)[number]['code']

/** How a review of detention was done (s.40, s.40A, s.45A). */
export const reviewMethods = [
  { code: 'IN_PERSON', label: 'In person' },
  { code: 'LIVE_LINK', label: 'By live link' },
  { code: 'PHONE', label: 'By telephone' },
] as const
export type ReviewMethod = (typeof reviewMethods)[number]['code']

/** What a review of detention ends in. */
export const reviewOutcomes = [
  { code: 'CONTINUE', label: 'Continued detention authorised' },
  { code: 'RELEASE', label: 'Release directed' },
] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]['code']

/** Time that does not count on the clock, and a trip that does although it looks alike (CL-4, CL-5, CL-7). */
export const custodyExclusionKinds = [
  { code: 'HOSPITAL_TREATMENT', label: 'Hospital, for treatment', stopsClock: true },
  { code: 'HOSPITAL_INVESTIGATION', label: 'Hospital, for investigation', stopsClock: false },
  { code: 'QUESTIONED_AT_HOSPITAL', label: 'Questioned at hospital', stopsClock: false },
] as const
export type CustodyExclusionKind = (typeof custodyExclusionKinds)[number]['code']
