/** Relationships between two people, stored once in the FORWARD direction and read from either end (safeguarding.md 10). */

export type RelationshipCategory = 'INTIMATE' | 'FAMILY' | 'CARE' | 'SOCIAL' | 'CRIME'

/** BOTH reads the same from either end; of the others FORWARD is stored and INVERSE is how the second person reads it. */
export type RelationshipDirection = 'BOTH' | 'FORWARD' | 'INVERSE'

export const relationshipTypes = [
  both('SPOUSE', 'Married to', 'INTIMATE'),
  both('CIVIL_PARTNER', 'Civil partner of', 'INTIMATE'),
  both('PARTNER', 'Partner of', 'INTIMATE'),
  both('EX_PARTNER', 'Former partner of', 'INTIMATE'),
  ...pair('PARENT_OF', 'Parent of', 'CHILD_OF', 'Child of', 'FAMILY'),
  ...pair('STEP_PARENT_OF', 'Step-parent of', 'STEP_CHILD_OF', 'Step-child of', 'FAMILY'),
  ...pair('FOSTER_CARER_OF', 'Foster carer of', 'FOSTERED_BY', 'Fostered by', 'FAMILY'),
  ...pair('GUARDIAN_OF', 'Guardian of', 'WARD_OF', 'Ward of', 'FAMILY'),
  ...pair('GRANDPARENT_OF', 'Grandparent of', 'GRANDCHILD_OF', 'Grandchild of', 'FAMILY'),
  both('SIBLING', 'Brother or sister of', 'FAMILY'),
  both('HALF_SIBLING', 'Half-brother or half-sister of', 'FAMILY'),
  both('STEP_SIBLING', 'Step-brother or step-sister of', 'FAMILY'),
  ...pair('AUNT_UNCLE_OF', 'Aunt or uncle of', 'NIECE_NEPHEW_OF', 'Niece or nephew of', 'FAMILY'),
  both('COUSIN', 'Cousin of', 'FAMILY'),
  both('IN_LAW', 'Related by marriage to', 'FAMILY'),
  both('EXTENDED_FAMILY', 'Relative of', 'FAMILY'),
  ...pair('NEXT_OF_KIN_OF', 'Next of kin of', 'HAS_NEXT_OF_KIN', 'Has as next of kin', 'CARE'),
  ...pair(
    'EMERGENCY_CONTACT_FOR',
    'Emergency contact for',
    'HAS_EMERGENCY_CONTACT',
    'Has as emergency contact',
    'CARE',
  ),
  ...pair('CARER_OF', 'Carer of', 'CARED_FOR_BY', 'Cared for by', 'CARE'),
  ...pair('TEACHER_OF', 'Teacher or youth worker of', 'TAUGHT_BY', 'Taught or supported by', 'CARE'),
  both('FRIEND', 'Friend of', 'SOCIAL'),
  both('ASSOCIATE', 'Associate of', 'SOCIAL'),
  both('NEIGHBOUR', 'Neighbour of', 'SOCIAL'),
  ...pair('LANDLORD_OF', 'Landlord of', 'TENANT_OF', 'Tenant of', 'SOCIAL'),
  ...pair('EMPLOYER_OF', 'Employer of', 'EMPLOYEE_OF', 'Employee of', 'SOCIAL'),
  both('KNOWN_TO', 'Known to', 'SOCIAL'),
  both('CO_OFFENDER', 'Offended with', 'CRIME'),
  both('CO_DEFENDANT', 'Co-defendant of', 'CRIME'),
  both('GANG_MEMBER', 'In the same gang as', 'CRIME'),
  ...pair('IDENTITY_USED_BY', 'Identity used by', 'USES_IDENTITY_OF', 'Uses the identity of', 'CRIME'),
  ...pair(
    'SUSPECTED_EXPLOITER_OF',
    'Suspected of exploiting',
    'SUSPECTED_EXPLOITED_BY',
    'Suspected to be exploited by',
    'CRIME',
    true,
  ),
  ...pair(
    'SUSPECTED_TRAFFICKED_BY',
    'Suspected to be trafficked by',
    'SUSPECTED_TRAFFICKER_OF',
    'Suspected of trafficking',
    'CRIME',
    true,
  ),
] as const

export type RelationshipType = (typeof relationshipTypes)[number]['code']

/** How sure a link is. */
export const confidenceLevels = [
  { code: 'CONFIRMED', label: 'Confirmed' },
  { code: 'BELIEVED', label: 'Believed' },
  { code: 'REPORTED', label: 'Reported' },
] as const
export type ConfidenceLevel = (typeof confidenceLevels)[number]['code']

/** The same relationship seen from the other person: PARENT_OF gives CHILD_OF, SPOUSE gives SPOUSE. */
export function inverseRelationship(code: RelationshipType): RelationshipType {
  return typeOf(code)?.inverse ?? code
}

/** The one form that is stored: an inverse code turns the two people round. */
export function storedRelationship<Person>(
  from: Person,
  code: RelationshipType,
  to: Person,
): { from: Person; code: RelationshipType; to: Person } {
  if (typeOf(code)?.direction !== 'INVERSE') return { from, code, to }
  return { from: to, code: inverseRelationship(code), to: from }
}

/** How the relationship reads from this end, for a person who stands at the stored `from` or `to`. */
export function relationshipLabel(code: RelationshipType, end: 'from' | 'to'): string {
  const seen = end === 'from' ? code : inverseRelationship(code)
  return typeOf(seen)?.label ?? seen
}

/** Whether abuse between these two is domestic abuse: intimate or family, and both 16 or over (DA Act 2021 ss.1-2). */
export function isDomesticRelationship(
  code: RelationshipType,
  ages: readonly [number | undefined, number | undefined],
): boolean {
  const category = typeOf(code)?.category
  return (
    (category === 'INTIMATE' || category === 'FAMILY') && ages.every((age) => age !== undefined && age >= 16)
  )
}

const typeOf = (code: RelationshipType) => relationshipTypes.find((type) => type.code === code)

interface Row<Code extends string, Inverse extends string> {
  code: Code
  label: string
  inverse: Inverse
  direction: RelationshipDirection
  category: RelationshipCategory
  /** Shown only to those who work on it: a suspicion that must not reach the suspect. */
  isSensitive: boolean
}

function both<const Code extends string>(
  code: Code,
  label: string,
  category: RelationshipCategory,
): Row<Code, Code> {
  return { code, label, inverse: code, direction: 'BOTH', category, isSensitive: false }
}

function pair<const Code extends string, const Inverse extends string>(
  code: Code,
  label: string,
  inverse: Inverse,
  inverseLabel: string,
  category: RelationshipCategory,
  isSensitive = false,
): [Row<Code, Inverse>, Row<Inverse, Code>] {
  return [
    { code, label, inverse, direction: 'FORWARD', category, isSensitive },
    { code: inverse, label: inverseLabel, inverse: code, direction: 'INVERSE', category, isSensitive },
  ]
}
