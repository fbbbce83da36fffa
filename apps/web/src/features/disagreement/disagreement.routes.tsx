import { lazy } from 'react'

const DisagreementSection = lazy(() =>
  import('./disagreement-section.tsx').then((module) => ({ default: module.DisagreementSection })),
)

/** What the feature puts on the Golden Nominal. */
export const disagreementNominalParts = { looks: [DisagreementSection] }
