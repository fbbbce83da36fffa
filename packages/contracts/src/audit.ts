/** What can be asked of the audit module. */
import { defineContract } from './contract.ts'

export const audit = defineContract('audit', {})
