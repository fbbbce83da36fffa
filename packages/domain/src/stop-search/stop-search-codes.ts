/** Powers, objects, outcomes and extents of a stop and search (Code A; lists of the published data, values recalled). */

/** `needs`: reasonable grounds, an authority for an area, or neither; `inUse`: commenced as far as is known. */
export const searchPowers = [
  power('PACE_S1', 'PACE s.1: stolen or prohibited articles', 'GROUNDS', [
    'STOLEN',
    'WEAPON',
    'BLADE',
    'ARTICLES',
    'FIREWORKS',
    'DAMAGE',
  ]),
  power('MDA_S23', 'Misuse of Drugs Act s.23', 'GROUNDS', ['DRUGS']),
  power('CJPO_S60', 'Criminal Justice and Public Order Act s.60', 'AUTHORITY', ['WEAPON', 'BLADE']),
  power('FA_S47', 'Firearms Act s.47', 'GROUNDS', ['FIREARM']),
  power('TA_S43', 'Terrorism Act s.43', 'GROUNDS', ['TERRORISM']),
  power('TA_S47A', 'Terrorism Act s.47A', 'AUTHORITY', ['TERRORISM']),
  power('POA_S11', 'Public Order Act 2023 s.11', 'AUTHORITY', ['PROTEST']),
  power('POA_S10', 'Public Order Act 2023 s.10', 'GROUNDS', ['PROTEST']),
  power('PSYCHOACTIVE', 'Psychoactive Substances Act s.36', 'GROUNDS', ['DRUGS']),
  power('WILDLIFE', 'Wildlife and Countryside Act s.19', 'GROUNDS', ['WILDLIFE']),
  power('CROSSBOWS', 'Crossbows Act s.4', 'GROUNDS', ['WEAPON']),
  power('CEMA', 'Customs and Excise Management Act s.163', 'GROUNDS', ['CUSTOMS']),
  power('SVRO', 'Serious violence reduction order', 'ORDER', ['WEAPON', 'BLADE']),
  power('POACHING', 'Poaching Prevention Act s.2', 'GROUNDS', ['WILDLIFE']),
  power('AVIATION', 'Aviation Security Act s.24B', 'GROUNDS', ['STOLEN', 'ARTICLES']),
  power('SPORTING_EVENTS', 'Sporting Events Act s.7', 'GROUNDS', ['ALCOHOL']),
] as const
export type SearchPower = (typeof searchPowers)[number]['code']

export const searchObjects = [
  { code: 'STOLEN', label: 'Stolen goods' },
  { code: 'WEAPON', label: 'Offensive weapon' },
  { code: 'BLADE', label: 'Blade or point' },
  { code: 'FIREARM', label: 'Firearm' },
  { code: 'ARTICLES', label: 'Articles for theft, burglary or fraud' },
  { code: 'DAMAGE', label: 'Articles for criminal damage' },
  { code: 'FIREWORKS', label: 'Fireworks' },
  { code: 'DRUGS', label: 'Drugs' },
  { code: 'TERRORISM', label: 'Evidence of terrorism' },
  { code: 'PROTEST', label: 'Articles for a protest offence' },
  { code: 'WILDLIFE', label: 'Game or wildlife' },
  { code: 'CUSTOMS', label: 'Goods liable to duty' },
  { code: 'ALCOHOL', label: 'Alcohol at a sports ground' },
] as const
export type SearchObject = (typeof searchObjects)[number]['code']

export const searchOutcomes = [
  { code: 'NFA', label: 'No further action' },
  { code: 'ARREST', label: 'Arrest' },
  { code: 'CAUTION', label: 'Caution (simple or conditional)' },
  { code: 'COMMUNITY_RESOLUTION', label: 'Community resolution' },
  { code: 'DRUG_WARNING', label: 'Khat or cannabis warning' },
  { code: 'PENALTY_NOTICE', label: 'Penalty notice for disorder' },
  { code: 'SUMMONS', label: 'Summons or charged by post' },
] as const
export type SearchOutcome = (typeof searchOutcomes)[number]['code']

export const searchSubjects = [
  { code: 'PERSON', label: 'Person search' },
  { code: 'VEHICLE', label: 'Vehicle search' },
  { code: 'BOTH', label: 'Person and vehicle search' },
] as const
export type SearchSubject = (typeof searchSubjects)[number]['code']

/** `EXPOSED`: intimate parts of the body are exposed. */
export const searchExtents = [
  { code: 'OUTER', label: 'Outer coat, jacket and gloves', order: 1 },
  { code: 'MORE', label: 'More than outer clothing', order: 2 },
  { code: 'EXPOSED', label: 'Intimate parts exposed', order: 3 },
] as const
export type SearchExtent = (typeof searchExtents)[number]['code']

export const receiptKinds = [
  { code: 'PAPER', label: 'On paper', isGiven: true },
  { code: 'ELECTRONIC', label: 'By electronic receipt', isGiven: true },
  { code: 'REFUSED', label: 'Offered and refused', isGiven: false },
  { code: 'IMPRACTICABLE', label: 'Not practicable', isGiven: false },
] as const
export type ReceiptKind = (typeof receiptKinds)[number]['code']

/** What the officer tells before searching, in the order of the mnemonic; each with its time. */
export const goWisely = [
  { code: 'GROUNDS', label: 'Grounds' },
  { code: 'OBJECT', label: 'Object' },
  { code: 'WARRANT_CARD', label: 'Warrant card, in plain clothes' },
  { code: 'IDENTITY', label: 'Identity of the officer' },
  { code: 'STATION', label: 'Station' },
  { code: 'ENTITLEMENT', label: 'Entitlement to a copy' },
  { code: 'LEGAL_POWER', label: 'Legal power' },
  { code: 'DETAINED', label: 'You are detained' },
] as const
export type GoWisely = (typeof goWisely)[number]['code']

function power<const Code extends string>(
  code: Code,
  label: string,
  needs: 'GROUNDS' | 'AUTHORITY' | 'ORDER',
  objects: readonly string[],
) {
  return { code, label, needs, objects }
}
