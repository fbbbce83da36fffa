/** Roles by which cases, crimes and incidents name those who were harmed, and those who saw it. */
export const victimRoles: readonly string[] = [
  'VICTIM',
  'VICTIM_REPEAT',
  'VICTIM_CHILD',
  'VICTIM_BUSINESS',
  'COMPLAINANT',
]
export const witnessRoles: readonly string[] = [
  'WITNESS',
  'WITNESS_SIGNIFICANT',
  'WITNESS_EXPERT',
  'WITNESS_PROFESSIONAL',
  'WITNESS_CHARACTER',
]
