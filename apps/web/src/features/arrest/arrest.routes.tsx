export const arrestRoutes = [] as const
