/** What can be asked of the custody-procedures module: searches, force, property, biometrics, interviews and contacts. */
import { defineContract } from './contract.ts'
import { biometricRoutes } from './custody-biometrics.ts'
import { interviewRoutes } from './custody-interviews.ts'
import { propertyRoutes } from './custody-property.ts'
import { searchRoutes } from './custody-searches.ts'

export const custodyProcedures = defineContract('custodyProcedures', {
  ...searchRoutes,
  ...propertyRoutes,
  ...biometricRoutes,
  ...interviewRoutes,
})
