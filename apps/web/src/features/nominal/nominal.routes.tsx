export const nominalRoutes = [] as const
