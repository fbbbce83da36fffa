/** The routes of the audit module. */
import { audit } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'

export const auditModule = implement(audit)({})
