/** The routes of the incident module. */
import { incident } from '@mips/contracts'
import { AppError } from '../../platform/errors.ts'
import type { Module } from '../../platform/http/module.ts'

const notReady = () => Promise.reject(new AppError('not_ready'))

export const incidentModule: Module = { contract: incident, handlers: Object.fromEntries(Object.keys(incident.routes).map((name) => [name, notReady])) }
