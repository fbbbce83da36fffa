/** For whom a briefing is, in words. */
import type { BriefingHead } from '@mips/contracts/briefing-parts'

export const audienceWords = ({ units, roles, shift }: BriefingHead): string =>
  [
    units.length === 0 ? 'All units' : units.map(({ label }) => label).join(', '),
    ...(roles.length === 0 ? [] : [roles.map(({ label }) => label).join(', ')]),
    ...(shift === null ? [] : [shift.label]),
  ].join(' · ')
