/** One valid input for each route of the audit module, for the conformance test. */
import { audit } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const auditFixtures = fixturesOf(audit)({})
