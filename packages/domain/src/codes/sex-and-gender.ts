/** Sex and gender identity are two fields; neither may overwrite the other. */
export const sexes = [
  { code: 'M', label: 'Male', cjsCode: '1' },
  { code: 'F', label: 'Female', cjsCode: '2' },
  { code: 'N', label: 'Not known', cjsCode: '0' },
  { code: 'NS', label: 'Not specified', cjsCode: '9' },
] as const
export type Sex = (typeof sexes)[number]['code']

/** Optional and sensitive; a former sex is protected (Gender Recognition Act s.22). */
export const genderIdentities = [
  { code: 'GIF', label: 'Female' },
  { code: 'GIM', label: 'Male' },
  { code: 'GINB', label: 'Non-binary' },
  { code: 'GIRF', label: 'Refused to answer' },
  { code: 'GISD', label: 'Self-described' },
  { code: 'UNK', label: 'Not known' },
] as const
export type GenderIdentity = (typeof genderIdentities)[number]['code']

/** Our code for that of the CJS or of the national computer (M, F, U). */
export function sexFromCjs(code: string): Sex {
  if (code.toUpperCase() === 'M' || code === '1') return 'M'
  if (code.toUpperCase() === 'F' || code === '2') return 'F'
  return code === '9' ? 'NS' : 'N'
}
