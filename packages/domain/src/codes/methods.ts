/** Method of offending: how it was done, coded by facet so that series can be seen; lists of the force, recalled from practice. */

export const methodFacets = [
  { code: 'ENTRY', label: 'Way in' },
  { code: 'METHOD', label: 'How it was done' },
  { code: 'INSTRUMENT', label: 'What was used' },
  { code: 'PROPERTY', label: 'What was aimed at' },
  { code: 'APPROACH', label: 'How the victim was met' },
  { code: 'TRADEMARK', label: 'Trade mark' },
] as const
export type MethodFacet = (typeof methodFacets)[number]['code']

export const offendingMethods = [
  { code: 'FRONT_DOOR', label: 'Front door', facet: 'ENTRY' },
  { code: 'REAR_DOOR', label: 'Rear door', facet: 'ENTRY' },
  { code: 'GROUND_WINDOW', label: 'Ground-floor window', facet: 'ENTRY' },
  { code: 'UPPER_WINDOW', label: 'Upper window', facet: 'ENTRY' },
  { code: 'ROOF', label: 'Roof or skylight', facet: 'ENTRY' },
  { code: 'INSECURE', label: 'Left unlocked', facet: 'ENTRY' },
  { code: 'GARAGE', label: 'Through a garage or shed', facet: 'ENTRY' },
  { code: 'LOCK_SNAPPED', label: 'Lock snapped', facet: 'METHOD' },
  { code: 'FORCED', label: 'Forced or levered', facet: 'METHOD' },
  { code: 'GLASS_BROKEN', label: 'Glass broken', facet: 'METHOD' },
  { code: 'GLASS_REMOVED', label: 'Glass taken out', facet: 'METHOD' },
  { code: 'KEYS_FISHED', label: 'Keys fished through the letter box', facet: 'METHOD' },
  { code: 'KEYLESS', label: 'Keyless car signal relayed', facet: 'METHOD' },
  { code: 'TAILGATED', label: 'Followed somebody in', facet: 'METHOD' },
  { code: 'SNATCHED', label: 'Snatched', facet: 'METHOD' },
  { code: 'PICKPOCKET', label: 'Taken unnoticed from the person', facet: 'METHOD' },
  { code: 'FIRE_SET', label: 'Fire set', facet: 'METHOD' },
  { code: 'KNIFE', label: 'Knife', facet: 'INSTRUMENT' },
  { code: 'FIREARM', label: 'Firearm', facet: 'INSTRUMENT' },
  { code: 'BLUNT', label: 'Blunt instrument', facet: 'INSTRUMENT' },
  { code: 'CROWBAR', label: 'Crowbar or screwdriver', facet: 'INSTRUMENT' },
  { code: 'ANGLE_GRINDER', label: 'Angle grinder', facet: 'INSTRUMENT' },
  { code: 'CORROSIVE', label: 'Corrosive liquid', facet: 'INSTRUMENT' },
  { code: 'MOPED', label: 'Moped or e-bike', facet: 'INSTRUMENT' },
  { code: 'PROPERTY_CASH', label: 'Cash', facet: 'PROPERTY' },
  { code: 'PROPERTY_JEWELLERY', label: 'Jewellery or watches', facet: 'PROPERTY' },
  { code: 'PROPERTY_PHONES', label: 'Phones', facet: 'PROPERTY' },
  { code: 'PROPERTY_CAR_KEYS', label: 'Car keys', facet: 'PROPERTY' },
  { code: 'PROPERTY_TOOLS', label: 'Tools', facet: 'PROPERTY' },
  { code: 'PROPERTY_METAL', label: 'Metal or catalytic converters', facet: 'PROPERTY' },
  { code: 'BOGUS_OFFICIAL', label: 'Posed as an official', facet: 'APPROACH' },
  { code: 'BOGUS_TRADER', label: 'Posed as a trader', facet: 'APPROACH' },
  { code: 'DISTRACTION', label: 'Distracted the victim', facet: 'APPROACH' },
  { code: 'FROM_BEHIND', label: 'Came from behind', facet: 'APPROACH' },
  { code: 'ONLINE', label: 'Met on the internet', facet: 'APPROACH' },
  { code: 'COURIER', label: 'Sent a courier', facet: 'APPROACH' },
  { code: 'THREATS', label: 'Threatened before touching', facet: 'APPROACH' },
  { code: 'WORE_MASK', label: 'Face covered', facet: 'TRADEMARK' },
  { code: 'WORE_GLOVES', label: 'Gloves worn', facet: 'TRADEMARK' },
  { code: 'ATE_AT_SCENE', label: 'Ate or drank at the scene', facet: 'TRADEMARK' },
  { code: 'SEARCHED_TIDILY', label: 'Searched tidily', facet: 'TRADEMARK' },
  { code: 'RANSACKED', label: 'Ransacked', facet: 'TRADEMARK' },
  { code: 'LEFT_MESSAGE', label: 'Left a message or mark', facet: 'TRADEMARK' },
] as const satisfies readonly { code: string; label: string; facet: MethodFacet }[]
export type OffendingMethod = (typeof offendingMethods)[number]['code']

/** The facet of a method, in words. */
export const methodFacetLabel = (code: string): string => {
  const facet = offendingMethods.find((method) => method.code === code)?.facet
  return methodFacets.find((row) => row.code === facet)?.label ?? code
}
