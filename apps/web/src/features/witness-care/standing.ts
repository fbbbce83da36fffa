/** The colour of how a witness stands for a hearing. */
export function standingTone(code: string) {
  if (code === 'COMES') return 'good' as const
  return code === 'CANNOT' || code === 'CLASH' ? ('bad' as const) : ('caution' as const)
}
